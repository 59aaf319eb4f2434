import type { CallOutcome } from '../contract/outcome.ts';
import type { Preset } from '../contract/preset.ts';
import type { Run } from '../contract/run.ts';
import type { Credentials } from '../zego/query.ts';

/** What the recording domain needs of the world. Production, tests and the bench each bring their own. */
export interface Clock {
  /** Wall-clock time in milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that never go back, whatever is done to the wall clock. */
  monotonic(): number;
}

export interface Sending {
  readonly attempt: number;
  readonly endTime: number | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

export interface Settled {
  readonly outcome: CallOutcome;
  readonly durationMs: number | null;
}

/**
 * Written before the effect, each call of it one durable commit. It throws when it cannot commit:
 * what is not on disk is not sent.
 */
export interface Journal {
  /** A run and all its calls, queued. */
  createRun(run: Run): void;
  markSending(callId: string, sending: Sending): void;
  /** Surely not acted upon, waiting for its next attempt. */
  markQueued(callId: string): void;
  settle(callId: string, settled: Settled): void;
}

/** What a run needs to know of an account, at the moment of its start. */
export interface RunAccount {
  readonly id: string;
  readonly name: string;
  readonly practice: boolean;
  readonly credentials: Credentials;
}

export interface RunRequest {
  readonly preset: Preset;
  readonly account: RunAccount;
}
