import { Button } from '@mantine/core';
import type { RunView } from '#contract/model/run.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './run-line.module.css';

/** Where a run waits, and the way to take back what is not sent yet. */
export function QueueLine({ run }: { readonly run: RunView }) {
  const t = useT();
  const place = useAppState((state) => state.queue[run.id]);
  const cancel = useAction(() => bridge.ask('runs.cancel', { runId: run.id }));
  if (!run.calls.some(({ state }) => state === 'queued')) return null;
  const seconds = Math.ceil((place?.waitMs ?? 0) / 1000);
  return (
    <div className={styles.line}>
      {place && (
        <span className={styles.more}>
          {place.position === 0
            ? t('run.queueNext', { seconds })
            : t('run.queue', { count: place.position, seconds })}
        </span>
      )}
      <Button
        variant="default"
        size="compact-sm"
        loading={cancel.busy}
        aria-label={t('run.cancel.label', { preset: run.presetName })}
        onClick={() => void cancel.run()}
      >
        {t('cancel')}
      </Button>
      <ErrorNote code={cancel.error} />
    </div>
  );
}
