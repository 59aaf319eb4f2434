import type { Call } from '#contract/model/outcome.ts';
import type { RunView } from '#contract/model/run.ts';
import { watchClock } from '../app/clock-watch.ts';
import { coalesce } from '../app/coalesce.ts';
import { Verdicts } from '../app/commands/record-verdicts.ts';
import { watchDisk } from '../app/disk-watch.ts';
import { watchEnds } from '../app/watch-ends.ts';
import { PRACTICE_ACCOUNT_ID } from '../practice/samples.ts';
import { withEarlierCalls } from '../recording/earlier-calls.ts';
import type { Verdict } from '../recording/operator-verdict.ts';
import { RecordingService } from '../recording/recording-service.ts';
import { Runner } from '../recording/runner.ts';
import type { HistoryService } from '../storage/history/main/history-service.ts';
import type { Api } from './api.ts';
import { freeBytes } from './check-probes.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** How often the state renews the places in the queue while a run waits. */
const QUEUE_INTERVAL_MS = 200;

type SettledListener = (run: RunView, call: Call) => void;

/** What starts and stops recordings, and follows them to their ends. */
export interface RecordingParts {
  readonly runner: Runner;
  readonly service: RecordingService;
  /** What an operator saw, in journal, state and history. */
  readonly verdicts: Verdicts;
  /** Called for every call that settles. */
  readonly settledListeners: Set<SettledListener>;
  /** Called for every verdict of a person. */
  readonly verdictListeners: Set<(verdict: Verdict) => void>;
  /** Ends the timers. */
  stop(): void;
}

export function createRecording(
  options: ComposeOptions,
  persistence: Persistence,
  { transport, limiters }: Api,
  { feed }: HistoryService,
): RecordingParts {
  const { log } = options;
  const { state, views, journal, recordings, stops, clock, times, showRecordings } = persistence;
  const settledListeners = new Set<SettledListener>();
  const verdictListeners = new Set<(verdict: Verdict) => void>();
  const nextSeq = () => journal.nextSeq();
  const shown = (run: RunView): RunView => {
    const known = state.state.runs[run.presetId];
    if (known?.id !== run.id) return withEarlierCalls(run, journal);
    return known.earlierCalls ? { ...run, earlierCalls: known.earlierCalls } : run;
  };
  const runner = new Runner(
    { transport, journal, nextSeq, recordings, stops, limiters, clock, ...times },
    {
      onChange: (run) => state.update({ runs: { [run.presetId]: shown(run) } }),
      onCallSettled: (run, call) => {
        showRecordings();
        for (const listener of settledListeners) listener(run, call);
      },
      onRunSettled: (run) => {
        views.later(() => options.onRunSettled(run));
        views.later(() => void feed());
      },
      onFault: (error) => log.error('unforeseen:', error),
    },
  );
  const showQueue = coalesce(() => state.update({ queue: runner.queue() }), QUEUE_INTERVAL_MS);
  state.subscribe(({ changes }) => changes.runs && showQueue());
  persistence.joined.attach({ ...persistence, runner, log, feedHistory: () => void feed() });
  const service = createService(runner, persistence);
  const verdicts = new Verdicts({
    journal,
    recordings,
    state,
    endedBy: times.endedBy,
    showRecordings,
    feedHistory: () => void feed(),
    onRecorded: (verdict) => {
      for (const listener of verdictListeners) listener(verdict);
    },
  });
  const listeners = { settledListeners, verdictListeners };
  return {
    runner,
    service,
    verdicts,
    ...listeners,
    stop: followMachine(options.userData, persistence),
  };
}

const createService = (
  runner: Runner,
  { presets, accounts, journal, recordings, times, changeRecordings }: Persistence,
) =>
  new RecordingService({
    runner,
    recordings,
    findPreset: (id) => presets.find(id),
    findAccount: (id) => accounts.forRun(id),
    endsWithUs: (id) => id === PRACTICE_ACCOUNT_ID,
    listAccounts: () => accounts.list(),
    findRun: (callId) => journal.find(callId),
    change: changeRecordings,
    ...times,
  });

/** Takes what has ended out of sight, and tells where clock or disk are wrong; ends with the function returned. */
function followMachine(userData: string, persistence: Persistence): () => void {
  const { state, clock, clocks, changes, showRecordings, setProblem } = persistence;
  const ends = watchEnds(state, clock, showRecordings);
  const clockWatch = watchClock(clocks, (detail) => {
    setProblem('clock-off', detail);
    ends.look();
  });
  changes.on('time', () => clockWatch.look());
  const disk = watchDisk(
    () => freeBytes(userData),
    (megabytes) => setProblem('disk-nearly-full', megabytes),
  );
  void disk.look();
  return () => {
    ends.stop();
    clockWatch.stop();
    disk.stop();
  };
}
