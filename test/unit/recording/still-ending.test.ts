import { expect, test } from 'vitest';
import { isStillEnding, toldAsEnding } from '../../../electron/recording/still-ending.ts';
import { outcomeOf } from '../../../electron/zego/answer/answer.ts';

const refused = (streamId: string) =>
  ({ streamId, status: 'rejected', reason: 'already-recording' }) as const;

test('a call of which a part was accepted is told and never sent again', () => {
  const answer = outcomeOf([refused('a'), { streamId: 'b', status: 'accepted' }, refused('c')], {
    code: 0,
    reason: 'already-recording',
  });
  const outcome = toldAsEnding(answer, (streamId) => streamId === 'a');
  expect(outcome.streams.map(({ reason }) => reason)).toEqual([
    'still-ending',
    undefined,
    'already-recording',
  ]);
  expect(outcome.reason).toBe('still-ending');
  expect(isStillEnding(outcome)).toBe(false);
  expect(isStillEnding(toldAsEnding(outcomeOf([refused('a')], {}), () => true))).toBe(true);
  expect(isStillEnding(outcomeOf([], {}))).toBe(false);
});
