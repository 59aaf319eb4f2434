import { beginOfFile, type MatchedFile } from '../../../recording/files/match-file.ts';
import { startedStreamOf, type Watch, type WatchKey } from '../../../recording/files/watch.ts';
import type { Connection } from '../../search/connection.ts';
import { idValues } from '../../search/normalize-text.ts';

/** A watch as it is stored, with its number in the file. */
export interface StoredWatch {
  readonly id: number;
  readonly watch: Watch;
}

interface Row {
  id: number;
  detail: string;
}

/** Starts of a stream that are looked at for one file: the last ones before its begin, and the next ones. */
const MOST_STARTS = { before: 8, after: 4 } as const;

/** The recordings whose files are looked for. To be used inside a transaction. */
export class WatchTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  find({ callId, streamId }: WatchKey): StoredWatch | null {
    const sql = 'SELECT id, detail FROM watches WHERE call_id = ? AND stream_id = ?';
    return storedOf(this.#connection.get<Row>(sql, callId, streamId));
  }

  byId(id: number): StoredWatch | null {
    const sql = 'SELECT id, detail FROM watches WHERE id = ?';
    return storedOf(this.#connection.get<Row>(sql, id));
  }

  /** In the place of the one of its key. What files have told of its ids stays known. */
  put(watch: Watch): StoredWatch {
    const known = this.find(watch);
    const kept = known ? withIds(watch, known.watch) : watch;
    const { callId, streamId, runId, presetId, appId, vendor } = kept;
    const { sentAt } = startedStreamOf(kept);
    const id = known?.id ?? this.#insert(callId, streamId);
    this.#connection.run(
      `UPDATE watches SET run_id = ?, preset_id = ?, app_id = ?, vendor = ?, sent_at = ?, state = ?, live = ?, detail = ?
         WHERE id = ?`,
      runId,
      presetId,
      appId,
      vendor,
      // A server's clock is known to fractions of a millisecond, and the column takes whole ones.
      Math.round(sentAt),
      kept.state,
      isLive(kept) ? 1 : 0,
      JSON.stringify(kept),
      id,
    );
    for (const value of idsOf(kept)) {
      this.#connection.run(
        'INSERT OR IGNORE INTO watch_ids (value, watch) VALUES (?, ?)',
        value,
        id,
      );
    }
    return { id, watch: kept };
  }

  /** When the next start of its stream was sent, in milliseconds since the epoch; as good as never where there is none. */
  nextStart(watch: Watch): number {
    const { streamId, vendor, appId, sentAt } = startedStreamOf(watch);
    const next = this.#connection.get<{ at: number | null }>(
      `SELECT MIN(sent_at) AS at FROM watches
         WHERE stream_id = ? AND vendor = ? AND app_id = ? AND sent_at > ?`,
      streamId,
      vendor,
      appId,
      Math.round(sentAt),
    );
    return next?.at ?? Number.MAX_SAFE_INTEGER;
  }

  /** Those that a file may belong to: by its ids, and the starts of its stream around its begin. */
  candidates(file: MatchedFile): StoredWatch[] {
    const begin = beginOfFile(file);
    const found = new Map<number, StoredWatch>();
    const add = (rows: readonly Row[]) => {
      for (const row of rows) found.set(row.id, { id: row.id, watch: JSON.parse(row.detail) });
    };
    for (const value of idValues([file.taskId, file.fileId])) {
      add(
        this.#connection.all<Row>(
          `SELECT w.id, w.detail FROM watch_ids AS i JOIN watches AS w ON w.id = i.watch
             WHERE i.value = ?`,
          value,
        ),
      );
    }
    if (file.streamId !== null && begin !== null) {
      const key = [file.streamId, file.vendor, file.appId, begin] as const;
      const { before, after } = MOST_STARTS;
      add(this.#connection.all(`${OF_STREAM} <= ? ORDER BY sent_at DESC LIMIT ${before}`, ...key));
      add(this.#connection.all(`${OF_STREAM} > ? ORDER BY sent_at LIMIT ${after}`, ...key));
    }
    return [...found.values()];
  }

  #insert(callId: string, streamId: string): number {
    return this.#connection.run(
      `INSERT INTO watches (call_id, stream_id, run_id, preset_id, app_id, vendor, sent_at, state, live, detail)
         VALUES (?, ?, '', '', 0, '', 0, '', 0, '')`,
      callId,
      streamId,
    ).lastInsertRowid;
  }
}

const OF_STREAM =
  'SELECT id, detail FROM watches WHERE stream_id = ? AND vendor = ? AND app_id = ? AND sent_at';

const storedOf = (row: Row | undefined): StoredWatch | null =>
  row ? { id: row.id, watch: JSON.parse(row.detail) } : null;

/** Whether main keeps it at hand: something is still to come, or a person has not seen what is missing. */
const isLive = ({ state, open, provided, dismissed, endedAt }: Watch): boolean =>
  open ||
  provided ||
  state === 'waiting' ||
  (state === 'missing' && !dismissed) ||
  (state === 'off' && endedAt === null);

const idsOf = ({ taskIds, persistentIds }: Watch): string[] =>
  idValues([...taskIds, ...persistentIds]);

const withIds = (watch: Watch, { taskIds, persistentIds }: Watch): Watch => ({
  ...watch,
  taskIds: [...new Set([...watch.taskIds, ...taskIds])],
  persistentIds: [...new Set([...watch.persistentIds, ...persistentIds])],
});
