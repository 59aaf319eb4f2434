import type { RecordedFile } from '#contract/model/file.ts';
import { listedMoment } from '#contract/rules/file-moment.ts';
import { stateOf } from '../../../recording/files/known-file.ts';
import {
  addressOf,
  beginOfFile,
  type Identified,
  isSameFile,
} from '../../../recording/files/match-file.ts';
import type { Connection } from '../../search/connection.ts';
import { idValues, normalizeText, storable } from '../../search/normalize-text.ts';
import { type Term, TermDictionary } from '../../search/term-dictionary.ts';
import { TimeIndex } from '../../search/time-index.ts';
import { COLUMNS, type Column, KINDS } from '../schema.ts';
import { type FileRow, fileOf, type StoredFile } from '../stored-file.ts';
import { Places } from './places.ts';

/** Reports of one id or address that are compared: two formats and their hosts. */
const MOST_ALIKE = 32;
/** Files of a stream that a start is matched with: the newest ones before the next start. */
const MOST_OF_STREAM = 500;

const ENTRY_COLUMNS = ['id', ...COLUMNS, 'at', 'expires_at', 'name'] as const;

/** An entry before a change. */
type Entry = { id: number; at: number } & Record<Column, number | null>;

/** The files with the words by which they are found. To be used inside a transaction. */
export class FileTable {
  readonly #connection: Connection;
  readonly #terms: TermDictionary<Column>;
  readonly #hours: TimeIndex;
  readonly #places: Places;
  #isChanged = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#terms = new TermDictionary(connection, KINDS);
    this.#hours = new TimeIndex(connection);
    this.#places = new Places(connection);
  }

  /** Writes the counts of words and hours; to be called at the end of the transaction. */
  flush(): void {
    this.#terms.flush();
    this.#hours.flush();
    if (this.#isChanged) this.#connection.run('UPDATE arrangement SET changes = changes + 1');
    this.#isChanged = false;
  }

  /** After a transaction that failed. */
  forget(): void {
    this.#terms.forget();
    this.#hours.forget();
    this.#isChanged = false;
  }

  /** The known file that a report is about; null where it is new. */
  same(report: Identified & Pick<RecordedFile, 'vendor' | 'appId' | 'service'>): StoredFile | null {
    const { url, fileId, vendor, appId, service } = report;
    const rows = this.#connection.all<FileRow>(
      `SELECT id, merged, detail FROM files WHERE id IN (
           SELECT id FROM files WHERE address = ?1 UNION SELECT id FROM files WHERE file_id = ?2)
         AND vendor = ?3 AND app_id = ?4 ORDER BY id LIMIT ${MOST_ALIKE}`,
      url === null ? null : storable(addressOf(url)),
      fileId === null ? null : storable(fileId),
      vendor,
      appId,
    );
    const files = rows.map(fileOf).filter(({ known }) => known.service === service);
    return files.find(({ known }) => isSameFile(known, report)) ?? null;
  }

  byId(id: number): StoredFile | null {
    const sql = 'SELECT id, merged, detail FROM files WHERE id = ?';
    const row = this.#connection.get<FileRow>(sql, id);
    return row ? fileOf(row) : null;
  }

  byFileId(fileId: string, vendor: string, appId: number): StoredFile[] {
    return this.#connection
      .all<FileRow>(
        'SELECT id, merged, detail FROM files WHERE file_id = ? AND vendor = ? AND app_id = ?',
        storable(fileId),
        vendor,
        appId,
      )
      .map(fileOf);
  }

  /**
   * Ids of the files of a stream that began at this moment or later and before the other one, newest first. Where
   * nothing tells its begin a file belongs to a start by its id alone.
   */
  ofStream(
    { streamId, vendor, appId }: Pick<RecordedFile, 'vendor' | 'appId'> & { streamId: string },
    from: number,
    until: number,
  ): number[] {
    return this.#connection
      .all<{ id: number }>(
        `SELECT id FROM files WHERE stream_id = ?1 AND vendor = ?2 AND app_id = ?3
           AND begins_at >= ?4 AND begins_at < ?5 ORDER BY begins_at DESC LIMIT ${MOST_OF_STREAM}`,
        storable(streamId),
        vendor,
        appId,
        from,
        until,
      )
      .map(({ id }) => id);
  }

  /** Ids of the files with one of these ids. */
  withIds(ids: readonly string[]): number[] {
    return idValues(ids).flatMap((value) =>
      this.#connection
        .all<{ file: number }>('SELECT file FROM file_ids WHERE value = ?', value)
        .map(({ file }) => file),
    );
  }

  add(file: Omit<StoredFile, 'id'>): StoredFile {
    this.#isChanged = true;
    const { known } = file;
    const { at } = listedMoment({ ...known, mergedFrom: file.mergedFrom });
    const terms = this.#termsOf(file, null);
    const id = this.#places.nextFile();
    const place = this.#places.at(at);
    this.#connection.run(
      `INSERT INTO entries (file, ${ENTRY_COLUMNS.join(', ')})
         VALUES (?, ${ENTRY_COLUMNS.map(() => '?').join(', ')})`,
      id,
      place,
      ...COLUMNS.map((column) => this.#terms.use(column, terms[column])),
      at,
      msOf(known.expiresAt),
      normalizeText(known.name),
    );
    this.#hours.add(at, place);
    this.#connection.run(
      `INSERT INTO files (id, vendor, app_id, stream_id, begins_at, file_id, address, merged, detail)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      ...this.#rowOf(file),
    );
    this.#putIds(id, file);
    this.#nameAccount(file);
    return { id, ...file };
  }

  /**
   * What is known of it has changed, and with its begin its place; `preset`: of the start that it belongs to, null for
   * none.
   */
  change(file: StoredFile, preset: string | null): void {
    const { id, known } = file;
    const before = this.#entryOf(id);
    if (!before) return;
    this.#isChanged = true;
    const { at } = listedMoment({ ...known, mergedFrom: file.mergedFrom });
    const place = at === before.at ? before.id : this.#places.at(at);
    const terms = this.#termsOf(file, preset);
    const now = COLUMNS.map((column) => this.#terms.use(column, terms[column]));
    for (const column of COLUMNS) {
      const term = before[column];
      if (term !== null) this.#terms.release(term);
    }
    this.#connection.run(
      `UPDATE entries SET ${ENTRY_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
      place,
      ...now,
      at,
      msOf(known.expiresAt),
      normalizeText(known.name),
      before.id,
    );
    if (at !== before.at) {
      this.#hours.release(before.at, 1);
      this.#hours.add(at, place);
    }
    this.#connection.run(
      `UPDATE files SET vendor = ?, app_id = ?, stream_id = ?, begins_at = ?, file_id = ?, address = ?,
         merged = ?, detail = ? WHERE id = ?`,
      ...this.#rowOf(file),
      id,
    );
    this.#putIds(id, file);
  }

  /** Ids of the files of an account. */
  ofAccount(accountId: string): number[] {
    return this.#connection
      .all<{ id: number }>(
        `SELECT e.file AS id FROM terms AS t JOIN entries AS e ON e.account = t.id
           WHERE t.kind = ${KINDS.account} AND t.text = ?`,
        storable(accountId),
      )
      .map(({ id }) => id);
  }

  drop(id: number): void {
    const entry = this.#entryOf(id);
    const file = this.byId(id);
    if (!entry || !file) return;
    this.#isChanged = true;
    for (const column of COLUMNS) {
      const term = entry[column];
      if (term !== null) this.#terms.release(term);
    }
    this.#hours.release(entry.at, 1);
    for (const value of idValues([file.known.fileId, file.known.taskId])) {
      this.#connection.run('DELETE FROM file_ids WHERE value = ? AND file = ?', value, id);
    }
    this.#connection.run('DELETE FROM file_links WHERE file = ?', id);
    this.#connection.run('DELETE FROM files WHERE id = ?', id);
    this.#connection.run('DELETE FROM entries WHERE id = ?', entry.id);
  }

  #entryOf(file: number): Entry | undefined {
    return this.#connection.get<Entry>(
      `SELECT id, at, ${COLUMNS.join(', ')} FROM entries WHERE file = ?`,
      file,
    );
  }

  #rowOf({ known, mergedFrom }: Omit<StoredFile, 'id'>) {
    const text = (value: string | null) => (value === null ? null : storable(value));
    return [
      known.vendor,
      known.appId,
      text(known.streamId),
      // Of a vendor that tells none: as it follows from its end and its length.
      roundedOrNull(beginOfFile(known)),
      text(known.fileId),
      known.url === null ? null : storable(addressOf(known.url)),
      mergedFrom.length > 0 ? 1 : 0,
      JSON.stringify({ known, mergedFrom }),
    ] as const;
  }

  #termsOf({ known }: Omit<StoredFile, 'id'>, preset: string | null) {
    const term = (text: string | null): Term | null =>
      text === null || text === '' ? null : { text: storable(text), tag: 0 };
    return {
      preset: term(preset),
      account: term(known.accountId),
      vendor: term(known.vendor),
      state: term(stateOf(known)),
      stream: term(known.streamId),
      format: term(known.format),
      linked: term(preset === null ? 'no' : 'yes'),
    } satisfies Record<Column, Term | null>;
  }

  #putIds(id: number, { known }: Omit<StoredFile, 'id'>): void {
    for (const value of idValues([known.fileId, known.taskId])) {
      this.#connection.run('INSERT OR IGNORE INTO file_ids (value, file) VALUES (?, ?)', value, id);
    }
  }

  #nameAccount({ known: { accountId, accountName } }: Omit<StoredFile, 'id'>): void {
    this.#connection.run(
      'INSERT INTO account_names (id, name) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET name = ?2',
      accountId,
      storable(accountName),
    );
  }
}

const roundedOrNull = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));

const msOf = (moment: string | null): number | null =>
  moment === null ? null : Date.parse(moment);
