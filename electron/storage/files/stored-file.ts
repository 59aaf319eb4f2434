import type { FileLink, FileMatch, RecordedFile } from '#contract/model/file.ts';
import type { ListedFile } from '#contract/model/file-query.ts';
import { type KnownFile, notFoundAt } from '../../recording/files/known-file.ts';
import type { Watch } from '../../recording/files/watch.ts';
import type { Connection } from '../search/connection.ts';

/** A file as it is stored. */
export interface StoredFile {
  readonly id: number;
  readonly known: KnownFile;
  /** File ids of its parts; none for a file that a recording wrote. */
  readonly mergedFrom: readonly string[];
}

export interface FileRow {
  readonly id: number;
  readonly detail: string;
}

/** @throws Error when the detail is not what the writer wrote. */
export const fileOf = ({ id, detail }: FileRow): StoredFile => ({ id, ...JSON.parse(detail) });

interface LinkRow {
  file: number;
  match: FileMatch;
  detail: string;
}

/** These files as everyone else knows them, with what they belong to, in the order given. */
export function recordedFiles(
  connection: Connection,
  files: readonly StoredFile[],
): RecordedFile[] {
  const links = new Map<number, FileLink[]>();
  const watches = new Map<number, Watch[]>();
  const rows = connection.all<LinkRow>(
    `SELECT l.file, l.match, w.detail FROM json_each(?) AS c
       CROSS JOIN file_links AS l ON l.file = c.value JOIN watches AS w ON w.id = l.watch
       ORDER BY l.file, l.watch`,
    JSON.stringify(files.map(({ id }) => id)),
  );
  for (const { file, match, detail } of rows) {
    const watch = JSON.parse(detail) as Watch;
    const { callId, runId, presetId, presetName } = watch;
    links.set(file, [...(links.get(file) ?? []), { callId, runId, presetId, presetName, match }]);
    watches.set(file, [...(watches.get(file) ?? []), watch]);
  }
  return files.map(({ id, known, mergedFrom }) => ({
    id,
    ...known,
    notFoundAt: notFoundAt(known, watches.get(id) ?? []),
    links: links.get(id) ?? [],
    mergedFrom: [...mergedFrom],
  }));
}

/** The files at these places, in this order. */
export function filesAt(connection: Connection, places: readonly number[]): ListedFile[] {
  const rows = connection.all<FileRow & { place: number }>(
    `SELECT e.id AS place, f.id, f.detail FROM json_each(?) AS c
       CROSS JOIN entries AS e ON e.id = c.value CROSS JOIN files AS f ON f.id = e.file
       ORDER BY c.key`,
    JSON.stringify(places),
  );
  const placeOf = new Map(rows.map(({ id, place }) => [id, place]));
  return recordedFiles(connection, rows.map(fileOf)).map((file) => ({
    ...file,
    place: placeOf.get(file.id) ?? 0,
  }));
}

/** The files with these ids, in this order. */
export function filesByIds(connection: Connection, ids: readonly number[]): RecordedFile[] {
  const rows = connection.all<FileRow>(
    `SELECT f.id, f.detail FROM json_each(?) AS c CROSS JOIN files AS f ON f.id = c.value
       ORDER BY c.key`,
    JSON.stringify(ids),
  );
  return recordedFiles(connection, rows.map(fileOf));
}
