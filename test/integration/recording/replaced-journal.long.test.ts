import { replacedJournalTests } from '../../support/replaced-journal.ts';

replacedJournalTests(null);
