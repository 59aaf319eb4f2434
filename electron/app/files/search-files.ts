import type { FileReport, LookFault } from '#contract/model/file.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { matchFile, type StartedStream } from '../../recording/files/match-file.ts';
import { startedStreamOf, type Watch, watchId } from '../../recording/files/watch.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { ListingKey, WatchRepository } from '../../storage/ports.ts';
import type { MediaAnswer } from '../../zego/actions/media-answer.ts';
import type { MediaPage } from '../../zego/vendors/common/media.ts';
import { mediaOf } from '../../zego/vendors/registry.ts';
import { reportOfFound } from './found-reports.ts';
import type { MediaCalls } from './media-calls.ts';

/** Pages of the listing of one project in one look: planned, and on an operator's click. */
const MOST_PAGES = { planned: 20, thorough: 100 } as const;
/** Pages of one stream: twenty files each. */
const MOST_PAGES_OF_STREAM = 25;
/** Streams that are asked after at once: no more have a slot of the rate limit. */
const AT_ONCE = 3;
/** A vendor's index may be behind: a later look begins so long before the last one, in milliseconds. */
const LOOK_BACK_MS = 30 * 60_000;
/** How far a workstation's clock may be off where no server's was heard: one further off gets no call accepted (facts §1). */
const UNHEARD_CLOCK_TOLERANCE_MS = 10 * 60_000;
/** The vendor's clock may be ahead of this one by so much, in seconds. */
const LOOK_AHEAD_S = 600;

/** The recordings of one project at one vendor that are looked for together. */
export interface LookOrder {
  readonly account: RunAccount;
  readonly vendor: Vendor;
  readonly watches: readonly Watch[];
  /** An operator waits for it: from each start on, and many pages. */
  readonly thorough: boolean;
}

export interface LookedFor {
  readonly fault: LookFault | null;
  /** The API's return code, where it refused. */
  readonly code: number | null;
}

export interface SearchServices {
  readonly calls: Pick<MediaCalls, 'search'>;
  readonly cursors: Pick<WatchRepository, 'cursor' | 'setCursor'>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Takes what was found in; resolves when it is on disk. */
type Report = (reports: readonly FileReport[]) => Promise<unknown>;

/**
 * Asks a vendor for the files of some recordings, and reports each page as it comes. Never rejects for what a
 * server does.
 *
 * @returns by `watchId` whether it could be asked, and for all that there is.
 */
export async function searchFiles(
  services: SearchServices,
  order: LookOrder,
  report: Report,
): Promise<ReadonlyMap<string, LookedFor>> {
  if (mediaOf(order.vendor).searchBy === 'stream') return byStream(services, order, report);
  const looked = await byListing(services, order, report);
  return new Map(order.watches.map((watch) => [watchId(watch), looked]));
}

/** One request for each stream: the answer does not name the stream. */
async function byStream(
  services: SearchServices,
  order: LookOrder,
  report: Report,
): Promise<ReadonlyMap<string, LookedFor>> {
  const streams = [...new Set(order.watches.map(({ streamId }) => streamId))];
  const found = new Map<string, LookedFor>();
  const work = async () => {
    for (let streamId = streams.pop(); streamId !== undefined; streamId = streams.pop()) {
      const own = order.watches.filter((watch) => watch.streamId === streamId);
      const looked = await ofStream(services, { ...order, watches: own }, streamId, report);
      for (const watch of own) found.set(watchId(watch), looked);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

async function ofStream(
  { calls, now }: SearchServices,
  { account, vendor, watches, thorough }: LookOrder,
  streamId: string,
  report: Report,
): Promise<LookedFor> {
  const from = Math.min(...watches.map((watch) => beginOfLook(watch, thorough)));
  const to = Math.floor(now() / 1000) + LOOK_AHEAD_S;
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES_OF_STREAM; page += 1) {
    const search = { streamId, from: Math.floor(from / 1000), to, cursor };
    const answer = await calls.search(account, vendor, search);
    if (answer.kind !== 'ok') return faultOf(answer);
    const seenAt = new Date(now()).toISOString();
    const { files, next } = answer.value;
    await report(files.map((file) => reportOfFound(file, account, vendor, seenAt)));
    cursor = next;
    if (cursor === null) return FOUND;
  }
  return PARTIAL;
}

/** From which moment on its files may have been made, in milliseconds since the epoch. */
function beginOfLook(watch: Watch, thorough: boolean): number {
  const { sentAt, toleranceMs } = lookedFor(watch);
  const begin = sentAt - toleranceMs;
  const isAgain = watch.lookedAt !== null && !thorough;
  return isAgain ? Math.max(begin, Date.parse(watch.lookedAt ?? '') - LOOK_BACK_MS) : begin;
}

/** A start with all files that may be of it: which of them are is known once the server's clock has been heard. */
function lookedFor(watch: Watch): StartedStream {
  const start = startedStreamOf(watch);
  return watch.clockOffsetMs === null
    ? { ...start, toleranceMs: UNHEARD_CLOCK_TOLERANCE_MS }
    : start;
}

/**
 * All files of the project, page by page: once round from where the last look ended, as far as its pages go. Only
 * what belongs to these recordings is reported; a project may hold the files of years.
 */
async function byListing(
  { calls, cursors, now }: SearchServices,
  { account, vendor, watches, thorough }: LookOrder,
  report: Report,
): Promise<LookedFor> {
  const starts = watches.map(lookedFor);
  const of = listingOf(watches, vendor);
  const begin = await cursors.cursor(of);
  const pages = thorough ? MOST_PAGES.thorough : MOST_PAGES.planned;
  let cursor = begin;
  let last: string | null = null;
  let hasTurned = false;
  for (let page = 0; page < pages; page += 1) {
    const search = { streamId: null, from: 0, to: 0, cursor };
    const answer = await calls.search(account, vendor, search);
    if (answer.kind !== 'ok') return faultOf(answer);
    await report(wanted(answer.value, account, vendor, { starts, at: now() }));
    const { next } = answer.value;
    if (next === null) {
      // The last page: where keys grow with time the next look begins with what is new.
      last = cursor;
      await cursors.setCursor(of, last);
      if (begin === null || hasTurned) return FOUND;
      hasTurned = true;
      cursor = null;
      continue;
    }
    cursor = next;
    // Once round: vendors list by name.
    const isRound = hasTurned && begin !== null && next >= begin;
    // Of a listing with more pages than a look has, the next look must see those that follow.
    await cursors.setCursor(of, isRound ? last : cursor);
    if (isRound) return FOUND;
  }
  return PARTIAL;
}

function listingOf(watches: readonly Watch[], vendor: Vendor): ListingKey {
  const [first] = watches;
  if (!first) throw new Error('a look for nothing');
  return { appId: first.appId, service: first.service, vendor };
}

function wanted(
  { files }: MediaPage,
  account: RunAccount,
  vendor: Vendor,
  { starts, at }: { readonly starts: readonly StartedStream[]; readonly at: number },
): FileReport[] {
  const seenAt = new Date(at).toISOString();
  return files
    .map((file) => reportOfFound(file, account, vendor, seenAt))
    .filter((file) => matchFile(file, starts) !== null);
}

/** The vendor could be asked. */
export const FOUND: LookedFor = { fault: null, code: null };
/** That nothing was found says nothing then. */
const PARTIAL: LookedFor = { fault: 'partial', code: null };

/** Why an answer says nothing of files. */
export function faultOf(answer: Exclude<MediaAnswer<unknown>, { kind: 'ok' }>): LookedFor {
  if (answer.kind === 'refused') return { fault: 'refused', code: answer.code };
  const isUnreadable = answer.kind === 'lost' && answer.reason === 'answer-unreadable';
  return { fault: isUnreadable ? 'unreadable' : 'unreachable', code: null };
}
