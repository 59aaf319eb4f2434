import type { FileEvidence, FileMatch, FileReport } from '#contract/model/file.ts';
import type { RecordingKey } from '#contract/model/start.ts';
import { spanOf } from '#contract/rules/file-moment.ts';

/** How far a vendor's clock may be off where the server's has been heard, in milliseconds. */
export const CLOCK_TOLERANCE_MS = 30_000;
/**
 * How much earlier than its start a file may begin and be of it, where no server's clock was heard: a begin is computed
 * from times in whole seconds. A file that begins earlier may be another desk's, and waits until the clock is heard.
 */
export const PROOF_TOLERANCE_MS = 60_000;

/** A stream that a start of ours was for, accepted or with an unknown outcome. Times by the server's clock. */
export interface StartedStream extends RecordingKey {
  readonly callId: string;
  /** Milliseconds since the epoch, as all times here. */
  readonly sentAt: number;
  /** Null while it may run. */
  readonly endedAt: number | null;
  readonly toleranceMs: number;
  /** Task ids of the answer, and those that a file has told since: a file of another task is not of this start. */
  readonly taskIds: readonly string[];
  /** Marks of the files of a start. They come in two spellings, so that another one proves nothing (facts §5.1). */
  readonly persistentIds: readonly string[];
}

/** What of a file says where it belongs. */
export type MatchedFile = Pick<
  FileReport,
  | 'appId'
  | 'service'
  | 'vendor'
  | 'streamId'
  | 'taskId'
  | 'fileId'
  | 'url'
  | 'beginAt'
  | 'endAt'
  | 'createdAt'
  | 'durationSeconds'
>;

export interface Match {
  readonly start: StartedStream;
  readonly match: FileMatch;
}

/** Host and path of an address: neither its scheme nor a signature in its query makes another file. */
export function addressOf(url: string): string {
  if (!URL.canParse(url)) return url.split(/[?#]/, 1)[0] ?? '';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** What two reports are compared by. */
export type Identified = Pick<FileReport, 'url' | 'fileId' | 'format'>;

/**
 * Whether two reports of one project and vendor are of the same file. Two formats of a recording come with
 * equal ids and times, and differ in their address alone (facts §5.5); one vendor gives one file several hosts.
 */
export function isSameFile(one: Identified, other: Identified): boolean {
  const hasAddresses = one.url !== null && other.url !== null;
  if (hasAddresses && addressOf(one.url ?? '') === addressOf(other.url ?? '')) return true;
  if (one.fileId === null || one.fileId !== other.fileId) return false;
  return !hasAddresses || (one.format !== null && one.format === other.format);
}

/** When a file begins, in milliseconds since the epoch, as far as its facts tell; else null. */
export const beginOfFile = (file: MatchedFile): number | null => spanOf(file)?.begin ?? null;

/**
 * Which start a file belongs to, and how surely; null where it is of none of them. By the vendor's own id where
 * both know one. Else by the stream's name and the time (facts "Rules for settled by evidence"): it begins when
 * the start had been sent, before the next start of the stream, and before the recording's end.
 */
export function matchFile(file: MatchedFile, starts: readonly StartedStream[]): Match | null {
  const own = starts.filter(
    ({ appId, service, vendor }) =>
      appId === file.appId && service === file.service && vendor === file.vendor,
  );
  const owner = own.findLast((start) => ownsById(start, file));
  if (owner) return { start: owner, match: 'id' };
  const span = spanOf(file);
  if (span === null || file.streamId === null) return null;
  const ofStream = own
    .filter(({ streamId }) => streamId === file.streamId)
    .sort((a, b) => a.sentAt - b.sentAt);
  const fitting = ofStream
    .map((start, index) => ({ start, nextAt: ofStream[index + 1]?.sentAt ?? Infinity }))
    .filter(({ start, nextAt }) => !isForeign(start, file) && fits(start, nextAt, span.begin))
    .map(({ start, nextAt }) => ({ start, rank: rankOf(start, nextAt, span) }));
  const best = fitting.reduce<(typeof fitting)[number] | null>(
    (found, one) => (found === null || isBefore(found.rank, one.rank) ? one : found),
    null,
  );
  return best && { start: best.start, match: 'stream-and-time' };
}

const ownsById = ({ taskIds, persistentIds }: StartedStream, { taskId, fileId }: MatchedFile) =>
  (taskId !== null && (taskIds.includes(taskId) || persistentIds.includes(taskId))) ||
  (fileId !== null && persistentIds.includes(fileId));

/** The file tells its task, and the start has another one. */
const isForeign = ({ taskIds }: StartedStream, { taskId }: MatchedFile): boolean =>
  taskId !== null && taskIds.length > 0;

function fits({ sentAt, endedAt, toleranceMs }: StartedStream, nextAt: number, begin: number) {
  if (begin < sentAt - toleranceMs || begin >= nextAt) return false;
  return endedAt === null || begin < endedAt + toleranceMs;
}

/** Of two recordings that follow closely the clocks' tolerance lets a file fit both: how well it does. */
interface Rank {
  /** Milliseconds of the file that were recorded by this start; 0 where its end is not known. */
  readonly overlap: number;
  /** Milliseconds from its begin to the recording. */
  readonly distance: number;
}

function rankOf(
  { sentAt, endedAt }: StartedStream,
  nextAt: number,
  { begin, end }: { readonly begin: number; readonly end: number | null },
): Rank {
  const until = Math.min(endedAt ?? Infinity, nextAt);
  const overlap = end === null ? 0 : Math.min(end, until) - Math.max(begin, sentAt);
  return { overlap: Math.max(0, overlap), distance: Math.max(0, sentAt - begin, begin - until) };
}

/** Whether the other one is at least as good; of two alike the later start counts. */
const isBefore = (one: Rank, other: Rank): boolean =>
  one.overlap === other.overlap ? one.distance >= other.distance : one.overlap < other.overlap;

/**
 * Whether a file begins too early to be of this start, where its own clock is taken at its word: another desk may have
 * begun it. It may have been linked while the server's clock had not been heard, and proves nothing of this start.
 */
export function beganBefore(file: MatchedFile, { sentAt }: Pick<StartedStream, 'sentAt'>): boolean {
  const span = spanOf(file);
  return span === null || span.begin < sentAt - PROOF_TOLERANCE_MS;
}

/** What is known of the start that a file was matched to, and of its account. */
export interface EvidenceContext {
  readonly match: FileMatch;
  /** `beganBefore` this start. */
  readonly isEarlier: boolean;
  /** It was joined of others, so that its time and name are not a recording's. */
  readonly isMerged: boolean;
  readonly taskIds: readonly string[];
  /** What the operator answered of the project; null before that. */
  readonly recordsByDefault: boolean | null;
}

/**
 * What a file proves of a start whose outcome is unknown; null where it proves nothing. A project that records
 * every stream by default has a file whether our start arrived or not, unless the ids are equal.
 */
export function evidenceOf(
  file: Pick<FileReport, 'source' | 'fileId' | 'name' | 'taskId'>,
  { match, isEarlier, isMerged, taskIds, recordsByDefault }: EvidenceContext,
): FileEvidence | null {
  if (isMerged || (match !== 'id' && (isEarlier || recordsByDefault === true))) return null;
  const { source, fileId, name, taskId } = file;
  const isNew = taskId !== null && !taskIds.includes(taskId);
  return {
    source,
    match,
    fileId,
    name,
    taskId: isNew ? taskId : null,
    provided: match !== 'id' && recordsByDefault === null,
  };
}
