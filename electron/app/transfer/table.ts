import { BYTE_ORDER_MARK, textCell, textOfCell } from '../../storage/csv/cell.ts';

/** A row of a table: its cells as texts, and the line of the file in which it begins. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cells of one row that are read; our widest table has a tenth of it. */
const MAX_CELLS = 200;

/** The text of a table (RFC 4180, UTF-8 with its mark for spreadsheets), safe to open in one. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`);
  return `${BYTE_ORDER_MARK}${lines.join('')}`;
}

/** A plain number stays what it is in every spreadsheet. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,8})$/;
const cellOf = (text: string): string => (PLAIN_NUMBER.test(text) ? text : textCell(text));

/**
 * The rows of a table that is separated as its first line is, by commas, semicolons or tabs; empty ones are left
 * out. Null where a quote is never closed, or a row has far too many cells.
 */
export function readTable(given: string): TableRow[] | null {
  const text = given.startsWith(BYTE_ORDER_MARK) ? given.slice(1) : given;
  const separator = separatorOf(text);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let first = 1;
  let at = 0;
  while (at < text.length || cells.length > 0) {
    const cell = cellAt(text, at, separator);
    if (!cell || cells.length >= MAX_CELLS) return null;
    cells.push(textOfCell(cell.value));
    line += cell.breaks;
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (cells.some((value) => value !== '')) rows.push({ line: first, cells });
    cells = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line += 1;
    first = line;
  }
  return rows;
}

function separatorOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

/** The cell that begins at an index; `end` is the separator or the line's end behind it. */
function cellAt(text: string, at: number, separator: string) {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== separator && !/[\r\n]/.test(text[end] ?? ''))
      end += 1;
    return { value: text.slice(at, end), end, breaks: 0 };
  }
  let value = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      let end = quote + 1;
      while (text[end] === ' ') end += 1;
      if (end < text.length && text[end] !== separator && !/[\r\n]/.test(text[end] ?? ''))
        return null;
      return { value, end, breaks: value.split(/\r\n|\r|\n/).length - 1 };
    }
    value += '"';
    from = quote + 2;
  }
}
