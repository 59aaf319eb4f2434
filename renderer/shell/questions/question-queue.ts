import type { Question } from '#contract/model/start.ts';
import { asksTheSame } from '#contract/rules/question-queue.ts';
import type { PendingQuestion } from '../../shared/commands/ask-context.ts';

/** Puts a question behind those that wait; one about the same takes the place of the earlier one. */
export const withQuestion = (
  queue: readonly PendingQuestion[],
  asked: PendingQuestion,
): PendingQuestion[] => (has(queue, asked) ? replaced(queue, asked) : [...queue, asked]);

/** Puts the follow-up question in place of the answered one; first, where main held the answered one. */
export const withAnswered = (
  queue: readonly PendingQuestion[],
  asked: PendingQuestion,
): PendingQuestion[] => (has(queue, asked) ? replaced(queue, asked) : [asked, ...queue]);

export const without = (
  queue: readonly PendingQuestion[],
  left: readonly PendingQuestion[],
): PendingQuestion[] => queue.filter((one) => !has(left, one));

/** The question on the screen and those after it: main's come last, without those whose subject is gone. */
export function openQuestions(
  queue: readonly PendingQuestion[],
  raised: readonly Question[],
  isKnown: (question: Question) => boolean,
): PendingQuestion[] {
  const asked = raised.map(
    (question): PendingQuestion => ({
      question,
      scope: question.kind === 'start' && question.retry ? 'retry' : 'ask',
    }),
  );
  const all = asked.reduce(withRaised, [...queue]);
  return all.filter(({ question }) => isKnown(question));
}

/** Adds a question of main's, unless this window asks it already. */
const withRaised = (queue: PendingQuestion[], raised: PendingQuestion): PendingQuestion[] =>
  has(queue, raised) ? queue : [...queue, raised];

const has = (queue: readonly PendingQuestion[], { question }: PendingQuestion): boolean =>
  queue.some((one) => asksTheSame(one.question, question));

const replaced = (queue: readonly PendingQuestion[], asked: PendingQuestion): PendingQuestion[] =>
  queue.map((one) => (asksTheSame(one.question, asked.question) ? asked : one));
