import type { Call, StreamOutcome } from '#contract/model/outcome.ts';
import type { Recording } from '#contract/model/start.ts';
import { wantedEnd, withEnd } from './hand-over.ts';
import { hasPassed, NO_CHANGES, type RecordingChanges } from './known-recordings.ts';
import { isUnsent } from './planned-stops.ts';

/** What the outcome of a hand-over says of one stream. */
export interface HandOverOutcome {
  /** Of the second task; null where it surely does not run, `reported` where the vendor kept the first one. */
  readonly certainty: 'accepted' | 'reported' | 'uncertain' | null;
  readonly rows: readonly StreamOutcome[];
  /** The program ended before it was sent. */
  readonly isUntried: boolean;
  readonly nowMs: number;
}

/**
 * How the outcome of a hand-over changes the recording that it was for. Both tasks are one recording: it keeps its begin,
 * ends with the later one, and is planned on from there where it is wanted for longer.
 */
export function effectsOfHandOver(
  before: Recording,
  { id: callId, endTime }: Call,
  { certainty, rows, isUntried, nowMs }: HandOverOutcome,
): RecordingChanges {
  if (certainty === 'accepted') {
    return put(planned(before, { callId, endTime: later(before, endTime), certainty }));
  }
  if (certainty === 'uncertain') return put(doubted(before, callId, endTime));
  if (hasPassed(before, nowMs)) return { put: [], drop: [before] };
  if (isUntried || !before.handOver) return NO_CHANGES;
  const trouble = isUnsent(rows) ? 'unsent' : 'failed';
  return put({ ...before, handOver: { ...before.handOver, trouble } });
}

/** It is known now that the second task runs. */
export const secondTaskRuns = (
  before: Recording,
  certainty: Extract<Recording['certainty'], 'person' | 'file'>,
): RecordingChanges => put(planned(before, { certainty }));

/** It is known now that the second task does not run: the first one ends by its own time. */
export function secondTaskRunsNot(before: Recording): RecordingChanges {
  const { handOver, plannedStop } = before;
  if (!handOver?.former) return NO_CHANGES;
  const { callId, endTime, certainty } = handOver.former;
  const until = wantedEnd(before);
  const isWantedLonger = until === null || until > endTime;
  const { plannedStop: _stop, handOver: _doubt, ...rest } = before;
  return put({
    ...rest,
    ...{ callId, endTime, certainty },
    ...(!isWantedLonger && plannedStop && { plannedStop }),
    ...(isWantedLonger && { handOver: { until, trouble: 'failed' as const } }),
  });
}

/**
 * The recording with its newest task, and what makes it end as wanted from that one's end. An operator may have moved
 * the end while the second task was on its way: back to the first one's own, too.
 */
function planned(before: Recording, newest: Partial<Recording>): Recording {
  const until = wantedEnd(before);
  const { handOver: _settled, ...rest } = { ...before, ...newest };
  return withEnd(rest, until) ?? rest;
}

function doubted(before: Recording, callId: string, endTime: number | null): Recording {
  const until = wantedEnd(before);
  const end = later(before, endTime);
  const former = before.handOver?.former ?? formerOf(before);
  const ended = withEnd({ ...before, endTime: end }, until) ?? before;
  return {
    ...ended,
    ...{ callId, endTime: end, certainty: 'uncertain' },
    handOver: { until, trouble: 'unknown', ...(former && { former }) },
  };
}

const formerOf = ({ callId, endTime, certainty }: Recording) =>
  endTime === null || certainty === 'uncertain' ? undefined : { callId, endTime, certainty };

const later = ({ endTime }: Recording, other: number | null): number | null =>
  endTime === null || other === null ? null : Math.max(endTime, other);

const put = (recording: Recording): RecordingChanges => ({ put: [recording], drop: [] });
