import type { Recording } from '#contract/model/start.ts';

type Ends = Pick<Recording, 'endTime' | 'plannedStop'>;

/**
 * When a recording is to end, in Unix seconds: by its vendor, or by the stop that the program sends where that is earlier.
 * Null where nothing but a stop by hand ends it, also because the planned one did not.
 */
export function endOfRecording({ endTime, plannedStop }: Ends): number | null {
  const stopAt = plannedStop && !plannedStop.trouble ? plannedStop.at : null;
  if (endTime === null || stopAt === null) return endTime ?? stopAt;
  return Math.min(endTime, stopAt);
}

/** Whether it is the program that is to end it, and not the vendor. */
export const isStoppedByUs = (ends: Ends): boolean => {
  const end = endOfRecording(ends);
  return end !== null && end !== ends.endTime;
};
