import type { LookState } from '#contract/model/file.ts';
import type { FileFacets, FileState } from '#contract/model/file-query.ts';
import type { Connection } from '../../search/connection.ts';
import { HOUR_MS } from '../../search/time-index.ts';
import { KINDS } from '../schema.ts';

/** More entries than an operator reads in a menu. */
const MOST = 500;

interface Term {
  text: string;
  rows: number;
}

/** What a filter can choose from, most used first: a look at the words, whatever the number of files. */
export function facetsOf(connection: Connection): FileFacets {
  const terms = (kind: number): Term[] =>
    connection.all(
      `SELECT text, rows FROM terms WHERE kind = ? AND rows > 0 ORDER BY rows DESC, text LIMIT ${MOST}`,
      kind,
    );
  const names = new Map(
    connection
      .all<{ id: string; name: string }>('SELECT id, name FROM account_names')
      .map(({ id, name }) => [id, name]),
  );
  const oldest = connection.get<{ hour: number | null }>('SELECT MIN(hour) AS hour FROM hours');
  return {
    accounts: terms(KINDS.account).map(({ text, rows }) => ({
      id: text,
      name: names.get(text) ?? text,
      files: rows,
    })),
    presets: terms(KINDS.preset).map(({ text, rows }) => ({ name: text, files: rows })),
    formats: terms(KINDS.format).map(({ text, rows }) => ({ format: text, files: rows })),
    states: terms(KINDS.state).map(({ text, rows }) => ({ state: text as FileState, files: rows })),
    watches: connection.all<{ state: LookState; recordings: number }>(
      'SELECT state, COUNT(*) AS recordings FROM watches GROUP BY state ORDER BY recordings DESC',
    ),
    oldest:
      oldest?.hour === null || oldest === undefined
        ? null
        : new Date(oldest.hour * HOUR_MS).toISOString(),
  };
}

/** Reads a bit of all tables: damage beyond the first page of the file shows here. */
export function checkFiles(connection: Connection): void {
  facetsOf(connection);
  for (const table of [
    'files',
    'entries',
    'file_links',
    'callbacks',
    'callback_nonces',
    'merges',
    'cursors',
  ]) {
    connection.get(`SELECT 1 FROM ${table} LIMIT 1`);
  }
}
