import type { Call, CallOutcome } from '#contract/model/outcome.ts';
import type { Run, RunView, Source } from '#contract/model/run.ts';
import { RECORD_ACTIONS } from '../zego/actions/cdn-record.ts';
import { outcomeOf } from '../zego/answer/answer.ts';
import { type UnsignedRequest, unsignedRequest } from '../zego/call-action.ts';
import { refuseBusy, signingOf, type UnderWayNow } from './before-run.ts';
import { asSending } from './call-record.ts';
import { isPrepared, prepareTry } from './call-runner.ts';
import { createRun } from './create-run.ts';
import { effectsOf } from './effects-on-recordings.ts';
import type { Recordings } from './known-recordings.ts';
import type { Clock, EndpointClock, RunRequest } from './ports.ts';
import type { RecentStops } from './recent-stops.ts';
import { viewOf } from './run-view.ts';
import type { StartedRun } from './runner.ts';

export type { UnsignedRequest };

export interface RehearsalServices {
  /** What the runner has under way: a rehearsal is refused where a run would be. */
  readonly runner: UnderWayNow;
  /** A copy: each request counts as accepted on it, and what follows is planned on that. */
  readonly recordings: Recordings;
  /** A copy. */
  readonly stops: RecentStops;
  readonly clock: Clock;
  clockOf(endpoint: string): EndpointClock;
  /** Once for each call, before `start` returns. */
  onCallSettled(run: RunView, call: Call): void;
}

/**
 * Stands in the place of the runner and makes the runs that it would make, of the same plan and with the same requests.
 * Nothing is sent, written down or kept. A call that would leave has an outcome as if its vendor had accepted it; of
 * tries after an answer that says otherwise nothing is known here.
 */
export class Rehearsal {
  readonly #services: RehearsalServices;
  readonly #requests = new Map<string, UnsignedRequest>();

  constructor(services: RehearsalServices) {
    this.#services = services;
  }

  get isLeaving(): boolean {
    return this.#services.runner.isLeaving;
  }

  get underWay(): readonly RunView[] {
    return this.#services.runner.underWay;
  }

  /** @throws Leaving, AlreadyRunning where the runner would. */
  start(request: RunRequest, source: Source): StartedRun {
    refuseBusy([request], this);
    return this.#rehearse(request, source);
  }

  /** @throws as `start` */
  startTogether(requests: readonly RunRequest[], source: Source): StartedRun[] {
    refuseBusy(requests, this);
    return requests.map((request) => this.#rehearse(request, source));
  }

  /** What a call would send; null where nothing of it would leave. */
  requestOf(callId: string): UnsignedRequest | null {
    return this.#requests.get(callId) ?? null;
  }

  #rehearse(request: RunRequest, source: Source): StartedRun {
    const { clock, stops, onCallSettled } = this.#services;
    const run = createRun(request, source, { nowMs: clock.now(), seq: 0, stops });
    const calls = run.calls.map((call) => this.#rehearsed(call, run, request));
    const view = viewOf({ ...run, calls }, clock.endedBy(run.service));
    for (const call of calls) onCallSettled(view, call);
    return { run: view, settled: Promise.resolve(view) };
  }

  #rehearsed(call: Call, run: Run, request: RunRequest): Call {
    const { recordings, stops, clock } = this.#services;
    const signing = signingOf(request, run, this.#services);
    const made = prepareTry(call, { attempt: 1, correction: null }, signing);
    if (!isPrepared(made)) return settledAs(call, made);
    const { action } = made.request;
    const unsigned = unsignedRequest(RECORD_ACTIONS[action], made.request, signing.credentials);
    this.#requests.set(call.id, unsigned);
    const startedAt = new Date(clock.now()).toISOString();
    const sent = { ...call, ...asSending({ ...made.sending, startedAt }) };
    const settled = settledAs(sent, acceptedOf(call.streamIds));
    recordings.apply(effectsOf(settled, run, recordings, clock.endedBy(run.service)));
    stops.settled(settled, run);
    return settled;
  }
}

const settledAs = (call: Call, outcome: CallOutcome): Call => ({
  ...call,
  state: 'settled',
  outcome,
});

const acceptedOf = (streamIds: readonly string[]): CallOutcome =>
  outcomeOf(
    streamIds.map((streamId) => ({ streamId, status: 'accepted' as const })),
    {},
  );
