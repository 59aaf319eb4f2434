import type { FileWatch, RecordedFile } from '#contract/model/file.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { type MergeFormat, mergeFormatOf, partsToMerge } from '#contract/rules/mergeable.ts';
import { allTargets } from '../../recording/plan-calls.ts';
import type { FileRepository } from '../../storage/ports.ts';
import { vendorOf } from '../../zego/vendors/registry.ts';

/** The files of one stream at one vendor that a merge would join, in order. */
export interface MergePlan {
  readonly vendor: Vendor;
  readonly streamId: string;
  /** The last start of the stream; null where none is known. */
  readonly runId: string | null;
  readonly fileIds: readonly string[];
  /** Null where there is no file that can be joined, or the vendor joins none. */
  readonly format: MergeFormat | null;
  /** False for a vendor that joins no files at all. */
  readonly canMerge: boolean;
}

export interface MergePlanSources {
  /** Streams that a preset has started and whose files are looked for, oldest first. */
  startsOf(presetId: string): Promise<readonly Pick<FileWatch, 'runId' | 'vendor' | 'streamId'>[]>;
  readonly files: Pick<FileRepository, 'ofRun'>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * What of a preset's last recording can be merged, stream by stream and vendor by vendor.
 */
export async function mergePlansOf(
  preset: Preset,
  { startsOf, files, now }: MergePlanSources,
): Promise<MergePlan[]> {
  const starts = await startsOf(preset.id);
  const known = new Map<string, Promise<readonly RecordedFile[]>>();
  const filesOf = (runId: string) => {
    const asked = known.get(runId) ?? files.ofRun(runId).then((found) => found.files);
    known.set(runId, asked);
    return asked;
  };
  const targets = allTargets(preset).flatMap(({ vendor, streamIds }) =>
    streamIds.map((streamId) => ({ vendor, streamId })),
  );
  return Promise.all(
    targets.map(async ({ vendor, streamId }): Promise<MergePlan> => {
      const { merge } = vendorOf(vendor).capabilities;
      const last = starts.findLast((one) => one.vendor === vendor && one.streamId === streamId);
      const runId = last?.runId ?? null;
      const all = runId === null || !merge ? [] : await filesOf(runId);
      const own = all.filter((file) => file.vendor === vendor && file.streamId === streamId);
      const parts = merge ? partsToMerge(own, merge, now()) : [];
      return {
        vendor,
        streamId,
        runId,
        fileIds: parts.flatMap(({ fileId }) => fileId ?? []),
        format: parts[0] ? mergeFormatOf(parts[0]) : null,
        canMerge: merge !== null,
      };
    }),
  );
}
