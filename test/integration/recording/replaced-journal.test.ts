import { replacedJournalTests } from '../../support/replaced-journal.ts';

// All of them: replaced-journal.long.test.ts.
replacedJournalTests(['cut to nothing', 'in a folder that was emptied']);
