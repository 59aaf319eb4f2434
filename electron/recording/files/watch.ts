import type { FileWatch } from '#contract/model/file.ts';
import type { OperatorVerdict } from '#contract/model/outcome.ts';
import type { RecordingProfile } from '#contract/model/recording-profile.ts';
import { CLOCK_TOLERANCE_MS, PROOF_TOLERANCE_MS, type StartedStream } from './match-file.ts';

/** A recording whose files are looked for: one stream of one start, and all that the search needs of it. */
export interface Watch extends FileWatch {
  readonly accountName: string;
  readonly practice: boolean;
  /** By how much the server is ahead of this machine, in milliseconds; null until a server's answer has told it. */
  readonly clockOffsetMs: number | null;
  /** When that was taken in, ISO 8601 by this machine's clock; null until then. */
  readonly clockHeardAt: string | null;
  readonly taskIds: readonly string[];
  readonly persistentIds: readonly string[];
  /** Of the task ids those that no answer named: a file told them, and they are as sure as its place here was. */
  readonly adoptedIds: readonly string[];
  /** What the console is noted to write; null where the preset says nothing. */
  readonly profile: Pick<RecordingProfile, 'formats' | 'intervalSeconds'> | null;
  /** A file has settled its start, provided that the project does not record all streams by default. */
  readonly provided: boolean;
  /** Of the files found those that a callback alone has reported. Absent where an earlier version wrote it: none. */
  readonly unconfirmed?: number;
  /** The end that the vendor was given; null where it was given none. */
  readonly knownEndAt: string | null;
}

/** What names a watch: one stream of one call. */
export type WatchKey = Pick<FileWatch, 'callId' | 'streamId'>;

export const watchId = ({ callId, streamId }: WatchKey): string => `${callId} ${streamId}`;

/** The start of a watch, as files are matched to it. */
export function startedStreamOf(watch: Watch): StartedStream {
  const { callId, appId, service, vendor, streamId, clockOffsetMs } = watch;
  const at = (moment: string) => Date.parse(moment) + (clockOffsetMs ?? 0);
  const endedAt = watch.endedAt ?? watch.knownEndAt;
  return {
    ...{ callId, appId, service, vendor, streamId },
    sentAt: at(watch.startedAt),
    endedAt: endedAt === null ? null : at(endedAt),
    toleranceMs: clockOffsetMs === null ? PROOF_TOLERANCE_MS : CLOCK_TOLERANCE_MS,
    taskIds: watch.taskIds,
    persistentIds: watch.persistentIds,
  };
}

/** A watch of whose start a verdict says whether it records: a person's, or a file's with its evidence. */
export function afterVerdict(watch: Watch, { verdict, at, file }: OperatorVerdict): Watch {
  const isOver = verdict === 'not-recording';
  const adopted = [file?.taskId ?? []].flat();
  return {
    ...{ ...watch, open: false, provided: file?.provided ?? false },
    endedAt: isOver ? (watch.endedAt ?? at) : watch.endedAt,
    // Of what never started no file is missing.
    dismissed: watch.dismissed || (isOver && watch.open),
    taskIds: [...new Set([...watch.taskIds, ...adopted])],
    adoptedIds: [...new Set([...watch.adoptedIds, ...adopted])],
  };
}

/** A watch as every view may know it. */
export function fileWatchOf({
  accountName: _name,
  practice: _practice,
  clockOffsetMs: _offset,
  clockHeardAt: _heardAt,
  taskIds: _taskIds,
  persistentIds: _persistentIds,
  adoptedIds: _adoptedIds,
  profile: _profile,
  provided: _provided,
  unconfirmed: _unconfirmed,
  knownEndAt: _knownEndAt,
  ...watch
}: Watch): FileWatch {
  return watch;
}
