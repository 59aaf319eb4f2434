import type { CallOutcome } from '#contract/model/outcome.ts';
import { BAD_PARAMETER } from '../zego/answer/return-codes.ts';
import { type Reading, SIGNATURE_LIFE_MS, type TimeSource } from '../zego/clock/clock-state.ts';
import { isEndInRange } from './end-time.ts';

/** What a refusal has taught: how the next try of the same call reads the time. */
export interface Correction {
  /** Whose time signs it; null where that was not in question. */
  readonly source: TimeSource | null;
  /** What its end is counted from, in milliseconds ahead of what signs it; null where that was not. */
  readonly endAheadMs: number | null;
}

export interface RefusedTry {
  readonly outcome: CallOutcome;
  readonly reading: Reading;
  /** Unix seconds, as sent. */
  readonly endTime: number | null;
  /** What the clock says to an expired signature. */
  readonly next: TimeSource | null;
  /** The answer's own `Date`; null where it has none that can be believed. */
  readonly dateMs: number | null;
  /** From sending to the answer, in milliseconds. */
  readonly tookMs: number;
  readonly before: Correction | null;
}

/**
 * Whether a refusal came from a wrong time on our side: an expired signature, or an end that another reading
 * of the time puts out of range. Both surely did nothing, so the call is sent once more by the other time.
 * Where there are rows they decide, and what was accepted must not be started again. Null: it stands.
 */
export function correctionOf(refused: RefusedTry): Correction | null {
  const { outcome, next, before, endTime } = refused;
  if (!outcome.streams.every(({ reason }) => reason === 'return-code')) return null;
  if (next) return { source: next, endAheadMs: before?.endAheadMs ?? null };
  const isTried = before !== null && before.endAheadMs !== null;
  if (outcome.code !== BAD_PARAMETER || endTime === null || isTried) return null;
  const { signMs, source } = refused.reading;
  const now = signMs + refused.tookMs;
  const { dateMs } = refused;
  // Both are cut to seconds, the Date and an end: at the second's end it is not early.
  const server = dateMs === null ? [] : [{ ms: dateMs, endFromMs: dateMs + 1_000 }];
  const other = [...server, { ms: now, endFromMs: now }].find(
    ({ ms }) => Math.abs(ms - now) <= SIGNATURE_LIFE_MS && !isEndInRange(endTime, ms),
  );
  return other ? { source, endAheadMs: other.endFromMs - now } : null;
}
