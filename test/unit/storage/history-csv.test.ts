import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textCell } from '../../../electron/storage/csv/cell.ts';
import {
  CSV_COLUMNS,
  csvHead,
  csvLine,
  EXPORT_TEXTS,
  idCell,
  localTime,
  unixTime,
} from '../../../electron/storage/history/export/csv.ts';
import { exportRow, readDetail, wholeCall } from '../../../electron/storage/history/export/row.ts';
import { readCsv } from '../../support/csv.ts';
import {
  anyCellText,
  beginsFormula,
  CHANGED_BY_SPREADSHEETS,
  FORMULA_IN_THE_MIDDLE,
  LEFT_AS_THEY_ARE,
  withoutProtection,
} from '../../support/csv-attacks.ts';
import { seeded } from '../../support/history-generator.ts';
import { detailOf, historyRow } from '../../support/history-rows.ts';
import { settledCall } from '../../support/runs.ts';

const read = (cell: string) => readCsv(`${cell}\r\n`)[0]?.[0] ?? '';

describe('a cell of text', () => {
  test.each([
    ['plain', 'plain'],
    ['', ''],
    [null, ''],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['晚间新闻', '晚间新闻'],
    ["'x", "''x"],
    ['news;=1+1', "news;'=1+1"],
  ])('%j is written as %j', (value, written) => {
    expect(textCell(value)).toBe(written);
  });

  test.each(CHANGED_BY_SPREADSHEETS)('%j has an apostrophe before it', (text) => {
    expect(read(textCell(text))).toBe(`'${text}`);
  });

  test.each(FORMULA_IN_THE_MIDDLE)('%j begins no formula after its break', (text) => {
    const cell = read(textCell(text));
    expect(beginsFormula(cell)).toBe(false);
    expect(withoutProtection(cell)).toBe(text);
  });

  test.each(LEFT_AS_THEY_ARE)('%j is left as it is', (text) => {
    expect(read(textCell(text))).toBe(text);
    expect(read(idCell(text))).toBe(text);
  });
});

describe('a cell of an id', () => {
  test.each([
    ['4191282558729715911', '="4191282558729715911"'],
    ['007', '="007"'],
    ['1e5', '="1e5"'],
    ['MAR1', '="MAR1"'],
    ['TRUE', '="TRUE"'],
    ['2026-11-22', '="2026-11-22"'],
    ['cdn01', 'cdn01'],
    ['70628bcd-5652-4d5c', '70628bcd-5652-4d5c'],
    ['=1+1', "'=1+1"],
    ['1+1"', '\'1+1"'],
    ['9'.repeat(300), `'${'9'.repeat(300)}`],
    ['', ''],
    [null, ''],
  ])('%j reads as %j: no digit is lost, and no sum is made', (value, cell) => {
    expect(read(idCell(value))).toBe(cell);
  });
});

test('whatever a text is, it begins no formula, and without the protection it is what it was', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer().map((seed) => anyCellText(seeded(seed))),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (texts) => {
      for (const cellOf of [textCell, idCell]) {
        const [cells = []] = readCsv(`${texts.map(cellOf).join(',')}\r\n`);
        expect(cells.map(withoutProtection)).toEqual(texts);
        expect(cells.filter(beginsFormula)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test('these checks can fail: a formula without protection is seen, and so is a text that was changed', () => {
  for (const cell of ['=1', ' +1', '\ufeff@x', 'a;=1', 'a\r\n-1', '="x"&A1']) {
    expect(beginsFormula(cell)).toBe(true);
  }
  expect(withoutProtection("''x")).toBe("'x");
  expect(withoutProtection("'MAR1")).not.toBe("'MAR1");
});

test.each([
  [null, ''],
  [0, '1970-01-01T00:00:00.000Z'],
  [253_402_300_799, '9999-12-31T23:59:59.000Z'],
  // Once learned from a Date of 9999: a year of five digits, and what no calendar has.
  [253_402_300_800, '="253402300800"'],
  [8_640_000_000_001, '="8640000000001"'],
  [Number.MAX_SAFE_INTEGER, '="9007199254740991"'],
  [-1, "'-1"],
  [Number.NaN, 'NaN'],
])('an end of %j is written as %j, and never fails a file', (seconds, written) => {
  expect(read(unixTime(seconds))).toBe(written);
});

describe('local time', () => {
  test('is what the clock on the wall said, to the second', () => {
    const time = new Date(2026, 10, 5, 9, 8, 7, 654);
    expect(localTime(time.getTime())).toBe('2026-11-05 09:08:07');
  });

  test.each([null, Number.NaN, -1, Number.MAX_SAFE_INTEGER])('of %j there is none', (time) => {
    expect(localTime(time)).toBe('');
  });
});

describe('the heading', () => {
  test.each(['en', 'zh-CN'] as const)('is in the language %s, each column once', (language) => {
    const [head = []] = readCsv(csvHead(EXPORT_TEXTS[language]).slice(1));
    expect(new Set(head).size).toBe(CSV_COLUMNS.length);
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    expect(head[0]).toContain(timeZone);
    expect(head[2]).toBe(language === 'en' ? 'Preset' : '预设');
  });
});

describe('a row that cannot be read in full', () => {
  const detail = detailOf(settledCall(['accepted']));

  test.each([
    ['no JSON', '{"call":{"id"'],
    ['nothing', 'null'],
    ['a text', '"call"'],
    ['another thing', '{"version":9}'],
    [
      'a call without an answer',
      JSON.stringify({ ...detail, call: { ...detail.call, outcome: null } }),
    ],
    ['fewer rows than its index has', JSON.stringify({ ...detail, call: settledCall([]) })],
  ])('says so, and keeps what is known: %s', (_name, kept) => {
    const row = exportRow(historyRow(1), readDetail(kept), 0);
    expect(row).toMatchObject({
      unreadable: true,
      stream: 'cdn01',
      status: 'accepted',
      taskId: null,
    });
    const [cells = []] = readCsv(csvLine(row, EXPORT_TEXTS.en));
    expect(cells).toHaveLength(CSV_COLUMNS.length);
    expect(cells[CSV_COLUMNS.indexOf('message')]).toMatch(/^success · This line could not be read/);
  });

  test('of other types than were written it throws at nothing, and lets no formula through', () => {
    const [stream] = detail.call.outcome?.streams ?? [];
    const odd = { ...stream, taskId: 5, traceId: { '=1': 1 }, persistentId: ['=1'] };
    const outcome = { ...detail.call.outcome, httpStatus: '=1', requestId: 7, streams: [odd] };
    const kept = { ...detail, appId: '=1', call: { ...detail.call, attempts: '=1', outcome } };
    const row = exportRow(historyRow(1), readDetail(JSON.stringify(kept)), 0);
    expect(row).toMatchObject({ appId: null, attempts: null, httpStatus: null, taskId: '5' });
    const [cells = []] = readCsv(csvLine(row, EXPORT_TEXTS.en));
    expect(cells.filter(beginsFormula)).toEqual([]);
  });

  test('keeps a file of whole calls one that can be read', () => {
    expect(JSON.parse(wholeCall('{"call":{'))).toEqual({ unreadable: '{"call":{' });
    expect(wholeCall('{"call":{}}')).toBe('{"call":{}}');
  });

  test('of one that can be, nothing is said', () => {
    expect(exportRow(historyRow(1), detail, 0)).toMatchObject({ unreadable: false, appId: 12345 });
  });
});
