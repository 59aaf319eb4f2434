import { Button } from '@mantine/core';
import type { Account } from '#contract/model/account.ts';
import type { Recording } from '#contract/model/start.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { AccountName } from '../accounts/account-name.tsx';
import { useAccount } from '../accounts/use-account.ts';
import { useSeries } from '../commands/ask-context.ts';
import { Note } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';
import styles from './questions.module.css';

/** With which project it would be done, the one thing that must not be mistaken; and what is asked next. */
export function QuestionAccount({ id }: { readonly id: string }) {
  const account = useAccount(id);
  return (
    <div className={styles.account}>
      {account && <AccountName account={account} badge />}
      <MoreQuestions />
    </div>
  );
}

/** How many questions follow this one, and the way out of them all. */
function MoreQuestions() {
  const t = useT();
  const { waiting, leaveAll } = useSeries();
  if (waiting === 0) return null;
  return (
    <div className={styles.more}>
      {t(waiting === 1 ? 'question.follows' : 'question.follow', { count: waiting })}
      <Button variant="subtle" size="compact-sm" onClick={leaveAll}>
        {t('question.leaveAll')}
      </Button>
    </div>
  );
}

interface StrandedNoteProps {
  readonly recordings: readonly Recording[];
  readonly accounts: readonly Account[];
}

/** What no account could stop: which AppIds one must have, and what else an operator can do. */
export function StrandedNote({ recordings, accounts }: StrandedNoteProps) {
  const t = useT();
  const stranded = recordings.filter((one) => signerOf(one, accounts) === null);
  if (stranded.length === 0) return null;
  const appIds = [...new Set(stranded.map(({ appId }) => appId))].join(', ');
  return (
    <Note tone="amber" sign="!">
      {t('onAir.stranded', { count: stranded.length, appIds })}
    </Note>
  );
}
