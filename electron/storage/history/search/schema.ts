import type { SearchedText } from '../../search/text-hits.ts';

/** Schema of the history, one migration each. A migration that was released is never edited. */
export const HISTORY_MIGRATIONS = [
  // See docs/decisions/0023.
  `CREATE TABLE terms (
     id INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, text TEXT NOT NULL,
     tag INTEGER NOT NULL, folded TEXT, rows INTEGER NOT NULL, UNIQUE (kind, text, tag)
   ) STRICT;
   CREATE TABLE call_details (
     id INTEGER PRIMARY KEY AUTOINCREMENT, call_id TEXT NOT NULL UNIQUE, detail TEXT NOT NULL
   ) STRICT;
   CREATE TABLE entries (
     id INTEGER PRIMARY KEY AUTOINCREMENT, call INTEGER NOT NULL, nth INTEGER NOT NULL,
     at INTEGER NOT NULL, preset INTEGER NOT NULL, account INTEGER NOT NULL,
     vendor INTEGER NOT NULL, status INTEGER NOT NULL, stream INTEGER NOT NULL,
     code INTEGER, row_code INTEGER, message INTEGER, action TEXT NOT NULL,
     practice INTEGER NOT NULL, task TEXT, reason TEXT, end_time INTEGER,
     verdict TEXT, verified_at TEXT
   ) STRICT;
   CREATE TABLE runs (
     id INTEGER PRIMARY KEY, last INTEGER NOT NULL, run_id TEXT NOT NULL, summary TEXT NOT NULL
   ) STRICT;
   CREATE TABLE totals (name TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   INSERT INTO totals (name, n) VALUES ('runs', 0);
   CREATE INDEX entries_by_call ON entries (call);
   CREATE INDEX entries_by_preset ON entries (preset);
   CREATE INDEX entries_by_account ON entries (account);
   CREATE INDEX entries_by_vendor ON entries (vendor);
   CREATE INDEX entries_by_status ON entries (status);
   CREATE INDEX entries_by_stream ON entries (stream);
   CREATE INDEX entries_by_code ON entries (code) WHERE code IS NOT NULL;
   CREATE INDEX entries_by_row_code ON entries (row_code) WHERE row_code IS NOT NULL;
   CREATE INDEX entries_by_message ON entries (message) WHERE message IS NOT NULL;
   CREATE TABLE hours (
     hour INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, rows INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE call_ids (
     value TEXT NOT NULL, call INTEGER NOT NULL, PRIMARY KEY (value, call)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE entry_ids (
     value TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (value, entry)
   ) STRICT, WITHOUT ROWID;`,
];

/** What a term is, by the column of `entries` that holds it. The numbers are in the file: never changed. */
export const KINDS = {
  preset: 1,
  account: 2,
  vendor: 3,
  status: 4,
  stream: 5,
  code: 6,
  row_code: 7,
  message: 8,
} as const;
export type Column = keyof typeof KINDS;

export const COLUMNS = Object.keys(KINDS) as readonly Column[];

/** Where a text of a filter is looked for. */
export const SEARCHED: SearchedText<Column> = {
  kinds: KINDS,
  columns: ['preset', 'account', 'stream', 'message'],
  ids: `SELECT entry FROM entry_ids WHERE value >= ?1 AND value < ?2
    UNION ALL SELECT e.id FROM call_ids AS c CROSS JOIN entries AS e ON e.call = c.call
      WHERE c.value >= ?1 AND c.value < ?2
    UNION ALL SELECT e.id FROM call_details AS d CROSS JOIN entries AS e ON e.call = d.id
      WHERE d.call_id >= ?1 AND d.call_id < ?2`,
  scanned: null,
  stamp: `SELECT (SELECT MIN(id) FROM entries) || ' ' || (SELECT MAX(id) FROM entries) AS stamp`,
};
