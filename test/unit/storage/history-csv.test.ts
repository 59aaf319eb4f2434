import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idCell, textCell, unixTime } from '../../../electron/storage/history/export/csv.ts';
import { readCsv } from '../../support/csv.ts';

const FORMULA_STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

describe('a cell of text', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    [null, ''],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['晚间新闻', '晚间新闻'],
  ])('%j is written as %j', (value, written) => {
    expect(textCell(value)).toBe(written);
  });

  test.each(FORMULA_STARTS)('never begins like a formula: %j', (start) => {
    const [cells] = readCsv(`${textCell(`${start}cmd|'/c calc'!A0`)}\r\n`);
    expect(cells).toEqual([`'${start}cmd|'/c calc'!A0`]);
  });

  test('whatever it is, it reads back as it was, or with an apostrophe before what was dangerous', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        const [cells] = readCsv(`${texts.map(textCell).join(',')}\r\n`);
        const isDangerous = (text: string) =>
          FORMULA_STARTS.some((start) => text.startsWith(start));
        expect(cells).toEqual(texts.map((text) => (isDangerous(text) ? `'${text}` : text)));
      }),
    );
  });
});

describe('a cell of an id', () => {
  test.each([
    ['4191282558729715911', '="4191282558729715911"'],
    ['007', '="007"'],
    ['1e5', '="1e5"'],
    ['2026-11-22', '="2026-11-22"'],
    ['cdn01', 'cdn01'],
    ['70628bcd-5652-4d5c', '70628bcd-5652-4d5c'],
    ['=1+1', "'=1+1"],
    ['1+1"', '1+1"'],
    ['', ''],
    [null, ''],
  ])('%j reads as %j: no digit is lost, and no sum is made', (value, read) => {
    expect(readCsv(`${idCell(value)}\r\n`)).toEqual([[read]]);
  });

  test('is never any formula but a text of digits and their signs', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9=+\-@"eE.,:/]*$/)), (value) => {
        const cell = readCsv(`${idCell(value)}\r\n`)[0]?.[0] ?? '';
        if (cell.startsWith('=')) expect(cell).toMatch(/^="\d[\d.,:/eE+-]*"$/);
        else expect(cell).not.toMatch(/^[+\-@\t\r\n]/);
      }),
    );
  });
});

test.each([
  [null, ''],
  [0, '1970-01-01T00:00:00.000Z'],
  [253_402_300_799, '9999-12-31T23:59:59.000Z'],
  // Once learned from a Date of 9999: a year of five digits, and what no calendar has.
  [253_402_300_800, '253402300800'],
  [8_640_000_000_001, '8640000000001'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  [-1, "'-1"],
])('an end of %j is written as %j, and never fails a file', (seconds, written) => {
  expect(unixTime(seconds)).toBe(written);
});
