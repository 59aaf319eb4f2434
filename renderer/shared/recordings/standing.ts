import type { Call } from '#contract/model/outcome.ts';
import type { Recording } from '#contract/model/start.ts';
import { type Standing, stoppable } from '#contract/rules/classify-targets.ts';
import { recordingId } from '#contract/rules/recording-id.ts';

const isSameRecording = (a: Recording, b: Recording | undefined): boolean =>
  b !== undefined &&
  recordingId(a) === recordingId(b) &&
  a.callId === b.callId &&
  a.presetId === b.presetId &&
  a.certainty === b.certainty &&
  a.since === b.since &&
  a.endTime === b.endTime &&
  a.plannedStop?.at === b.plannedStop?.at &&
  a.plannedStop?.trouble === b.plannedStop?.trouble &&
  a.handOver?.until === b.handOver?.until &&
  a.handOver?.trouble === b.handOver?.trouble;

const areSame = (left: readonly Recording[], right: readonly Recording[]): boolean =>
  left.length === right.length && left.every((one, at) => isSameRecording(one, right[at]));

/** Compares recordings, and only the number of the missing ones, since those follow from the recordings. */
export const isSameStanding = (left: Standing, right: Standing): boolean =>
  areSame(stoppable(left), stoppable(right)) &&
  left.running.length === right.running.length &&
  left.uncertain.length === right.uncertain.length &&
  left.missing.length === right.missing.length;

/** Whether there is something to stop. */
export const isKnownToRun = (standing: Standing): boolean => stoppable(standing).length > 0;

/** Whether what a call started is still known to run; its streams, or one of them. */
export const runsOf = (
  recordings: readonly Recording[],
  callId: string,
  streamId?: string,
): boolean =>
  recordings.some(
    (recording) =>
      recording.callId === callId &&
      recording.certainty !== 'uncertain' &&
      (streamId === undefined || recording.streamId === streamId),
  );

/** A stream of a call, and the project that the call was for. */
export interface StreamOfCall {
  readonly appId: number;
  readonly call: Pick<Call, 'id' | 'vendor' | 'outcome'>;
  readonly streamId: string;
}

/**
 * Whether what a start asked for at one stream runs: what its call started, or, where the vendor reported
 * that it records already, whatever started that.
 */
export const runsSince = (
  recordings: readonly Recording[],
  { appId, call, streamId }: StreamOfCall,
): boolean =>
  runsOf(recordings, call.id, streamId) ||
  (isReported(call, streamId) &&
    recordings.some(
      (recording) =>
        recording.certainty !== 'uncertain' &&
        recording.appId === appId &&
        recording.vendor === call.vendor &&
        recording.streamId === streamId,
    ));

const isReported = ({ outcome }: StreamOfCall['call'], streamId: string): boolean =>
  outcome?.streams.some((row) => row.streamId === streamId && row.reason === 'already-recording') ??
  false;

/** What is thought to run of one stream since this call. */
export const findRecording = (
  recordings: readonly Recording[],
  callId: string,
  streamId: string,
): Recording | undefined =>
  recordings.find((recording) => recording.callId === callId && recording.streamId === streamId);
