import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { errorText } from '../../../electron/zego/redact/error.ts';
import { redact, redactor } from '../../../electron/zego/redact/redact.ts';
import { repeated, SECRETS, shape } from '../../support/repeating-text.ts';

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
        const text = repeated(given, 6_000);
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
