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
  const index = indexOf(recordings);
  const all = vendors.flatMap((vendor) =>
    streamIds.map((streamId) => ({
      vendor,
      streamId,
      known: index.get(keyOf({ accountId, vendor, streamId })),
    })),
  );
  const found = all.flatMap((one) => (one.known ? [one.known] : []));
  return {
    running: found.filter(({ certainty }) => certainty !== 'perhaps'),
    perhaps: found.filter(({ certainty }) => certainty === 'perhaps'),
    missing: targetsOf(all.filter((one) => !one.known)),
  };
}

const keyOf = ({
  accountId,
  vendor,
  streamId,
}: Pick<Recording, 'accountId' | 'vendor' | 'streamId'>): string =>
  `${accountId} ${vendor} ${streamId}`;

const indexes = new WeakMap<readonly Recording[], ReadonlyMap<string, Recording>>();

/** Made once for all presets of a board: main replaces the list whole, and never changes one. */
function indexOf(recordings: readonly Recording[]): ReadonlyMap<string, Recording> {
  const known = indexes.get(recordings);
  if (known) return known;
  const index = new Map(recordings.map((recording) => [keyOf(recording), recording]));
  indexes.set(recordings, index);
  return index;
}

const isSameRecording = (a: Recording, b: Recording | undefined): boolean =>
  b !== undefined &&
  a.callId === b.callId &&
  a.streamId === b.streamId &&
  a.vendor === b.vendor &&
  a.presetId === b.presetId &&
  a.certainty === b.certainty &&
  a.since === b.since &&
  a.endTime === b.endTime;

const areSame = (left: readonly Recording[], right: readonly Recording[]): boolean =>
  left.length === right.length && left.every((one, at) => isSameRecording(one, right[at]));

/** What stays the same where these are: what is missing follows from them. */
export const isSameStanding = (left: Standing, right: Standing): boolean =>
  areSame(left.running, right.running) && areSame(left.perhaps, right.perhaps);

/** Whether there is something to stop. */
export const isKnownToRun = ({ running, perhaps }: Standing): boolean =>
  running.length + perhaps.length > 0;

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
