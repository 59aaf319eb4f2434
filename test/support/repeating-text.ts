import fc from 'fast-check';

export const SECRETS = ['9193cc662a4c0ec135ec71fb57194b38', '43e5cfcca828314675f91b001390566a'];

/** All that the patterns of the redactor look for, and what ends it. */
const PARTS = [
  ...['secret="a"', 'secret=', 'secret: ', '"secret":"', "secret='", 'secret=[', 'token%3D', 'a'],
  ...[
    'a=b&',
    '?',
    '://',
    'https://',
    '%3A%2F%2F',
    '@',
    'a:b',
    ',',
    '=',
    '&',
    '&amp;',
    '%26',
    '%40',
  ],
  ...['"', "'", '`', '\\', '\\"', '\n', '\\n', ' ', '[', ']', '{', '}', 'HTTP/1.1', 'X-A: b', ';'],
  ...[
    '-----BEGIN ',
    'PRIVATE KEY',
    '-----',
    'eyJaaaaaaaaa',
    '.',
    '/',
    'Aa1',
    '<Buffer 00',
    '[redacted]',
  ],
  ...[
    '&#57;',
    '%2539',
    '\\u0039',
    SECRETS[1] ?? '',
    'is not valid JSON',
    'Received ',
    'no such a: ',
  ],
];
const piece = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 3 });
/** What stands before the repeats, what is repeated, and what ends the text. */
export const shape = fc.tuple(piece, piece, fc.constantFrom(...PARTS, ''));

/** A text of one piece again and again, with something else before it and behind it. */
export const repeated = (
  [before, again, after]: readonly [string[], string[], string],
  length: number,
) => {
  const one = again.join('');
  return before.join('') + one.repeat(Math.ceil(length / one.length)) + after;
};
