import type { CallOutcome, Reason } from '../contract/outcome.ts';
import { BAD_PARAMETER, SIGNATURE_EXPIRED } from '../zego/return-codes.ts';

/** Tries of one call, the first included, and how long they may take together. */
export const MAX_ATTEMPTS = 7;
export const RETRY_WINDOW_MS = 30_000;

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8_000;

/** Below this a server's `Date`, cut to seconds, tells nothing new. */
const WORTH_CORRECTING_MS = 2_000;

/** Reasons that surely did nothing and may pass by themselves. A bad certificate does not pass. */
const PASSING: ReadonlySet<Reason> = new Set([
  'name-not-found',
  'connection-refused',
  'connect-timeout',
  'network-unreachable',
  'connection-failed',
  'proxy-unreachable',
  'too-frequent',
]);

export interface Attempt {
  readonly outcome: CallOutcome;
  /** 1 for the first. */
  readonly attempt: number;
  readonly elapsedMs: number;
  /** In [0, 1). */
  readonly random: number;
}

/**
 * Milliseconds until the next try, or null when the outcome stands. Only what surely did nothing is
 * repeated: a second start is not harmless. The delay doubles, with half of it drawn by lot so that
 * stations that failed together do not come back together.
 */
export function retryDelay({ outcome, attempt, elapsedMs, random }: Attempt): number | null {
  if (outcome.status !== 'failed' || !outcome.reason || !PASSING.has(outcome.reason)) return null;
  if (attempt >= MAX_ATTEMPTS) return null;
  const full = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
  const delay = full / 2 + (full / 2) * random;
  return elapsedMs + delay > RETRY_WINDOW_MS ? null : delay;
}

/**
 * Whether a refusal came from a wrong time on our side, which its own answer has just corrected: an
 * expired signature, or an end time computed with a clock that turns out to be off. Both surely did
 * nothing, so the call is sent once more with the right time; `shiftMs` is how far our time moved. Where
 * there are rows they decide, and one that was accepted must not be started again.
 */
export function isCorrected(
  { code, streams }: CallOutcome,
  endTime: number | null,
  shiftMs: number,
): boolean {
  if (!streams.every(({ reason }) => reason === 'return-code')) return false;
  if (code === SIGNATURE_EXPIRED) return true;
  return code === BAD_PARAMETER && endTime !== null && Math.abs(shiftMs) >= WORTH_CORRECTING_MS;
}
