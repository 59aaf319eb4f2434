import type { StreamOutcome } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import type { PlannedStop, Recording, StopTrouble } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { atOneMoment } from './known-recordings.ts';

/** A stop that leaves within so many seconds of its time is in time. */
export const IN_TIME_SECONDS = 60;

/**
 * How a planned stop stands. `late`: to be sent although its time has passed; `too-late`: no longer to be sent; `tried`:
 * it was sent and not surely accepted, and is not sent again by itself.
 */
export type StopStanding = 'waiting' | 'due' | 'late' | 'too-late' | 'tried';

/** @param nowMs the earliest time that may be true at the recording's service: a stop must not be early. */
export function stopStanding(
  { at, trouble }: PlannedStop,
  nowMs: number,
  lateMinutes: number,
): StopStanding {
  if (trouble === 'failed') return 'tried';
  // An operator has been told so: it must not be sent once more is allowed, or the clock is set.
  if (trouble === 'too-late') return 'too-late';
  const secondsPast = nowMs / 1000 - at;
  if (secondsPast < 0) return 'waiting';
  if (isInTime(at, nowMs)) return 'due';
  return secondsPast <= lateMinutes * 60 ? 'late' : 'too-late';
}

/** Whether a stop that leaves at `nowMs` is in time for `at` (Unix seconds). */
export const isInTime = (at: number, nowMs: number): boolean =>
  nowMs / 1000 - at <= IN_TIME_SECONDS;

/** Shortest and longest time between two tries of a stop that does not get through, in milliseconds. */
const SHORTEST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 300_000;

/**
 * From the beginning of a try that surely did not get through to the next one, in milliseconds: a tenth of how late
 * the stop is, since each try is a run of its own in the journal.
 */
export const stopRetryMs = (at: number, nowMs: number): number =>
  Math.min(Math.max((nowMs - at * 1000) / 10, SHORTEST_RETRY_MS), LONGEST_RETRY_MS);

/**
 * Whether a stop with these rows surely did nothing, so that another one repeats nothing. What an operator took back is
 * left to the operator.
 */
export const isUnsent = (rows: readonly StreamOutcome[]): boolean =>
  rows.length > 0 &&
  rows.every(({ status, reason }) => status === 'failed' && reason !== 'cancelled');

/** Whether a planned stop has come to nothing so far, and is tried again for all of its streams. */
export const isUnsentStop = ({ source, calls }: Pick<Run, 'source' | 'calls'>): boolean =>
  source === 'planned-stop' &&
  calls.some(({ outcome }) => outcome !== null) &&
  calls.every(({ outcome }) => outcome === null || isUnsent(outcome.streams));

/**
 * Recordings whose planned stop may have been sent by a process that could not write that down, now marked so: it was
 * due before `foundAt` (milliseconds since the epoch), when the next process found that more was sent than is written.
 */
export const stopsInDoubt = (recordings: readonly Recording[], foundAt: number): Recording[] =>
  recordings.flatMap((one) => {
    const { plannedStop } = one;
    const isInDoubt = plannedStop && !plannedStop.trouble && plannedStop.at * 1000 <= foundAt;
    return isInDoubt ? [{ ...one, plannedStop: { at: plannedStop.at, trouble: 'failed' } }] : [];
  });

/** What of a recording's planned stop is to be done now. */
export interface StopWork {
  /** To be sent, by the time for which it was planned, earliest first. */
  readonly send: readonly { readonly at: number; readonly recordings: readonly Recording[] }[];
  /** Recordings with what from now on stands in the way of their stop, or no longer does. */
  readonly changed: readonly Recording[];
  /** When to look again at the latest, in milliseconds from now; null where nothing is planned. */
  readonly nextMs: number | null;
}

export interface StopFacts {
  nowAt(service: string): number;
  readonly lateMinutes: number;
  /** A stop of it is on its way, or its preset is busy: it is looked at again after that. */
  isUnderWay(recording: Recording): boolean;
  /** Milliseconds since the last try to stop it began; null where this process made none. */
  sinceLastTryMs(recording: Recording): number | null;
  /** What keeps the program from signing a stop of it now. */
  obstacle(recording: Recording): Extract<StopTrouble, 'locked' | 'no-account'> | null;
}

/** What is to be done now for the planned stops of these recordings; pure. */
export function stopWork(recordings: readonly Recording[], facts: StopFacts): StopWork {
  const send = new Map<number, Recording[]>();
  const changed: Recording[] = [];
  const waits: number[] = [];
  const nowAt = atOneMoment((service) => facts.nowAt(service));
  for (const recording of recordings) {
    const { plannedStop } = recording;
    if (!plannedStop) continue;
    const nowMs = nowAt(recording.service);
    const standing = stopStanding(plannedStop, nowMs, facts.lateMinutes);
    if (standing === 'waiting') waits.push(plannedStop.at * 1000 - nowMs);
    // When what is on its way has settled it is looked at anew.
    if (standing !== 'waiting' && facts.isUnderWay(recording)) {
      waits.push(LONGEST_WAIT_MS);
      continue;
    }
    const isToSend = standing === 'due' || standing === 'late';
    const obstacle = isToSend ? facts.obstacle(recording) : null;
    const retryMs = obstacle ? 0 : untilRetryMs(recording, nowMs, facts);
    if (isToSend && retryMs > 0) waits.push(retryMs);
    else if (isToSend && !obstacle) {
      send.set(plannedStop.at, [...(send.get(plannedStop.at) ?? []), recording]);
    }
    const trouble = standing === 'too-late' ? 'too-late' : obstacle;
    if (trouble && trouble !== plannedStop.trouble) {
      changed.push({ ...recording, plannedStop: { at: plannedStop.at, trouble } });
    }
    if (isToSend) waits.push(LONGEST_WAIT_MS);
  }
  return {
    send: [...send].sort(([a], [b]) => a - b).map(([at, some]) => ({ at, recordings: some })),
    changed,
    nextMs: waits.length > 0 ? Math.min(...waits, LONGEST_WAIT_MS) : null,
  };
}

/** How long a stop that surely did not get through waits for its next try, in milliseconds; 0 for not any longer. */
function untilRetryMs(recording: Recording, nowMs: number, facts: StopFacts): number {
  const { plannedStop } = recording;
  if (plannedStop?.trouble !== 'unsent') return 0;
  const since = facts.sinceLastTryMs(recording);
  return since === null ? 0 : Math.max(stopRetryMs(plannedStop.at, nowMs) - since, 0);
}

/** Timers stand still while a computer sleeps, and a clock may be set: the plan is looked at this often. */
const LONGEST_WAIT_MS = 30_000;

/** Whether a stop of it would have to wait: its preset is under way, or a call for this stream is. */
export function isBusy(recording: Recording, underWay: readonly Run[]): boolean {
  const id = recordingId(recording);
  return underWay.some(
    (run) =>
      run.presetId === recording.presetId ||
      run.calls.some(
        ({ state, vendor, streamIds }) =>
          state !== 'settled' &&
          streamIds.some((streamId) => recordingId({ ...run, vendor, streamId }) === id),
      ),
  );
}
