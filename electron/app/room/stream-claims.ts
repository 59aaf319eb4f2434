import type { Elsewhere, RecordingKey } from '#contract/model/start.ts';
import type { WantedStream } from '../../storage/claim-ports.ts';

/**
 * What the room has desks do while it does not answer. `start-alone`: a person is asked, and a start without a person
 * goes on; `refuse`: nothing is started.
 */
export type AwayPolicy = 'start-alone' | 'refuse';

export interface ClaimRequest {
  /** None of the practice account, which each desk has for itself. */
  readonly streams: readonly WantedStream[];
  readonly presetName: string;
  /** What other desks run is left out; otherwise nothing is claimed where one of them runs any of it. */
  readonly isPartial: boolean;
}

/** Streams that are this desk's until it lets go of them, or for as long as it runs them. */
export interface Claimed {
  readonly kind: 'claimed';
  /** `recordingId` of each. */
  readonly ids: ReadonlySet<string>;
  readonly elsewhere: readonly Elsewhere[];
  /** The start has begun, or has come to nothing: what it does not run of its claim is free from then on. */
  release(): void;
}

/** The room has not answered in time: whether another desk runs any of it is not known. */
export interface Away {
  readonly kind: 'away';
  readonly policy: AwayPolicy;
}

/** Starts of streams at vendors, once in the whole control room. */
export interface StreamClaims {
  /** Whether this desk belongs to a room: where not, nothing is claimed and no start waits. */
  readonly isJoined: boolean;
  /** Whether each desk has an account for itself: the practice account, of which nothing is claimed. */
  isOurs(accountId: string): boolean;
  /** Claims streams for this desk before their requests leave. Waits a fraction of a second at most; never rejects. */
  claim(request: ClaimRequest): Promise<Claimed | Away>;
  /** What other desks run of these, by what this desk knows now, without asking. */
  knownElsewhere(keys: readonly RecordingKey[]): readonly Elsewhere[];
}

/** Of a desk that belongs to no room. */
export const NO_ROOM: StreamClaims = {
  isJoined: false,
  isOurs: () => false,
  claim: () => Promise.reject(new Error('this desk belongs to no control room')),
  knownElsewhere: () => [],
};
