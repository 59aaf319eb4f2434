import type { HistoryDetail } from '#contract/model/history.ts';
import type { Call, StreamOutcome, VendorCall } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';

const line = (name: string, value: unknown): string[] =>
  value === null || value === undefined || value === '' ? [] : [`${name}: ${value}`];

/**
 * What ZEGO's support asks for, in the API's own words and in UTC, whatever language the window speaks.
 * Ids, times and codes only: there is no secret on this side of the bridge, and the raw answer stays here.
 */
export const supportText = (detail: HistoryDetail, version?: string): string =>
  [...head(detail, version), ...callLines(detail.call)].join('\n');

/** The same of a whole run, as far as it has come: its project once, then its calls one after the other. */
export function runSupportText(run: Run, version?: string): string {
  const calls = run.calls.map((call, index) =>
    [`-- Call ${index + 1} of ${run.calls.length}`, ...callLines(call)].join('\n'),
  );
  return [
    [...head(run, version), ...line('Requested (UTC)', run.createdAt)].join('\n'),
    ...calls,
  ].join('\n\n');
}

const head = ({ appId, practice }: Pick<Run, 'appId' | 'practice'>, version?: string): string[] => [
  ...line('CDN Recorder', version),
  ...line('AppId', appId),
  ...line('Practice', practice ? 'yes' : null),
];

function callLines(call: Call): string[] {
  const { outcome } = call;
  return [
    ...line('Action', call.action),
    ...line('Vendor', call.vendor),
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
    ...vendorCallLines(outcome?.vendorCall),
    ...(outcome?.streams.map(streamLine) ??
      call.streamIds.map((id) => `Stream ${id}: ${call.state}`)),
    ...call.verdicts.map(
      ({ streamId, verdict, at }) => `Operator on ${streamId} (UTC ${at}): ${verdict}`,
    ),
  ];
}

/** What Ws says of the whole call, under its own names. */
const vendorCallLines = (vendorCall: VendorCall | undefined): string[] =>
  Object.entries(vendorCall ?? {}).flatMap(([name, value]) =>
    line(`Vendor ${name}`, typeof value === 'string' ? value : JSON.stringify(value)),
  );

function streamLine(row: StreamOutcome): string {
  const ids = [
    ...line('Reason', row.reason),
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
