import { setTimeout as pause } from 'node:timers/promises';
import type { IsTest } from '#contract/model/account.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Intent } from '#contract/model/secrets.ts';
import { createStreamStateQuestions } from '../../electron/app/ask-stream-states.ts';
import { Verdicts } from '../../electron/app/commands/record-verdicts.ts';
import type { StopAnswer } from '../../electron/app/commands/requests.ts';
import { isRemote } from '../../electron/app/commands/requests.ts';
import { Commands } from '../../electron/app/commands.ts';
import { MediaCalls } from '../../electron/app/files/media-calls.ts';
import { mergePlansOf } from '../../electron/app/files/merge-plans.ts';
import { MergeService } from '../../electron/app/files/merge-service.ts';
import type { StreamClaims } from '../../electron/app/room/stream-claims.ts';
import { AppStateStore } from '../../electron/app/state.ts';
import { recordingsOf } from '../../electron/compose/join-journal.ts';
import { type Limiter, Limiters, type Slot } from '../../electron/recording/limiter.ts';
import type { Verdict } from '../../electron/recording/operator-verdict.ts';
import type { Clock, RunAccount } from '../../electron/recording/ports.ts';
import { RecentStops } from '../../electron/recording/recent-stops.ts';
import { RecordingService, type Stopped } from '../../electron/recording/recording-service.ts';
import { Runner } from '../../electron/recording/runner.ts';
import { createJournal } from '../../electron/storage/journal/create-journal.ts';
import type { SqliteJournal } from '../../electron/storage/journal/journal.ts';
import { EndpointClocks } from '../../electron/zego/clock/endpoint-clocks.ts';
import type { Credentials } from '../../electron/zego/request/query.ts';
import { createTransport, type TransportOptions } from '../../electron/zego/transport/transport.ts';
import { accountOf, stateOf } from './app-states.ts';
import { filesBench } from './files-bench.ts';
import { PATIENT } from './patience.ts';
import { presetOf } from './presets.ts';

/** Merges are looked after so many times more often than in production. */
const QUICKER = 50;

export interface BenchOptions {
  readonly endpoint: string;
  readonly appId: number;
  readonly serverSecret: string;
  /** File of the journal; in memory when absent. */
  readonly journalPath?: string;
  /** What the workstation shows and counts; the servers' time is learned, as in the app. */
  readonly clock?: Pick<Clock, 'now' | 'monotonic'>;
  readonly transport?: TransportOptions;
  readonly onChange?: (run: RunView) => void;
  /** Wait before a start whose old task was still ending is tried once more, in milliseconds. */
  readonly endingRetryMs?: number;
  readonly isTest?: IsTest;
  /** The control room that the desk is in. */
  readonly claims?: StreamClaims;
}

/** The recording domain on real parts, without a desktop: transport, journal, limiter, runner. */
export function recordingBench(options: BenchOptions) {
  const { endpoint, appId, serverSecret, isTest = null } = options;
  const workstation = options.clock ?? {
    now: () => Date.now(),
    monotonic: () => performance.now(),
  };
  const created = createJournal(options.journalPath ?? ':memory:', () => new Date());
  const { journal, opened } = created;
  const { disk } = opened;
  const transport = createTransport({ timeouts: PATIENT, ...options.transport });
  const recordings = recordingsOf(opened.content);
  const stops = new RecentStops(workstation.monotonic);
  stops.addRuns(journal.runsSince(new Date(workstation.now() - 600_000)), workstation.now());
  const offsets: (number | null)[] = [];
  const clocks: EndpointClocks = new EndpointClocks(
    { wall: workstation.now, uptime: workstation.monotonic },
    () => offsets.push(clocks.offset()),
  );
  const clock: Clock = { ...workstation, endedBy: (service) => clocks.earliest(service) };
  const settled: Call[] = [];
  const settledListeners = new Set<(run: RunView, call: Call) => void>();
  const verdictListeners = new Set<(verdict: Verdict) => void>();
  const newest = new Map<string, RunView>();
  const replaced: string[] = [];
  const faults: unknown[] = [];
  const limiters = new Limiters(clock.monotonic);
  const runner = new Runner(
    {
      transport,
      journal,
      nextSeq: () => journal.nextSeq(),
      clock,
      recordings,
      stops,
      endingRetryMs: options.endingRetryMs ?? 200,
      limiters,
      clockOf: (url) => clocks.of(url),
    },
    {
      onChange: (run) => {
        newest.set(run.presetId, run);
        options.onChange?.(run);
      },
      onCallSettled: (run, call) => {
        settled.push(call);
        for (const listener of settledListeners) listener(run, call);
      },
      onRunSettled: () => undefined,
      onFault: (error) => faults.push(error),
    },
  );
  journal.attach(
    {
      underWay: () => runner.underWay,
      newest: () => [...newest.values()],
      recordings: () => ({ recordings: recordings.list(0), known: recordings.gap }),
    },
    {
      onTrouble: (error) => faults.push(error),
      onReplaced: (file) => replaced.push(file),
      onCaughtUp: (ids, raised) => runner.noteRecorded(ids, raised),
      onRead: ({ recordings: earlier, gap }) => recordings.join(earlier, gap?.known),
    },
  );
  const credentials: Credentials = { appId, serverSecret, endpoint, isTest };
  const account: RunAccount = { id: 'account', name: 'Main', practice: true, credentials };
  const accounts = new Map([[account.id, account]]);
  const locked = new Set<string>();
  const presets = new Map<string, Preset>();
  const operator = { gives: false };
  const remote = { paused: false };
  const listAccounts = () => [...accounts.values()].map((one) => facts(one, locked));
  const findAccount = (id: string) => (locked.has(id) ? null : (accounts.get(id) ?? null));
  const service = new RecordingService({
    runner,
    recordings,
    findPreset: (id) => presets.get(id),
    findAccount,
    listAccounts,
    clockOf: (url) => clocks.of(url),
    findRun: (callId) => journal.find(callId),
    endedBy: clock.endedBy,
    change(changes) {
      journal.changeRecordings((kept) => kept.apply(changes));
      recordings.apply(changes);
    },
  });
  const asked: Intent[] = [];
  const state = new AppStateStore(stateOf());
  const verdicts = new Verdicts({
    journal,
    recordings,
    state,
    endedBy: clock.endedBy,
    showRecordings: () => state.update({ recordings: recordings.list(clock.endedBy) }),
    feedHistory: () => undefined,
    onRecorded: (verdict) => {
      for (const listener of verdictListeners) listener(verdict);
    },
  });
  const files = filesBench().store;
  const media = new MediaCalls({
    ...{ limiters, transport, clocks, random: Math.random },
    pause: (ms) => pause(ms / QUICKER),
  });
  const mergeStates: string[] = [];
  const looksOff: string[] = [];
  const nextMerges = () =>
    new MergeService({
      ...{ merges: files.merges, files, calls: media, listAccounts, findAccount },
      looksOff: () => looksOff,
      now: workstation.now,
      pause: (ms, signal) => pause(ms / QUICKER, undefined, { signal }),
      onChange: ({ id, state }) => mergeStates.push(`${id} ${state}`),
      onFault: (error) => faults.push(error),
    });
  const merges = nextMerges();
  const commands = new Commands<'alone'>({
    ...(options.claims && { claims: options.claims }),
    recordings: service,
    verdicts,
    merges,
    prompt: {
      ask: async (accountId, intent) => {
        asked.push(intent);
        if (operator.gives) locked.delete(accountId);
      },
    },
    findPreset: (id) => presets.get(id),
    newestRun: (presetId) => newest.get(presetId),
    listAccounts,
    isPaused: (caller) => remote.paused && isRemote(caller),
    ...createStreamStateQuestions({
      accounts: { forRun: findAccount },
      limiters,
      transport,
      clocks,
      pause: (ms) => pause(ms / QUICKER),
    }),
  });
  return {
    /** What the operator was asked a secret for. */
    asked,
    /** Whether the operator gives a secret that is asked for. */
    operator,
    /** Whether remote control is paused. */
    remote,
    journal,
    opened,
    /** The file behind the journal, where it could be opened. */
    disk: disk as SqliteJournal,
    runner,
    commands,
    /** What a verdict shows in. */
    state,
    /** The newest run of each preset, by its id. */
    runs: () => Object.fromEntries(newest),
    recordings,
    toStop: (presetId: string) => service.toStop(presetId),
    listAccounts,
    settled,
    settledListeners,
    /** Called for every verdict of a person. */
    verdictListeners,
    faults,
    clocks,
    now: workstation.now,
    /** Where each journal is that was found to be replaced. */
    replaced,
    offsets,
    /** Makes a preset known. */
    add(change: Partial<Preset> = {}) {
      const preset = presetOf(change);
      presets.set(preset.id, preset);
      return preset;
    },
    /** Those that there are: a test may delete one. */
    presets,
    /** The accounts that there are, by id: a test adds, changes and deletes them. */
    accounts,
    account,
    /** Ids of those whose secret cannot be read. */
    locked,
    /** Past the commands: straight into the runner. */
    start(change: Partial<Preset> = {}, mayGoUnrecorded = false, together = false) {
      const preset = presetOf(change);
      const request = { preset, account, mayGoUnrecorded, together } as const;
      return runner.start({ ...request, action: 'StartCDNRecord' }, 'window');
    },
    /** Takes every slot of the rate limit: a start waits until they are given back. */
    takeSlots: () => giveBackLater(allSlots(limiters.of(appId))),
    /** How many calls could leave now. */
    freeSlots() {
      const slots = allSlots(limiters.of(appId));
      giveBackLater(slots)();
      return slots.length;
    },
    /** Files of recordings, and the merges of them. */
    files,
    merges,
    /** Each state of each merge, as it was told. */
    mergeStates,
    /** Asks for files, behind all starts. */
    media,
    /** Accounts that looks are switched off for. */
    looksOff,
    /** What looks after merges in the next process. */
    nextMerges,
    mergePlansOf: (preset: Preset) =>
      mergePlansOf(preset, { files, startsOf: (id) => files.ofPreset(id), now: workstation.now }),
    async close() {
      merges.stop();
      await transport.close();
      await files.close();
      journal.close();
    },
  };
}

function allSlots(limiter: Limiter): Slot[] {
  const slots: Slot[] = [];
  for (let slot = limiter.takeNow('click'); slot; slot = limiter.takeNow('click')) slots.push(slot);
  return slots;
}

const giveBackLater = (slots: readonly Slot[]) => () => {
  for (const slot of slots) slot.giveBack();
};

const facts = ({ id, name, practice, credentials }: RunAccount, locked: ReadonlySet<string>) => {
  const { appId, endpoint, isTest } = credentials;
  const secret = locked.has(id) ? 'locked' : 'held';
  return accountOf({ id, name, practice, appId, endpoint, isTest, secret });
};

/** The one run of a stop that needs no more, once it has settled. */
export async function stopping(answer: StopAnswer | Promise<StopAnswer>): Promise<RunView> {
  const { started, unstopped } = await stoppedOf(answer);
  const [first, ...more] = started;
  if (!first || more.length + unstopped.length > 0) throw new Error('not one run');
  return first.settled;
}

/** An answer that came without waiting for anybody: nothing stands between such a click and the wire. */
export function atOnce<T>(answer: T | Promise<T>): T {
  if (answer instanceof Promise) throw new Error('somebody was asked first');
  return answer;
}

/** What a stop began; an error where it asked instead. */
export async function stoppedOf(answer: StopAnswer | Promise<StopAnswer>): Promise<Stopped> {
  const stopped = await answer;
  if (stopped.kind === 'question') throw new Error('a question');
  return stopped;
}
