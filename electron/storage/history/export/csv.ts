import type { HistoryDetail, HistoryRow } from '../../../contract/history.ts';

/** Spreadsheets take a file for UTF-8 only when it begins so. */
const BYTE_ORDER_MARK = '\u{feff}';

/** What a spreadsheet might take for a formula at the beginning of a cell. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** What a spreadsheet would turn into a number or a date, and so change. */
const LIKE_NUMBER = /^[\d][\d.,:/eE+-]*$/;

/** One cell after RFC 4180. */
const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A cell of any text. */
export function textCell(value: string | null): string {
  // SECURITY: a stream's name or a vendor's message must not become a formula in somebody's spreadsheet.
  const text = value ?? '';
  return quoted(FORMULA.test(text) ? `'${text}` : text);
}

/**
 * A cell of an id. Digits alone are given as a formula that says just them: a spreadsheet would round
 * nineteen of them, and an apostrophe would come along when an id is copied out of it.
 */
export function idCell(value: string | null): string {
  return value !== null && LIKE_NUMBER.test(value) ? quoted(`="${value}"`) : textCell(value);
}

const numberCell = (value: number | null): string => (value === null ? '' : String(value));

/** The names of the columns are the same in every language: others read them by program. */
export const CSV_COLUMNS = [
  'startedAt',
  'preset',
  'account',
  'appId',
  'practice',
  'action',
  'vendor',
  'stream',
  'task',
  'status',
  'reason',
  'code',
  'vendorCode',
  'message',
  'endTime',
  'attempts',
  'durationMs',
  'httpStatus',
  'requestId',
  'vendorRequestId',
  'taskId',
  'persistentId',
  'traceId',
  'callId',
  'runId',
] as const;

export const CSV_HEAD = `${BYTE_ORDER_MARK}${CSV_COLUMNS.join(',')}\r\n`;

/** The last second of the year 9999: ISO 8601 has four digits for a year, and no calendar has all numbers. */
const LAST_ISO_SECOND = 253_402_300_799;

/** A time that no calendar has is given as the number it is: one such row must not fail the whole file. */
export function unixTime(seconds: number | null): string {
  if (seconds === null) return '';
  const isTime = seconds >= 0 && seconds <= LAST_ISO_SECOND;
  return isTime ? new Date(seconds * 1000).toISOString() : textCell(String(seconds));
}

/** One line: one stream at one vendor. `nth` is its place in the call's answer. */
export function csvLine(row: HistoryRow, { call, appId }: HistoryDetail, nth: number): string {
  const stream = call.outcome?.streams[nth];
  const cells: Readonly<Record<(typeof CSV_COLUMNS)[number], string>> = {
    startedAt: row.startedAt,
    preset: textCell(row.presetName),
    account: textCell(row.accountName),
    appId: numberCell(appId),
    practice: row.practice ? 'yes' : 'no',
    action: row.action,
    vendor: row.vendor,
    stream: idCell(row.streamId),
    task: textCell(row.task),
    status: row.status,
    reason: row.reason ?? '',
    code: textCell(row.code),
    vendorCode: textCell(row.vendorCode),
    message: textCell(row.message),
    endTime: unixTime(row.endTime),
    attempts: numberCell(call.attempts),
    durationMs: numberCell(call.durationMs),
    httpStatus: numberCell(call.outcome?.httpStatus ?? null),
    requestId: idCell(call.outcome?.requestId ?? null),
    vendorRequestId: idCell(stream?.vendorRequestId ?? null),
    taskId: idCell(stream?.taskId ?? null),
    persistentId: idCell(stream?.persistentId ?? null),
    traceId: idCell(stream?.traceId ?? null),
    callId: idCell(call.id),
    runId: idCell(call.runId),
  };
  return `${CSV_COLUMNS.map((column) => cells[column]).join(',')}\r\n`;
}
