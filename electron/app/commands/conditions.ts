import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { Elsewhere, Recording, StartScope } from '#contract/model/start.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { lackingOf } from '#contract/rules/stream-states.ts';
import type { StartFacts } from '../../recording/recording-service.ts';
import { isAllElsewhere, type RoomAnswer } from './claim-start.ts';
import type {
  StartCondition,
  StopAllCondition,
  StopCondition,
  TestCondition,
} from './decision-table.ts';

/** What is known before a start. */
export interface StartSituation {
  readonly isLeaving: boolean;
  /** It comes over a control surface, and these are paused. */
  readonly isPaused: boolean;
  /** Null when the preset does not exist. */
  readonly facts: StartFacts | null;
  readonly scope: StartScope;
  /** A person was asked for the secret for this very command. */
  readonly wasPrompted: boolean;
  /** The journal took no record of an attempt to start; nothing was sent by it. */
  readonly isJournalLost: boolean;
  /** What the control room has said of it. */
  readonly room: RoomAnswer;
}

/** The facts for a retry: what has ended as it was meant to is not missing. */
export const ofRetry = (facts: StartFacts, newest: RunView | undefined): StartFacts => ({
  ...facts,
  missing: lackingOf(facts.missing, newest),
});

/** Whether a condition of the start table is met. */
export function startCondition(situation: StartSituation, condition: StartCondition): boolean {
  const { isLeaving, isPaused, facts, scope, wasPrompted, isJournalLost, room } = situation;
  if (condition === 'quitting') return isLeaving;
  if (condition === 'remote-paused') return isPaused;
  if (!facts) return condition === 'not-found';
  switch (condition) {
    case 'not-found':
      return false;
    case 'archived':
      return facts.preset.archived === true;
    case 'account-missing':
      return facts.account === null;
    case 'under-way':
      return facts.isUnderWay;
    case 'end-out-of-range':
      return facts.isEndOutOfRange;
    case 'still-locked':
      return wasPrompted && facts.signer === null;
    case 'locked':
      return facts.signer === null;
    case 'runs-or-uncertain':
      return facts.running.length + facts.uncertain.length > 0;
    case 'confirm-start':
      return facts.preset.confirmStart === true;
    case 'nothing-missing':
      return scope !== 'all' && facts.missing.length === 0;
    case 'unknown-what-runs':
      return facts.isUnknown;
    case 'room-refuses':
      return room.kind === 'away' && room.policy === 'refuse';
    case 'all-elsewhere':
      return isAllElsewhere(facts, { scope }, room);
    case 'elsewhere':
      return room.kind === 'claimed' && room.elsewhere.length > 0;
    case 'room-away':
      return room.kind === 'away';
    case 'no-journal':
      return isJournalLost;
  }
}

/** What is known before a stop. */
export interface StopSituation {
  readonly isLeaving: boolean;
  /** It comes over a control surface, and these are paused. */
  readonly isPaused: boolean;
  /** Undefined when it does not exist; what it started may still run. */
  readonly preset: Preset | undefined;
  readonly isUnderWay: boolean;
  readonly recordings: readonly Recording[];
  readonly accounts: readonly Account[];
  /** Accounts that a person was asked for the secret of, for this very command. */
  readonly prompted: ReadonlySet<string>;
  /** What other desks of the control room run of it. */
  readonly elsewhere: readonly Elsewhere[];
}

/** Whether a condition of the stop table is met. */
export function stopCondition(situation: StopSituation, condition: StopCondition): boolean {
  const { isLeaving, preset, isUnderWay, recordings, accounts } = situation;
  const isNothingKnown = recordings.length === 0;
  const account = accounts.find(({ id }) => id === preset?.accountId);
  switch (condition) {
    case 'quitting':
      return isLeaving;
    case 'remote-paused':
      return situation.isPaused;
    case 'not-found':
      return isNothingKnown && !preset;
    case 'under-way':
      return isNothingKnown && isUnderWay;
    case 'runs-elsewhere':
      return isNothingKnown && situation.elsewhere.length > 0;
    case 'nothing-known':
      return isNothingKnown;
    case 'account-missing':
      return isNothingKnown && !account;
    case 'account-locked':
      return isNothingKnown && account?.secret !== 'held';
    case 'confirm-stop':
      // A preset that is gone asks, too: nothing says that it would not.
      return preset?.confirmStop !== false;
    case 'locked':
      return lockedSigner(situation) !== null;
  }
}

/** Whether a condition of the table for several recordings is met. */
export function stopAllCondition(
  situation: Omit<StopSituation, 'preset' | 'isUnderWay' | 'elsewhere'>,
  condition: StopAllCondition,
): boolean {
  if (condition === 'quitting') return situation.isLeaving;
  if (condition === 'remote-paused') return situation.isPaused;
  if (condition === 'nothing-known') return situation.recordings.length === 0;
  return lockedSigner(situation) !== null;
}

/** Whether a condition of the table for account tests is met. */
export const testCondition = (
  { account, wasPrompted }: { account: Account | undefined; wasPrompted: boolean },
  condition: TestCondition,
): boolean => {
  if (condition === 'not-found') return !account;
  const isLocked = account?.secret !== 'held';
  return condition === 'still-locked' ? isLocked && wasPrompted : isLocked;
};

/** The first account that has to sign a stop, cannot, and was not asked for yet; null where there is none. */
export function lockedSigner({
  recordings,
  accounts,
  prompted,
}: Pick<StopSituation, 'recordings' | 'accounts' | 'prompted'>): Account | null {
  const signers = recordings.flatMap((recording) => signerOf(recording, accounts) ?? []);
  return signers.find(({ id, secret }) => secret !== 'held' && !prompted.has(id)) ?? null;
}
