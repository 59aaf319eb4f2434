import type { Recording } from '#contract/model/start.ts';

type Ends = Pick<Recording, 'endTime' | 'plannedStop'>;

/**
 * When a recording is to end, in Unix seconds: by its vendor, or by the stop that the program sends. Null where nothing
 * but a stop by hand ends it, also because the planned one did not.
 */
export function endOfRecording({ endTime, plannedStop }: Ends): number | null {
  return endTime ?? (plannedStop && !plannedStop.trouble ? plannedStop.at : null);
}

/** Whether it is the program that is to stop it, and not the vendor. */
export const isStoppedByUs = ({ endTime, plannedStop }: Ends): boolean =>
  endTime === null && plannedStop !== undefined && !plannedStop.trouble;
