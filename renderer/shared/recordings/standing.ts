import type { Preset } from '../../../electron/contract/preset.ts';
import type { Recording, Target } from '../../../electron/contract/start.ts';

/** A preset's streams by what is known of them: whichever preset or program start it was that started them. */
export interface Standing {
  /** Accepted by the vendor, or seen by a person, and not known to have ended. */
  readonly running: readonly Recording[];
  /** Sent, and nobody knows. */
  readonly perhaps: readonly Recording[];
  /** What surely does not run. */
  readonly missing: readonly Target[];
}

/** Compares what a preset names with what is known to run at its account. */
export function standingOf(
  { accountId, vendors, streamIds }: Preset,
  recordings: readonly Recording[],
): Standing {
  const known = new Map(
    recordings
      .filter((recording) => recording.accountId === accountId)
      .map((recording) => [`${recording.vendor} ${recording.streamId}`, recording]),
  );
  const all = vendors.flatMap((vendor) =>
    streamIds.map((streamId) => ({ vendor, streamId, known: known.get(`${vendor} ${streamId}`) })),
  );
  const found = all.flatMap((one) => (one.known ? [one.known] : []));
  return {
    running: found.filter(({ certainty }) => certainty !== 'perhaps'),
    perhaps: found.filter(({ certainty }) => certainty === 'perhaps'),
    missing: targetsOf(all.filter((one) => !one.known)),
  };
}

/** Streams by vendor, in the order in which they come. */
export function targetsOf(streams: readonly Pick<Recording, 'vendor' | 'streamId'>[]): Target[] {
  return [...new Set(streams.map(({ vendor }) => vendor))].map((vendor) => ({
    vendor,
    streamIds: streams.filter((one) => one.vendor === vendor).map(({ streamId }) => streamId),
  }));
}

/** Whether what a call started is still known to run; its streams, or one of them. */
export const runsOf = (
  recordings: readonly Recording[],
  callId: string,
  streamId?: string,
): boolean =>
  recordings.some(
    (recording) =>
      recording.callId === callId &&
      recording.certainty !== 'perhaps' &&
      (streamId === undefined || recording.streamId === streamId),
  );

/** What is thought to run of one stream since this call. */
export const findRecording = (
  recordings: readonly Recording[],
  callId: string,
  streamId: string,
): Recording | undefined =>
  recordings.find((recording) => recording.callId === callId && recording.streamId === streamId);
