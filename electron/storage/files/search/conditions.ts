import type { FileFilter } from '#contract/model/file-query.ts';
import { type Condition, rangeOf, termsCondition, termsOf } from '../../search/conditions.ts';
import type { Connection } from '../../search/connection.ts';
import type { Search } from '../../search/finder.ts';
import { normalizeText } from '../../search/normalize-text.ts';
import type { TextSearch } from '../../search/text-search.ts';
import { type Column, KINDS } from '../schema.ts';

/** So many expiring files are counted; of more only that they are many. */
const MOST_COUNTED = 20_000;

/** The text of a filter as it is looked for; empty when none is. */
export const textOf = ({ text }: FileFilter): string => normalizeText(text).trim();

/** A filter made ready against the files of this moment; to be called in a snapshot. */
export function searchOf(connection: Connection, texts: TextSearch, filter: FileFilter): Search {
  const text = textOf(filter);
  const conditions = [...termConditions(connection, filter), ...expiryOf(connection, filter)];
  if (text !== '') conditions.push(texts.condition(text));
  return { conditions, range: rangeOf(connection, filter, KINDS.vendor) };
}

function termConditions(connection: Connection, filter: FileFilter): Condition[] {
  const { linked } = filter;
  const parts: readonly (readonly [Column, readonly string[]])[] = [
    ['vendor', filter.vendors],
    ['account', filter.accounts],
    ['preset', filter.presets],
    ['format', filter.formats],
    ['state', filter.states],
    ['linked', linked === null ? [] : [linked ? 'yes' : 'no']],
  ];
  return parts
    .filter(([, wanted]) => wanted.length > 0)
    .map(([column, wanted]) =>
      termsCondition([{ column, terms: termsOf(connection, KINDS[column], wanted) }]),
    );
}

function expiryOf(connection: Connection, { expiresFrom, expiresTo }: FileFilter): Condition[] {
  if (expiresFrom === null && expiresTo === null) return [];
  const from = expiresFrom === null ? Number.MIN_SAFE_INTEGER : Date.parse(expiresFrom);
  const to = expiresTo === null ? Number.MAX_SAFE_INTEGER : Date.parse(expiresTo);
  const within = (column: string) => `${column} >= ${from} AND ${column} < ${to}`;
  // Without its index the planner goes through all entries by their ids, which a page is sorted by.
  const list = `SELECT id FROM entries INDEXED BY entries_by_expiry WHERE ${within('expires_at')}`;
  const counted = connection.get<{ n: number }>(
    `SELECT COUNT(*) AS n FROM (${list} LIMIT ${MOST_COUNTED})`,
  );
  return [
    {
      rows: counted?.n ?? 0,
      counted: false,
      last: null,
      predicate: within('e.expires_at'),
      list,
      postings: null,
    },
  ];
}
