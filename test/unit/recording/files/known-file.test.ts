import { describe, expect, test } from 'vitest';
import { notFoundAt } from '../../../../electron/recording/files/known-file.ts';
import { momentAt, watchOf } from '../../../support/files-bench.ts';

/** Reported by a callback, and by no search. */
const reported = { callbackAt: momentAt(100), searchedAt: null };
/** All planned looks have been made. */
const over = watchOf({ state: 'complete', lookedAt: momentAt(3600), nextLookAt: null });

describe('whether a search has looked in vain for what a callback reported', () => {
  test.each<[string, Parameters<typeof notFoundAt>, string | null]>([
    ['the last planned look did', [reported, [over]], momentAt(3600)],
    [
      'it is missing at the vendor by the count, too',
      [reported, [{ ...over, state: 'incomplete' }]],
      momentAt(3600),
    ],
    ['another look is planned', [reported, [{ ...over, nextLookAt: momentAt(9000) }]], null],
    ['the recording goes on', [reported, [{ ...over, state: 'waiting' }]], null],
    [
      'one of its recordings is still looked for',
      [reported, [over, { ...over, state: 'waiting' }]],
      null,
    ],
    ['the last look got no answer', [reported, [{ ...over, fault: 'unreachable' }]], null],
    [
      'the last look was before the callback',
      [reported, [{ ...over, lookedAt: momentAt(99) }]],
      null,
    ],
    ['none was made', [reported, [{ ...over, lookedAt: null }]], null],
    ['it belongs to no start', [reported, []], null],
    ['a search has found it', [{ ...reported, searchedAt: momentAt(3600) }, [over]], null],
    ['no callback reported it', [{ callbackAt: null, searchedAt: momentAt(3600) }, [over]], null],
  ])('%s', (_what, args, at) => {
    expect(notFoundAt(...args)).toBe(at);
  });
});
