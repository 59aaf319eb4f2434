import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, ownLines, quoted } from '#contract/rules/terminal-text.ts';

test.each([
  ['News', 'News'],
  ['晚间新闻 · Zürich 👩‍💻', '晚间新闻 · Zürich 👩‍💻'],
  ['a\nb', 'a\\u000ab'],
  ['\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
  // One byte of the second block begins an escape sequence too.
  ['\u009b2J', '\\u009b2J'],
  ['\u2028\u2029', '\\u2028\\u2029'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['\ud800', '\\ud800'],
  ['\u{e0041}', '\\udb40\\udc41'],
])('%j as %j', (text, expected) => {
  expect(oneLine(text)).toBe(expected);
});

test('lines of our own stay lines', () => {
  expect(ownLines('a\n\u001b[2Jb')).toBe('a\n\\u001b[2Jb');
});

test('quoted, and cut', () => {
  expect(quoted('a"b', 10)).toBe('"a\\"b"');
  expect(quoted('x'.repeat(1000), 5)).toBe('"xxxxx"…');
  expect(quoted('\u{1f600}\u{1f600}\u{1f600}', 2)).toBe('"\u{1f600}\u{1f600}"…');
});

test('a JSON text means the same afterwards, and no character of it is an order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = oneLine(JSON.stringify({ text }));
      expect(JSON.parse(line)).toEqual({ text });
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
    }),
    { numRuns: 500 },
  );
});
