import { setMaxListeners } from 'node:events';
import type { Call } from '#contract/model/outcome.ts';
import type { Run, RunView, Source } from '#contract/model/run.ts';
import type { QueuePlace } from '#contract/model/start.ts';
import { outcomeWithoutAnswer } from '../zego/answer/answer.ts';
import type { Transport } from '../zego/transport/transport.ts';
import { refuseBusy, signingOf } from './before-run.ts';
import { CallRecord } from './call-record.ts';
import { type CallContext, LEFT_TO_NEXT_START, type Ready, runCall } from './call-runner.ts';
import { createRun } from './create-run.ts';
import { type FirstWave, firstWave } from './first-wave.ts';
import type { Recordings } from './known-recordings.ts';
import { expectedWaitMs, type Limiters, type Waiting } from './limiter.ts';
import type { Clock, EndpointClock, Journal, RunRequest } from './ports.ts';
import { priorityOf } from './priority.ts';
import type { RecentStops } from './recent-stops.ts';
import { CannotRecord } from './refused.ts';
import { viewOf } from './run-view.ts';
import { ENDING_RETRY_MS } from './still-ending.ts';

export interface RunnerServices {
  /** The connection that an endpoint's calls go through. */
  readonly transport: Transport;
  readonly journal: Journal;
  /** A number above those of all earlier runs. */
  readonly nextSeq: () => number;
  readonly recordings: Recordings;
  readonly stops: RecentStops;
  /** Wait before a start whose old task was still ending is tried once more; shorter in tests. */
  readonly endingRetryMs?: number;
  readonly limiters: Limiters;
  readonly clock: Clock;
  readonly clockOf: (endpoint: string) => EndpointClock;
}

export interface RunnerEvents {
  /** After each step that is on disk. */
  onChange(run: RunView): void;
  /** Once for each call, when its outcome is on disk. */
  onCallSettled(run: RunView, call: Call): void;
  /** Once for each run, when all its calls have settled. */
  onRunSettled(run: RunView): void;
  /** An unforeseen error of the program itself; the calls go on. */
  onFault(error: unknown): void;
}

export interface StartedRun {
  readonly run: RunView;
  readonly settled: Promise<RunView>;
}

interface UnderWay {
  view: RunView;
  readonly cancel: AbortController;
  /** Ends the wait for answers that are still to come. */
  readonly giveUp: AbortController;
  readonly waiting: Map<string, Waiting>;
}

const NONE_READY: FirstWave['ready'] = new Map();

/** The one way from a click, a tray item or a command line to the wire. */
export class Runner {
  readonly #services: RunnerServices;
  readonly #events: RunnerEvents;
  readonly #underWay = new Map<string, UnderWay>();
  #isLeaving = false;

  constructor(services: RunnerServices, events: RunnerEvents) {
    this.#services = services;
    this.#events = events;
  }

  /** Whether `leave` was called: nothing new is begun. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  /** Runs that have not settled yet. */
  get underWay(): readonly RunView[] {
    return [...this.#underWay.values()].map(({ view }) => view);
  }

  /**
   * Writes the run to the journal and sets its calls going.
   *
   * @throws Leaving once `leave` was called.
   * @throws AlreadyRunning while a run of the same preset is under way.
   * @throws CannotRecord when the journal cannot commit; then nothing was sent.
   */
  start(request: RunRequest, source: Source): StartedRun {
    refuseBusy([request], this);
    return this.#begin(request, source);
  }

  /**
   * The same for several runs at once, which may be of one preset: a stop with more than one account.
   *
   * @throws as `start`, before any of them has begun; those that may not go unrecorded are not for this.
   */
  startTogether(requests: readonly RunRequest[], source: Source): StartedRun[] {
    refuseBusy(requests, this);
    return requests.map((request) => this.#begin(request, source));
  }

  #begin(request: RunRequest, source: Source): StartedRun {
    const { mayGoUnrecorded } = request;
    const { clock, stops, nextSeq, journal } = this.#services;
    const nowMs = clock.now();
    const queued = createRun(request, source, { nowMs, seq: nextSeq(), stops });
    const wave = this.#firstWave(queued, request, nowMs);
    const unrecorded = !journal.createRun(wave.run, mayGoUnrecorded);
    if (unrecorded) wave.giveUp();
    if (unrecorded && !mayGoUnrecorded) throw new CannotRecord('the journal cannot be written');
    const run = unrecorded ? queued : wave.run;
    const ready = unrecorded ? NONE_READY : wave.ready;
    const view = viewOf({ ...run, unrecorded }, clock.endedBy(run.service));
    const underWay: UnderWay = {
      view,
      cancel: new AbortController(),
      giveUp: new AbortController(),
      waiting: new Map(),
    };
    // Each call of the run listens; Node would warn of more than ten on standard error.
    setMaxListeners(0, underWay.cancel.signal, underWay.giveUp.signal);
    this.#underWay.set(view.id, underWay);
    // A request that leaves at once does not wait for the views; an outcome that is known at once is told after its run.
    const leavesNow = ready.size > 0;
    if (!leavesNow) this.#tell(() => this.#events.onChange(view));
    const settled = this.#settle(underWay, request, ready);
    if (leavesNow) this.#tell(() => this.#events.onChange(underWay.view));
    return { run: view, settled };
  }

  #firstWave(run: Run, request: RunRequest, nowMs: number): FirstWave {
    if (request.unsent) return { run, ready: NONE_READY, giveUp: () => undefined };
    const { credentials } = request.account;
    const limiter = this.#services.limiters.of(credentials.appId);
    const priority = priorityOf(run, request.together ?? false);
    const signing = signingOf(request, run, this.#services);
    return firstWave(run, { limiter, priority, signing, nowMs });
  }

  /** Takes back what is not sent yet; what is on the wire stays. */
  cancel(runId: string): void {
    this.#underWay.get(runId)?.cancel.abort();
  }

  /** For the end of the program: takes back what is not sent yet, and takes nothing new. */
  leave(): void {
    this.#isLeaving = true;
    for (const { cancel, view } of this.#underWay.values()) {
      cancel.abort(view.plannedFor === undefined ? undefined : LEFT_TO_NEXT_START);
    }
  }

  /** Settles what has no answer yet as unknown: it was sent, and this process does not wait any longer. */
  giveUp(): void {
    for (const { giveUp } of this.#underWay.values()) giveUp.abort();
  }

  /** Where each waiting run stands in the queue of its AppId, by run id. */
  queue(): Record<string, QueuePlace> {
    const places: Record<string, QueuePlace> = {};
    for (const { view, waiting } of this.#underWay.values()) {
      const queued = view.calls.filter(({ state, retryAt }) => state === 'queued' && !retryAt);
      const positions = queued.flatMap(({ id }) => waiting.get(id)?.position() ?? []);
      if (positions.length === 0) continue;
      const position = Math.min(...positions);
      places[view.id] = { position, waitMs: expectedWaitMs(position) };
    }
    return places;
  }

  /** These runs are on disk again; their numbers have grown by so much. */
  noteRecorded(runIds: ReadonlySet<string>, raisedSeq: number): void {
    for (const underWay of this.#underWay.values()) {
      const { id, seq, unrecorded } = underWay.view;
      if (!unrecorded || !runIds.has(id)) continue;
      underWay.view = { ...underWay.view, unrecorded: false, seq: seq + raisedSeq };
      this.#tell(() => this.#events.onChange(underWay.view));
    }
  }

  async #settle(
    underWay: UnderWay,
    request: RunRequest,
    ready: FirstWave['ready'],
  ): Promise<RunView> {
    const { calls } = underWay.view;
    try {
      await Promise.all(
        calls.map((call) => this.#run(call, underWay, request, ready.get(call.id) ?? null)),
      );
    } finally {
      this.#underWay.delete(underWay.view.id);
    }
    this.#tell(() => this.#events.onRunSettled(underWay.view));
    return underWay.view;
  }

  async #run(
    call: Call,
    underWay: UnderWay,
    request: RunRequest,
    ready: Ready | null,
  ): Promise<Call> {
    const { transport, journal, recordings, stops, limiters, clock } = this.#services;
    const { appId, service } = underWay.view;
    const record = new CallRecord(call, {
      journal,
      clock,
      recordings,
      stops,
      context: underWay.view,
      onChange: (changed) => this.#replace(underWay, changed),
      onUnrecorded: () => {
        underWay.view = { ...underWay.view, unrecorded: true };
      },
    });
    try {
      const context: CallContext = {
        ...signingOf(request, underWay.view, this.#services),
        priority: priorityOf(underWay.view, request.together ?? false),
        transport,
        limiter: limiters.of(appId),
        clock,
        isEnding: (streamId, at) =>
          stops.isEnding({ appId, service, vendor: call.vendor, streamId }, at),
        unsent: request.unsent,
        endingRetryMs: this.#services.endingRetryMs ?? ENDING_RETRY_MS,
        cancelled: underWay.cancel.signal,
        onWaiting: (waiting) => underWay.waiting.set(call.id, waiting),
      };
      const outcome = runCall(record, context, ready);
      return await Promise.race([outcome, aborted(underWay.giveUp.signal)]);
    } catch (error) {
      if (error instanceof GivenUp) return record.settle(outcomeOfFault(record.call));
      this.#events.onFault(error);
      return record.settle(outcomeOfFault(record.call));
    }
  }

  #replace(underWay: UnderWay, changed: Call): void {
    const calls = underWay.view.calls.map((call) => (call.id === changed.id ? changed : call));
    const nowMs = this.#services.clock.endedBy(underWay.view.service);
    underWay.view = viewOf({ ...underWay.view, calls }, nowMs);
    this.#tell(() => this.#events.onChange(underWay.view));
    if (changed.state !== 'settled') return;
    this.#tell(() => this.#events.onCallSettled(underWay.view, changed));
  }

  /** An observer must not be able to stop a call: if a view throws, the view is at fault. */
  #tell(event: () => void): void {
    try {
      event();
    } catch (error) {
      this.#events.onFault(error);
    }
  }
}

/** The runner no longer waits for the answer. */
class GivenUp extends Error {}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new GivenUp()), { once: true });
  });

/** A fault of ours in the middle of a call: on its way it is unknown, before that it surely was not sent. */
const outcomeOfFault = ({ state, streamIds }: Call) =>
  state === 'sending'
    ? outcomeWithoutAnswer(streamIds, 'unknown', 'interrupted')
    : outcomeWithoutAnswer(streamIds, 'failed', 'never-sent');
