import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable, tableText } from '../../../../electron/app/transfer/table.ts';

test.each([
  ['commas', 'a,b\r\n1,"2,3"\r\n', ['1', '2,3']],
  ['semicolons', 'a;b\n1;2,3\n', ['1', '2,3']],
  ['tabs', 'a\tb\n1\t2\n', ['1', '2']],
  ['no line break at the end', 'a,b\r\n1,2', ['1', '2']],
  ['an apostrophe of ours', "a,b\r\n'0012,'=1\r\n", ['0012', '=1']],
])('%s', (_name, text, cells) => {
  expect(readTable(text)?.[1]).toEqual({ line: 2, cells });
});

test('a quote that is never closed is no table', () => {
  expect(readTable('a,b\r\n"1,2\r\n')).toBeNull();
});

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('=1+1', '\t=x', ';=x', "';=x", '0012', "'", '1/2', '"', ',', '\r\n', '; ', '流'),
);

test('what is written is read back, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const kept = rows.filter((cells) => cells.some((one) => one !== ''));
      const table = tableText([['name', 'a', 'b'], ...kept]);
      expect(readTable(table)?.map(({ cells }) => cells)).toEqual([['name', 'a', 'b'], ...kept]);
    }),
    { numRuns: 3000 },
  );
});

test('no text makes the reader throw or hang', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a') })),
      (text) => {
        readTable(text);
      },
    ),
    { numRuns: 3000 },
  );
});
