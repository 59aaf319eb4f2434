import type { AppState } from '#contract/model/app-state.ts';
import { isUnderWay } from '#contract/model/run.ts';
import type { UpdateObstacle } from '#contract/model/update.ts';
import { isKnownWhatRuns } from './what-runs.ts';

/** So near to a planned start nothing is installed, in milliseconds. */
export const SCHEDULE_MARGIN_MS = 30 * 60_000;

type Facts = Pick<AppState, 'runs' | 'queue' | 'recordings' | 'problems' | 'schedules' | 'exports'>;

/**
 * Why an update is not installed now, as far as the state tells it; null where nothing is in the way. An installation
 * ends the program, and what runs, may run or is about to run needs it.
 *
 * @param nowMs Milliseconds since the epoch.
 */
export function updateObstacle(
  { runs, queue, recordings, problems, schedules, exports }: Facts,
  nowMs: number,
): UpdateObstacle | null {
  if (!isKnownWhatRuns(problems)) return 'unknown-what-runs';
  // Outcomes that only this process has would go with it.
  if (problems.some(({ code }) => code === 'journal-unavailable')) return 'unknown-what-runs';
  if (Object.keys(queue).length > 0 || Object.values(runs).some(isUnderWay)) return 'sending';
  if (recordings.some(({ certainty }) => certainty !== 'uncertain')) return 'recording';
  if (recordings.length > 0) return 'maybe-recording';
  if (exports.some(({ state }) => state === 'running')) return 'exporting';
  const isNear = schedules.some(
    ({ schedule, nextAt }) =>
      schedule.enabled && nextAt !== null && isNearSchedule(Date.parse(nextAt), nowMs),
  );
  return isNear ? 'schedule' : null;
}

/** Whether a planned start is so near, before or after this moment, that nothing is installed. */
export const isNearSchedule = (plannedMs: number, nowMs: number): boolean =>
  Math.abs(plannedMs - nowMs) <= SCHEDULE_MARGIN_MS;
