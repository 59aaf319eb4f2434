import type { Question } from '../../electron/contract/start.ts';
import type { Asked } from './ask-context.ts';

/** Whether two questions ask about the same: the later one then stands for both. */
export const asksTheSame = (a: Question, b: Question): boolean =>
  a.kind === b.kind && a.presetId === b.presetId;

/** Puts a question behind those that wait; one about the same takes the place of the earlier one. */
export const withQuestion = (queue: readonly Asked[], asked: Asked): Asked[] =>
  has(queue, asked) ? replaced(queue, asked) : [...queue, asked];

/** What an answer led to takes the place of what was answered; the first place, where main held that. */
export const withAnswered = (queue: readonly Asked[], asked: Asked): Asked[] =>
  has(queue, asked) ? replaced(queue, asked) : [asked, ...queue];

export const without = (queue: readonly Asked[], left: readonly Asked[]): Asked[] =>
  queue.filter((one) => !has(left, one));

/** The question on the screen and those after it: main's comes last, and none is about a preset that is gone. */
export function openQuestions(
  queue: readonly Asked[],
  raised: Question | null,
  isKnown: (presetId: string) => boolean,
): Asked[] {
  const all: Asked[] = raised ? withRaised(queue, { question: raised, scope: 'ask' }) : [...queue];
  return all.filter(({ question }) => isKnown(question.presetId));
}

/** What this window asks already, or has taken over while it is answered, is not asked twice. */
const withRaised = (queue: readonly Asked[], raised: Asked): Asked[] =>
  has(queue, raised) ? [...queue] : [...queue, raised];

const has = (queue: readonly Asked[], { question }: Asked): boolean =>
  queue.some((one) => asksTheSame(one.question, question));

const replaced = (queue: readonly Asked[], asked: Asked): Asked[] =>
  queue.map((one) => (asksTheSame(one.question, asked.question) ? asked : one));
