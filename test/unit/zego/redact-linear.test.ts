import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { errorText } from '../../../electron/zego/redact/error.ts';
import { redact, redactor } from '../../../electron/zego/redact.ts';

const SECRETS = ['9193cc662a4c0ec135ec71fb57194b38', '43e5cfcca828314675f91b001390566a'];

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
const shape = fc.tuple(piece, piece, fc.constantFrom(...PARTS, ''));

/** A text of one piece again and again, with something else before it and behind it. */
const textOf = ([before, again, after]: readonly [string[], string[], string], length: number) => {
  const one = again.join('');
  return before.join('') + one.repeat(Math.ceil(length / one.length)) + after;
};

const clean = (text: string) => redact(text, SECRETS);
const asError = (text: string) => errorText(new Error(text), redactor(SECRETS));

/** How many characters the searches for a text looked at: the patterns' own steps cannot be counted. */
function searched(work: () => unknown): number {
  const plain = String.prototype.indexOf;
  let steps = 0;
  const restore = () => {
    String.prototype.indexOf = plain;
  };
  String.prototype.indexOf = function counted(this: string, text: string, from = 0) {
    const found = plain.call(this, text, from);
    steps += (found < 0 ? this.length : found) - from + 1;
    return found;
  };
  onTestFinished(restore);
  try {
    work();
    return steps;
  } finally {
    restore();
  }
}

test('whatever a text repeats, its searches look at each character a bounded number of times', () => {
  fc.assert(
    fc.property(shape, (given) => {
      for (const work of [clean, asError]) {
        const text = textOf(given, 6_000);
        // At most five looks, each with a few searches over all of the text.
        expect([given, searched(() => work(text)) / text.length]).toEqual([
          given,
          expect.toSatisfy((steps: number) => steps < 50),
        ]);
      }
    }),
    { numRuns: 150, examples: [[[[''], ['secret="a"'], '']]] },
  );
});

function milliseconds(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** How many times longer sixteen times the text takes: 16 where the work grows linearly, 256 where with the square. */
function growth(work: (text: string) => unknown, given: Parameters<typeof textOf>[0]): number {
  const [short, long] = [textOf(given, 1_500), textOf(given, 24_000)];
  return milliseconds(() => work(long)) / milliseconds(() => work(short));
}

test('sixteen times the text is no more than sixty-four times the work', () => {
  fc.assert(
    fc.property(shape, (given) => {
      for (const work of [clean, asError]) {
        // A pause of the machine can make one measurement too large, and not each of ten.
        const tries = Array.from({ length: 10 }, () => 0);
        expect([given, tries.some(() => growth(work, given) < 64)]).toEqual([given, true]);
      }
    }),
    {
      numRuns: 50,
      examples: [
        [[['a'], ['secret="a"'], '']],
        [[['a'], ['://?'], '=']],
        [[['a'], ['"'], 'is not valid JSON']],
        [[['a'], ['[redacted]', SECRETS[1] ?? ''], '']],
        [[['a'], ['"', '"'], '"']],
      ],
    },
  );
});
