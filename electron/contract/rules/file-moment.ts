import type { RecordedFile } from '../model/file.ts';

/** What of a file says when it was recorded. */
export type TimedFile = Pick<
  RecordedFile,
  'beginAt' | 'endAt' | 'createdAt' | 'durationSeconds' | 'firstSeenAt'
> & { readonly mergedFrom: readonly string[] };

/** From when to when a file records, in milliseconds since the epoch. */
export interface FileSpan {
  readonly begin: number;
  /** Null where nothing tells. */
  readonly end: number | null;
}

/** Null where its begin cannot be told. */
export function spanOf(
  file: Pick<TimedFile, 'beginAt' | 'endAt' | 'createdAt' | 'durationSeconds'>,
): FileSpan | null {
  const at = (moment: string | null) => (moment === null ? null : Date.parse(moment));
  const lasts = file.durationSeconds === null ? null : file.durationSeconds * 1000;
  const end = at(file.endAt) ?? at(file.createdAt);
  const begin = at(file.beginAt) ?? (end === null || lasts === null ? null : end - lasts);
  if (begin === null) return null;
  return { begin, end: at(file.endAt) ?? (lasts === null ? end : begin + lasts) };
}

/**
 * What places a file in the list: its begin as a source told it; its begin as it follows from end and length; where
 * neither is known, when the vendor made it; else when this program first saw it.
 */
export type ListedBy = 'begin' | 'computed' | 'made' | 'seen';

export interface ListedMoment {
  /** Milliseconds since the epoch, whole ones. */
  readonly at: number;
  readonly by: ListedBy;
}

/** Where a file stands in the list. A merged file was made long after what it shows: its length tells no begin. */
export function listedMoment(file: TimedFile): ListedMoment {
  const { beginAt, createdAt, firstSeenAt, mergedFrom } = file;
  if (beginAt !== null) return { at: Date.parse(beginAt), by: 'begin' };
  const span = mergedFrom.length > 0 ? null : spanOf(file);
  if (span) return { at: Math.round(span.begin), by: 'computed' };
  if (createdAt !== null) return { at: Date.parse(createdAt), by: 'made' };
  return { at: Date.parse(firstSeenAt), by: 'seen' };
}
