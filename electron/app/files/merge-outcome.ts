import type { FileReport, FileSource } from '#contract/model/file.ts';
import { type Merge, OPEN_MERGE_STATES } from '#contract/model/merge.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { mayHaveMerged } from '#contract/rules/media-codes.ts';
import type { MergeChange } from '../../storage/ports.ts';
import type { MediaAnswer } from '../../zego/actions/media-answer.ts';
import type { FoundFile, MediaTask } from '../../zego/vendors/common/media.ts';

/** What becomes of a merge, before the moment is noted. */
export type MergeOutcome = Omit<MergeChange, 'changedAt' | 'lookedAt'>;

/** Something is still to be heard of it. */
export const isOpen = ({ state }: Pick<Merge, 'state'>): boolean =>
  OPEN_MERGE_STATES.includes(state);

/** What the answer to a merge's request makes of it. `message`: the API's, else the reason why none came. */
export function changeByAnswer(answer: MediaAnswer<{ readonly taskId: string }>): MergeOutcome {
  switch (answer.kind) {
    case 'ok':
      return {
        state: 'waiting',
        taskId: answer.value.taskId,
        requestId: answer.requestId,
        code: 0,
        message: null,
      };
    case 'refused': {
      const { code, message, requestId } = answer;
      const state = mayHaveMerged(code) ? 'unknown' : 'rejected';
      return { state, code, message, requestId };
    }
    case 'not-sent':
      return { state: 'failed', message: answer.reason };
    case 'lost':
      return { state: 'unknown', message: answer.reason, requestId: answer.requestId };
  }
}

/** What a vendor's word on its task makes of a merge; null where it changes nothing. */
export function changeByTask(
  merge: Pick<Merge, 'state'>,
  { state, fileId, url, message }: MediaTask,
): MergeOutcome | null {
  if (state === 'finished') return { state, fileId, url };
  if (state === 'failed') return { state, message };
  return state === merge.state ? null : { state };
}

/** How a merge ended, as ZEGO's `compose` callback tells it (facts "Callback"). */
export interface ComposedFact {
  readonly appId: number;
  readonly taskId: string | null;
  readonly fileId: string | null;
  readonly url: string | null;
  /** `0` is success; 40000, 60000 and 70000 are faults. Null where it is missing. */
  readonly code: string | null;
  readonly message: string | null;
}

/** What a callback makes of a merge: an address without a code is a success, too. */
export function changeByCallback({
  code,
  fileId,
  url,
  message,
}: ComposedFact): MergeOutcome | null {
  if (code !== null && code !== '0') return { state: 'failed', message: message ?? code };
  return url === null ? null : { state: 'finished', fileId, url };
}

/** The last part of a path, without its query. */
const nameIn = (url: string): string => {
  const last = URL.parse(url)?.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

/** Whether a file is called like the result of a merge: with the format at its end, or without. */
export const isCalledLike = (
  { name, format }: Pick<Merge, 'name' | 'format'>,
  fileName: string,
): boolean => {
  const wanted = name.toLowerCase();
  return [wanted, `${wanted}.${format.toLowerCase()}`].includes(fileName.toLowerCase());
};

/** Whether an address is the result's. */
const isAddressOf = (merge: Pick<Merge, 'name' | 'format'>, url: string): boolean =>
  isCalledLike(merge, nameIn(url));

/** Whether ZEGO posted it of this merge. */
export const isAbout = ({ appId, taskId, url }: ComposedFact, merge: Merge): boolean =>
  merge.appId === appId &&
  (merge.taskId === null ? url !== null && isAddressOf(merge, url) : merge.taskId === taskId);

/** Whether it joins these files, in whichever order. */
export const isOfFiles = (merge: Merge, vendor: Vendor, fileIds: readonly string[]): boolean =>
  merge.vendor === vendor && [...merge.inputs].sort().join('\n') === [...fileIds].sort().join('\n');

export interface ResultSeen {
  readonly found: FoundFile | null;
  readonly toldBy: FileSource;
  readonly seenAt: string;
}

/**
 * The result as a report like any other: what a search found of it, else what the task or the callback said.
 *
 * @param toldBy whose word it is where no search found it.
 * @param seenAt ISO 8601, UTC.
 */
export function reportOfResult(
  merge: Merge,
  change: MergeOutcome,
  { found, toldBy, seenAt }: ResultSeen,
): FileReport {
  const { appId, service, accountId, accountName, isTest, practice, vendor, streamId } = merge;
  const account = { appId, service, accountId, accountName, isTest, practice, vendor };
  const stamp = { taskId: null, source: found ? 'search' : toldBy, seenAt } as const;
  const url = change.url ?? null;
  if (found) return { ...account, ...found, streamId, url: found.url ?? url, ...stamp };
  const format = merge.format.toLowerCase();
  return {
    ...account,
    streamId,
    fileId: change.fileId ?? null,
    name: `${merge.name}.${format}`,
    format,
    beginAt: null,
    endAt: null,
    createdAt: null,
    durationSeconds: null,
    sizeBytes: null,
    url,
    expiresAt: null,
    status: null,
    ...stamp,
  };
}
