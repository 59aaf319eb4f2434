import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATUSES } from '#contract/model/outcome.ts';
import { rollUp, tally } from '#contract/rules/roll-up.ts';

test.each([
  [['accepted', 'accepted'], 'accepted'],
  [['accepted', 'rejected'], 'partial'],
  [['accepted', 'unknown'], 'partial'],
  [['accepted', 'failed'], 'partial'],
  [['rejected', 'rejected'], 'rejected'],
  [['failed', 'failed'], 'failed'],
  [['unknown', 'unknown'], 'unknown'],
  [['rejected', 'unknown'], 'unknown'],
  [['failed', 'unknown'], 'unknown'],
  [['rejected', 'failed'], 'rejected'],
  [[], 'unknown'],
] as const)('%j is %s', (statuses, expected) => {
  expect(rollUp(tally(statuses))).toBe(expected);
});

test('accepted only when all are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STATUSES)), (statuses) => {
      const all = statuses.length > 0 && statuses.every((status) => status === 'accepted');
      expect(rollUp(tally(statuses)) === 'accepted').toBe(all);
    }),
  );
});
