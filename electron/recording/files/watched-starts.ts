import type { Call, StreamOutcome } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Run } from '#contract/model/run.ts';
import type { RecordingKey } from '#contract/model/start.ts';
import { afterVerdict, type Watch } from './watch.ts';

/** What a settled start tells beside its call. */
export interface StartContext {
  /** The preset as it is now; undefined when it is gone. */
  readonly preset: Pick<Preset, 'profile'> | undefined;
  /** By how much the server is ahead of this machine, in milliseconds; null where that is not known. */
  readonly clockOffsetMs: number | null;
  /** When the start is taken in, ISO 8601. */
  readonly at: string;
  /** Whether it is thought that this may run since this call. */
  isInDoubt(key: RecordingKey): boolean;
}

/**
 * The recordings of a settled start whose files are to be looked for: what was accepted, and what may have started.
 * A stream that another start records has its files with that one. None for a stop.
 */
export function watchesOf(run: Omit<Run, 'calls'>, call: Call, context: StartContext): Watch[] {
  const { outcome, startedAt } = call;
  if (call.action !== 'StartCDNRecord' || outcome === null || startedAt === null) return [];
  return call.streamIds.flatMap((streamId) => {
    const rows = outcome.streams.filter((row) => row.streamId === streamId);
    const { appId, service } = run;
    const key = { appId, service, vendor: call.vendor, streamId };
    const isAccepted = rows.some(({ status }) => status === 'accepted');
    const isOpen =
      !isAccepted &&
      !call.verdicts.some((verdict) => verdict.streamId === streamId) &&
      (rows.some(({ status }) => status === 'unknown') || context.isInDoubt(key));
    // A file had settled it before the list of files was lost.
    const byFile = call.verdicts.find(({ file, ...given }) => given.streamId === streamId && file);
    if (!isAccepted && !isOpen && !byFile) return [];
    const watch = {
      ...newWatch(run, call, context),
      ...key,
      streamId,
      ...idsOf(rows),
      open: isOpen,
    };
    return [byFile ? afterVerdict(watch, byFile) : watch];
  });
}

function newWatch(
  run: Omit<Run, 'calls'>,
  call: Call,
  { preset, clockOffsetMs, at }: StartContext,
) {
  const { presetId, presetName, accountId, accountName, practice } = run;
  const profile = preset?.profile;
  return {
    callId: call.id,
    // The files of a second task belong to the run that it continues.
    runId: run.continues ?? call.runId,
    ...{ presetId, presetName, accountId, accountName, practice, clockOffsetMs },
    clockHeardAt: clockOffsetMs === null ? null : at,
    startedAt: call.startedAt ?? run.createdAt,
    endedAt: null,
    knownEndAt: call.endTime === null ? null : new Date(call.endTime * 1000).toISOString(),
    profile: profile
      ? { formats: profile.formats, intervalSeconds: profile.intervalSeconds }
      : null,
    found: 0,
    unconfirmed: 0,
    expected: null,
    lookedAt: null,
    nextLookAt: null,
    fault: null,
    state: 'waiting' as const,
    dismissed: false,
    provided: false,
    adoptedIds: [],
  };
}

function idsOf(rows: readonly StreamOutcome[]): Pick<Watch, 'taskIds' | 'persistentIds'> {
  const given = (id: string | undefined) => (id === undefined || id === '' ? [] : [id]);
  return {
    taskIds: [...new Set(rows.flatMap(({ taskId }) => given(taskId)))],
    persistentIds: [...new Set(rows.flatMap(({ persistentId }) => given(persistentId)))],
  };
}

/** What a settled stop has ended, and when; null where it ended nothing for certain. */
export function endsOf(
  { appId, service }: Pick<Run, 'appId' | 'service'>,
  { action, vendor, streamIds, outcome, startedAt }: Call,
): { readonly keys: readonly RecordingKey[]; readonly at: string } | null {
  if (action !== 'StopCDNRecord' || outcome === null || startedAt === null) return null;
  const keys = streamIds
    .filter((streamId) => {
      const rows = outcome.streams.filter((row) => row.streamId === streamId);
      return rows.length > 0 && rows.every(({ status }) => status === 'accepted');
    })
    .map((streamId) => ({ appId, service, vendor, streamId }));
  return keys.length > 0 ? { keys, at: startedAt } : null;
}
