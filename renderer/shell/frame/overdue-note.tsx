import { Button } from '@mantine/core';
import type { Recording } from '#contract/model/start.ts';
import { overdueStops, overdueText } from '#contract/rules/planned-stops-text.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { dangerLook } from '../../shared/components/danger.tsx';
import { singleClick } from '../../shared/components/interaction.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { keysOf, RecordingsNote } from './recordings-note.tsx';

/** What goes on after its planned stop; the note goes once it is stopped or settled. */
export function OverdueNote() {
  const t = useT();
  const recordings = useAppState((state) => state.recordings);
  const stop = useAction((overdue: readonly Recording[]) =>
    bridge.ask('recordings.stop', { keys: keysOf(overdue) }),
  );
  const overdue = overdueStops(recordings);
  if (overdue.length === 0) return null;
  return (
    <RecordingsNote
      {...overdueText(overdue, t)}
      advice={t('overdue.advice')}
      error={stop.error}
      action={
        <Button
          {...dangerLook('stop')}
          size="compact-sm"
          disabled={stop.busy}
          onClick={singleClick(() => void stop.run(overdue))}
        >
          {t('overdue.stop')}
        </Button>
      }
    />
  );
}
