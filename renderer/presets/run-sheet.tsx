import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { RunView } from '#contract/model/run.ts';
import { openDoubts } from '#contract/rules/in-doubt.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { CallDetail } from '../shared/call/call-detail.tsx';
import { Sheet } from '../shared/components/sheet.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { runsSince } from '../shared/recordings/standing.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { lanesOf } from './run/lanes.ts';
import { nextSteps } from './run/next-steps.ts';
import { RunFoot } from './run/run-foot.tsx';
import { RunHead } from './run/run-head.tsx';
import { RunLanes } from './run/run-lanes.tsx';
import styles from './run/run-view.module.css';

interface RunSheetProps {
  readonly run: RunView;
  readonly onClosed: () => void;
}

const WIDTH = 720;

/**
 * The newest run of a preset from the click on: every vendor and stream with its state, what to do next, and
 * behind each stream the request and the answer in full. The history has all other runs.
 */
export default function RunSheet({ run, onClosed }: RunSheetProps) {
  const t = useT();
  const [opened, { close }] = useDisclosure(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const recordings = useAppState((state) => state.recordings);
  const place = useAppState((state) => state.queue[run.id]);
  const own = useMemo(() => {
    const ids = new Set(run.calls.map(({ id }) => id));
    return recordings.filter(({ callId }) => ids.has(callId));
  }, [run, recordings]);
  const runs = lanesOf(run).some((lane) => runsSince(recordings, lane));
  const perhaps = own.filter(({ certainty }) => certainty === 'perhaps');
  const running = own.filter(({ certainty }) => certainty !== 'perhaps');
  const endless = running.filter(({ endTime }) => endTime === null).map(({ vendor }) => vendor);
  const steps = nextSteps(
    run,
    { place, open: openDoubts(run, perhaps), endless: [...new Set(endless)] },
    t,
  );
  const call = run.calls.find(({ id, outcome }) => id === chosen && outcome);
  return (
    <Sheet
      opened={opened}
      title={shownName(run.presetName, t)}
      size={WIDTH}
      onClose={close}
      onExited={onClosed}
      footer={<RunFoot run={run} perhaps={perhaps} onDismissed={close} />}
    >
      {call ? (
        <>
          <Button
            variant="subtle"
            size="compact-sm"
            mb="sm"
            data-autofocus
            leftSection={<IconArrowLeft size={16} />}
            onClick={() => setChosen(null)}
          >
            {t('run.backToLanes')}
          </Button>
          <CallDetail detail={{ ...run, call }} />
        </>
      ) : (
        <div className={styles.view}>
          <RunHead run={run} runs={runs} steps={steps} />
          <RunLanes run={run} recordings={recordings} perhaps={perhaps} onOpen={setChosen} />
        </div>
      )}
    </Sheet>
  );
}
