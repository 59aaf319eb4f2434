import type { HistoryDetail, HistoryRow } from '#contract/model/history.ts';

/** One stream at one vendor, as it is exported: everything of it, in the types of the contract. */
export interface ExportRow {
  /** ISO 8601 in UTC, as are all times in text. */
  readonly startedAt: string;
  readonly preset: string;
  readonly account: string;
  readonly appId: number | null;
  readonly practice: boolean;
  readonly action: string;
  readonly vendor: string;
  readonly stream: string;
  readonly task: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly code: string | null;
  readonly vendorCode: string | null;
  readonly message: string | null;
  /** Unix seconds; null where the vendor was given no end. */
  readonly endTime: number | null;
  readonly attempts: number | null;
  readonly durationMs: number | null;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  readonly vendorRequestId: string | null;
  readonly taskId: string | null;
  readonly persistentId: string | null;
  readonly traceId: string | null;
  readonly callId: string;
  readonly runId: string | null;
  /** The call itself could not be read: all that its index does not know is null. */
  readonly unreadable: boolean;
}

/** What is kept was checked when it was written, not since: another type must neither throw nor pass as it is. */
const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** `nth` is the row's place in the call's answer; `detail` null where the call cannot be read. */
export function exportRow(row: HistoryRow, detail: HistoryDetail | null, nth: number): ExportRow {
  const call = detail?.call;
  const outcome = call?.outcome;
  const stream = outcome?.streams?.[nth];
  return {
    startedAt: row.startedAt,
    preset: row.presetName,
    account: row.accountName,
    appId: numberOf(detail?.appId),
    practice: row.practice,
    action: row.action,
    vendor: row.vendor,
    stream: row.streamId,
    task: row.task,
    status: row.status,
    reason: row.reason,
    code: row.code,
    vendorCode: row.vendorCode,
    message: row.message,
    endTime: row.endTime,
    attempts: numberOf(call?.attempts),
    durationMs: numberOf(call?.durationMs),
    httpStatus: numberOf(outcome?.httpStatus),
    requestId: textOf(outcome?.requestId),
    vendorRequestId: textOf(stream?.vendorRequestId),
    taskId: textOf(stream?.taskId),
    persistentId: textOf(stream?.persistentId),
    traceId: textOf(stream?.traceId),
    callId: row.callId,
    runId: textOf(call?.runId),
    unreadable: !stream,
  };
}

/** A call as it is kept; null where what is kept is no such thing: one such must not fail the whole file. */
export function readDetail(text: string): HistoryDetail | null {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' ? (detail as HistoryDetail | null) : null;
  } catch {
    return null;
  }
}

/** A line for programs: null for what is not there, and no protection against anything. */
export const jsonLine = (row: ExportRow): string => `${JSON.stringify(row)}\n`;

/** A call whole, as it is kept. What is no JSON is kept as the text it is, so that the file stays one. */
export const wholeCall = (text: string): string =>
  readDetail(text) === null ? JSON.stringify({ unreadable: text }) : text;
