import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Elsewhere, Target } from '#contract/model/start.ts';

/** Something that was asked for and refused before anything was written or sent. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: ErrorCode;
  readonly skipped: Skipped;
  /** What a stop could not be sent for. */
  readonly unstopped: readonly Unstopped[];
  constructor(
    code: ErrorCode,
    message: string,
    skipped: Skipped = NOTHING_SKIPPED,
    unstopped: readonly Unstopped[] = [],
  ) {
    super(message);
    this.code = code;
    this.skipped = skipped;
    this.unstopped = unstopped;
  }
}

/** Recordings of one preset that a stop left alone, and why. */
export interface Unstopped {
  readonly presetName: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly targets: readonly Target[];
}

/** What a start skipped, because it runs, or may run, already. */
export interface Skipped {
  readonly running: readonly Target[];
  readonly uncertain: readonly Target[];
  /** What other desks of the control room run; absent where that is nothing. */
  readonly elsewhere?: readonly Elsewhere[];
}
export const NOTHING_SKIPPED: Skipped = { running: [], uncertain: [] };

/** A preset of which a run is under way already: a double click or a held key is one run. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

/** The program is leaving: nothing new is sent. */
export class Leaving extends Error {
  override readonly name = 'Leaving';
}

/** The journal cannot commit, and the caller does not accept a run without a record. Nothing was sent. */
export class CannotRecord extends Error {
  override readonly name = 'CannotRecord';
}
