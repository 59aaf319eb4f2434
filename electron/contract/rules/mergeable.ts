import type { RecordedFile } from '#contract/model/file.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { Capabilities } from '#contract/model/vendor.ts';

export type MergeFormat = Merge['format'];

/** What stands in the way of joining files. */
export const MERGE_OBSTACLES = [
  'vendor',
  'unusable',
  'streams',
  'format',
  'too-few',
  'too-many',
] as const;
export type MergeObstacle = (typeof MERGE_OBSTACLES)[number];

/** What of a file says whether and where in a row it can be joined. */
export type MergePart = Pick<
  RecordedFile,
  | 'vendor'
  | 'streamId'
  | 'fileId'
  | 'name'
  | 'format'
  | 'beginAt'
  | 'createdAt'
  | 'durationSeconds'
  | 'firstSeenAt'
  | 'expiresAt'
  | 'status'
  | 'mergedFrom'
>;

const FORMATS: readonly MergeFormat[] = ['MP4', 'M3U8', 'MP3'];

/** The format of a file as MergeMedia names it; null for one that it does not take. */
export const mergeFormatOf = ({ format }: Pick<RecordedFile, 'format'>): MergeFormat | null =>
  FORMATS.find((one) => one.toLowerCase() === format?.toLowerCase()) ?? null;

/** When its first picture was recorded, as well as that is known, in milliseconds since the epoch. */
function beginOf({ beginAt, createdAt, durationSeconds, firstSeenAt }: MergePart): number {
  if (beginAt !== null) return Date.parse(beginAt);
  if (createdAt === null) return Date.parse(firstSeenAt);
  return Date.parse(createdAt) - (durationSeconds ?? 0) * 1000;
}

/** Files in the order in which they were recorded. */
export const inRecordedOrder = <File extends MergePart>(files: readonly File[]): File[] =>
  files.toSorted((a, b) => beginOf(a) - beginOf(b) || (a.name < b.name ? -1 : 1));

/**
 * What stands in the way of joining these files, in this order; null where nothing does: two or more of one
 * stream at one vendor, each of the same format, and no more at once than the vendor takes (facts §4).
 *
 * @param result the format to join them to; null where it is not chosen yet.
 */
export function mergeObstacle(
  files: readonly MergePart[],
  merge: Capabilities['merge'],
  result: MergeFormat | null,
): MergeObstacle | null {
  if (!merge) return 'vendor';
  if (result !== null && !merge.formats.includes(result)) return 'format';
  const ids = new Set(files.map(({ fileId }) => fileId));
  const isUsable = files.every(({ fileId, status }) => fileId !== null && status !== 'forbidden');
  if (!isUsable || ids.size < files.length) return 'unusable';
  if (new Set(files.map(({ vendor, streamId }) => `${vendor} ${streamId}`)).size > 1)
    return 'streams';
  const formats = new Set(files.map(mergeFormatOf));
  const [format] = formats;
  const isTaken = format !== undefined && format !== null && merge.formats.includes(format);
  if (formats.size > 1 || (files.length > 0 && !isTaken)) return 'format';
  if (files.length < 2) return 'too-few';
  return files.length > merge.most ? 'too-many' : null;
}

/**
 * The files of one stream at one vendor that a merge would join, in order: what a recording wrote and can still
 * be had, of the format that has most of them.
 *
 * @param nowMs milliseconds since the epoch: what has expired is gone.
 */
export function partsToMerge<File extends MergePart>(
  files: readonly File[],
  merge: NonNullable<Capabilities['merge']>,
  nowMs: number,
): File[] {
  const usable = files.filter(
    ({ fileId, status, mergedFrom, expiresAt }) =>
      fileId !== null &&
      status !== 'forbidden' &&
      mergedFrom.length === 0 &&
      (expiresAt === null || Date.parse(expiresAt) > nowMs),
  );
  const groups = FORMATS.filter((format) => merge.formats.includes(format)).map((format) =>
    usable.filter((file) => mergeFormatOf(file) === format),
  );
  const largest = groups.reduce<File[]>(
    (most, group) => (group.length > most.length ? group : most),
    [],
  );
  return inRecordedOrder(largest);
}

/** Longest name of a merged file. None is documented; a key of 1,024 bytes has room for it. */
export const MAX_MERGE_NAME = 120;

/** Without what a path, a list of files or a terminal could take for something else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const NAME = /^[^\x00-\x1f\x7f/\\]+$/;

/** Whether a merged file may be called so: the vendor adds the format. */
export const isMergeName = (name: string): boolean =>
  name.trim() === name &&
  name.length <= MAX_MERGE_NAME &&
  NAME.test(name) &&
  !FORMATS.some((format) => name.toLowerCase().endsWith(`.${format.toLowerCase()}`));
