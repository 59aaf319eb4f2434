import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STREAM_ID_PATTERN } from '../../../electron/contract/preset.ts';
import { readStreamIds } from '../../../renderer/presets/stream-ids.ts';

test('lines, commas, tabs, spaces and Chinese marks all part one id from the next', () => {
  const text = 'cdn01\ncdn02,cdn03\tcdn04  cdn05，cdn06、cdn07；cdn08;cdn09|cdn10\r\n';
  const expected = Array.from({ length: 10 }, (_, i) => `cdn${String(i + 1).padStart(2, '0')}`);
  expect(readStreamIds(text)).toEqual({ ids: expected, invalid: [], repeated: [] });
});

test('quotes of a spreadsheet or a chat message are not part of an id', () => {
  expect(readStreamIds('"cdn01", “cdn02” \'cdn03\'').ids).toEqual(['cdn01', 'cdn02', 'cdn03']);
});

test('what was named twice is kept once and said; what cannot be an id is named', () => {
  expect(readStreamIds('a b a a c/d c/d é')).toEqual({
    ids: ['a', 'b'],
    invalid: ['c/d', 'é'],
    repeated: ['a'],
  });
});

test('nothing gives nothing', () => {
  expect(readStreamIds(' \n,, ')).toEqual({ ids: [], invalid: [], repeated: [] });
});

test('whatever is pasted, only possible ids come out, each once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { ids } = readStreamIds(text);
      expect(ids.every((id) => STREAM_ID_PATTERN.test(id))).toBe(true);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
