import type { Account } from '#contract/model/account.ts';
import type { Recording } from '#contract/model/start.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { Note } from '../components/note.tsx';
import { useT } from '../i18n/use-t.ts';

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
