import type { Connection } from './connection.ts';
import { storable } from './normalize-text.ts';
import { HOUR_MS } from './time-index.ts';

/** All entries with one word in one column, by an index, newest first. */
export interface Posting {
  readonly column: string;
  readonly term: number;
}

/** One part of a filter; an entry must meet all parts. Numbers in the SQL are the database's own. */
export interface Condition {
  /** About how many entries meet it; what decides where a search begins. */
  readonly rows: number;
  /** Whether `rows` is no estimate. */
  readonly counted: boolean;
  /** No entry with a higher id can meet it; null where that is not known. */
  readonly last: number | null;
  /** Whether the entry `e` meets it. */
  readonly predicate: string;
  /** SELECT of the ids of all that meet it. */
  readonly list: string;
  /** The same as postings, to be merged; null when there are too many. */
  readonly postings: readonly Posting[] | null;
}

/** More postings than this are not merged: each costs a look of its own. */
export const MOST_POSTINGS = 64;

/** Words of one column. */
export interface Group {
  readonly column: string;
  readonly terms: readonly { readonly id: number; readonly rows: number }[];
}

/** What holds one of these words, in whichever of the columns. */
export function termsCondition(groups: readonly Group[]): Condition {
  const used = groups.filter(({ terms }) => terms.length > 0);
  const idsOf = ({ terms }: Group) => terms.map(({ id }) => id).join(', ');
  const postings = used.flatMap(({ column, terms }) =>
    terms.map(({ id }) => ({ column, term: id })),
  );
  return {
    rows: used.flatMap(({ terms }) => terms).reduce((sum, { rows }) => sum + rows, 0),
    // A row may have the same code in both columns.
    counted: used.length <= 1,
    last: null,
    predicate:
      used.map((group) => `e.${group.column} IN (${idsOf(group)})`).join(' OR ') || 'FALSE',
    list:
      used
        .map((group) => `SELECT id FROM entries WHERE ${group.column} IN (${idsOf(group)})`)
        .join(' UNION ') || 'SELECT NULL AS id',
    postings: postings.length <= MOST_POSTINGS ? postings : null,
  };
}

/** The words of a kind with one of these texts, or tags. */
export const termsOf = (
  connection: Connection,
  kind: number,
  texts: readonly (string | number)[],
  by: 'text' | 'tag' = 'text',
): Group['terms'] =>
  connection.all(
    `SELECT id, rows FROM terms WHERE kind = ? AND ${by} IN (SELECT value FROM json_each(?))`,
    kind,
    JSON.stringify(texts.map((text) => (typeof text === 'string' ? storable(text) : text))),
  );

/** Between which ids a search takes place, and what it must check of the time. */
export interface Range {
  /** Lowest and highest id; empty when the first is above the second. */
  readonly first: number;
  readonly last: number;
  /** About how many entries lie in between. */
  readonly rows: number;
  readonly predicate: string | null;
}

/** Moments that a filter names, ISO 8601; null where it leaves one open. */
export interface TimeSpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** The part of the list in which the entries of a time are. `everyKind`: of a word that each entry has. */
export function rangeOf(connection: Connection, { from, to }: TimeSpan, everyKind: number): Range {
  if (from === null && to === null) {
    const ends = connection.get<{ first: number | null; last: number | null }>(
      'SELECT (SELECT MIN(id) FROM entries) AS first, (SELECT MAX(id) FROM entries) AS last',
    );
    return {
      first: ends?.first ?? 1,
      last: ends?.last ?? 0,
      rows: totalRows(connection, everyKind),
      predicate: null,
    };
  }
  const begin = from === null ? Number.MIN_SAFE_INTEGER : Date.parse(from);
  const end = to === null ? Number.MAX_SAFE_INTEGER : Date.parse(to);
  const span = connection.get<{ first: number | null; last: number | null; rows: number | null }>(
    `SELECT MIN(first) AS first, MAX(last) AS last, SUM(rows) AS rows FROM hours
       WHERE hour BETWEEN ? AND ?`,
    Math.floor(begin / HOUR_MS),
    Math.floor(end / HOUR_MS),
  );
  return {
    first: span?.first ?? 1,
    last: span?.last ?? 0,
    rows: span?.rows ?? 0,
    predicate: `e.at >= ${begin} AND e.at < ${end}`,
  };
}

/** Entries in all. `everyKind`: of a word that each entry has. */
export function totalRows(connection: Connection, everyKind: number): number {
  const sql = 'SELECT COALESCE(SUM(rows), 0) AS rows FROM terms WHERE kind = ?';
  return connection.get<{ rows: number }>(sql, everyKind)?.rows ?? 0;
}

/** Named as in the schema; the planner must not choose another. */
export const indexOf = (column: string): string => {
  if (!/^[a-z_]+$/.test(column)) throw new TypeError(column);
  return `entries_by_${column}`;
};
