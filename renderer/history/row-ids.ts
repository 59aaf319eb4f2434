import type { HistoryDetail, HistoryRow } from '#contract/model/history.ts';

const line = (name: string, value: string | null | undefined): string[] =>
  value ? [`${name}: ${value}`] : [];

/** Every id that belongs to a row, under the API's own names: of its call, and of its stream there. */
export function rowIds(
  row: Pick<HistoryRow, 'streamId' | 'task'>,
  { call }: HistoryDetail,
): string {
  const streams = (call.outcome?.streams ?? []).filter(
    ({ streamId, task = null }) => streamId === row.streamId && task === row.task,
  );
  return [
    ...line('StreamId', row.streamId),
    ...line('RequestId', call.outcome?.requestId),
    ...streams.flatMap(({ taskId, vendorRequestId, persistentId, traceId }) => [
      ...line('TaskId', taskId),
      ...line('Vendor RequestId', vendorRequestId),
      ...line('persistentId', persistentId),
      ...line('trace_id', traceId),
    ]),
    ...line('Call', call.id),
    ...line('Run', call.runId),
  ].join('\n');
}
