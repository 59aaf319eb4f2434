import type { HistoryFilter } from '#contract/model/history.ts';
import type { Search } from './finder.ts';
import { normalizeText } from './normalize-text.ts';
import { rangeOf, termConditions } from './search-conditions.ts';
import type { Connection } from './statements.ts';
import type { TextSearch } from './text-search.ts';

/** The text of a filter as it is looked for; empty when none is. */
export const textOf = ({ text }: HistoryFilter): string => normalizeText(text).trim();

/** A filter made ready against the history of this moment; to be called in a snapshot. */
export function searchOf(connection: Connection, texts: TextSearch, filter: HistoryFilter): Search {
  const text = textOf(filter);
  const conditions = termConditions(connection, filter);
  if (text !== '') conditions.push(texts.condition(text));
  const range = rangeOf(connection, filter);
  const lasts = conditions.flatMap(({ last }) => last ?? []);
  return { conditions, range: { ...range, last: Math.min(range.last, ...lasts) } };
}
