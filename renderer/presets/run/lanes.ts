import type { Call, RolledStatus, Status } from '../../../electron/contract/outcome.ts';
import type { RunStatus, RunView } from '../../../electron/contract/run.ts';
import type { Recording } from '../../../electron/contract/start.ts';
import type { Vendor } from '../../../electron/contract/vendor.ts';
import { runsOf } from '../../shared/recordings/standing.ts';

/** One stream at one vendor, from the click to the answer. */
export interface Lane {
  readonly key: string;
  readonly call: Call;
  readonly streamId: string;
  readonly status: RunStatus;
}

/** Every lane of a run, in the order in which its requests were planned. */
export const lanesOf = ({ calls }: Pick<RunView, 'calls'>): Lane[] =>
  calls.flatMap((call) => {
    const statusOf = statusesIn(call);
    return call.streamIds.map((streamId) => ({
      key: `${call.id} ${streamId}`,
      call,
      streamId,
      status: statusOf(streamId),
    }));
  });

function statusesIn({ state, outcome }: Call): (streamId: string) => RunStatus {
  if (!outcome) return () => (state === 'queued' ? 'queued' : 'sending');
  const rows = new Map<string, Status[]>();
  for (const { streamId, status } of outcome.streams) {
    rows.set(streamId, [...(rows.get(streamId) ?? []), status]);
  }
  return (streamId) => rolled(rows.get(streamId) ?? []);
}

/** One word for the rows of one stream; nothing said of it is `unknown`, never a success. */
function rolled(statuses: readonly Status[]): RolledStatus {
  const [first = 'unknown'] = statuses;
  if (statuses.every((status) => status === first)) return first;
  if (statuses.includes('accepted')) return 'partial';
  return statuses.includes('unknown') ? 'unknown' : 'rejected';
}

export const LANE_FILTERS = ['all', 'under-way', 'trouble', 'accepted'] as const;
export type LaneFilter = (typeof LANE_FILTERS)[number];

const isUnderWay = (status: RunStatus): boolean => status === 'queued' || status === 'sending';

export function passes({ status }: Pick<Lane, 'status'>, filter: LaneFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'under-way') return isUnderWay(status);
  if (filter === 'accepted') return status === 'accepted';
  return !isUnderWay(status) && status !== 'accepted';
}

/** In the order in which they should be read: what wants a person first. */
const READING_ORDER: readonly RunStatus[] = [
  'unknown',
  'partial',
  'rejected',
  'failed',
  'sending',
  'queued',
  'accepted',
];

interface LaneCount {
  readonly status: RunStatus;
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
  status: RunStatus,
  lanes: readonly Lane[],
  recordings: readonly Recording[],
): LaneCount[] {
  const own = lanes.filter((lane) => lane.status === status);
  const isOver = ({ call, streamId }: Lane) =>
    status === 'accepted' &&
    call.action === 'StartCDNRecord' &&
    !runsOf(recordings, call.id, streamId);
  const over = own.filter(isOver).length;
  return [
    { status, ended: false, count: own.length - over },
    { status, ended: true, count: over },
  ].filter(({ count }) => count > 0);
}
