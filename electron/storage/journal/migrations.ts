/** Schema of the journal, one migration each. A migration that was released is never edited. */
export const JOURNAL_MIGRATIONS = [
  // `occurrences`: planned starts of
  // schedules, by the schedule's name and the moment. `recordings` is keyed by project and service: an account of ours may be renamed or removed. `gap`: what ran
  // before may run still, and is not known; why, and of what it is known again.
  `CREATE TABLE runs (
     id TEXT PRIMARY KEY, preset_id TEXT NOT NULL, created_at TEXT NOT NULL, run TEXT NOT NULL,
     seq INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX runs_by_preset ON runs (preset_id, created_at);
   CREATE TABLE calls (
     id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs (id), seq INTEGER NOT NULL,
     vendor TEXT NOT NULL, stream_ids TEXT NOT NULL, state TEXT NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0, end_time INTEGER, started_at TEXT, duration_ms INTEGER,
     outcome TEXT, in_history INTEGER NOT NULL DEFAULT 0, words TEXT NOT NULL DEFAULT '[]',
     stop_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX calls_by_run ON calls (run_id, seq);
   CREATE INDEX calls_open ON calls (state) WHERE state <> 'settled';
   CREATE INDEX calls_open_of_run ON calls (run_id) WHERE state <> 'settled';
   CREATE INDEX calls_to_feed ON calls (in_history) WHERE in_history = 0;
   CREATE TABLE recordings (
     app_id INTEGER NOT NULL, service TEXT NOT NULL, vendor TEXT NOT NULL, stream_id TEXT NOT NULL,
     account_id TEXT NOT NULL, end_time INTEGER, recording TEXT NOT NULL,
     PRIMARY KEY (app_id, service, vendor, stream_id)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE gap (
     only INTEGER PRIMARY KEY CHECK (only = 1), since TEXT NOT NULL, file TEXT NOT NULL
   ) STRICT;
   CREATE TABLE known_streams (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
   CREATE TABLE occurrences (
     planned_at INTEGER NOT NULL, name TEXT NOT NULL, entry TEXT NOT NULL,
     PRIMARY KEY (planned_at, name)
   ) STRICT, WITHOUT ROWID;`,
];
