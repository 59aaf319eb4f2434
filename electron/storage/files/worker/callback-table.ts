import type { CallbackReceipt, ReceivedCallback } from '../../ports.ts';
import type { Connection } from '../../search/connection.ts';

/** What ZEGO posted, each content once, and under which nonce and time it came. */
export class CallbackTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** To be called inside a transaction; what is new is kept. */
  take(callback: ReceivedCallback): CallbackReceipt {
    const { accountId, nonce, timestamp, contentHash } = callback;
    const same = this.#connection.get<{ content_hash: string }>(
      'SELECT content_hash FROM callback_nonces WHERE account_id = ? AND nonce = ? AND timestamp = ?',
      accountId,
      nonce,
      timestamp,
    );
    if (same) return same.content_hash === contentHash ? 'repeat' : 'conflict';
    this.#connection.run(
      'INSERT INTO callback_nonces (account_id, nonce, timestamp, content_hash) VALUES (?, ?, ?, ?)',
      accountId,
      nonce,
      timestamp,
      contentHash,
    );
    const { changes } = this.#connection.run(
      `INSERT INTO callbacks (content_hash, event, app_id, account_id, received_at, body)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (content_hash) DO NOTHING`,
      contentHash,
      callback.event,
      callback.appId,
      accountId,
      callback.receivedAt,
      callback.body,
    );
    return changes > 0 ? 'new' : 'repeat';
  }
}
