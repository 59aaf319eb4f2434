import { z } from 'zod';
import type { HistoryDetail } from '#contract/model/history.ts';
import { type OperatorVerdict, operatorVerdictSchema } from '#contract/model/outcome.ts';

/**
 * Verdicts as the stores have them. The stored keys, `words` of a call and `word` of a verdict, are older than
 * the name *verdict*; they stay, since journals, histories and exported files have them.
 */
const wordsSchema = z.array(
  operatorVerdictSchema
    .omit({ verdict: true })
    .extend({ word: operatorVerdictSchema.shape.verdict }),
);

const wordsOf = (verdicts: readonly OperatorVerdict[]) =>
  verdicts.map(({ streamId, verdict, at, ...rest }) => ({ streamId, word: verdict, at, ...rest }));

const verdictsOf = (words: unknown): OperatorVerdict[] =>
  wordsSchema.parse(words).map(({ word, ...rest }) => ({ ...rest, verdict: word }));

/** The text of the journal's column `words`; equal verdicts give equal texts. */
export const verdictsText = (verdicts: readonly OperatorVerdict[]): string =>
  JSON.stringify(wordsOf(verdicts));

/** @throws Error when the text is not what `verdictsText` wrote. */
export const verdictsFromText = (text: string): OperatorVerdict[] => verdictsOf(JSON.parse(text));

/** The text of the history's column `detail`. */
export function detailText({ call: { verdicts, ...call }, ...detail }: HistoryDetail): string {
  return JSON.stringify({ call: { ...call, words: wordsOf(verdicts) }, ...detail });
}

/** @throws Error when the text is not what `detailText` wrote. */
export function detailFromText(text: string): HistoryDetail {
  const { call, ...detail } = JSON.parse(text);
  const { words = [], ...rest } = call;
  return { call: { ...rest, verdicts: verdictsOf(words) }, ...detail };
}
