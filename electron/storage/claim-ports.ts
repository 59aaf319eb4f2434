import type { Recording, RecordingKey } from '#contract/model/start.ts';

/** One stream at one vendor that a start is about to begin. */
export interface WantedStream extends RecordingKey {
  /** The end that its vendor will be given, in Unix seconds; null where it is given none. */
  readonly endTime: number | null;
}

/** `sending`: a request is about to leave or on its way. `unknown`: it may run. While a row is in one of these it blocks. */
export type ClaimState = 'sending' | 'accepted' | 'unknown';

/** A stream that a desk of the room runs, or may run, by the room's database; past its end, by the time there, it is gone. */
export interface ClaimRow extends RecordingKey {
  readonly deskId: string;
  readonly desk: string;
  readonly person: string;
  readonly presetName: string;
  readonly state: ClaimState;
  /** Unix seconds; null where nothing but a stop ends it. */
  readonly endTime: number | null;
  /** Grows by one with each takeover. */
  readonly epoch: number;
  /** Another desk that runs it too, without having asked the room. */
  readonly contested: {
    readonly deskId: string;
    readonly desk: string;
    readonly person: string;
  } | null;
  /** The recording as its desk knows it; null until its outcome is known. */
  readonly recording: Recording | null;
}

/** A stream that this desk runs or may run, by its own journal. */
export interface OwnStream extends RecordingKey {
  readonly state: ClaimState;
  readonly endTime: number | null;
  readonly presetName: string;
  /** Ids of the calls that began its tasks. */
  readonly tasks: readonly string[];
  readonly recording: Recording;
}

/** What this desk knows of its own rows when it writes them. */
export interface Publication {
  readonly own: readonly OwnStream[];
  /** Claimed by a start that is still being decided: these rows stay as they are. */
  readonly held: readonly RecordingKey[];
  /** The epoch of each row that this desk has seen as its own, by `recordingId`. */
  readonly epochs: ReadonlyMap<string, number>;
  /** The journal can tell what runs: rows that it does not name are free. */
  readonly isWhole: boolean;
}

export interface Published {
  /** The rows of the whole room, as they stand after that. */
  readonly rows: readonly ClaimRow[];
  /** Of `own`: taken over by another desk since this one held it. Told until the journal does not name it any more. */
  readonly lost: readonly RecordingKey[];
}

/**
 * The rows of a room, of which one alone may block a stream. `deskId` names the desk that asks. Each call is one
 * transaction; a rejection says nothing of what was written.
 */
export interface ClaimTable {
  readonly deskId: string;
  /**
   * Puts a row for each stream that no desk blocks, by the time of the database. Where other desks block some, and
   * `isPartial` is false, nothing is written.
   */
  claim(
    streams: readonly WantedStream[],
    how: { readonly presetName: string; readonly isPartial: boolean },
  ): Promise<{ readonly owned: readonly RecordingKey[]; readonly elsewhere: readonly ClaimRow[] }>;
  /** Makes this desk's rows what its journal says. What was taken over from it is not written again. */
  publish(publication: Publication): Promise<Published>;
  /**
   * Makes these rows this desk's where their epoch is still the one seen, and notes that for the desks that held them;
   * the rows for which that was so, as they are now: what was seen of their ends may be old.
   */
  takeOver(rows: readonly ClaimRow[]): Promise<readonly ClaimRow[]>;
}
