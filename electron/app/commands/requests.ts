import type { RunEnd } from '#contract/model/preset.ts';
import type { Source } from '#contract/model/run.ts';
import type { Occurrence } from '#contract/model/schedule.ts';
import type { Intent } from '#contract/model/secrets.ts';
import type { Question, StartScope } from '#contract/model/start.ts';
import type { Stopped } from '../../recording/recording-service.ts';
import type { Skipped } from '../../recording/refused.ts';
import type { StartedRun } from '../../recording/runner.ts';
import type { Attendance, StartCondition } from './decision-table.ts';

/** Origin of a command: the way in, and whether the program can ask a person there now. */
export interface Caller extends Attendance {
  readonly source: Source;
  /** Which caller of a control surface it is: the name of a token, the address of a desk. */
  readonly via?: string;
}

const REMOTE: ReadonlySet<Source> = new Set(['http', 'hyperdeck']);

/** Whether a command comes over a control surface, which "Pause remote control" is for. */
export const isRemote = ({ source }: Caller): boolean => REMOTE.has(source);

/** A way in without an operator to ask: such a command never waits. */
export interface Unattended extends Caller {
  readonly attended: false;
}

/** At once, unless a person is asked for a secret first. */
export type Eventually<C extends Caller, T> = C extends Unattended ? T : T | Promise<T>;

/** A desk of its own, or one that may join a control room, whose claims a start waits for. */
export type Place = 'alone' | 'room';

/** The answer to a start: a desk alone answers as `Eventually`. */
export type Started<P extends Place, C extends Caller, T> = P extends 'alone'
  ? Eventually<C, T>
  : T | Promise<T>;

/** Asks the operator for what signs a call. */
export interface CredentialAccess {
  /** Resolves when the account can sign, or when the operator has given up. */
  ask(accountId: string, intent: Intent): Promise<void>;
}

export interface StartRequest {
  /** How much of the preset; `ask` may be answered with a question (`START_SCOPES`). */
  readonly scope: StartScope;
  /** Agreed to a start although it is not known what runs: the journal cannot be read. */
  readonly unread?: boolean | undefined;
  /** Agreed to a start that leaves no record when the disk takes none. */
  readonly unrecorded?: boolean | undefined;
  /** Agreed to a start that the control room does not know of, while that does not answer. */
  readonly alone?: boolean | undefined;
  /** Agreed to leave out what other desks of the control room run. */
  readonly beside?: boolean | undefined;
  /** One of several starts that were asked for at once. */
  readonly together?: boolean | undefined;
  /**
   * In place of the preset's end, for this run alone; with null it has none. The journal keeps it with the run:
   * a retry of what is missing ends like the run.
   */
  readonly end?: RunEnd | null | undefined;
  /** The planned start of a schedule that it is for: the journal takes both down in one commit. */
  readonly occurrence?: Occurrence | undefined;
}

export interface StopRequest {
  /** A person has agreed to this stop. */
  readonly confirmed?: boolean;
  /** One of several stops that were asked for at once. */
  readonly together?: boolean | undefined;
}

export type StartAnswer =
  | { readonly kind: 'started'; readonly started: StartedRun; readonly skipped: Skipped }
  | { readonly kind: 'question'; readonly question: Extract<Question, { kind: 'start' }> };

export type StopAnswer =
  | ({ readonly kind: 'stopped' } & Stopped)
  | { readonly kind: 'question'; readonly question: Extract<Question, { kind: 'stop' }> };

/** One start on its way through the table. */
export interface Starting {
  readonly caller: Caller;
  readonly presetId: string;
  readonly request: StartRequest;
  /** What the caller has agreed to by how it asks. */
  readonly agreed: ReadonlySet<StartCondition>;
}

/** One stop on its way through the table. */
export interface Stopping {
  readonly caller: Caller;
  readonly presetId: string;
  readonly request: StopRequest;
}
