import { oneLine } from '#contract/rules/terminal-text.ts';
import type { OutputLine } from './result-lines.ts';

/** One line of a table: for a script, and for a person. */
export interface TableRow {
  readonly json: Readonly<Record<string, unknown>>;
  readonly cells: readonly string[];
}

/** Headings of columns. Texts: locale keys `view.head.*`. */
export const HEADINGS = [
  'name',
  'preset',
  'account',
  'vendors',
  'vendor',
  'stream',
  'streams',
  'end',
  'state',
  'recording',
  'missing',
  'since',
  'until',
  'appId',
  'endpoint',
  'label',
  'secret',
  'rule',
  'zone',
  'next',
  'found',
] as const;
export type Heading = (typeof HEADINGS)[number];

const GAP = '  ';

/** Characters that a terminal draws two columns wide. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
/** Characters that are drawn over the one before. */
const NARROWEST = /\p{M}|\u200d/u;

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    columns += NARROWEST.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

const padded = (cell: string, columns: number): string =>
  cell + ' '.repeat(Math.max(0, columns - columnsOf(cell)));

/**
 * A table under its title, in columns. A script gets the rows alone.
 *
 * @param headings none where a row is one sentence.
 * @param empty what stands in place of the table where there are no rows.
 */
export function tableLines(
  title: string,
  headings: readonly string[],
  rows: readonly TableRow[],
  empty: string,
): OutputLine[] {
  if (rows.length === 0) return [heading(empty)];
  const shown = rows.map(({ json, cells }) => ({ json, cells: cells.map(oneLine) }));
  const all = [headings, ...shown.map(({ cells }) => cells)];
  const count = Math.max(...all.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...all.map((cells) => columnsOf(cells[at] ?? ''))),
  );
  const lineOf = (cells: readonly string[]) =>
    cells
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join(GAP)
      .trimEnd();
  return [
    heading(title),
    ...(headings.length > 0 ? [{ json: null, text: GAP + lineOf(headings) }] : []),
    ...shown.map(({ json, cells }) => ({ json, text: GAP + lineOf(cells) })),
  ];
}

const heading = (text: string): OutputLine => ({ json: null, text: oneLine(text) });
