import type { Account } from '#contract/model/account.ts';
import type { Preset, RunEnd, RunPreset } from '#contract/model/preset.ts';
import { serviceOf } from '#contract/model/region.ts';
import type { Run, Source } from '#contract/model/run.ts';
import type { Occurrence } from '#contract/model/schedule.ts';
import type { Recording, Target } from '#contract/model/start.ts';
import {
  classifyTargets,
  type Standing,
  stoppable,
  targetsOf,
} from '#contract/rules/classify-targets.ts';
import { beingStarted } from './being-started.ts';
import { isEndOutOfRange } from './end-time.ts';
import type { Owner } from './group-stops.ts';
import type { Recordings } from './known-recordings.ts';
import { type MovedEnds, moveEnds } from './move-end.ts';
import { allTargets } from './plan-calls.ts';
import { isBusy } from './planned-stops.ts';
import type { Clock, EndpointClock, RecordingChanges, RunAccount, RunRequest } from './ports.ts';
import { AlreadyRunning, Leaving, NOTHING_SKIPPED, Refused, type Unstopped } from './refused.ts';
import type { Runner, StartedRun } from './runner.ts';
import { mayRun } from './stop-request.ts';
import { handOverRuns, type RequestedRuns, stopRuns } from './stop-runs.ts';

export interface StopHow {
  readonly presetId?: string;
  /** When it was due, in Unix seconds: the program sends it as planned. */
  readonly plannedFor?: number | undefined;
  /** One of several that were asked for at once. */
  readonly together?: boolean;
  /** Which caller of a control surface asked for it. */
  readonly via?: string | undefined;
}

/** One run for each account and set of parameters that the recordings were started with. */
export interface Stopped {
  readonly started: readonly StartedRun[];
  readonly unstopped: readonly Unstopped[];
}

export interface RecordingServiceDependencies {
  readonly runner: Pick<Runner, 'isLeaving' | 'underWay' | 'start' | 'startTogether'>;
  findPreset(id: string): Preset | undefined;
  /** Null when the account is gone or its credentials cannot be read. */
  findAccount(id: string): RunAccount | null;
  /** All accounts, readable or not. */
  listAccounts(): readonly Account[];
  readonly recordings: Recordings;
  /** Whether an account's recordings end with this process, so that none of an earlier one can run. */
  endsWithUs?(accountId: string): boolean;
  clockOf(endpoint: string): EndpointClock;
  /** The run of a call; null when the journal has it no more. */
  findRun(callId: string): Pick<Run, 'id' | 'continues'> | null;
  /** The time that an end at a service is held against. */
  readonly endedBy: Clock['endedBy'];
  /** Writes down, and shows, what has changed of recordings. */
  change(changes: RecordingChanges): void;
}

/** What is known of a preset before it is started. */
export interface StartFacts {
  /** With the end that this start is for. */
  readonly preset: RunPreset;
  /** That end, where it is not the preset's own. */
  readonly end?: RunEnd | null;
  /** Null when it does not exist. */
  readonly account: Account | null;
  /** The account with its secret; null when that is locked or missing. */
  readonly signer: RunAccount | null;
  /** A run of the preset has not settled yet. */
  readonly isUnderWay: boolean;
  /** Its end has passed, or a vendor of it takes none so far away. */
  readonly isEndOutOfRange: boolean;
  /** The time at the endpoint, in milliseconds since the epoch; 0 where there is no account. */
  readonly nowMs: number;
  readonly running: readonly Target[];
  /** Sent earlier with an outcome that is not known, or on its way now. */
  readonly uncertain: readonly Target[];
  readonly missing: readonly Target[];
  /** The journal that would tell what runs cannot be read. */
  readonly isUnknown: boolean;
}

export interface StartOrder {
  readonly preset: RunPreset;
  /** The preset's end for this run, where it is not its own. */
  readonly end?: RunEnd | null;
  readonly account: RunAccount;
  readonly targets: readonly Target[];
  /** The caller accepts a start that leaves no record when the disk takes none. */
  readonly mayGoUnrecorded: boolean;
  /** One of several starts that were asked for at once. */
  readonly together: boolean;
  /** The planned start of a schedule that it is for. */
  readonly occurrence?: Occurrence | undefined;
  /** Which caller of a control surface asked for it. */
  readonly via?: string | undefined;
}

/**
 * Starts and stops recordings, and knows what stands in the way. It decides nothing: `app/commands.ts` does,
 * and is the only caller of `start` and the stops.
 */
export class RecordingService {
  readonly #services: RecordingServiceDependencies;

  constructor(services: RecordingServiceDependencies) {
    this.#services = services;
  }

  /** The program is leaving: it takes nothing new. */
  get isLeaving(): boolean {
    return this.#services.runner.isLeaving;
  }

  /**
   * Null when the preset does not exist.
   *
   * @param end what the start is to end with, in place of the preset's own end.
   */
  factsOf(presetId: string, end?: RunEnd | null): StartFacts | null {
    const { findPreset, findAccount, listAccounts, clockOf } = this.#services;
    const found = findPreset(presetId);
    if (!found) return null;
    const preset = end === undefined ? found : { ...found, end };
    const account = listAccounts().find(({ id }) => id === preset.accountId) ?? null;
    const { running, uncertain, missing } = this.#standing(preset, account);
    const nowMs = account ? clockOf(account.endpoint).now() : 0;
    return {
      preset,
      ...(end !== undefined && { end }),
      account,
      signer: account && findAccount(account.id),
      isUnderWay: this.isUnderWay(preset.id),
      isEndOutOfRange: account !== null && isEndOutOfRange(preset, nowMs),
      running: targetsOf(running),
      uncertain: targetsOf(uncertain),
      ...{ missing, nowMs },
      isUnknown: account !== null && this.#unknown(preset, account).length > 0,
    };
  }

  /**
   * @throws Refused when a run of the preset is under way or the program is leaving.
   * @throws CannotRecord when the journal cannot commit and the order does not allow for that. Nothing was sent then.
   */
  start(order: StartOrder, source: Source): StartedRun {
    return this.#run({ ...order, action: 'StartCDNRecord' }, source);
  }

  /**
   * Stops these recordings, each as a run of the preset that started it.
   *
   * @param presetId the preset that was stopped: all of it becomes runs of that one.
   * @throws Refused when none of them can be stopped now; nothing was sent then.
   */
  stop(recordings: readonly Recording[], source: Source, how: StopHow = {}): Stopped {
    const { presetId = null, plannedFor, together = false, via } = how;
    const { findPreset } = this.#services;
    const [first] = recordings;
    const ownerOf = (recording: Recording): Owner => {
      const id = presetId ?? recording.presetId;
      const started = presetId === null ? recording : first;
      return { id, name: findPreset(id)?.name ?? started?.presetName ?? '' };
    };
    const runs = stopRuns(recordings, ownerOf, { plannedFor, together, via }, this.#services);
    return this.#startTogether(runs, source);
  }

  /**
   * Stops all that a preset names although nothing of it is known to run.
   *
   * @throws Refused when its account cannot sign, and as `start`.
   */
  stopAllNamed(preset: Preset, source: Source, how: Pick<StopHow, 'together' | 'via'>): StartedRun {
    const account = this.#services.findAccount(preset.accountId);
    if (!account) throw new Refused('credentials-unavailable', 'The account cannot sign.');
    const action = 'StopCDNRecord';
    const targets = allTargets(preset);
    return this.#run({ preset, account, action, targets, mayGoUnrecorded: true, ...how }, source);
  }

  /** All that a stop of the preset is for; the preset may be gone. */
  toStop(presetId: string): Recording[] {
    const preset = this.#services.findPreset(presetId);
    const running = this.running();
    if (!preset) return running.filter((one) => one.presetId === presetId);
    const account = this.#services.listAccounts().find(({ id }) => id === preset.accountId);
    const known = stoppable(classifyTargets(preset, account, running));
    // What a lost journal may have known to run is stopped too.
    const unknown = account ? this.#unknown(preset, account) : [];
    return account ? [...known, ...unknown.map((key) => mayRun(key, preset, account))] : known;
  }

  /** What runs, or may run, now. */
  running(): Recording[] {
    const { recordings, endedBy } = this.#services;
    return recordings.list(endedBy);
  }

  /** What is to go on past its vendor's end, also where that has passed. */
  handingOver(): Recording[] {
    return this.#services.recordings.handingOver;
  }

  /**
   * Starts the tasks that take over from these recordings, each as a run of the preset that began it.
   *
   * @param plannedFor when it was due, in Unix seconds; undefined where an operator asks for it.
   * @throws Refused when none of them can be started now; nothing was sent then.
   */
  handOver(recordings: readonly Recording[], source: Source, plannedFor?: number): Stopped {
    const runs = handOverRuns(recordings, plannedFor, this.#services);
    return this.#startTogether(runs, source);
  }

  #startTogether({ requests, unstopped }: RequestedRuns, source: Source): Stopped {
    const [first] = unstopped;
    if (requests.length === 0 && first) {
      throw new Refused(first.code, first.message, NOTHING_SKIPPED, unstopped);
    }
    const { runner } = this.#services;
    return {
      started: this.#leavingRefused(() => runner.startTogether(requests, source)),
      unstopped,
    };
  }

  /** What is on its way counts as what may run: two presets can name the same stream. */
  #standing(preset: RunPreset, account: Account | null): Standing {
    const { recordings, runner } = this.#services;
    const known = [...beingStarted(runner), ...recordings.list(this.#services.endedBy)];
    return classifyTargets(preset, account, known);
  }

  /** Of what it is not known whether it runs, because a journal that would tell cannot be read. */
  #unknown(preset: RunPreset, { id, appId, endpoint }: Pick<Account, 'id' | 'appId' | 'endpoint'>) {
    const { recordings, endsWithUs } = this.#services;
    if (recordings.gap === null || endsWithUs?.(id)) return [];
    const service = serviceOf(endpoint);
    const keys = preset.vendors.flatMap((vendor) =>
      preset.streamIds.map((streamId) => ({ appId, service, vendor, streamId })),
    );
    return keys.filter((key) => !recordings.isKnown(key));
  }

  /** Whether a run of the preset has not settled yet. */
  isUnderWay(presetId: string): boolean {
    return this.#services.runner.underWay.some((run) => run.presetId === presetId);
  }

  /** Whether this moment, in Unix seconds, has passed or may have passed at the recording's service. */
  hasPassed({ service }: Recording, until: number): boolean {
    return until * 1000 <= this.#services.endedBy(service);
  }

  /** Gives recordings another end, in Unix seconds, or none: see `moveEnds`. Nothing is sent now. */
  moveEnd(recordings: readonly Recording[], until: number | null): MovedEnds {
    const ends = moveEnds(recordings, until);
    if (ends.moved.length > 0) this.#services.change({ put: ends.moved, drop: [] });
    return ends;
  }

  /** Whether a stop of it would have to wait: its preset is under way, or a call for this stream is. */
  isBusy(recording: Recording): boolean {
    return isBusy(recording, this.#services.runner.underWay);
  }

  #run(request: RunRequest, source: Source): StartedRun {
    return this.#leavingRefused(() => this.#services.runner.start(request, source));
  }

  #leavingRefused<T>(begin: () => T): T {
    try {
      return begin();
    } catch (error) {
      if (error instanceof Leaving) throw new Refused('quitting', 'CDN Recorder is quitting.');
      if (!(error instanceof AlreadyRunning)) throw error;
      throw new Refused('already-running', `Preset "${error.message}" is under way already.`);
    }
  }
}

/** What the commands start, stop and ask. */
export type CommandedRecordings = Pick<
  RecordingService,
  | 'isLeaving'
  | 'isUnderWay'
  | 'factsOf'
  | 'start'
  | 'toStop'
  | 'running'
  | 'stop'
  | 'stopAllNamed'
  | 'hasPassed'
  | 'moveEnd'
  | 'handingOver'
  | 'handOver'
>;
