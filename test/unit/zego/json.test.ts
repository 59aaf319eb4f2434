import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../electron/zego/answer/json.ts';

test('an unquoted 19-digit number keeps every digit', () => {
  expect(parseJson('{"RequestId":4191282558729715911}')).toEqual({
    RequestId: '4191282558729715911',
  });
  expect(parseJson('[-9223372036854775808]')).toEqual(['-9223372036854775808']);
});

test('numbers that are exact stay numbers', () => {
  expect(parseJson('[0, 9007199254740991, 1.5, 1e3, -7]')).toEqual([
    0, 9007199254740991, 1.5, 1000, -7,
  ]);
});

test('a text that is not JSON throws a SyntaxError', () => {
  expect(() => parseJson('<html>')).toThrow(SyntaxError);
});

/** The runtime's own way to the same end. */
const withReviver = (text: string): unknown =>
  JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value,
  );

const valueOrError = (read: (text: string) => unknown, text: string): unknown => {
  try {
    return read(text);
  } catch (error) {
    return (error as Error).name;
  }
};

test('whatever the text, it is read as a reviver would, digits of long integers included', () => {
  const token = fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      ' ',
      '\n',
      '-',
      '.',
      'e5',
      '+',
      '0',
      'true',
    ),
    fc.constantFrom(
      '"a"',
      '"\\""',
      '{"a":',
      '"[9007199254740993]"',
      '4191282558729715911',
      '9007199254740992',
    ),
    fc.constantFrom(
      '9007199254740991',
      '-9223372036854775808',
      '01234567890123456789',
      '1234567890123456789e1',
    ),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  );
  const mixed = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(''));
  const whole = fc.json().map((text) => text.replaceAll('1', '4191282558729715911'));
  fc.assert(
    fc.property(
      fc.oneof(
        mixed,
        whole,
        mixed.map((inner) => `{"a":[${inner}]}`),
      ),
      (text) => {
        expect(valueOrError(parseJson, text)).toEqual(valueOrError(withReviver, text));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('what is nested without end is not read', () => {
  expect(() => parseJson(`${'['.repeat(501)}${']'.repeat(501)}`)).toThrow(SyntaxError);
  expect(parseJson(`"${'['.repeat(501)}"`)).toHaveLength(501);
});
