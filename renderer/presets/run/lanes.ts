import type { Call, RolledStatus, Status, StreamOutcome } from '#contract/model/outcome.ts';
import { isWell, type RunView, type ShownStatus, shownOf } from '#contract/model/run.ts';
import type { Recording } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { runsSince } from '../../shared/recordings/standing.ts';

/** One stream at one vendor, from the click to the answer. */
export interface Lane {
  readonly key: string;
  readonly appId: number;
  readonly call: Call;
  readonly streamId: string;
  readonly status: ShownStatus;
}

/** Every lane of a run, in the order in which its requests were planned. */
export const lanesOf = ({ appId, calls }: Pick<RunView, 'appId' | 'calls'>): Lane[] =>
  calls.flatMap((call) => {
    const statusOf = statusesIn(call);
    return call.streamIds.map((streamId) => ({
      key: `${call.id} ${streamId}`,
      appId,
      call,
      streamId,
      status: statusOf(streamId),
    }));
  });

function statusesIn({ state, outcome, verdicts }: Call): (streamId: string) => ShownStatus {
  if (!outcome) return () => (state === 'queued' ? 'queued' : 'sending');
  const all = new Map<string, StreamOutcome[]>();
  for (const row of outcome.streams) all.set(row.streamId, [...(all.get(row.streamId) ?? []), row]);
  return (streamId) => {
    const rows = all.get(streamId) ?? [];
    return shownOf(rolled(rows.map(({ status }) => status)), rows, verdicts);
  };
}

/** One status for the rows of one stream; a stream without rows is `unknown`, never a success. */
function rolled(statuses: readonly Status[]): RolledStatus {
  const [first = 'unknown'] = statuses;
  if (statuses.every((status) => status === first)) return first;
  if (statuses.includes('accepted')) return 'partial';
  return statuses.includes('unknown') ? 'unknown' : 'rejected';
}

export const LANE_FILTERS = ['all', 'under-way', 'trouble', 'accepted'] as const;
export type LaneFilter = (typeof LANE_FILTERS)[number];

const isUnderWay = (status: ShownStatus): boolean => status === 'queued' || status === 'sending';

export function passes({ status }: Pick<Lane, 'status'>, filter: LaneFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'under-way') return isUnderWay(status);
  if (filter === 'accepted') return status === 'accepted';
  return !isUnderWay(status) && status !== 'accepted';
}

/** In the order in which they should be read: what wants a person first. */
const READING_ORDER: readonly ShownStatus[] = [
  'unknown',
  'partial',
  'rejected',
  'failed',
  'sending',
  'queued',
  'verified-not-recording',
  'already-recording',
  'verified-recording',
  'accepted',
];

interface LaneCount {
  readonly status: ShownStatus;
  readonly ended: boolean;
  readonly count: number;
}

export interface VendorSum {
  readonly vendor: Vendor;
  /** Lanes of each status that occurs; of what was accepted, apart, those that are not known to run any more. */
  readonly counts: readonly LaneCount[];
  readonly requests: number;
  readonly answered: number;
}

/** What it came to at each vendor, as far as it has come. */
export function sumsOf(lanes: readonly Lane[], recordings: readonly Recording[]): VendorSum[] {
  const vendors = new Map<Vendor, Lane[]>();
  for (const lane of lanes) {
    const { vendor } = lane.call;
    const known = vendors.get(vendor);
    if (known) known.push(lane);
    else vendors.set(vendor, [lane]);
  }
  return [...vendors].map(([vendor, own]) => {
    const calls = new Set(own.map(({ call }) => call));
    return {
      vendor,
      counts: READING_ORDER.flatMap((status) => countsOf(status, own, recordings)),
      requests: calls.size,
      answered: [...calls].filter(({ state }) => state === 'settled').length,
    };
  });
}

function countsOf(
  status: ShownStatus,
  lanes: readonly Lane[],
  recordings: readonly Recording[],
): LaneCount[] {
  const own = lanes.filter((lane) => lane.status === status);
  const isOver = (lane: Lane) =>
    isWell(status) && lane.call.action === 'StartCDNRecord' && !runsSince(recordings, lane);
  const over = own.filter(isOver).length;
  return [
    { status, ended: false, count: own.length - over },
    { status, ended: true, count: over },
  ].filter(({ count }) => count > 0);
}
