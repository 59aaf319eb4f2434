import { expect, test } from 'vitest';
import type { Question } from '#contract/model/start.ts';
import { withoutQuestions, withQuestion } from '#contract/rules/question-queue.ts';

const stop = (presetId: string): Question => ({ kind: 'stop', presetId });
const start = (presetId: string, confirm = true): Question => ({
  kind: 'start',
  presetId,
  running: [],
  uncertain: [],
  missing: [],
  unrecorded: false,
  confirm,
});

test('a second click in the tray comes after the first, and a click on the same stands for both', () => {
  const open = [start('a'), stop('a')].reduce<Question[]>(withQuestion, [stop('b')]);
  expect(open).toEqual([stop('b'), start('a'), stop('a')]);
  expect(withQuestion(open, start('a', false))).toEqual([stop('b'), start('a', false), stop('a')]);
});

test('what is answered goes, of the same kind and preset only', () => {
  const open = [stop('a'), start('a'), stop('b')];
  expect(withoutQuestions(open, [{ kind: 'start', presetId: 'a' }])).toEqual([
    stop('a'),
    stop('b'),
  ]);
  expect(withoutQuestions(open, [stop('c')])).toEqual(open);
});
