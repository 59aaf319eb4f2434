/**
 * Texts that a spreadsheet changes when it opens a table: what is a formula, a date, a number, a truth value
 * or a fault to it. Told from the programs' behaviour, not from the product's rule.
 */
export const CHANGED_BY_SPREADSHEETS: readonly string[] = [
  // Formulas, also behind what cannot be seen, and in the forms of East Asian keyboards.
  ...['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'].map(
    (start) => `${start}cmd|'/c x'!A0`,
  ),
  ...[
    '\u00a0',
    '\u200b',
    '\u200d',
    '\u2060',
    '\ufeff',
    ' ',
    '\u3000',
    '\u2003',
    '\u202e',
    '\u00ad',
  ].map((hidden) => `${hidden}=HYPERLINK("http://127.0.0.1")`),
  '\u200b\u00a0\ufeff+1',
  // Dates and times.
  ...[
    'MAR1',
    'SEPT2',
    'DEC1',
    'Oct-4',
    '1-Sep',
    '1-sept.',
    'May 2026',
    'jan5',
    'ＭＡＲ１',
    'M\u200bAR1',
  ],
  ...[
    '1/2',
    '3-4',
    '2026-11-22',
    '22.11.2026',
    '12:30',
    '9:5 pm',
    '10 am',
    '1-avr',
    '3 mai',
    '1. Mrz',
  ],
  ...[
    '11月22日',
    '2026年11月',
    '上午9:05',
    '2026年11月22日 12時30分',
    '3월 4일',
    '1-янв',
    '5 févr.',
  ],
  // Numbers, amounts, parts.
  ...[
    '0012',
    '007',
    '1e5',
    '1E-3',
    '12E4',
    '4191282558729715911',
    '1,000',
    '1.5',
    '.5',
    '5%',
    '(5)',
    '-1',
  ],
  ...[
    '$5',
    '5 €',
    '¥100',
    'CHF 5',
    '5 kr',
    'US$ 12',
    '1 1/2',
    '½',
    '１２',
    '٣٤',
    '#N/A',
    '#REF!',
    "'x",
    "''",
  ],
  // Truth values.
  ...[
    'TRUE',
    'FALSE',
    'true',
    'True',
    'ＴＲＵＥ',
    'WAHR',
    'vrai',
    'ИСТИНА',
    'TRUE\u200b',
    'T\u00adRUE',
  ],
];

/** Where a comma is the decimal sign, a semicolon ends the cell: the second half becomes one of its own. */
export const FORMULA_IN_THE_MIDDLE: readonly string[] = [
  'news;=1+1',
  'news; @SUM(1)',
  'news\t=1+1',
  'news\r\n=1+1',
  "news;'=1+1",
  'news;;\u00a0＝1+1',
];

/** What people call their programmes and streams: no apostrophe may stand before it. */
export const LEFT_AS_THEY_ARE: readonly string[] = [
  ...[
    'cdn01',
    'Evening news',
    '晚间新闻',
    '晚间新闻 2',
    'Studio 2',
    'live-stream-1',
    'sport_main',
    'mp4',
  ],
  ...[
    '第2演播室',
    '70628bcd-5652-4d5c',
    '[Test] News 3',
    '（测试）新闻',
    '📺 News 24',
    'news;sport',
    'A, B',
  ],
  ...['say "no"', 'two\r\nlines', 'success', '体育直播—主信号', 'München 1', '5 minutes'],
];

const PIECES = [
  ...[
    '=',
    '+',
    '-',
    '@',
    "'",
    "''",
    '"',
    ';',
    ',',
    '\t',
    '\r',
    '\n',
    '\r\n',
    ' ',
    '\u00a0',
    '\u200b',
    '\ufeff',
  ],
  ...[
    '0',
    '12',
    'E',
    '/',
    ':',
    '.',
    'MAR',
    'sep',
    'TRUE',
    '年',
    '月',
    '日',
    'am',
    '%',
    '$',
    '＝',
    '晚间',
    '📺',
    'cdn',
  ],
];

/** A text from such a list or put together from such pieces; `below` answers a number below a bound. */
export function anyCellText(below: (bound: number) => number): string {
  const known = [...CHANGED_BY_SPREADSHEETS, ...FORMULA_IN_THE_MIDDLE, ...LEFT_AS_THEY_ARE];
  if (below(3) === 0) return known[below(known.length)] ?? '';
  return Array.from({ length: below(7) }, () => PIECES[below(PIECES.length)]).join('');
}

/**
 * The documented rule (docs/decisions/0044), for a cell as a parser gives it: `="…"` is what stands within;
 * otherwise one apostrophe at the beginning goes, and the one after each break before a formula's sign.
 */
export function withoutProtection(cell: string): string {
  const formula = /^="(.*)"$/.exec(cell);
  if (formula) return formula[1] ?? '';
  return cell.replace(/^'/, '').replace(/([;\t\r\n])'(?='*[\p{Zs}\p{Cf}]*[=+\-@＝＋－＠])/gu, '$1');
}

/** Whether a spreadsheet makes a formula of this cell, or of a part that it takes for a cell. */
export const beginsFormula = (cell: string): boolean =>
  !/^="[\p{L}\p{Nd}][^"]*"$/u.test(cell) &&
  /(^|[;\t\r\n])[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell);
