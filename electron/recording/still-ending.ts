import type { CallOutcome, StreamOutcome } from '#contract/model/outcome.ts';

/**
 * How long a start waits where the old task of its stream is still ending, in milliseconds: Huawei asks for
 * so much between a stop and the next start (facts §7).
 */
export const ENDING_RETRY_MS = 10_000;

/** The outcome where "already recording" speaks, where a stream's old task was ending, of that task. */
export function toldAsEnding(
  outcome: CallOutcome,
  isEnding: (streamId: string) => boolean,
): CallOutcome {
  const told = (row: StreamOutcome): StreamOutcome =>
    row.reason === 'already-recording' && isEnding(row.streamId)
      ? { ...row, reason: 'still-ending' }
      : row;
  const streams = outcome.streams.map(told);
  if (outcome.reason !== 'already-recording') return { ...outcome, streams };
  const reason = streams.find((row) => row.reason)?.reason ?? null;
  return { ...outcome, streams, reason };
}

/** Whether nothing of the call was started for this reason alone, so that all of it may be sent once more. */
export const isStillEnding = ({ streams }: CallOutcome): boolean =>
  streams.length > 0 && streams.every(({ reason }) => reason === 'still-ending');
