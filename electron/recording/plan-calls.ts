import type { Preset } from '#contract/model/preset.ts';
import type { Target } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { type CallRequest, RECORD_ACTIONS } from '../zego/actions/cdn-record.ts';

/**
 * Streams in one call. ZEGO documents no limit for Start/StopCDNRecord; 20 is what it documents for the
 * nearest action that takes `StreamId[]`, ForbidRTCStreams (facts §6).
 */
export const MAX_STREAMS_PER_CALL = 20;

/** Longest query of one call in bytes: common servers stop at 8 KB of request line. */
export const MAX_QUERY_BYTES = 6 * 1024;

/** Room for action and common parameters, with the longest values they can have. */
const COMMON_PARAMETERS_BYTES = 240;

export interface PlannedCall {
  readonly vendor: Vendor;
  readonly streamIds: readonly string[];
}

/** Everything that a preset names. */
export const allTargets = (preset: Pick<Preset, 'vendors' | 'streamIds'>): Target[] =>
  preset.vendors.map((vendor) => ({ vendor, streamIds: [...preset.streamIds] }));

/** What of a preset the calls are made from. */
export type Planned = Pick<Preset, 'vendors' | 'streamIds' | 'domain' | 'point'>;

/**
 * One call for each vendor and chunk of streams, in the order given.
 *
 * @param isApart streams that get a call of their own, since it may have to be sent once more without
 * touching what was accepted beside them.
 */
export function plan(
  preset: Planned,
  targets: readonly Target[] = allTargets(preset),
  isApart: (vendor: Vendor, streamId: string) => boolean = () => false,
): PlannedCall[] {
  return targets.flatMap(({ vendor, streamIds }) => {
    const apart = streamIds.filter((streamId) => isApart(vendor, streamId));
    const together = streamIds.filter((streamId) => !apart.includes(streamId));
    const all = [...chunks(preset, vendor, together), ...apart.map((streamId) => [streamId])];
    return all.map((chunk) => ({ vendor, streamIds: chunk }));
  });
}

function chunks(preset: Planned, vendor: Vendor, all: readonly string[]): string[][] {
  const result: string[][] = [];
  let chunk: string[] = [];
  for (const streamId of all) {
    const longer = [...chunk, streamId];
    const tooLong =
      longer.length > MAX_STREAMS_PER_CALL || queryBytes(preset, vendor, longer) > MAX_QUERY_BYTES;
    if (tooLong && chunk.length > 0) {
      result.push(chunk);
      chunk = [streamId];
    } else {
      chunk = longer;
    }
  }
  return chunk.length > 0 ? [...result, chunk] : result;
}

function queryBytes(preset: Planned, vendor: Vendor, streamIds: readonly string[]): number {
  const { domain, point } = preset;
  const longestEndTime = 9_999_999_999;
  const request: CallRequest = {
    action: 'StartCDNRecord',
    vendor,
    streamIds,
    extras: { endTime: longestEndTime, domain, point },
  };
  const business = RECORD_ACTIONS[request.action]
    .parameters(request)
    .map(([name, value]) => name.length + encodeURIComponent(value).length + 2)
    .reduce((sum, length) => sum + length, 0);
  return business + COMMON_PARAMETERS_BYTES;
}
