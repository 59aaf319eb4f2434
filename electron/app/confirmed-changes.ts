import type { Account } from '#contract/model/account.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { isLoopbackAddress, type ReceiverSettings } from '#contract/model/receiver.ts';
import type { Recording } from '#contract/model/start.ts';
import type { UpdateSettings } from '#contract/model/update.ts';
import { isShorter } from '#contract/rules/history-span.ts';
import { leftRunning } from '#contract/rules/left-running.ts';
import { serverAheadSeconds } from '#contract/rules/server-clock-ahead.ts';
import { LOST_JOURNAL } from '#contract/rules/what-runs.ts';
import { Refused } from '../recording/refused.ts';
import { type VaultRepository, VaultUnavailable } from '../storage/ports.ts';

/**
 * Which changes need a person's agreement, and what that person must know: changes that delete data or
 * secrets, hide what may record, or open a port to other computers. What cannot be done now is refused before a person is asked.
 */

export type VaultAccess = Pick<VaultRepository, 'isAccessible' | 'state'>;

export interface RemovalFacts {
  readonly vault: VaultAccess & Pick<VaultRepository, 'list'>;
  /** Those of the vault, and the one for practice. */
  readonly accounts: readonly Account[];
  readonly presets: readonly Preset[];
  readonly recordings: readonly Recording[];
}

/** What goes with an account. */
export interface AccountRemoval {
  readonly name: string;
  /** Names of the presets that use the account. */
  readonly users: readonly string[];
  /** Recordings that no remaining account could stop. */
  readonly left: readonly Recording[];
}

/** @throws Refused when there is no such account, VaultUnavailable when none can be deleted now. */
export function accountRemoval(id: string, facts: RemovalFacts): AccountRemoval {
  const { vault, accounts, presets, recordings } = facts;
  const account = vault.list().find((one) => one.id === id);
  if (!account) throw new Refused('not-found', 'The account does not exist any more.');
  if (!vault.isAccessible) throw new VaultUnavailable(vault.state);
  const after = { presets, accounts: accounts.filter((other) => other.id !== id) };
  return {
    name: account.name,
    users: presets.filter(({ accountId }) => accountId === id).map(({ name }) => name),
    left: leftRunning({ presets, accounts }, after, recordings),
  };
}

/**
 * The recordings to be stopped before the account goes. The first choice leaves them running; the second,
 * which is there only where something records, stops them.
 */
export const stopsBefore = ({ left }: AccountRemoval, choice: number): readonly Recording[] =>
  choice === 1 ? left : [];

/** Only a vault that is not open is replaced by an empty one. @throws VaultUnavailable */
export function expectNotOpen(vault: VaultAccess): void {
  if (vault.isAccessible) throw new VaultUnavailable(vault.state);
}

const DAY_MS = 86_400_000;

/**
 * The moment, by the servers' time, before which calls are deleted at once when the history is kept for `days`
 * from now on; null where none is deleted. `inForce` is the present span; null keeps everything.
 */
export function deletedBefore(
  days: number | null,
  inForce: number | null,
  problems: AppState['problems'],
  now: Date,
): Date | null {
  if (days === null || !isShorter(days, inForce)) return null;
  return new Date(now.getTime() + serverAheadSeconds(problems) * 1000 - days * DAY_MS);
}

/** Whether other computers can post to the receiver from now on, at an address where they could not before. */
export const opensToOthers = (next: ReceiverSettings, inForce: ReceiverSettings): boolean =>
  next.enabled &&
  !isLoopbackAddress(next.address) &&
  !(inForce.enabled && inForce.address === next.address);

/** Whether the program would send requests for newer versions from now on, or send them to another server than before. */
export const beginsToLook = (
  next: UpdateSettings,
  inForce: UpdateSettings,
  builtInFeed: string | null,
): boolean =>
  next.enabled &&
  (!inForce.enabled || (next.feed ?? builtInFeed) !== (inForce.feed ?? builtInFeed));

/** Whether a person still has to say that the vendors' consoles have been checked. */
export const isJournalLost = (problems: AppState['problems']): boolean =>
  problems.some(({ code }) => LOST_JOURNAL.has(code));
