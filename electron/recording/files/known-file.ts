import type { FileReport, RecordedFile } from '#contract/model/file.ts';
import type { FileState } from '#contract/model/file-query.ts';
import type { Watch } from './watch.ts';

/** A file as all reports of it together tell, apart from its place in the list and what it belongs to. */
export type KnownFile = Omit<RecordedFile, 'id' | 'links' | 'mergedFrom' | 'notFoundAt'>;

/** What a vendor's own answer says better than a callback, whose signature does not cover its body (facts §5.6). */
const BY_SEARCH = [
  'streamId',
  'fileId',
  'name',
  'format',
  'sizeBytes',
  'url',
  'expiresAt',
  'status',
  'createdAt',
] as const;

/** What a callback tells and an answer at most infers from a name (facts §5.1–2). */
const BY_CALLBACK = ['taskId', 'beginAt', 'endAt', 'durationSeconds'] as const;

/** A file that nothing was known of. */
export function newFile({ source, seenAt, ...facts }: FileReport): KnownFile {
  return { ...facts, ...seenBy(source, seenAt), firstSeenAt: seenAt, lastSeenAt: seenAt };
}

const seenBy = (source: FileReport['source'], seenAt: string) => ({
  callbackAt: source === 'callback' ? seenAt : null,
  searchedAt: source === 'search' ? seenAt : null,
});

/**
 * The file with one report more. Each fact comes from the source that knows it better; the other one fills in
 * what that left open. A callback changes nothing that another callback said.
 */
export function withReport(known: KnownFile, report: FileReport): KnownFile {
  const { source, seenAt } = report;
  const isSearch = source === 'search';
  const facts: Partial<Record<keyof KnownFile, unknown>> = {};
  for (const name of BY_SEARCH) {
    facts[name] = isSearch ? (report[name] ?? known[name]) : (known[name] ?? report[name]);
  }
  const [first, second] = known.callbackAt === null ? [report, known] : [known, report];
  for (const name of BY_CALLBACK) facts[name] = first[name] ?? second[name];
  const seen = seenBy(source, seenAt);
  return {
    ...known,
    ...(facts as Partial<KnownFile>),
    callbackAt: known.callbackAt ?? seen.callbackAt,
    searchedAt: seen.searchedAt ?? known.searchedAt,
    firstSeenAt: seenAt < known.firstSeenAt ? seenAt : known.firstSeenAt,
    lastSeenAt: seenAt > known.lastSeenAt ? seenAt : known.lastSeenAt,
  };
}

/**
 * When the vendor was last asked without naming a file that a callback alone has reported, ISO 8601; null where a look
 * is still to come, or none was answered since.
 *
 * @param watches of the recordings that it belongs to.
 */
export function notFoundAt(
  { callbackAt, searchedAt }: Pick<KnownFile, 'callbackAt' | 'searchedAt'>,
  watches: readonly Pick<Watch, 'lookedAt' | 'nextLookAt' | 'fault' | 'state'>[],
): string | null {
  if (callbackAt === null || searchedAt !== null) return null;
  const isOver = watches.every(
    ({ nextLookAt, state }) => nextLookAt === null && state !== 'waiting',
  );
  const answered = watches.flatMap(({ lookedAt, fault }) =>
    fault === null ? (lookedAt ?? []) : [],
  );
  const last = answered
    .filter((at) => at > callbackAt)
    .sort()
    .at(-1);
  return isOver ? (last ?? null) : null;
}

/** How far a file is confirmed. */
export function stateOf({
  status,
  searchedAt,
}: Pick<KnownFile, 'status' | 'searchedAt'>): FileState {
  if (status === 'forbidden') return 'forbidden';
  return searchedAt === null ? 'reported' : 'confirmed';
}
