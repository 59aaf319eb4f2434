import { setImmediate as turn } from 'node:timers/promises';

/** Larger answers are read in turns; twenty of these take as long as one of the largest. */
export const LARGE_ANSWER_BYTES = 16_384;

/** Steps go on in one turn for so long, in milliseconds; the last of them may take it further. */
const SLICE_MS = 4;

/** Work in steps, none of which takes long: a turn of the event loop may end after each. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Work that is short enough for one step. */
export const inOneStep = <A extends unknown[], T>(work: (...args: A) => T) =>
  // biome-ignore lint/correctness/useYield: one step has nothing to yield between.
  function* steps(...args: A): Steps<T> {
    return work(...args);
  };

/**
 * Work that must hold up nothing else: a slice of it in each turn of the event loop, one piece of work after
 * the other. What must not wait, a start above all, comes in between.
 */
export class Turns {
  readonly #now: () => number;
  #last: Promise<unknown> = Promise.resolve();

  /** `now`: milliseconds of a clock that only goes forward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Resolves in a turn of its own, in which the caller goes on with the result. */
  run<T>(steps: Steps<T>): Promise<T> {
    const done = this.#last.then(() => this.#inTurns(steps));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #inTurns<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      await turn();
      const until = this.#now() + SLICE_MS;
      do {
        const step = steps.next();
        if (step.done) {
          await turn();
          return step.value;
        }
      } while (this.#now() < until);
    }
  }
}

/** Of all answers together: each is one among those that may arrive at once. */
export const answerTurns = new Turns();
