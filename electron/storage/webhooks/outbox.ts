import {
  type QueuedMessage,
  queuedStateSchema,
  webhookMessageSchema,
  webhookReasonSchema,
} from '#contract/model/webhook.ts';
import { type Database, openDatabase, prepared, transaction } from '../database.ts';
import type { NewMessage, OutboxCounts, Settlement, WebhookOutbox } from '../webhook-ports.ts';

const MIGRATIONS = [
  `CREATE TABLE messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    webhook_id TEXT NOT NULL,
    message TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    attempted_at INTEGER,
    next_at INTEGER,
    reason TEXT,
    answer TEXT
  ) STRICT;
  CREATE INDEX messages_open ON messages (webhook_id, seq) WHERE state IN ('waiting', 'sending');
  CREATE INDEX messages_attempted ON messages (webhook_id, attempted_at);
  CREATE TABLE told (
    webhook_id TEXT NOT NULL,
    key TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (webhook_id, key)
  ) STRICT, WITHOUT ROWID;`,
] as const;

const OPEN = "state IN ('waiting', 'sending')";
const DAY_MS = 86_400_000;
/** Days that messages stay which are no longer open, and that a target is known to have been told of something. */
const KEEP_MESSAGES_MS = 7 * DAY_MS;
const KEEP_TOLD_MS = 60 * DAY_MS;

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly webhook_id: string;
  readonly message: string;
  readonly created_at: number;
  readonly state: string;
  readonly attempts: number;
  readonly attempted_at: number | null;
  readonly next_at: number | null;
  readonly reason: string | null;
  readonly answer: string | null;
}

/**
 * Messages for webhooks, each on disk before it is sent: a small database of the main process. `NORMAL`: what was
 * written outlives a killed process, and no commit waits for the disk; a power cut may take the last seconds along.
 */
export class SqliteOutbox implements WebhookOutbox {
  readonly #database: Database;

  /** @throws Error when the file cannot be opened as an outbox: see `faultOf`. */
  constructor(path: string) {
    this.#database = openDatabase(path, {
      synchronous: 'NORMAL',
      migrations: MIGRATIONS,
      busyMs: 50,
    });
    // Damage beyond the first page shows here.
    this.counts();
    this.#database.prepare('SELECT COUNT(*) FROM told').get();
  }

  add(messages: readonly NewMessage[]): void {
    const told = prepared(
      this.#database,
      'INSERT OR IGNORE INTO told (webhook_id, key, at) VALUES (?, ?, ?)',
    );
    const insert = prepared(
      this.#database,
      "INSERT INTO messages (id, webhook_id, message, created_at, state) VALUES (?, ?, ?, ?, 'waiting')",
    );
    transaction(this.#database, () => {
      for (const { id, webhookId, keys, message, createdAt } of messages) {
        const isNew = keys.map((key) => Number(told.run(webhookId, key, createdAt).changes) > 0);
        if (message && isNew.includes(true))
          insert.run(id, webhookId, JSON.stringify(message), createdAt);
      }
    });
  }

  isTold(webhookId: string, key: string): boolean {
    const statement = prepared(
      this.#database,
      'SELECT 1 FROM told WHERE webhook_id = ? AND key = ?',
    );
    return statement.get(webhookId, key) !== undefined;
  }

  head(webhookId: string): QueuedMessage | null {
    const sql = `SELECT * FROM messages WHERE webhook_id = ? AND ${OPEN} ORDER BY seq LIMIT 1`;
    const row = prepared(this.#database, sql).get(webhookId) as Row | undefined;
    return row ? messageOf(row) : null;
  }

  markSending(id: string, now: number): void {
    prepared(
      this.#database,
      "UPDATE messages SET state = 'sending', attempts = attempts + 1, attempted_at = ? WHERE id = ?",
    ).run(now, id);
  }

  settle(id: string, { state, nextAt, reason, answer }: Settlement): void {
    // One that was discarded while it was under way is gone.
    prepared(
      this.#database,
      `UPDATE messages SET state = ?, next_at = ?, reason = ?, answer = ? WHERE id = ? AND ${OPEN}`,
    ).run(state, nextAt, reason, answer, id);
  }

  list(limit: number): QueuedMessage[] {
    const sql = `SELECT * FROM messages ORDER BY ${OPEN} DESC, state = 'failed' DESC, seq DESC LIMIT ?`;
    const rows = prepared(this.#database, sql).all(limit) as unknown as Row[];
    return rows.map(messageOf);
  }

  counts(): ReadonlyMap<string, OutboxCounts> {
    const sql = `SELECT webhook_id AS id, SUM(${OPEN}) AS waiting, SUM(state = 'failed') AS failed,
      MAX(CASE WHEN state = 'delivered' THEN attempted_at END) AS delivered_at FROM messages GROUP BY webhook_id`;
    const rows = prepared(this.#database, sql).all() as unknown as {
      id: string;
      waiting: number;
      failed: number;
      delivered_at: number | null;
    }[];
    return new Map(
      rows.map(({ id, waiting, failed, delivered_at: deliveredAt }) => [
        id,
        { waiting, failed, deliveredAt },
      ]),
    );
  }

  attemptsSince(webhookId: string, since: number): number[] {
    const sql =
      'SELECT attempted_at AS at FROM messages WHERE webhook_id = ? AND attempted_at > ? ORDER BY attempted_at';
    const rows = prepared(this.#database, sql).all(webhookId, since) as unknown as { at: number }[];
    return rows.map(({ at }) => at);
  }

  retry(id: string, now: number): void {
    prepared(
      this.#database,
      `UPDATE messages SET created_at = CASE WHEN state = 'failed' THEN ? ELSE created_at END,
        attempts = CASE WHEN state = 'failed' THEN 0 ELSE attempts END, state = 'waiting', next_at = NULL
        WHERE id = ? AND state IN ('waiting', 'failed')`,
    ).run(now, id);
  }

  discard(id: string): void {
    prepared(this.#database, "DELETE FROM messages WHERE id = ? AND state <> 'delivered'").run(id);
  }

  forget(webhookId: string): void {
    transaction(this.#database, () => {
      prepared(this.#database, 'DELETE FROM messages WHERE webhook_id = ?').run(webhookId);
      prepared(this.#database, 'DELETE FROM told WHERE webhook_id = ?').run(webhookId);
    });
  }

  prune(now: number): void {
    transaction(this.#database, () => {
      prepared(this.#database, `DELETE FROM messages WHERE NOT ${OPEN} AND created_at < ?`).run(
        now - KEEP_MESSAGES_MS,
      );
      prepared(this.#database, 'DELETE FROM told WHERE at < ?').run(now - KEEP_TOLD_MS);
    });
  }

  close(): void {
    this.#database.close();
  }
}

const messageOf = (row: Row): QueuedMessage => ({
  id: row.id,
  webhookId: row.webhook_id,
  message: webhookMessageSchema.parse(JSON.parse(row.message)),
  createdAt: row.created_at,
  state: queuedStateSchema.parse(row.state),
  attempts: row.attempts,
  attemptedAt: row.attempted_at,
  nextAt: row.next_at,
  reason: webhookReasonSchema.nullable().catch(null).parse(row.reason),
  answer: row.answer,
});
