import type { RecordedFile } from '#contract/model/file.ts';
import type { FilesOfRun, FilesPage, FilesQuery } from '#contract/model/file-query.ts';
import { fileWatchOf, type Watch, type WatchKey } from '../../../recording/files/watch.ts';
import type { ListingKey } from '../../ports.ts';
import type { Connection } from '../../search/connection.ts';
import { Finder } from '../../search/finder.ts';
import { TextSearch } from '../../search/text-search.ts';
import { SEARCHED } from '../schema.ts';
import { filesAt, filesByIds } from '../stored-file.ts';
import { searchOf, textOf } from './conditions.ts';

/** How long one page may search, in milliseconds; what it has not reached then the next one goes on with. */
const BUDGET_MS = { filter: 8, text: 30 } as const;

/** Watches that main keeps at hand at most: more than a station records in days. */
const MOST_LIVE = 2_000;
/** Watches of one preset: some of its last runs, each of hundreds of streams. */
const MOST_OF_PRESET = 5_000;
/** Files of one run that are shown. */
const MOST_OF_RUN = 2_000;

/** Answers what is asked of the files. Each answer is of one moment. */
export class FileReader {
  readonly #connection: Connection;
  readonly #finder: Finder;
  readonly #texts: TextSearch;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#finder = new Finder(connection);
    this.#texts = new TextSearch(connection, SEARCHED);
  }

  async page({ filter, before, limit }: FilesQuery): Promise<FilesPage> {
    const text = textOf(filter);
    if (text !== '') await this.#texts.prepare(text);
    return this.#connection.snapshot(() => {
      const search = searchOf(this.#connection, this.#texts, filter);
      const deadline = performance.now() + (text === '' ? BUDGET_MS.filter : BUDGET_MS.text);
      const start = before ?? Number.MAX_SAFE_INTEGER;
      const found = this.#finder.find(search, start, limit, deadline);
      const files = filesAt(this.#connection, found.ids);
      const next = found.complete ? null : found.floor;
      return { files, next, searchedTo: this.#timeOf(next) };
    });
  }

  find(id: number): RecordedFile | null {
    return this.#connection.snapshot(() => filesByIds(this.#connection, [id]))[0] ?? null;
  }

  ofRun(runId: string): FilesOfRun {
    return this.#connection.snapshot(() => {
      const watches = this.#watches('WHERE run_id = ? ORDER BY id', runId);
      const ids = this.#connection.all<{ id: number }>(
        `SELECT DISTINCT e.file AS id FROM watches AS w JOIN file_links AS l ON l.watch = w.id
           JOIN entries AS e ON e.file = l.file WHERE w.run_id = ? ORDER BY e.id LIMIT ${MOST_OF_RUN}`,
        runId,
      );
      return {
        files: filesByIds(
          this.#connection,
          ids.map(({ id }) => id),
        ),
        watches: watches.map(fileWatchOf),
      };
    });
  }

  liveWatches(): Watch[] {
    return this.#watches(`WHERE live = 1 ORDER BY id DESC LIMIT ${MOST_LIVE}`);
  }

  watchesOfRuns(runIds: readonly string[]): Watch[] {
    return this.#watches(
      'WHERE run_id IN (SELECT value FROM json_each(?)) ORDER BY id',
      JSON.stringify(runIds),
    );
  }

  /** The newest ones of a preset, oldest first. */
  watchesOfPreset(presetId: string): Watch[] {
    return this.#watches(
      `WHERE preset_id = ? ORDER BY id DESC LIMIT ${MOST_OF_PRESET}`,
      presetId,
    ).reverse();
  }

  filesOfWatches(keys: readonly WatchKey[]): RecordedFile[] {
    return this.#connection.snapshot(() => {
      const ids = this.#connection.all<{ id: number }>(
        `SELECT DISTINCT e.file AS id FROM json_each(?) AS c
           JOIN watches AS w ON w.call_id = c.value ->> 0 AND w.stream_id = c.value ->> 1
           JOIN file_links AS l ON l.watch = w.id JOIN entries AS e ON e.file = l.file ORDER BY e.id`,
        JSON.stringify(keys.map(({ callId, streamId }) => [callId, streamId])),
      );
      return filesByIds(
        this.#connection,
        ids.map(({ id }) => id),
      );
    });
  }

  cursor({ appId, service, vendor }: ListingKey): string | null {
    const row = this.#connection.get<{ cursor: string | null }>(
      'SELECT cursor FROM cursors WHERE app_id = ? AND service = ? AND vendor = ?',
      appId,
      service,
      vendor,
    );
    return row?.cursor ?? null;
  }

  close(): void {
    this.#connection.database.close();
  }

  #watches(where: string, ...values: string[]): Watch[] {
    return this.#connection
      .all<{ detail: string }>(`SELECT detail FROM watches ${where}`, ...values)
      .map(({ detail }) => JSON.parse(detail));
  }

  /** Of when the file at this place, or the next older one, is; null at the end of the list. */
  #timeOf(place: number | null): string | null {
    if (place === null) return null;
    const row = this.#connection.get<{ at: number }>(
      'SELECT at FROM entries WHERE id <= ? ORDER BY id DESC LIMIT 1',
      place,
    );
    return row ? new Date(row.at).toISOString() : null;
  }
}
