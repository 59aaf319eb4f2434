import { exporting as english } from '#contract/locales/en/export.ts';
import { exporting as chinese } from '#contract/locales/zh-CN/export.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { BYTE_ORDER_MARK, quoted, textCell } from '../../csv/cell.ts';
import { isSurelyText } from '../../csv/surely-text.ts';
import type { ExportRow } from './row.ts';

export type ExportTexts = Readonly<Record<keyof typeof english, string>>;
export const EXPORT_TEXTS: Readonly<Record<AppState['language'], ExportTexts>> = {
  en: english,
  'zh-CN': chinese,
};

/** What may stand within a formula that says just a text. Longer ones are refused by spreadsheets. */
const PLAIN_ID = /^[\p{L}\p{Nd}][\p{L}\p{Nd} ._:/+%-]{0,249}$/u;

/**
 * A cell of an id. One that might be changed is given as a formula that says just it (`="0012"`): a
 * spreadsheet would round nineteen digits, and an apostrophe would come along when an id is copied.
 */
export function idCell(value: string | null): string {
  const isFormula = value !== null && PLAIN_ID.test(value) && !isSurelyText(value);
  return isFormula ? quoted(`="${value}"`) : textCell(value);
}

const numberCell = (value: number | null): string => (value === null ? '' : String(value));

/** The last second of the year 9999: a year has four digits, and no calendar has all numbers. */
const LAST_SECOND = 253_402_300_799;
const isOfCalendar = (seconds: number) => seconds >= 0 && seconds <= LAST_SECOND;

/** A time that no calendar has is given as the number it is: one such row must not fail the whole file. */
export function unixTime(seconds: number | null): string {
  if (seconds === null) return '';
  return isOfCalendar(seconds) ? new Date(seconds * 1000).toISOString() : idCell(String(seconds));
}

/** As a spreadsheet takes a time for one, to the second, by the clock on the wall. Empty where there is none. */
export function localTime(milliseconds: number | null): string {
  if (milliseconds === null || !isOfCalendar(milliseconds / 1000)) return '';
  const time = new Date(milliseconds);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`;
}

type Cell = (row: ExportRow, texts: ExportTexts) => string;

/** The table's columns in their order, each with its cell. */
const CELLS = {
  startedLocal: (row) => localTime(Date.parse(row.startedAt)),
  startedAt: (row) => row.startedAt,
  preset: (row) => textCell(row.preset),
  account: (row) => textCell(row.account),
  appId: (row) => numberCell(row.appId),
  practice: (row, texts) => texts[row.practice ? 'export.yes' : 'export.no'],
  action: (row) => textCell(row.action),
  vendor: (row) => textCell(row.vendor),
  stream: (row) => idCell(row.stream),
  task: (row) => idCell(row.task),
  status: (row) => textCell(row.status),
  reason: (row) => textCell(row.reason),
  code: (row) => idCell(row.code),
  vendorCode: (row) => idCell(row.vendorCode),
  message: (row, texts) =>
    textCell(
      row.unreadable
        ? [row.message, texts['export.unreadable']].filter(Boolean).join(' · ')
        : row.message,
    ),
  endLocal: (row) => localTime(row.endTime === null ? null : row.endTime * 1000),
  endTime: (row) => unixTime(row.endTime),
  attempts: (row) => numberCell(row.attempts),
  durationMs: (row) => numberCell(row.durationMs),
  httpStatus: (row) => numberCell(row.httpStatus),
  requestId: (row) => idCell(row.requestId),
  vendorRequestId: (row) => idCell(row.vendorRequestId),
  taskId: (row) => idCell(row.taskId),
  persistentId: (row) => idCell(row.persistentId),
  traceId: (row) => idCell(row.traceId),
  callId: (row) => idCell(row.callId),
  runId: (row) => idCell(row.runId),
} as const satisfies Readonly<Record<string, Cell>>;

export type CsvColumn = keyof typeof CELLS;
export const CSV_COLUMNS = Object.keys(CELLS) as readonly CsvColumn[];

/** The table's first line, with the workstation's time zone in the headings of local times. */
export function csvHead(texts: ExportTexts): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const heading = (column: CsvColumn) =>
    textCell(texts[`export.column.${column}`].replace('{{zone}}', timeZone));
  return `${BYTE_ORDER_MARK}${CSV_COLUMNS.map(heading).join(',')}\r\n`;
}

export const csvLine = (row: ExportRow, texts: ExportTexts): string =>
  `${CSV_COLUMNS.map((column) => CELLS[column](row, texts)).join(',')}\r\n`;
