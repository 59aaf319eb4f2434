import type { Call, OperatorVerdict, Reason, StreamOutcome } from '#contract/model/outcome.ts';
import { ROW_KINDS } from '#contract/model/row-kind.ts';
import type { Run } from '#contract/model/run.ts';
import type { Recording, RecordingKey, StopTrouble } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { rowKind } from '#contract/rules/row-codes.ts';
import { returnCode } from '../zego/answer/return-codes.ts';
import { vendorOf } from '../zego/vendors/registry.ts';
import { withEnd } from './hand-over.ts';
import { effectsOfHandOver, secondTaskRuns, secondTaskRunsNot } from './hand-over-effects.ts';
import {
  hasPassed,
  NO_CHANGES,
  type RecordingChanges,
  type Recordings,
} from './known-recordings.ts';
import { isUnsent } from './planned-stops.ts';

/** The run of a call; its `createdAt` dates calls that were never sent. */
export type EffectContext = Omit<Run, 'calls'>;

/**
 * How a settled call changes what is known to run. A start that was refused leaves what ran before as it
 * was; one that was refused because the stream is recorded already runs; one whose outcome is unknown, or was
 * refused with a code that may hide a start, may be running.
 */
export function effectsOf(
  call: Call,
  context: EffectContext,
  known: Recordings,
  nowMs: number,
): RecordingChanges {
  const { outcome, vendor } = call;
  if (!outcome) return NO_CHANGES;
  const rowsOf = (streamId: string) => outcome.streams.filter((row) => row.streamId === streamId);
  if (call.action === 'StopCDNRecord') {
    const { appId, service } = context;
    const keyOf = (streamId: string) => ({ appId, service, vendor, streamId });
    const stopped = call.streamIds.filter((streamId) => allAccepted(rowsOf(streamId)));
    const others = call.streamIds.filter((streamId) => !stopped.includes(streamId));
    const isPlanned = context.source === 'planned-stop';
    const failed = isPlanned ? others.filter((streamId) => !isUntried(rowsOf(streamId))) : [];
    const put = failed.flatMap((streamId) =>
      withTrouble(known.find(keyOf(streamId)), isUnsent(rowsOf(streamId)) ? 'unsent' : 'failed'),
    );
    return { put, drop: stopped.map(keyOf) };
  }
  const inDoubt =
    typeof outcome.code === 'number' && returnCode(outcome.code).started === 'uncertain';
  const all = call.streamIds.map((streamId): RecordingChanges => {
    const rows = rowsOf(streamId);
    const certainty = certaintyOf(rows, inDoubt || rows.some((row) => mayHideStart(vendor, row)));
    const recording = recordingOf(call, context, streamId, certainty ?? 'uncertain');
    const before = known.find(recording);
    if (before && context.continues !== undefined) {
      return effectsOfHandOver(before, call, {
        ...{ certainty, rows, nowMs },
        isUntried: isUntried(rows),
      });
    }
    return { put: certainty ? started(recording, before, nowMs) : [], drop: [] };
  });
  return { put: all.flatMap(({ put }) => put), drop: all.flatMap(({ drop }) => drop) };
}

/** What a start changes of one stream, where it began something or may have. */
function started(recording: Recording, before: Recording | undefined, nowMs: number): Recording[] {
  if (!before || !isCertain(before, nowMs)) return [recording];
  // What a vendor reports, or may have started, adds nothing to what is certain, but it is wanted as long as this
  // start says: the stop that an earlier one planned is not sent.
  if (recording.certainty !== 'accepted') return withStopOf(before, recording);
  return [{ ...recording, endTime: laterEnd(before, recording) }];
}

/** The recording with the planned stop of a later start; nothing where that changes nothing. */
function withStopOf(before: Recording, { plannedStop }: Recording): Recording[] {
  const { plannedStop: former, ...rest } = before;
  if (former?.at === plannedStop?.at && !former?.trouble) return [];
  return [{ ...rest, ...(plannedStop && { plannedStop }) }];
}

/**
 * A planned stop was not surely accepted. `unsent`: it surely did nothing, and is tried again. `failed`: it may have
 * done something, or was refused; it is not sent again by itself, a person has to look.
 */
const withTrouble = (
  known: Recording | undefined,
  trouble: Extract<StopTrouble, 'unsent' | 'failed'>,
): Recording[] =>
  known?.plannedStop ? [{ ...known, plannedStop: { ...known.plannedStop, trouble } }] : [];

/** The program ended before it was sent: it is sent at the next start, while it may be that late. */
const isUntried = (rows: readonly StreamOutcome[]): boolean =>
  rows.length > 0 && rows.every(({ reason }) => reason !== undefined && UNTRIED.has(reason));

const UNTRIED: ReadonlySet<Reason> = new Set(['never-sent', 'tries-interrupted']);

/** How an operator's verdict changes what is known to run: the operator has looked. */
export function effectsOfVerdict(
  call: Call,
  context: EffectContext,
  known: Recordings,
  verdict: OperatorVerdict,
): RecordingChanges {
  const seen = recordingOf(call, context, verdict.streamId, 'person');
  const before = known.find(seen);
  if (before?.callId === call.id && before.handOver?.former) {
    return verdict.verdict === 'recording'
      ? secondTaskRuns(before, 'person')
      : secondTaskRunsNot(before);
  }
  if (verdict.verdict === 'recording') {
    if (before && before.certainty !== 'uncertain') return NO_CHANGES;
    return { put: [before ? { ...before, certainty: 'person' } : seen], drop: [] };
  }
  // A verdict on an old call does not apply to a later start.
  const isOfThisCall = before?.callId === call.id || before?.certainty === 'uncertain';
  return isOfThisCall || call.action === 'StopCDNRecord' ? { put: [], drop: [seen] } : NO_CHANGES;
}

/**
 * How a file changes what is known to run: what was in doubt has started. A file does not tell that it runs still,
 * so what has ended or was stopped since stays as it is.
 */
export function effectsOfEvidence(
  known: Recordings,
  key: RecordingKey,
  callId: string,
): RecordingChanges {
  const before = known.find(key);
  const isInDoubt = before?.callId === callId && before.certainty === 'uncertain';
  if (isInDoubt && before.handOver?.former) return secondTaskRuns(before, 'file');
  return isInDoubt ? { put: [{ ...before, certainty: 'file' }], drop: [] } : NO_CHANGES;
}

/**
 * Only a documented code that says so rules a start out: a fault inside the vendor and a code that no
 * document lists do not.
 */
function mayHideStart(vendor: Vendor, { status, reason, vendorCode }: StreamOutcome): boolean {
  // The return code decided for the whole call and is judged on its own; a task that is ending starts nothing.
  if (status !== 'rejected' || reason === 'return-code' || reason === 'still-ending') return false;
  const kind = rowKind(vendorOf(vendor), vendorCode);
  return kind === null || ROW_KINDS[kind].started !== 'no';
}

/** Doubt never covers what is certain: a second start that got lost leaves the first one running. */
const isCertain = (recording: Recording, nowMs: number): boolean =>
  recording.certainty !== 'uncertain' && !hasPassed(recording, nowMs);

/** A second start can be a second task beside the first: it is over when both are. */
const laterEnd = (a: Recording, b: Recording): number | null =>
  a.endTime === null || b.endTime === null ? null : Math.max(a.endTime, b.endTime);

const allAccepted = (rows: readonly StreamOutcome[]): boolean =>
  rows.length > 0 && rows.every(({ status }) => status === 'accepted');

/** What a call starts, or may have started, of one stream. */
export function recordingOf(
  { vendor, endTime, stopAt, id: callId, startedAt }: Call,
  { createdAt, ...run }: EffectContext,
  streamId: string,
  certainty: Recording['certainty'],
): Recording {
  const { appId, service, accountId, accountName, isTest, practice, domain, point } = run;
  const { presetId, presetName } = run;
  const since = startedAt ?? createdAt;
  const recording: Recording = {
    ...{ appId, service, vendor, streamId },
    ...{ accountId, accountName, isTest, practice, domain, point },
    ...{ presetId, presetName, callId, since, endTime, certainty },
  };
  return stopAt === undefined ? recording : (withEnd(recording, stopAt) ?? recording);
}

function certaintyOf(
  rows: readonly StreamOutcome[],
  inDoubt: boolean,
): 'accepted' | 'reported' | 'uncertain' | null {
  if (rows.some(({ status }) => status === 'accepted')) return 'accepted';
  if (rows.some(({ reason }) => reason === 'already-recording')) return 'reported';
  if (rows.some(({ status }) => status === 'unknown')) return 'uncertain';
  return inDoubt && rows.some(({ status }) => status === 'rejected') ? 'uncertain' : null;
}
