import type { FileWatch, RecordedFile } from '#contract/model/file.ts';
import type { Merge } from '#contract/model/merge.ts';
import { type Capabilities, VENDORS, type Vendor, type Vendors } from '#contract/model/vendor.ts';
import { type MergeFormat, mergeFormatOf, partsToMerge } from '#contract/rules/mergeable.ts';

/** Files of a run that its vendor can join: of one stream, in one format. */
export interface MergeGroup {
  readonly key: string;
  readonly vendor: Vendor;
  readonly streamId: string;
  readonly format: MergeFormat;
  readonly merge: NonNullable<Capabilities['merge']>;
  /** At least two, in the order in which they were recorded. */
  readonly parts: readonly RecordedFile[];
}

/** Files of one stream at one vendor in one format. */
function alike(files: readonly RecordedFile[]): Map<string, RecordedFile[]> {
  const groups = new Map<string, RecordedFile[]>();
  for (const file of files) {
    const key = JSON.stringify([file.vendor, file.streamId, file.format?.toLowerCase()]);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return groups;
}

/**
 * What of a run's files can be joined, in the order of the files. Files of a stream that is not known belong to
 * none: they may be of several.
 *
 * @param nowMs milliseconds since the epoch: what has expired is gone.
 */
export function mergeGroups(
  files: readonly RecordedFile[],
  vendors: Vendors,
  nowMs: number,
): MergeGroup[] {
  return [...alike(files)].flatMap(([key, some]) => {
    const [first] = some;
    if (!first) return [];
    const { vendor, streamId } = first;
    const { merge } = vendors[vendor];
    const format = mergeFormatOf(first);
    if (streamId === null || !format || !merge) return [];
    const parts = partsToMerge(some, merge, nowMs);
    return parts.length < 2 ? [] : [{ key, vendor, streamId, format, merge, parts }];
  });
}

/** Vendors that join no files, and at which a stream of the run has several, or should have. */
export function vendorsWithoutMerge(
  files: readonly RecordedFile[],
  watches: readonly FileWatch[],
  vendors: Vendors,
): Vendor[] {
  const several = [...alike(files).values()].filter((some) => some.length > 1).flat();
  const wanted = watches.filter(({ expected }) => expected !== null && expected > 1);
  const named = new Set([...several, ...wanted].map(({ vendor }) => vendor));
  return VENDORS.filter((vendor) => named.has(vendor) && vendors[vendor].merge === null);
}

/** The merges of a group's files, newest first as they came. */
export const mergesOf = ({ vendor, parts }: MergeGroup, merges: readonly Merge[]): Merge[] =>
  merges.filter(
    (merge) =>
      merge.vendor === vendor &&
      parts.some(({ fileId }) => fileId !== null && merge.inputs.includes(fileId)),
  );

/** Whether a file was made of all of a group. */
export const isMerged = ({ parts }: MergeGroup, merges: readonly Merge[]): boolean =>
  merges.some(
    ({ state, inputs }) =>
      state === 'finished' &&
      parts.every(({ fileId }) => fileId !== null && inputs.includes(fileId)),
  );

/** The file that a merge made, where it is known. A callback may tell its name alone. */
export function resultOf(
  { vendor, fileId, name, format }: Merge,
  files: readonly RecordedFile[],
): RecordedFile | null {
  const made = files.filter((file) => file.vendor === vendor && file.mergedFrom.length > 0);
  const called = `${name}.${format}`.toLowerCase();
  return (
    made.find((file) => fileId !== null && file.fileId === fileId) ??
    made.find((file) => [called, name.toLowerCase()].includes(file.name.toLowerCase())) ??
    null
  );
}

/** Whether a callback alone tells how a merge ended, and no search has shown its file. */
export const isUnconfirmed = (merge: Merge, files: readonly RecordedFile[]): boolean =>
  merge.reported && (resultOf(merge, files)?.searchedAt ?? null) === null;
