import { Button } from '@mantine/core';
import type { Problem } from '#contract/model/app-state.ts';
import { problemText } from '#contract/rules/problem-text.ts';
import { LOST_JOURNAL } from '#contract/rules/what-runs.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';

/** What happens is in memory only, or nobody knows what records. */
const RED: ReadonlySet<Problem['code']> = new Set([
  'journal-unavailable',
  'journal-newer',
  'journal-unread',
]);

/** Something that does not go away by itself. */
export function ProblemNote({ problem }: { readonly problem: Problem }) {
  const t = useT();
  const tone = RED.has(problem.code) ? 'red' : 'amber';
  const { key, values, detail } = problemText(problem);
  return (
    <Note
      tone={tone}
      sign="!"
      role="alert"
      actions={LOST_JOURNAL.has(problem.code) ? <ConfirmWhatRuns /> : undefined}
    >
      {t(key, values)} {detail && <span className="mono">{detail}</span>}
    </Note>
  );
}

/** Nothing but a person's look tells what ran before the journal was lost. Main asks once more. */
function ConfirmWhatRuns() {
  const t = useT();
  const confirm = useAction(() => bridge.ask('journal.confirm', null));
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={confirm.busy}
        onClick={() => void confirm.run()}
      >
        {t('problem.journal-confirm')}
      </Button>
      <ErrorNote code={confirm.error} />
    </>
  );
}
