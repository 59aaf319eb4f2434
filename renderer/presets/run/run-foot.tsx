import { Button, CopyButton, Group } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { isUnderWay, type RunView } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { mayDismiss } from '#contract/rules/in-doubt.ts';
import { runSupportText } from '#contract/rules/support-text.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { setDismissed, useShownRun } from './dismissed.ts';
import styles from './run-view.module.css';

interface RunFootProps {
  readonly run: RunView;
  readonly perhaps: readonly Recording[];
  readonly onDismissed: () => void;
}

/** What can be done with the whole of it. */
export function RunFoot({ run, perhaps, onDismissed }: RunFootProps) {
  const t = useT();
  const version = useAppState((state) => state.version);
  const cancel = useAction(() => bridge.ask('runs.cancel', { runId: run.id }));
  const dismissed = useShownRun(run, perhaps) === undefined;
  const waits = !isUnderWay(run) && !mayDismiss(run, perhaps);
  return (
    <>
      <ErrorNote code={cancel.error} />
      <Group gap="xs" justify="space-between">
        <CopyButton value={runSupportText(run, version)} timeout={2000}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={<IconClipboardText size={16} />}>
              {t(copied ? 'copy.done' : 'run.copyForSupport')}
            </Button>
          )}
        </CopyButton>
        {waits && <span className={styles.waits}>{t('run.dismiss.word')}</span>}
        {run.calls.some(({ state }) => state === 'queued') && (
          <Button variant="default" loading={cancel.busy} onClick={() => void cancel.run()}>
            {t('run.cancelUnsent')}
          </Button>
        )}
        {dismissed && (
          <Button variant="default" onClick={() => setDismissed(run.id, false)}>
            {t('run.showAgain')}
          </Button>
        )}
        {!dismissed && run.status !== 'accepted' && mayDismiss(run, perhaps) && (
          <Button
            variant="default"
            onClick={() => {
              setDismissed(run.id, true);
              onDismissed();
            }}
          >
            {t('run.dismiss')}
          </Button>
        )}
      </Group>
    </>
  );
}
