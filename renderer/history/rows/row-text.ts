import type { HistoryDetail, HistoryRow } from '#contract/model/history.ts';
import { type CodesOfVendors, rowKind } from '#contract/rules/row-codes.ts';
import { codeText, isSuccess } from '#contract/rules/text.ts';
import type { Translate } from '../../shared/i18n/use-t.ts';

/**
 * The last column: the code as it came with what it means, and the message; our own reason where nothing
 * came. A vendor's code comes before the answer's own: it is the one that speaks of this stream.
 */
export function remarkOf(row: HistoryRow, vendors: CodesOfVendors, t: Translate): string {
  const { reason, message, verdict, status } = row;
  // The status says what the operator found out; the vendor's answer is in the details.
  if (verdict && status !== 'accepted') return '';
  if (reason && reason !== 'return-code') return t(`cause.${reason}`);
  return [...codeOf(row, vendors, t), message]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** A code that no document lists stands for itself. */
function codeOf(
  { vendor, vendorCode, code, status }: HistoryRow,
  vendors: CodesOfVendors,
  t: Translate,
): (string | null)[] {
  if (status === 'accepted') return [vendorCode || code];
  if (vendorCode) {
    const kind = rowKind(vendors[vendor], vendorCode);
    return [vendorCode, kind && t(`row.${kind}.meaning`)];
  }
  if (code === null || isSuccess(code)) return [code];
  return [code, t(codeText(code).meaning)];
}

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
