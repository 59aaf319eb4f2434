import type { HistoryDetail } from './history.ts';
import type { StreamOutcome } from './outcome.ts';

const line = (name: string, value: unknown): string[] =>
  value === null || value === undefined || value === '' ? [] : [`${name}: ${value}`];

/**
 * What ZEGO's support asks for, in the API's own words and in UTC, whatever language the window speaks.
 * Ids, times and codes only: there is no secret on this side of the bridge, and the raw answer stays here.
 */
export function supportText(detail: HistoryDetail, version?: string): string {
  const { call } = detail;
  const { outcome } = call;
  return [
    ...line('CDN Recorder', version),
    ...line('AppId', detail.appId),
    ...line('Action', call.action),
    ...line('Vendor', call.vendor),
    ...line('Practice (not air)', detail.practice ? 'yes' : null),
    ...line('Sent (UTC)', call.startedAt ?? 'never'),
    ...line('Duration (ms)', call.durationMs),
    ...line('Attempts', call.attempts),
    ...line('EndTime (Unix)', call.endTime),
    ...line('Status', outcome?.status ?? call.state),
    ...line('Reason', outcome?.reason),
    ...line('Technical detail', outcome?.detail),
    ...line('HTTP status', outcome?.httpStatus),
    ...line('Code', outcome?.code),
    ...line('Message', outcome?.message),
    ...line('RequestId', outcome?.requestId),
    ...(outcome?.streams.map(streamLine) ?? []),
  ].join('\n');
}

function streamLine(row: StreamOutcome): string {
  const ids = [
    ...line('Code', row.vendorCode),
    ...line('Message', row.vendorMessage),
    ...line('TaskId', row.taskId),
    ...line('RequestId', row.vendorRequestId),
    ...line('persistentId', row.persistentId),
    ...line('task', row.task),
    ...line('trace_id', row.traceId),
  ];
  return [`Stream ${row.streamId}: ${row.status}`, ...ids].join(', ');
}
