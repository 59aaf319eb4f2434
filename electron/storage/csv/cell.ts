import { isSurelyText } from './surely-text.ts';

/** Spreadsheets take a file for UTF-8 only when it begins so. */
export const BYTE_ORDER_MARK = '\u{feff}';

/** One cell after RFC 4180. */
export const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * SECURITY: where a comma is the decimal sign, a spreadsheet ends a cell at a semicolon or a tab, and a new
 * one, which may begin like a formula, begins in the middle of a text.
 */
const FORMULA_AFTER_A_BREAK = /[;\t\r\n](?='*[\p{Zs}\p{Cf}]*[=+\-@＝＋－＠])/gu;
/** The apostrophe that `textCell` has put there. */
const GUARD_AFTER_A_BREAK = /(?<=[;\t\r\n])'(?='*[\p{Zs}\p{Cf}]*[=+\-@＝＋－＠])/gu;

/**
 * A cell of any text. An apostrophe stands before all that a spreadsheet might change (see `isSurelyText`),
 * and before what begins with one: removing one restores the text. Another stands after each
 * break within the text that might begin a formula.
 */
export function textCell(value: string | null): string {
  // SECURITY: a stream's name or a vendor's message must not become a formula in a spreadsheet.
  const text = (value ?? '').replace(FORMULA_AFTER_A_BREAK, "$&'");
  return quoted(isSurelyText(value ?? '') ? text : `'${text}`);
}

/** The text that `textCell` was given, from a cell without its quotes. */
export const textOfCell = (cell: string): string =>
  cell.replace(/^'/, '').replace(GUARD_AFTER_A_BREAK, '');
