/** Schema of the journal, one step each. A step that was ever shipped is never edited. */
export const JOURNAL_MIGRATIONS = [
  `CREATE TABLE runs (
     id TEXT PRIMARY KEY, preset_id TEXT NOT NULL, created_at TEXT NOT NULL, run TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX runs_by_preset ON runs (preset_id, created_at);
   CREATE TABLE calls (
     id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs (id), seq INTEGER NOT NULL,
     vendor TEXT NOT NULL, stream_ids TEXT NOT NULL, state TEXT NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0, end_time INTEGER, started_at TEXT, duration_ms INTEGER,
     outcome TEXT, in_history INTEGER NOT NULL DEFAULT 0
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX calls_by_run ON calls (run_id, seq);
   CREATE INDEX calls_open ON calls (state) WHERE state <> 'settled';
   CREATE INDEX calls_to_feed ON calls (in_history) WHERE in_history = 0;`,
  `ALTER TABLE calls ADD COLUMN words TEXT NOT NULL DEFAULT '[]';
   CREATE TABLE recordings (
     account_id TEXT NOT NULL, vendor TEXT NOT NULL, stream_id TEXT NOT NULL, preset_id TEXT NOT NULL,
     call_id TEXT NOT NULL, since TEXT NOT NULL, end_time INTEGER, certainty TEXT NOT NULL,
     PRIMARY KEY (account_id, vendor, stream_id)
   ) STRICT, WITHOUT ROWID;`,
  'ALTER TABLE runs ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;',
  // Keyed by project and service instead of by our own account. What the former table does not say is in
  // its run; a run of that time wrote no endpoint down, so ZEGO's own service is assumed.
  `CREATE TABLE recordings_at_service (
     app_id INTEGER NOT NULL, service TEXT NOT NULL, vendor TEXT NOT NULL, stream_id TEXT NOT NULL,
     account_id TEXT NOT NULL, end_time INTEGER, recording TEXT NOT NULL,
     PRIMARY KEY (app_id, service, vendor, stream_id)
   ) STRICT, WITHOUT ROWID;
   INSERT OR REPLACE INTO recordings_at_service
     SELECT COALESCE(run ->> 'appId', 0), 'https://rtc-api.zego.im/', r.vendor, r.stream_id,
       r.account_id, r.end_time,
       json_object('accountName', COALESCE(run ->> 'accountName', ''), 'isTest', NULL,
         'practice', json(CASE WHEN run ->> 'practice' THEN 'true' ELSE 'false' END),
         'domain', NULL, 'point', NULL, 'presetId', r.preset_id,
         'presetName', COALESCE(run ->> 'presetName', ''), 'callId', r.call_id, 'since', r.since,
         'certainty', r.certainty)
     FROM recordings AS r LEFT JOIN calls ON calls.id = r.call_id
       LEFT JOIN runs ON runs.id = calls.run_id
     -- Of two accounts of one AppId the certain one is written last, and stays.
     ORDER BY r.certainty = 'perhaps' DESC;
   DROP TABLE recordings;
   ALTER TABLE recordings_at_service RENAME TO recordings;`,
  // What ran before may run still, and is not known: why, and of what it is known again.
  `CREATE TABLE gap (
     only INTEGER PRIMARY KEY CHECK (only = 1), since TEXT NOT NULL, file TEXT NOT NULL
   ) STRICT;
   CREATE TABLE known_streams (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`,
];
