import type { CallOutcome, Reason } from '#contract/model/outcome.ts';
import type { RunEnd, RunPreset } from '#contract/model/preset.ts';
import type { Run } from '#contract/model/run.ts';
import type { Occurrence } from '#contract/model/schedule.ts';
import type { Target } from '#contract/model/start.ts';
import type { Action } from '#contract/model/vendor.ts';
import type { ClockAnswer, Reading, TimeSource } from '../zego/clock/clock-state.ts';
import type { Credentials } from '../zego/request/query.ts';
import type { RecordingChanges } from './known-recordings.ts';

export type { RecordingChanges };

/** What the recording domain needs of the world. Production, tests and the bench each bring their own. */
export interface Clock {
  /** The workstation's wall clock in milliseconds since the epoch: what the operator's watch says. */
  now(): number;
  /**
   * What an end is held against: the earliest time that may be true at a service (`serviceOf` the endpoint),
   * at all of them where none is named. A tally may stay too long, and must not go too early; what one
   * server says of the time ends nothing at another.
   */
  endedBy(service?: string): number;
  /** Milliseconds that never go back, whatever is done to the wall clock. */
  monotonic(): number;
}

/** The time at an endpoint, for what is signed and sent to it. */
export interface EndpointClock {
  /** The time that an end is counted from, in milliseconds since the epoch. */
  now(): number;
  /** Whose time signs a new call. */
  source(): TimeSource;
  read(source: TimeSource): Reading;
  /** Takes in an answer to what was signed with this reading; whose time to try once more with, if any. */
  hear(reading: Reading, answer: ClockAnswer): TimeSource | null;
}

export interface Sending {
  readonly attempt: number;
  readonly endTime: number | null;
  /** When the program stops what is begun, in Unix seconds; absent where it does not. */
  readonly stopAt?: number;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

export interface Settled {
  readonly outcome: CallOutcome;
  readonly durationMs: number | null;
  /** What it changes of what is known to run. */
  readonly effects: RecordingChanges;
}

/**
 * The request must not leave: neither the journal nor its mark can say that it did, and what is on disk would
 * say that it did not.
 */
export class CannotTell extends Error {
  override readonly name = 'CannotTell';
}

/**
 * Written before the effect, each call of it one durable commit. True: it is on disk. False: the disk takes
 * nothing now; it is kept in memory until the disk does, and nothing waits for that.
 */
export interface Journal {
  /**
   * A run and all its calls, queued, or sending where their requests leave once this is written. Where it is false, each
   * call is marked by itself before it leaves. Where the run may not be held in memory and the disk fails, nothing is kept.
   */
  createRun(run: Run, mayBeHeld: boolean): boolean;
  /** @throws CannotTell */
  markSending(callId: string, sending: Sending): boolean;
  /** Surely not acted upon, waiting for its next attempt. */
  markQueued(callId: string): boolean;
  settle(callId: string, settled: Settled): boolean;
}

/** A journal was lost: what it knew to run may run still. */
export interface KnowledgeGap {
  /** ISO 8601, UTC. */
  readonly since: string;
  /** Where the damaged journal is. */
  readonly file: string;
  /** Ids of recordings of which it is known again whether they run. */
  readonly known: readonly string[];
}

/** What a run needs to know of an account, at the moment of its start. */
export interface RunAccount {
  readonly id: string;
  readonly name: string;
  readonly practice: boolean;
  readonly credentials: Credentials;
}

export interface HandOverOf {
  /** The run that began the recordings; null where the journal has it no more. */
  readonly runId: string | null;
  /** The first of their tasks ends then, in Unix seconds: after that nothing takes over. */
  readonly before: number;
}

export interface RunRequest {
  readonly preset: RunPreset;
  /** The preset's end for this run, where it is not its own: the run keeps it. */
  readonly end?: RunEnd | null;
  readonly account: RunAccount;
  readonly action: Action;
  /** When a planned stop or a hand-over was due, in Unix seconds. */
  readonly plannedFor?: number;
  /** It is a hand-over; what of. */
  readonly handOver?: HandOverOf;
  /** Nothing is sent: the run is written down, failed for this reason. */
  readonly unsent?: Reason;
  /** What of the preset; all of it where absent. */
  readonly targets?: readonly Target[];
  /** The caller accepts to go on without a record when the disk takes none. */
  readonly mayGoUnrecorded: boolean;
  /** One of several that were asked for at once: it leaves slots of the rate limit to single clicks. */
  readonly together?: boolean;
  /** The planned start of a schedule that it is for. */
  readonly occurrence?: Occurrence | undefined;
  /** Which caller of a control surface asked for it. */
  readonly via?: string | undefined;
}
