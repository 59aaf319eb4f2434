import type { HistoryDetail, HistoryStatus } from '#contract/model/history.ts';
import type { HistoryRun, HistoryRunCall } from '#contract/model/history-run.ts';
import { isWell } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';

/** What a run came to at one vendor: its calls there together. */
export interface VendorOfRun {
  readonly vendor: Vendor;
  readonly status: HistoryStatus;
  readonly streams: HistoryRunCall['streams'];
  readonly callIds: readonly string[];
}

/** The vendors of a run, in the order of its calls. */
export function vendorsOf({ calls }: Pick<HistoryRun, 'calls'>): VendorOfRun[] {
  const vendors = [...new Set(calls.map(({ vendor }) => vendor))];
  return vendors.map((vendor) => {
    const own = calls.filter((call) => call.vendor === vendor);
    const sum = (of: (call: HistoryRunCall) => number) =>
      own.reduce((total, call) => total + of(call), 0);
    return {
      vendor,
      status: together(own.map(({ status }) => status)),
      streams: {
        well: sum(({ streams }) => streams.well),
        total: sum(({ streams }) => streams.total),
      },
      callIds: own.map(({ callId }) => callId),
    };
  });
}

/** Several calls at one vendor: what they have in common, else what is most severe of it. */
function together(statuses: readonly HistoryStatus[]): HistoryStatus {
  const [first = 'unknown'] = statuses;
  if (statuses.every((status) => status === first)) return first;
  if (statuses.every(isWell)) return 'already-recording';
  if (statuses.some((status) => isWell(status) || status === 'partial')) return 'partial';
  return statuses.includes('unknown') ? 'unknown' : 'rejected';
}

/** Unix seconds of the end of all of it; null where a vendor was given no end. */
export function endOf({ calls }: Pick<HistoryRun, 'calls'>): number | null {
  const ends = calls.flatMap(({ endTime }) => endTime ?? []);
  return ends.length > 0 && ends.length === calls.length ? Math.max(...ends) : null;
}

const line = (name: string, value: string | null | undefined): string[] =>
  value ? [`${name}: ${value}`] : [];

/** Every id that belongs to a run, call by call, under the API's own names. */
export function runIds(details: readonly HistoryDetail[]): string {
  return [
    ...line('Run', details[0]?.call.runId),
    ...details.flatMap(({ call }) => [
      '',
      ...line('Vendor', call.vendor),
      ...line('Call', call.id),
      ...line('RequestId', call.outcome?.requestId),
      ...(call.outcome?.streams ?? []).flatMap((row) => [
        ...line('StreamId', row.streamId),
        ...line('TaskId', row.taskId),
        ...line('Vendor RequestId', row.vendorRequestId),
        ...line('persistentId', row.persistentId),
        ...line('trace_id', row.traceId),
      ]),
    ]),
  ].join('\n');
}
