import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../electron/control/command-line/text-encoding.ts';

const TEXT = '{\n  "accounts": [{ "name": "晚间新闻" }]\n}\n';
const LE = Buffer.from(TEXT, 'utf16le');
const BE = Buffer.from(LE).swap16();
const utf32 = (text: string, little: boolean) =>
  Buffer.concat(
    [...text].map((character) => {
      const bytes = Buffer.alloc(4);
      if (little) bytes.writeUInt32LE(character.codePointAt(0) ?? 0);
      else bytes.writeUInt32BE(character.codePointAt(0) ?? 0);
      return bytes;
    }),
  );
/** `晚间新闻` in GBK, as Notepad on Chinese Windows writes it. */
const GBK_NAME = [0xcd, 0xed, 0xbc, 0xe4, 0xd0, 0xc2, 0xce, 0xc5];
const GBK = Buffer.concat([
  Buffer.from('{\n "name": "'),
  Buffer.from(GBK_NAME),
  Buffer.from('"\n}\n'),
]);
const LATIN = Buffer.from('{\n\n "name": "Zürich"}', 'latin1');

describe('UTF-8', () => {
  test.each([
    ['plain', Buffer.from(TEXT)],
    ['with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)])],
  ])('%s', (_what, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text: TEXT });
  });

  test('nothing at all is for the JSON parser to refuse', () => {
    expect(decodeText(Buffer.alloc(0))).toEqual({ ok: true, text: '' });
  });
});

test.each([
  ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), LE])],
  ['UTF-16 LE', LE],
  ['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), BE])],
  ['UTF-16 BE', BE],
  ['UTF-32 LE', utf32(`\uFEFF${TEXT}`, true)],
  ['UTF-32 LE', utf32(TEXT, true)],
  ['UTF-32 BE', utf32(`\uFEFF${TEXT}`, false)],
  ['UTF-32 BE', utf32(TEXT, false)],
])('%s is refused and named (%#)', (name, bytes) => {
  expect(decodeText(bytes)).toEqual({
    ok: false,
    problem: `it is ${name}, not UTF-8. Save it as UTF-8`,
  });
});

test('GBK is refused and named, with the line', () => {
  expect(decodeText(GBK)).toEqual({
    ok: false,
    problem: 'it is not UTF-8 but most likely GBK (line 2 is not UTF-8). Save it as UTF-8',
  });
});

test.each([
  ['Latin-1', LATIN, 3],
  ['a character cut in half', Buffer.from(TEXT).subarray(0, 30), 2],
  ['a surrogate written as UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 1],
  ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 1],
])('%s: the line', (_what, bytes, line) => {
  expect(decodeText(bytes)).toEqual({
    ok: false,
    problem: expect.stringContaining(`line ${line} is not UTF-8`),
  });
});

test('whatever the bytes are: a text without replacement characters of ours, or a refusal', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((content) => Buffer.from(content)),
    fc.string({ unit: 'binary' }).map((content) => Buffer.from(content, 'utf8')),
    fc.string({ unit: 'grapheme' }).map((content) => Buffer.from(content, 'utf16le')),
  );
  fc.assert(
    fc.property(bytes, (content) => {
      const decoded = decodeText(content);
      if (!decoded.ok) {
        expect(decoded.problem).toMatch(/UTF-8$/);
        return;
      }
      // Read without loss: written again, it is the same.
      const mark = content.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
      expect(Buffer.from(decoded.text, 'utf8').equals(content.subarray(mark))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
