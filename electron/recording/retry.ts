import type { CallOutcome, Reason } from '#contract/model/outcome.ts';

/**
 * When the tries after the first one begin, in milliseconds since it began; each is drawn by lot between
 * the two, so that stations that failed together do not come back together. What the guide says of it:
 * seven tries within 30 seconds, the last of them after 25, so that an outage of 25 s is survived.
 */
const NEXT_TRIES = [
  { from: 250, to: 500 },
  { from: 1_000, to: 2_000 },
  { from: 4_000, to: 6_000 },
  { from: 9_000, to: 12_000 },
  { from: 16_000, to: 19_000 },
  { from: 25_000, to: 28_000 },
] as const;

/** Tries of one call, the first included, and how long they may take together. */
export const MAX_ATTEMPTS = 1 + NEXT_TRIES.length;
export const RETRY_WINDOW_MS = 30_000;

/** A server that is back after this long is reached, whatever each try costs. */
export const SURVIVED_OUTAGE_MS = 25_000;

/** Where tries took so long that the time for all of them is over, the one that is owed comes after at most this. */
const OWED_WITHIN_MS = 1_000;

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
  /** When this try began, and what time it is now: milliseconds since the first try began. */
  readonly beganMs: number;
  readonly elapsedMs: number;
  /** In [0, 1). */
  readonly random: number;
}

/**
 * Milliseconds until the next try, or null when the outcome stands. Only what surely did nothing is
 * repeated: a second start is not harmless. A try that takes long uses up the times that pass meanwhile;
 * only one that began after the outage that we survive may be the last.
 */
export function retryDelay(tried: Attempt): number | null {
  const { outcome, attempt, beganMs, elapsedMs, random } = tried;
  if (outcome.status !== 'failed' || !outcome.reason || !PASSING.has(outcome.reason)) return null;
  if (attempt >= MAX_ATTEMPTS || beganMs >= SURVIVED_OUTAGE_MS) return null;
  const next = NEXT_TRIES.slice(attempt - 1).find(({ to }) => to > elapsedMs);
  if (!next) return OWED_WITHIN_MS * random;
  const from = Math.max(next.from, elapsedMs);
  return from + (next.to - from) * random - elapsedMs;
}
