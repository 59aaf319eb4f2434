import { expect, test } from 'vitest';
import type { Question } from '#contract/model/start.ts';
import type { PendingQuestion } from '../../../renderer/shared/commands/ask-context.ts';
import {
  openQuestions,
  withAnswered,
  without,
  withQuestion,
} from '../../../renderer/shell/questions/question-queue.ts';

const stop = (presetId: string): PendingQuestion => ({
  question: { kind: 'stop', presetId },
  scope: 'ask',
});
const start = (presetId: string, unrecorded = false): PendingQuestion => ({
  question: {
    kind: 'start',
    presetId,
    running: [],
    uncertain: [],
    missing: [],
    unrecorded,
    confirm: !unrecorded,
  },
  scope: 'ask',
});
const known = () => true;

test('questions wait in turn; one about the same replaces the earlier one where it stood', () => {
  const queue = [start('a'), start('b')].reduce<PendingQuestion[]>(withQuestion, []);
  expect(withQuestion(queue, start('a', true))).toEqual([start('a', true), start('b')]);
  expect(withQuestion(queue, stop('a'))).toEqual([start('a'), start('b'), stop('a')]);
});

test('what an answer led to stands where that was; in front, where main had raised that', () => {
  const queue = [start('a'), start('b')];
  expect(withAnswered(queue, start('b', true))).toEqual([start('a'), start('b', true)]);
  expect(withAnswered(queue, stop('c'))).toEqual([stop('c'), start('a'), start('b')]);
});

test('main’s questions come after one’s own in their order, and are not asked twice', () => {
  const raised: Question = { kind: 'stop', presetId: 'a' };
  expect(openQuestions([start('a')], [raised], known)).toEqual([start('a'), stop('a')]);
  expect(openQuestions([stop('a')], [raised], known)).toEqual([stop('a')]);
  expect(openQuestions([start('b')], [raised, stop('b').question], known)).toEqual([
    start('b'),
    stop('a'),
    stop('b'),
  ]);
  expect(openQuestions([], [], known)).toEqual([]);
});

test('a retry that the tray asks about stays a retry', () => {
  const { question } = start('a');
  const retry = { ...question, retry: true } as Question;
  expect(openQuestions([], [retry], known)).toEqual([{ question: retry, scope: 'retry' }]);
});

test('a question about a preset that is gone holds nothing up', () => {
  const queue = [start('gone'), start('here')];
  expect(openQuestions(queue, [], ({ presetId }) => presetId === 'here')).toEqual([start('here')]);
});

test('what was dismissed is gone, whatever became of it since', () => {
  expect(without([start('a', true), stop('a')], [start('a')])).toEqual([stop('a')]);
});
