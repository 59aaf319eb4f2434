import type { HistoryFacets } from '#contract/model/history.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import type { Connection } from '../../search/connection.ts';
import { HOUR_MS } from '../../search/time-index.ts';
import { KINDS } from './schema.ts';

/** More entries than an operator reads in a menu. */
const MOST = 500;

interface Term {
  text: string;
  tag: number;
  rows: number;
}

/** What a filter can choose from, most used first: a look at the words, whatever the number of calls. */
export function facetsOf(connection: Connection): HistoryFacets {
  const terms = (kind: number): Term[] =>
    connection.all(
      `SELECT text, tag, rows FROM terms WHERE kind = ? AND rows > 0
         ORDER BY rows DESC, text LIMIT ${MOST}`,
      kind,
    );
  const oldest = connection.get<{ hour: number | null }>('SELECT MIN(hour) AS hour FROM hours');
  return {
    accounts: terms(KINDS.account).map(({ text, tag, rows }) => ({ name: text, appId: tag, rows })),
    presets: terms(KINDS.preset).map(({ text, rows }) => ({ name: text, rows })),
    codes: [
      ...terms(KINDS.code).map(({ text, rows }) => ({ vendor: null, code: text, rows })),
      ...terms(KINDS.row_code).map(({ text, tag, rows }) => ({
        vendor: VENDORS[tag] ?? null,
        code: text,
        rows,
      })),
    ],
    oldest:
      oldest?.hour === null || oldest === undefined
        ? null
        : new Date(oldest.hour * HOUR_MS).toISOString(),
  };
}
