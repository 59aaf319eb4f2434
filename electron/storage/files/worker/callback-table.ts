import type { CallbackReceipt, ReceivedCallback } from '../../ports.ts';
import type { Connection } from '../../search/connection.ts';

/** Nonces are kept so long, in seconds: the whole window in which a callback is taken in, before and after now. */
const NONCE_LIFE_S = 20 * 60;
/** How often the older ones are dropped, in seconds: not with each callback of a burst. */
const DROP_EVERY_S = 60;

/** What ZEGO posted, each content once, and under which nonce and time it came. */
export class CallbackTable {
  readonly #connection: Connection;
  /** Of which account older nonces were dropped last, by the time in the callback, Unix seconds. */
  readonly #droppedAt = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** To be called inside a transaction; what is new is kept. */
  take(callback: ReceivedCallback): CallbackReceipt {
    const { accountId, nonce, timestamp, contentHash } = callback;
    this.#dropOldNonces(accountId, Number(timestamp));
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

  /**
   * A time that was taken in is at most half the window ahead of the server's. What is a whole window older is
   * refused as late from then on, so that its nonce guards nothing. This machine's clock may be wrong: it has no say.
   */
  #dropOldNonces(accountId: string, timestamp: number): void {
    const last = this.#droppedAt.get(accountId) ?? Number.NEGATIVE_INFINITY;
    if (timestamp < last + DROP_EVERY_S) return;
    this.#droppedAt.set(accountId, timestamp);
    this.#connection.run(
      'DELETE FROM callback_nonces WHERE account_id = ? AND CAST(timestamp AS INTEGER) < ?',
      accountId,
      timestamp - NONCE_LIFE_S,
    );
  }
}
