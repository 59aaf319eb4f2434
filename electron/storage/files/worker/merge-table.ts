import type { FileReport } from '#contract/model/file.ts';
import { type Merge, OPEN_MERGE_STATES } from '#contract/model/merge.ts';
import type { MergeChange, NewMerge } from '../../ports.ts';
import type { Connection } from '../../search/connection.ts';
import { normalizeText, storable } from '../../search/normalize-text.ts';

interface Row {
  detail: string;
}

/** The journal of merges. To be used inside a transaction. */
export class MergeTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  begin(merge: NewMerge): void {
    const begun: Merge = {
      ...merge,
      state: 'sending',
      taskId: null,
      requestId: null,
      code: null,
      message: null,
      fileId: null,
      url: null,
      reported: false,
      lookedAt: null,
      changedAt: merge.createdAt,
    };
    this.#connection.run(
      `INSERT INTO merges (id, seq, state, vendor, app_id, name, detail)
         VALUES (?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM merges), 'sending', ?, ?, ?, ?)`,
      merge.id,
      merge.vendor,
      merge.appId,
      nameForm(merge.name),
      JSON.stringify(begun),
    );
    for (const input of merge.inputs) this.#name(input, merge.id);
  }

  /** Null where there is none of this id. */
  change(id: string, change: MergeChange): Merge | null {
    const row = this.#connection.get<Row>('SELECT detail FROM merges WHERE id = ?', id);
    if (!row) return null;
    const merge: Merge = { ...JSON.parse(row.detail), ...change };
    const text = (value: string | null) => (value === null ? null : storable(value));
    this.#connection.run(
      'UPDATE merges SET state = ?, task_id = ?, file_id = ?, detail = ? WHERE id = ?',
      merge.state,
      text(merge.taskId),
      text(merge.fileId),
      JSON.stringify(merge),
      id,
    );
    if (merge.fileId !== null) this.#name(merge.fileId, id);
    return merge;
  }

  /**
   * Of which parts a reported file was joined: a merge of ours has its task or its id, or was given its name and
   * has no file yet. None for a file that a recording wrote.
   */
  partsOf({ vendor, appId, taskId, fileId, name, createdAt }: FileReport): string[] {
    const text = (value: string | null) => (value === null ? null : storable(value));
    const rows = this.#connection.all<Row & { task_id: string | null; file_id: string | null }>(
      `SELECT task_id, file_id, detail FROM merges WHERE vendor = ?1 AND app_id = ?2
         AND (task_id = ?3 OR file_id = ?4 OR name = ?5) ORDER BY seq DESC`,
      vendor,
      appId,
      text(taskId),
      text(fileId),
      nameForm(name),
    );
    const merges = rows.map(({ detail }) => JSON.parse(detail) as Merge);
    const own = merges.find(
      (merge) =>
        (taskId !== null && merge.taskId === taskId) ||
        (fileId !== null && merge.fileId === fileId) ||
        (merge.fileId === null && !isOlder(createdAt, merge.createdAt)),
    );
    return own ? own.inputs : [];
  }

  #name(fileId: string, merge: string): void {
    this.#connection.run(
      'INSERT OR IGNORE INTO merge_files (file_id, merge) VALUES (?, ?)',
      storable(fileId),
      merge,
    );
  }
}

const isOlder = (made: string | null, begun: string): boolean =>
  made !== null && Date.parse(made) < Date.parse(begun);

/** Names of files come with and without their ending. */
const nameForm = (name: string): string => normalizeText(name).replace(/\.[a-z0-9]{2,4}$/, '');

/** Something is to be heard of them: their end, or that a search confirms what a callback said. */
export function openMerges(connection: Connection): Merge[] {
  const states = OPEN_MERGE_STATES.map((state) => `'${state}'`).join(', ');
  return connection
    .all<Row>(
      `SELECT detail FROM merges WHERE state IN (${states}) OR detail ->> 'reported' = 1 ORDER BY seq`,
    )
    .map(({ detail }) => JSON.parse(detail));
}

export function mergesOfFiles(connection: Connection, fileIds: readonly string[]): Merge[] {
  return connection
    .all<Row>(
      `SELECT detail FROM merges WHERE id IN (
         SELECT merge FROM merge_files WHERE file_id IN (SELECT value FROM json_each(?)))
         ORDER BY seq DESC`,
      JSON.stringify(fileIds.map(storable)),
    )
    .map(({ detail }) => JSON.parse(detail));
}
