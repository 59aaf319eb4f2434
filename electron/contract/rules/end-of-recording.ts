import type { Recording } from '#contract/model/start.ts';

type Ends = Pick<Recording, 'endTime' | 'plannedStop' | 'handOver'>;

/**
 * When a recording is to end, in Unix seconds: by its vendor, by the stop that the program sends where that is earlier,
 * or with the task that takes over. Null where nothing but a stop by hand ends it, also because the planned one did not.
 */
export function endOfRecording({ endTime, plannedStop, handOver }: Ends): number | null {
  const stopAt = plannedStop && !plannedStop.trouble ? plannedStop.at : null;
  if (handOver && !handOver.trouble && stopAt === null) return handOver.until;
  if (endTime === null || stopAt === null) return endTime ?? stopAt;
  return Math.min(endTime, stopAt);
}

/** Whether it is the program that is to end it, and not the vendor. */
export const isStoppedByUs = (ends: Ends): boolean => {
  const end = endOfRecording(ends);
  return end !== null && end === ends.plannedStop?.at && end !== ends.endTime;
};
