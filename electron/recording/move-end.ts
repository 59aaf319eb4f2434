import type { Recording } from '#contract/model/start.ts';
import { vendorOf } from '../zego/vendors/registry.ts';

export interface MovedEnds {
  readonly moved: readonly Recording[];
  /** Their vendor ends them by the time that the start was sent with, and no request changes that. */
  readonly left: readonly Recording[];
}

/**
 * The recordings with another end. Where the vendor ends a recording, the program can stop it earlier, and nothing can
 * make it later.
 *
 * @param until Unix seconds; null: the program stops nothing.
 */
export function moveEnds(recordings: readonly Recording[], until: number | null): MovedEnds {
  const moved: Recording[] = [];
  const left: Recording[] = [];
  for (const recording of recordings) {
    if (!canEndAt(recording, until)) {
      left.push(recording);
      continue;
    }
    const { plannedStop: _former, ...rest } = recording;
    const isVendors = until === null || until === recording.endTime;
    moved.push({ ...rest, ...(!isVendors && { plannedStop: { at: until } }) });
  }
  return { moved, left };
}

const canEndAt = ({ vendor, endTime }: Recording, until: number | null): boolean =>
  endTime === null || !vendorOf(vendor).capabilities.endTime
    ? true
    : until !== null && until <= endTime;
