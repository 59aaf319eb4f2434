import { Button, CopyButton, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconClipboardText } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import {
  isUnderWay,
  type RunView,
  shownStatus,
  streamCounts,
  verifiedAt,
} from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import { endOfRecording } from '#contract/rules/end-of-recording.ts';
import { canDismiss, mayDismiss, openDoubts } from '#contract/rules/in-doubt.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { sourceText } from '#contract/rules/source-text.ts';
import { runSupportText } from '#contract/rules/support-text.ts';
import { sentences } from '#contract/rules/text.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { CallDetail } from '../../shared/call/call-detail.tsx';
import { NotAir } from '../../shared/components/badge.tsx';
import { ErrorNote, Note } from '../../shared/components/note.tsx';
import { Sheet } from '../../shared/components/sheet.tsx';
import { Status, signOf, toneOf } from '../../shared/components/status.tsx';
import { fromUnix, nearClock } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { runsSince } from '../../shared/recordings/standing.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { setDismissed, useShownRun } from './dismissed.ts';
import { lanesOf } from './lanes.ts';
import { nextSteps } from './next-steps.ts';
import { RunAdvice } from './run-advice.tsx';
import { RunLanes } from './run-lanes.tsx';
import styles from './run-view.module.css';

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
  const uncertain = own.filter(({ certainty }) => certainty === 'uncertain');
  const running = own.filter(({ certainty }) => certainty !== 'uncertain');
  const endless = running.filter((one) => endOfRecording(one) === null).map(({ vendor }) => vendor);
  const steps = nextSteps(
    run,
    {
      place,
      open: openDoubts({ ...run, earlierCalls: undefined }, uncertain),
      endless: [...new Set(endless)],
    },
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
      footer={<RunFoot run={run} uncertain={uncertain} onDismissed={close} />}
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
          <RunLanes run={run} recordings={recordings} uncertain={uncertain} onOpen={setChosen} />
        </div>
      )}
    </Sheet>
  );
}

interface RunHeadProps {
  readonly run: RunView;
  /** Something of it is known to run. */
  readonly runs: boolean;
  readonly steps: readonly string[];
}

/** Where the whole of it stands, and what to do next. */
function RunHead({ run, runs, steps }: RunHeadProps) {
  const t = useT();
  const { accepted, total } = streamCounts(run);
  const standing = {
    ...{ ...run, status: shownStatus(run), ended: !runs },
    verifiedAt: verifiedAt(run.calls),
  };
  const facts = [
    t('run.at', { time: nearClock(new Date(run.createdAt), new Date()) }),
    sourceText(run, t),
    ...(run.plannedFor === undefined
      ? []
      : [t('run.plannedFor', { time: nearClock(fromUnix(run.plannedFor), new Date()) })]),
    ...(isUnderWay(run) || total < 2 ? [] : [t('run.counts', { accepted, total })]),
  ];
  return (
    <>
      <div className={styles.head}>
        <Status {...standing} large />
        {run.practice && <NotAir />}
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </div>
      <Note tone={toneOf(standing)} sign={signOf(standing)}>
        {steps.length > 0 && <p className={styles.steps}>{sentences(steps, t)}</p>}
        <RunAdvice run={run} />
      </Note>
      {run.unrecorded && (
        <Note tone="red" sign="!">
          {t('run.unrecorded')}
        </Note>
      )}
    </>
  );
}

interface RunFootProps {
  readonly run: RunView;
  readonly uncertain: readonly Recording[];
  readonly onDismissed: () => void;
}

/** What can be done with the whole of it. */
function RunFoot({ run, uncertain, onDismissed }: RunFootProps) {
  const t = useT();
  const version = useAppState((state) => state.version);
  const cancel = useAction(() => bridge.ask('runs.cancel', { runId: run.id }));
  const dismissed = useShownRun(run, uncertain) === undefined;
  const waits = !isUnderWay(run) && !mayDismiss(run, uncertain);
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
        {waits && <span className={styles.waits}>{t('run.dismiss.verdict')}</span>}
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
        {!dismissed && canDismiss(run, uncertain) && (
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
