import type { Merge } from '#contract/model/merge.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { FoundFile, MediaSearch } from '../../zego/vendors/common/media.ts';
import { mediaOf } from '../../zego/vendors/registry.ts';
import type { MediaCalls } from './media-calls.ts';
import { isCalledLike } from './merge-outcome.ts';
import { FOUND, faultOf, type LookedFor } from './search-files.ts';

/** The clocks of this machine and of the vendor may differ by so much, in seconds. */
const CLOCK_TOLERANCE_S = 600;
/** Pages of one look: what is further behind is left to the callback, and to the looks for files. */
const MOST_PAGES = 20;

/** Where keys begin that may be the result's: vendors list by name, and put it beside its parts. */
const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);

/** What a search for the result of a merge came to. */
export interface MergedSearch {
  /** Null where no page has it: that proves nothing. */
  readonly file: FoundFile | null;
  /** Whether the vendor answered. */
  readonly looked: LookedFor;
}

/**
 * Looks for the file that a merge has made, by its id where that is known, else by its name.
 *
 * @param nowMs milliseconds since the epoch.
 */
export async function findMerged(
  calls: Pick<MediaCalls, 'search'>,
  account: RunAccount,
  merge: Merge,
  nowMs: number,
): Promise<MergedSearch> {
  const isListing = mediaOf(merge.vendor).searchBy === 'listing';
  const folder = folderOf(merge.inputs[0] ?? '');
  const from = Math.floor(Date.parse(merge.createdAt) / 1000) - CLOCK_TOLERANCE_S;
  let search: MediaSearch = {
    streamId: null,
    from,
    to: Math.max(from, Math.floor(nowMs / 1000) + CLOCK_TOLERANCE_S),
    cursor: isListing && folder !== '' ? folder : null,
  };
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await calls.search(account, merge.vendor, search);
    if (answer.kind !== 'ok') return { file: null, looked: faultOf(answer) };
    const { files, next } = answer.value;
    const found = files.find((file) => isResultOf(merge, file));
    if (found || next === null) return { file: found ?? null, looked: FOUND };
    search = { ...search, cursor: next };
  }
  return { file: null, looked: FOUND };
}

function isResultOf(merge: Merge, { fileId, name, createdAt }: FoundFile): boolean {
  if (merge.inputs.includes(fileId)) return false;
  if (merge.fileId !== null) return merge.fileId === fileId;
  // A name that a person gave may be that of an earlier merge.
  const madeAt = createdAt === null ? Number.POSITIVE_INFINITY : Date.parse(createdAt);
  const isOlder = madeAt < Date.parse(merge.createdAt) - CLOCK_TOLERANCE_S * 1000;
  return !isOlder && isCalledLike(merge, name);
}
