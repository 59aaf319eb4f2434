import type { Question, QuestionSubject } from '#contract/model/start.ts';

/** Whether two questions ask about the same: the later one then stands for both. */
export const asksTheSame = (a: QuestionSubject, b: QuestionSubject): boolean =>
  a.kind === b.kind && a.presetId === b.presetId;

/** Puts a question behind those that are open; one about the same takes the place of the earlier one. */
export const withQuestion = (open: readonly Question[], question: Question): Question[] =>
  open.some((one) => asksTheSame(one, question))
    ? open.map((one) => (asksTheSame(one, question) ? question : one))
    : [...open, question];

/** Those that ask about something else: an answer for one preset is none for another. */
export const withoutQuestions = (
  open: readonly Question[],
  about: readonly QuestionSubject[],
): Question[] => open.filter((one) => !about.some((left) => asksTheSame(one, left)));
