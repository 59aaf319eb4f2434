import type { Call, OperatorVerdict, StreamOutcome } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import { callsOf, isUnderWay, type RunView } from '#contract/model/run.ts';
import type { Recording, Target } from '#contract/model/start.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import type { Standing } from './classify-targets.ts';

/**
 * The state of one stream at one vendor.
 * `partial`: it records, but the vendor refused one of its file formats (Ws answers each format apart).
 * `missing`: others of the preset record, and no start asked for this one. `ended`: it recorded, and is over.
 */
export const STREAM_STATES = [
  'idle',
  'missing',
  'sending',
  'accepted',
  'already-recording',
  'verified-recording',
  'partial',
  'unknown',
  'rejected',
  'failed',
  'verified-not-recording',
  'ended',
] as const;
export type StreamStateName = (typeof STREAM_STATES)[number];

/** One cell of a preset's matrix of streams and vendors. */
export interface StreamState {
  readonly vendor: Vendor;
  readonly streamId: string;
  readonly state: StreamStateName;
  /** What is known to run, or may run. */
  readonly recording: Recording | null;
  /** The call of the shown run that was for this stream, and the rows of its response. */
  readonly call: Call | null;
  readonly rows: readonly StreamOutcome[];
  /** What an operator found out. */
  readonly verdict: OperatorVerdict | null;
  /** The preset does not name it any more; it goes on until it ends or is stopped. */
  readonly orphaned: boolean;
}

/** Whether it surely records now. */
export const isRecording = (state: StreamStateName): boolean =>
  state === 'accepted' ||
  state === 'already-recording' ||
  state === 'verified-recording' ||
  state === 'partial';

/** Whether it was wanted and does not record, or not all of it. */
export const isNotRecorded = (state: StreamStateName): boolean =>
  state === 'missing' ||
  state === 'partial' ||
  state === 'rejected' ||
  state === 'failed' ||
  state === 'verified-not-recording';

type Named = Pick<Recording, 'vendor' | 'streamId'>;

const keyOf = ({ vendor, streamId }: Named): string => `${vendor} ${streamId}`;

/**
 * The state of every stream of a preset at every vendor, vendor by vendor; then what it started and does not
 * name any more. The one rule for wall, side panel, tray and counters.
 *
 * @param run the newest run, or none where the operator has dismissed it (`shownRun`).
 */
export function streamStates(
  preset: Pick<Preset, 'id' | 'vendors' | 'streamIds'>,
  run: RunView | undefined,
  standing: Standing,
): StreamState[] {
  const recordings = new Map(
    [...standing.running, ...standing.uncertain].map((one) => [keyOf(one), one]),
  );
  const calls = callsByStream(run);
  const ownRuns = standing.running.some(({ presetId }) => presetId === preset.id);
  const isAsked = run?.action === 'StartCDNRecord' && !isUnderWay(run) && ownRuns;
  const stateOf = (named: Named, recording: Recording | null, orphaned: boolean): StreamState => {
    const found = calls.get(keyOf(named));
    const rows = found?.rows ?? [];
    const call = found?.call ?? null;
    const verdict = call?.verdicts.findLast(({ streamId }) => streamId === named.streamId) ?? null;
    const known = { recording, call, rows, verdict };
    const state = stateFrom(known);
    return {
      ...{ vendor: named.vendor, streamId: named.streamId },
      ...known,
      state: state === 'idle' && isAsked ? 'missing' : state,
      orphaned,
    };
  };
  return [
    ...preset.vendors.flatMap((vendor) =>
      preset.streamIds.map((streamId) => {
        const named = { vendor, streamId };
        return stateOf(named, recordings.get(keyOf(named)) ?? null, false);
      }),
    ),
    ...standing.orphaned.map((recording) => stateOf(recording, recording, true)),
  ];
}

/**
 * What of the missing streams a retry starts: not what was started and has ended as it was meant to, by its end
 * time or by a stop.
 *
 * @param missing named by the preset, and surely not running (`classifyTargets`).
 * @param run the newest run of the preset, dismissed or not.
 */
export function lackingOf(missing: readonly Target[], run: RunView | undefined): Target[] {
  const calls = callsByStream(run);
  const hasEnded = (named: Named): boolean => {
    const found = calls.get(keyOf(named));
    const verdict = found?.call.verdicts.findLast((one) => one.streamId === named.streamId) ?? null;
    const rows = found?.rows ?? [];
    return stateFrom({ recording: null, call: found?.call ?? null, rows, verdict }) === 'ended';
  };
  return missing
    .map(({ vendor, streamIds }) => ({
      vendor,
      streamIds: streamIds.filter((streamId) => !hasEnded({ vendor, streamId })),
    }))
    .filter(({ streamIds }) => streamIds.length > 0);
}

interface CallOfStream {
  readonly call: Call;
  readonly rows: readonly StreamOutcome[];
}

function callsByStream(run: RunView | undefined): ReadonlyMap<string, CallOfStream> {
  const found = new Map<string, CallOfStream>();
  // The run's own calls come last: they are the newest for what they name.
  for (const call of callsOf(run)) {
    const rows = grouped(call.outcome?.streams ?? []);
    for (const streamId of call.streamIds)
      found.set(keyOf({ vendor: call.vendor, streamId }), {
        call,
        rows: rows.get(streamId) ?? [],
      });
  }
  return found;
}

function grouped(rows: readonly StreamOutcome[]): Map<string, StreamOutcome[]> {
  const all = new Map<string, StreamOutcome[]>();
  for (const row of rows) {
    const known = all.get(row.streamId);
    if (known) known.push(row);
    else all.set(row.streamId, [row]);
  }
  return all;
}

const CERTAIN = {
  accepted: 'accepted',
  reported: 'already-recording',
  person: 'verified-recording',
  file: 'verified-recording',
} as const;

function stateFrom({
  recording,
  call,
  rows,
  verdict,
}: Pick<StreamState, 'recording' | 'call' | 'rows' | 'verdict'>): StreamStateName {
  if (recording && recording.certainty !== 'uncertain') {
    const isOwn = call?.id === recording.callId && recording.certainty === 'accepted';
    const isWhole = rows.every(
      ({ status, reason }) => status === 'accepted' || reason === 'already-recording',
    );
    return isOwn && !isWhole ? 'partial' : CERTAIN[recording.certainty];
  }
  if (call && call.state !== 'settled') return 'sending';
  if (recording) return 'unknown';
  if (!call) return 'idle';
  if (verdict) return verdict.verdict === 'recording' ? 'ended' : 'verified-not-recording';
  if (rows.length === 0 || rows.some(({ status }) => status === 'unknown')) return 'unknown';
  // A stop that was refused leaves the recording in the list, unless it does not run.
  if (call.action === 'StopCDNRecord') return 'ended';
  if (rows.some(({ status, reason }) => status === 'accepted' || reason === 'already-recording'))
    return 'ended';
  return rows.some(({ status }) => status === 'rejected') ? 'rejected' : 'failed';
}
