import type { SearchedText } from '../search/text-hits.ts';

/** Schema of the files of recordings, one migration each. A migration that was released is never edited. */
export const FILES_MIGRATIONS = [
  // `terms`, `entries` and `hours` as in the history, see docs/decisions/0023: an entry is what a file is found by.
  `CREATE TABLE terms (
     id INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, text TEXT NOT NULL,
     tag INTEGER NOT NULL, folded TEXT, rows INTEGER NOT NULL, UNIQUE (kind, text, tag)
   ) STRICT;
   CREATE TABLE entries (
     id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, account INTEGER NOT NULL,
     vendor INTEGER NOT NULL, state INTEGER NOT NULL, linked INTEGER NOT NULL,
     stream INTEGER, preset INTEGER, format INTEGER, expires_at INTEGER, name TEXT NOT NULL
   ) STRICT;
   CREATE INDEX entries_by_account ON entries (account);
   CREATE INDEX entries_by_vendor ON entries (vendor);
   CREATE INDEX entries_by_state ON entries (state);
   CREATE INDEX entries_by_linked ON entries (linked);
   CREATE INDEX entries_by_stream ON entries (stream) WHERE stream IS NOT NULL;
   CREATE INDEX entries_by_preset ON entries (preset) WHERE preset IS NOT NULL;
   CREATE INDEX entries_by_format ON entries (format) WHERE format IS NOT NULL;
   CREATE INDEX entries_by_expiry ON entries (expires_at) WHERE expires_at IS NOT NULL;
   CREATE TABLE account_names (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE hours (
     hour INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, rows INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE files (
     id INTEGER PRIMARY KEY, vendor TEXT NOT NULL, app_id INTEGER NOT NULL, stream_id TEXT,
     begins_at INTEGER, file_id TEXT, address TEXT, merged INTEGER NOT NULL, detail TEXT NOT NULL
   ) STRICT;
   CREATE INDEX files_by_address ON files (address) WHERE address IS NOT NULL;
   CREATE INDEX files_by_file_id ON files (file_id) WHERE file_id IS NOT NULL;
   CREATE INDEX files_by_stream ON files (stream_id, begins_at) WHERE stream_id IS NOT NULL;
   CREATE TABLE file_ids (
     value TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (value, entry)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE file_links (
     file INTEGER NOT NULL, watch INTEGER NOT NULL, match TEXT NOT NULL, PRIMARY KEY (file, watch)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX file_links_by_watch ON file_links (watch);
   CREATE TABLE watches (
     id INTEGER PRIMARY KEY AUTOINCREMENT, call_id TEXT NOT NULL, stream_id TEXT NOT NULL,
     run_id TEXT NOT NULL, preset_id TEXT NOT NULL, app_id INTEGER NOT NULL, vendor TEXT NOT NULL,
     sent_at INTEGER NOT NULL, state TEXT NOT NULL, live INTEGER NOT NULL, detail TEXT NOT NULL, UNIQUE (call_id, stream_id)
   ) STRICT;
   CREATE INDEX watches_by_run ON watches (run_id);
   CREATE INDEX watches_by_preset ON watches (preset_id);
   CREATE INDEX watches_by_stream ON watches (stream_id, vendor, app_id, sent_at);
   CREATE INDEX watches_by_state ON watches (state);
   CREATE INDEX watches_by_time ON watches (sent_at);
   CREATE INDEX watches_live ON watches (live) WHERE live = 1;
   CREATE TABLE watch_ids (
     value TEXT NOT NULL, watch INTEGER NOT NULL, PRIMARY KEY (value, watch)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX watch_ids_by_watch ON watch_ids (watch);
   CREATE TABLE callbacks (
     id INTEGER PRIMARY KEY AUTOINCREMENT, content_hash TEXT NOT NULL UNIQUE, event TEXT NOT NULL,
     app_id INTEGER NOT NULL, account_id TEXT NOT NULL, received_at TEXT NOT NULL, body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX callbacks_by_time ON callbacks (received_at);
   CREATE INDEX callbacks_by_account ON callbacks (account_id);
   CREATE TABLE callback_nonces (
     account_id TEXT NOT NULL, nonce TEXT NOT NULL, timestamp TEXT NOT NULL, content_hash TEXT NOT NULL,
     PRIMARY KEY (account_id, nonce, timestamp)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE merges (
     id TEXT PRIMARY KEY, seq INTEGER NOT NULL, state TEXT NOT NULL, task_id TEXT, file_id TEXT,
     vendor TEXT NOT NULL, app_id INTEGER NOT NULL, name TEXT NOT NULL, detail TEXT NOT NULL
   ) STRICT;
   CREATE INDEX merges_by_state ON merges (state, seq);
   CREATE INDEX merges_reported ON merges (seq) WHERE detail ->> 'reported' = 1;
   CREATE INDEX merges_by_task ON merges (task_id) WHERE task_id IS NOT NULL;
   CREATE INDEX merges_by_file ON merges (file_id) WHERE file_id IS NOT NULL;
   CREATE INDEX merges_by_name ON merges (name);
   CREATE TABLE merge_files (
     file_id TEXT NOT NULL, merge TEXT NOT NULL, PRIMARY KEY (file_id, merge)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE cursors (
     app_id INTEGER NOT NULL, service TEXT NOT NULL, vendor TEXT NOT NULL, cursor TEXT,
     PRIMARY KEY (app_id, service, vendor)
   ) STRICT, WITHOUT ROWID;`,
  // The list by begin (docs/decisions/0068): the id of an entry becomes its place, and the file keeps its own number.
  // Two files of one millisecond follow each other by number, and so does what has no room left in its millisecond.
  `CREATE TABLE arrangement (
     one INTEGER PRIMARY KEY CHECK (one = 1), last_file INTEGER NOT NULL, changes INTEGER NOT NULL
   ) STRICT;
   INSERT INTO arrangement (one, last_file, changes) VALUES
     (1, COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'entries'), 0), 0);
   DROP INDEX entries_by_account;
   DROP INDEX entries_by_vendor;
   DROP INDEX entries_by_state;
   DROP INDEX entries_by_linked;
   DROP INDEX entries_by_stream;
   DROP INDEX entries_by_preset;
   DROP INDEX entries_by_format;
   DROP INDEX entries_by_expiry;
   ALTER TABLE entries RENAME TO entries_as_found;
   CREATE TABLE entries (
     id INTEGER PRIMARY KEY, file INTEGER NOT NULL, at INTEGER NOT NULL, account INTEGER NOT NULL,
     vendor INTEGER NOT NULL, state INTEGER NOT NULL, linked INTEGER NOT NULL,
     stream INTEGER, preset INTEGER, format INTEGER, expires_at INTEGER, name TEXT NOT NULL
   ) STRICT;
   INSERT INTO entries
     SELECT MAX(MIN(MAX(moment, 1), 8700000000000) * 1024 - number) OVER (ORDER BY number) + number, id, moment,
       account, vendor, state, linked, stream, preset, format, expires_at, name
     FROM (
       SELECT *, ROW_NUMBER() OVER (ORDER BY moment, id) AS number FROM (
         SELECT e.*, CASE f.merged WHEN 1 THEN e.at ELSE COALESCE(f.begins_at, e.at) END AS moment
         FROM entries_as_found AS e JOIN files AS f ON f.id = e.id));
   DROP TABLE entries_as_found;
   CREATE UNIQUE INDEX entries_by_file ON entries (file);
   CREATE INDEX entries_by_account ON entries (account);
   CREATE INDEX entries_by_vendor ON entries (vendor);
   CREATE INDEX entries_by_state ON entries (state);
   CREATE INDEX entries_by_linked ON entries (linked);
   CREATE INDEX entries_by_stream ON entries (stream) WHERE stream IS NOT NULL;
   CREATE INDEX entries_by_preset ON entries (preset) WHERE preset IS NOT NULL;
   CREATE INDEX entries_by_format ON entries (format) WHERE format IS NOT NULL;
   CREATE INDEX entries_by_expiry ON entries (expires_at) WHERE expires_at IS NOT NULL;
   DELETE FROM hours;
   INSERT INTO hours SELECT (at - ((at % 3600000) + 3600000) % 3600000) / 3600000 AS hour, MIN(id), MAX(id), COUNT(*)
     FROM entries GROUP BY hour;
   ALTER TABLE file_ids RENAME COLUMN entry TO file;`,
];

/** What a term is, by the column of `entries` that holds it. The numbers are in the file: never changed. */
export const KINDS = {
  preset: 1,
  account: 2,
  vendor: 3,
  state: 4,
  stream: 5,
  format: 6,
  linked: 7,
} as const;
export type Column = keyof typeof KINDS;

export const COLUMNS = Object.keys(KINDS) as readonly Column[];

/** Where a text of a filter is looked for. Nearly each file has a name of its own. */
export const SEARCHED: SearchedText<Column> = {
  kinds: KINDS,
  columns: ['preset', 'stream'],
  ids: `SELECT e.id FROM file_ids AS i CROSS JOIN entries AS e ON e.file = i.file
    WHERE i.value >= ?1 AND i.value < ?2`,
  scanned: 'name',
  stamp: 'SELECT changes AS stamp FROM arrangement',
};
