/** How a vendor's store of files looks in practice: names, answers and callbacks, in the forms that are documented. */

export type PracticeFormat = 'mp4' | 'm3u8';

/** The app of a pull address; no document says what it is called. */
export const PRACTICE_APP = 'practice';

/** A stretch of a practice recording that becomes one file. All moments are milliseconds since the epoch. */
export interface PracticeRecorded {
  readonly streamId: string;
  /** What the answer to the start called the recording; null where the vendor has no such id. */
  readonly taskId: string | null;
  readonly beginMs: number;
  readonly endMs: number;
  readonly format: PracticeFormat;
  /** Hexadecimal digits, others for each file, from which ids are made. */
  readonly seed: string;
}

/** A merge that was ordered. */
export interface PracticeMerge {
  /** Of the first part. */
  readonly streamId: string;
  /** As ordered; null where no name was. */
  readonly name: string | null;
  readonly taskId: string;
  readonly format: PracticeFormat;
  readonly seed: string;
}

export interface PracticeName {
  readonly fileId: string;
  /** Below the vendor's host, without a slash in front. */
  readonly path: string;
}

/** A file that a search finds. */
export interface PracticeFile extends PracticeName {
  /** Null for a merged one. */
  readonly streamId: string | null;
  readonly taskId: string | null;
  readonly format: PracticeFormat;
  readonly beginMs: number;
  readonly endMs: number;
  readonly createdMs: number;
  readonly sizeBytes: number;
  readonly url: string;
}

export interface PracticeTask {
  readonly taskId: string;
  readonly state: 'waiting' | 'processing' | 'finished' | 'failed';
  /** Null before it is finished. */
  readonly file: PracticeFile | null;
  /** Why it failed. */
  readonly message: string;
}

export interface PracticeMedia {
  /** In which formats it keeps each recording. */
  readonly formats: readonly PracticeFormat[];
  nameOf(recorded: PracticeRecorded): PracticeName;
  /** Its part of `Data` for SearchMedia; null for parameters that it does not take. */
  search(query: URLSearchParams, files: readonly PracticeFile[]): unknown;
  /** `extra_params` of a `record` callback. */
  callbackExtra(file: PracticeFile): Readonly<Record<string, unknown>>;
  /** Null where it merges nothing. */
  readonly merge: {
    newTaskId(): string;
    nameOf(merge: PracticeMerge): PracticeName;
    /** Its part of `Data` for MergeMedia. */
    answer(taskId: string): unknown;
    /** Its part of `Data` for DescribeMediaTask. */
    describe(task: PracticeTask): unknown;
    /** What a `compose` callback has besides the common fields. */
    callbackExtra(file: PracticeFile): Readonly<Record<string, unknown>>;
  } | null;
}

/** A whole number within bounds; the default where there is none, null for anything else. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  bounds: { readonly least: number; readonly most: number; readonly default: number },
): number | null {
  const text = query.get(name);
  if (text === null) return bounds.default;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= bounds.least && value <= bounds.most ? value : null;
}

const MOST_PREFIX_BYTES = 20;

/** The prefix that names must have; null for one that is too long. */
export function namePrefix(query: URLSearchParams): string | null {
  const prefix = query.get('NamePrefix') ?? '';
  return Buffer.byteLength(prefix) > MOST_PREFIX_BYTES ? null : prefix;
}

/** `YYYY-MM-DDThh:mm:ss` of a moment in a zone so many hours ahead of UTC. */
export const secondOf = (ms: number, zoneHours = 0): string =>
  new Date(ms + zoneHours * 3_600_000).toISOString().slice(0, 19);

/** The length of a file in seconds, as vendors round it. */
export const lengthOf = ({ beginMs, endMs }: Pick<PracticeFile, 'beginMs' | 'endMs'>): number =>
  Math.round(endMs - beginMs) / 1000;
