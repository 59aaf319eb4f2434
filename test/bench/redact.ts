import fc from 'fast-check';
import { errorText } from '../../electron/zego/redact/error.ts';
import { redact, redactor } from '../../electron/zego/redact/redact.ts';
import { repeated, SECRETS, shape } from '../support/repeating-text.ts';

const SHAPES = 50;
/** The same texts in each run. */
const SEED = 1;
/** The least of several: a pause of the machine makes one measurement too large. */
const TRIES = 10;

const WORKS: Readonly<Record<string, (text: string) => unknown>> = {
  text: (text) => redact(text, SECRETS),
  error: (text) => errorText(new Error(text), redactor(SECRETS)),
};

function milliseconds(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/**
 * How many times longer sixteen times the text takes, at worst: 16 where the work grows linearly, 256 where
 * with the square. The searches are counted in a test; the steps of the patterns can only be timed.
 */
export function redactGrowth(): Record<string, number> {
  const texts = fc.sample(shape, { seed: SEED, numRuns: SHAPES });
  const worst = (work: (text: string) => unknown) =>
    Math.max(
      ...texts.map((given) => {
        const [short, long] = [repeated(given, 1_500), repeated(given, 24_000)];
        const growths = Array.from(
          { length: TRIES },
          () => milliseconds(() => work(long)) / milliseconds(() => work(short)),
        );
        return Math.min(...growths);
      }),
    );
  return Object.fromEntries(
    Object.entries(WORKS).map(([name, work]) => [
      `sixteen times the ${name}, growth at worst (linear: 16)`,
      Math.round(worst(work) * 10) / 10,
    ]),
  );
}
