import type { HistoryFilter } from '#contract/model/history.ts';
import { rangeOf } from '../../search/conditions.ts';
import type { Connection } from '../../search/connection.ts';
import type { Search } from '../../search/finder.ts';
import { normalizeText } from '../../search/normalize-text.ts';
import type { TextSearch } from '../../search/text-search.ts';
import { KINDS } from './schema.ts';
import { termConditions } from './search-conditions.ts';

/** The text of a filter as it is looked for; empty when none is. */
export const textOf = ({ text }: HistoryFilter): string => normalizeText(text).trim();

/** A filter made ready against the history of this moment; to be called in a snapshot. */
export function searchOf(connection: Connection, texts: TextSearch, filter: HistoryFilter): Search {
  const text = textOf(filter);
  const conditions = termConditions(connection, filter);
  if (text !== '') conditions.push(texts.condition(text));
  const range = rangeOf(connection, filter, KINDS.vendor);
  const lasts = conditions.flatMap(({ last }) => last ?? []);
  return { conditions, range: { ...range, last: Math.min(range.last, ...lasts) } };
}
