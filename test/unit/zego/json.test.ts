import { expect, test } from 'vitest';
import { parseJson } from '../../../electron/zego/json.ts';

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
