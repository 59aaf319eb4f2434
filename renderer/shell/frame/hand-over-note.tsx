import { Button } from '@mantine/core';
import type { Recording } from '#contract/model/start.ts';
import {
  type EndedHandOver,
  endedHandOvers,
  endedText,
  endingEarly,
  endingEarlyText,
  retriedHandOvers,
} from '#contract/rules/hand-over-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { usePending, useStart } from '../../shared/commands/use-commands.ts';
import { singleClick } from '../../shared/components/interaction.ts';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { keysOf, RecordingsNote } from './recordings-note.tsx';

/** Recordings that have ended because no second task took over; a note goes with the next start, or once dismissed. */
export function EndedNotes() {
  const runs = useAppState((state) => state.runs);
  const dismissedRuns = useAppState((state) => state.dismissedRuns);
  return endedHandOvers({ runs, dismissedRuns }).map((ended) => (
    <EndedNote key={ended.runId} ended={ended} />
  ));
}

function EndedNote({ ended }: { readonly ended: EndedHandOver }) {
  const t = useT();
  const { presetId } = ended;
  const start = useStart(presetId);
  const { starting, error } = usePending(presetId);
  return (
    <Note
      tone="red"
      sign="✕"
      role="alert"
      title={t('handOver.ended', { preset: shownName(ended.preset, t) })}
      actions={
        <>
          <Button
            variant="default"
            size="compact-sm"
            disabled={starting}
            onClick={singleClick(() => void start('ask'))}
          >
            {t('handOver.startAgain')}
          </Button>
          <ErrorNote code={error} />
        </>
      }
    >
      {endedText(ended, t)}
    </Note>
  );
}

/** What may end before it is wanted to; the note goes once a second task takes over, or the recording is over. */
export function HandOverNote() {
  const t = useT();
  const recordings = useAppState((state) => state.recordings);
  const retry = useAction((some: readonly Recording[]) =>
    bridge.ask('recordings.handOver', { keys: keysOf(some) }),
  );
  const early = endingEarly(recordings);
  if (early.length === 0) return null;
  const retried = retriedHandOvers(early);
  return (
    <RecordingsNote
      {...endingEarlyText(early, t)}
      advice={t('handOver.advice')}
      error={retry.error}
      action={
        retried.length > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            disabled={retry.busy}
            onClick={singleClick(() => void retry.run(retried))}
          >
            {t('handOver.retry')}
          </Button>
        )
      }
    />
  );
}
