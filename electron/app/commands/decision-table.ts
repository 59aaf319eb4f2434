import type { ErrorCode } from '#contract/ipc/channels.ts';

/**
 * What happens when something stands in the way of a command: the one place where that is decided, for
 * every way in. `attended`: a person can be asked now (window, tray). `unattended`: no person is there
 * (command line, schedules, control surfaces).
 */
export interface Attendance {
  readonly attended: boolean;
}

export type Decision =
  /** Nothing is sent; the caller gets the reason. */
  | { readonly kind: 'refuse'; readonly code: ErrorCode }
  /** Nothing is sent before a person has answered. */
  | { readonly kind: 'ask' }
  /** The person is asked for the secret, and the command is decided anew. */
  | { readonly kind: 'unlock' }
  /** What the condition names is left out and reported; the rest is sent. */
  | { readonly kind: 'leave-out' }
  /** The condition does not matter to this caller; where something is lost by that, the caller says so. */
  | { readonly kind: 'go-on' };

/** One condition, and the decision for each kind of caller. */
export interface Row<Condition extends string> {
  readonly when: Condition;
  /** The condition in words, for the printed table. */
  readonly text: string;
  readonly attended: Decision;
  readonly unattended: Decision;
}

/** The first row of a table that stops a command. */
export interface Ruling<Condition extends string> {
  readonly when: Condition;
  readonly decision: Extract<Decision, { kind: 'refuse' | 'ask' | 'unlock' }>;
}

/** Nothing is sent; the caller gets this reason. */
export const refuse = (code: ErrorCode): Decision => ({ kind: 'refuse', code });
export const ask: Decision = { kind: 'ask' };
/** The person is asked for the secret. */
export const unlock: Decision = { kind: 'unlock' };
/** It is left out and reported. */
export const leaveOut: Decision = { kind: 'leave-out' };
const goOn: Decision = { kind: 'go-on' };

/** A row that decides the same for every caller. */
export const both = <Condition extends string>(
  when: Condition,
  text: string,
  decision: Decision,
): Row<Condition> => ({ when, text, attended: decision, unattended: decision });

/** A command over a control surface. */
const REMOTE_PAUSED = {
  when: 'remote-paused',
  text: 'It comes over a control surface, and remote control is paused',
  attended: goOn,
  unattended: refuse('remote-paused'),
} as const;

export type StartCondition =
  | 'quitting'
  | 'remote-paused'
  | 'not-found'
  | 'archived'
  | 'account-missing'
  | 'under-way'
  | 'end-out-of-range'
  | 'still-locked'
  | 'locked'
  | 'runs-or-uncertain'
  | 'confirm-start'
  | 'nothing-missing'
  | 'unknown-what-runs'
  | 'room-refuses'
  | 'all-elsewhere'
  | 'elsewhere'
  | 'room-away'
  | 'no-journal';

/**
 * Start and "Retry missing". The rows are looked at from above: refusals that no answer could lift come
 * before the passphrase, so that a person is not asked for what would be refused all the same.
 */
export const START_TABLE: readonly Row<StartCondition>[] = [
  both('quitting', 'The program is quitting', refuse('quitting')),
  REMOTE_PAUSED,
  both('not-found', 'The preset does not exist', refuse('not-found')),
  both('archived', 'The preset is archived', refuse('archived')),
  both('account-missing', 'The account does not exist', refuse('account-missing')),
  both('under-way', 'A run of the preset is under way', refuse('already-running')),
  both(
    'end-out-of-range',
    'The end has passed, or a vendor takes none so far away',
    refuse('end-time-out-of-range'),
  ),
  both('still-locked', 'The secret was asked for and not given', refuse('credentials-unavailable')),
  {
    when: 'locked',
    text: 'The secret is locked or missing',
    attended: unlock,
    unattended: refuse('credentials-unavailable'),
  },
  {
    when: 'runs-or-uncertain',
    text: 'Part of it runs already, or is uncertain',
    attended: ask,
    unattended: leaveOut,
  },
  {
    when: 'confirm-start',
    text: 'The preset asks before each start',
    attended: ask,
    unattended: goOn,
  },
  both('nothing-missing', 'All of it runs, or is uncertain', refuse('nothing-missing')),
  {
    when: 'unknown-what-runs',
    text: 'The journal cannot be read: what runs is not known',
    attended: ask,
    unattended: refuse('journal-unreadable'),
  },
  both(
    'room-refuses',
    'The control room does not answer, and has starts refused then',
    refuse('room-away'),
  ),
  {
    when: 'all-elsewhere',
    text: 'Other desks of the control room run all that it would start',
    // The question names them: no answer to it starts anything.
    attended: ask,
    unattended: refuse('running-elsewhere'),
  },
  {
    when: 'elsewhere',
    text: 'Other desks of the control room run part of it',
    attended: ask,
    unattended: leaveOut,
  },
  {
    when: 'room-away',
    text: 'The control room does not answer, and lets desks start alone then',
    attended: ask,
    unattended: goOn,
  },
  {
    when: 'no-journal',
    text: 'The journal cannot be written',
    attended: ask,
    unattended: goOn,
  },
];

const LOCKED_RECORDING = {
  when: 'locked',
  text: 'The secret of a recording is locked or missing',
  attended: unlock,
  unattended: leaveOut,
} as const;

export type StopCondition =
  | 'quitting'
  | 'remote-paused'
  | 'not-found'
  | 'under-way'
  | 'runs-elsewhere'
  | 'nothing-known'
  | 'account-missing'
  | 'account-locked'
  | 'confirm-stop'
  | 'locked';

/**
 * Stop of one preset. Where something is known to run, what cannot be signed or is under way is reported
 * beside what was stopped (`Stopped.unstopped`); the first rows are for a preset of which nothing is known.
 */
export const STOP_TABLE: readonly Row<StopCondition>[] = [
  both('quitting', 'The program is quitting', refuse('quitting')),
  REMOTE_PAUSED,
  both('not-found', 'The preset does not exist, and nothing of it runs', refuse('not-found')),
  both(
    'under-way',
    'Nothing of it is known to run, and a run of it is under way',
    refuse('already-running'),
  ),
  // That desk would go on showing it, and plan its end: it is stopped there.
  both(
    'runs-elsewhere',
    'Nothing of it is known to run here, and another desk of the control room runs it',
    refuse('running-elsewhere'),
  ),
  {
    when: 'nothing-known',
    text: 'Nothing of it is known to run',
    attended: refuse('nothing-to-stop'),
    // Another workstation may have started it: a stop goes out for all that the preset names.
    unattended: goOn,
  },
  both(
    'account-missing',
    'Nothing is known to run, and the account does not exist',
    refuse('account-missing'),
  ),
  both(
    'account-locked',
    'Nothing is known to run, and the secret is locked or missing',
    refuse('credentials-unavailable'),
  ),
  {
    when: 'confirm-stop',
    text: 'The preset asks before each stop',
    attended: ask,
    unattended: goOn,
  },
  LOCKED_RECORDING,
];

export type StopAllCondition = 'quitting' | 'remote-paused' | 'nothing-known' | 'locked';

/** The table of a command for several recordings; `nothing`: the words, and the refusal, where there is none. */
export const tableForRecordings = (
  nothing: string,
  code: ErrorCode,
  further: readonly Row<StopAllCondition>[] = [],
): readonly Row<StopAllCondition>[] => [
  both('quitting', 'The program is quitting', refuse('quitting')),
  ...further,
  both('nothing-known', nothing, refuse(code)),
  LOCKED_RECORDING,
];

/** Stop of recordings by name, or of everything. The window has asked: it shows what would be stopped. */
export const STOP_ALL_TABLE = tableForRecordings('Nothing is known to run', 'nothing-to-stop', [
  REMOTE_PAUSED,
]);

export type TestCondition = 'not-found' | 'still-locked' | 'locked';

/** Account test: it sends one call that changes nothing. */
export const TEST_TABLE: readonly Row<TestCondition>[] = [
  both('not-found', 'The account does not exist', refuse('not-found')),
  both('still-locked', 'The secret was asked for and not given', refuse('credentials-unavailable')),
  {
    when: 'locked',
    text: 'The secret is locked or missing',
    attended: unlock,
    unattended: refuse('credentials-unavailable'),
  },
];

export type SettleCondition = 'not-found' | 'runs-for-certain';

/** The operator's verdict on a stream, after a look into the vendor's console. Nothing is sent. */
export const SETTLE_TABLE: readonly Row<SettleCondition>[] = [
  both('not-found', 'There is nothing uncertain, and nothing that runs since', refuse('not-found')),
  {
    when: 'runs-for-certain',
    text: 'It certainly runs, and would be taken as not recording',
    attended: ask,
    unattended: refuse('needs-confirmation'),
  },
];

/**
 * The first row that stops this caller; null when the command may go out.
 *
 * @param holds whether a condition is met; asked in the table's order, and no further than needed.
 * @param agreed conditions that a person, or an option, has agreed to: never a table's hard refusals.
 */
export function decide<Condition extends string>(
  table: readonly Row<Condition>[],
  { attended }: Attendance,
  holds: (condition: Condition) => boolean,
  agreed: ReadonlySet<Condition> = new Set(),
): Ruling<Condition> | null {
  for (const row of table) {
    const decision = attended ? row.attended : row.unattended;
    if (decision.kind === 'go-on' || decision.kind === 'leave-out') continue;
    if (!agreed.has(row.when) && holds(row.when)) return { when: row.when, decision };
  }
  return null;
}

/** Whether a caller goes on by itself although the condition holds. */
export function goesOn<Condition extends string>(
  table: readonly Row<Condition>[],
  { attended }: Attendance,
  condition: Condition,
): boolean {
  const row = table.find(({ when }) => when === condition);
  const decision = attended ? row?.attended : row?.unattended;
  return decision?.kind === 'go-on' || decision?.kind === 'leave-out';
}
