import type { Merge } from '#contract/model/merge.ts';
import { isLateLook, nextMergeLook } from '#contract/rules/merge-looks.ts';
import type { RunAccount } from '../../recording/ports.ts';

/** Longer waits are cut: timers stand still while a computer sleeps, and a clock may be set. In milliseconds. */
const LONGEST_WAIT_MS = 60_000;

export interface MergeLooks {
  /** As it stands now; undefined where nothing is to be heard of it any more. */
  find(id: string): Merge | undefined;
  /** Whether its task is asked after, or its file searched for. */
  lookBy(merge: Merge): 'task' | 'search';
  /** Null when its account is gone, or its credentials are locked. */
  signerOf(merge: Merge): RunAccount | null;
  /** Accounts that the operator has switched looks off for. */
  looksOff(): readonly string[];
  /** Makes one look. */
  look(merge: Merge, account: RunAccount): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds; rejects when it is aborted. */
  pause(ms: number, signal: AbortSignal): Promise<unknown>;
  readonly signal: AbortSignal;
  onFault(error: unknown): void;
}

/**
 * Makes the planned looks after one merge, each when it is due; resolves when it has ended or the plan is over, and
 * rejects when `signal` is aborted. A look that cannot be made, as its account is locked, waits until it can.
 */
export async function lookAsPlanned(id: string, looks: MergeLooks): Promise<void> {
  let since = Number.NEGATIVE_INFINITY;
  for (;;) {
    const planned = looks.find(id);
    const at = planned ? nextMergeLook(planned, looks.lookBy(planned), since) : null;
    if (at === null) return;
    await waitFor(at, since, looks);
    since = Math.max(at, looks.now());
    const ready = await whenAskable(id, looks);
    if (ready) await looks.look(...ready).catch(looks.onFault);
  }
}

/** Resolves at a moment, in milliseconds since the epoch; `since`: what the plan takes for now, where it is later. */
async function waitFor(at: number, since: number, { pause, now, signal }: MergeLooks) {
  for (let left = at - Math.max(since, now()); left > 0; ) {
    const wait = Math.min(left, LONGEST_WAIT_MS);
    await pause(wait, signal);
    left = Math.min(left - wait, at - now());
  }
}

/** The merge once it may be asked after, and who signs that; null where it has ended. Sends nothing meanwhile. */
async function whenAskable(
  id: string,
  { find, signerOf, looksOff, pause, now, signal }: MergeLooks,
): Promise<[Merge, RunAccount] | null> {
  for (;;) {
    const merge = find(id);
    if (!merge) return null;
    const account = signerOf(merge);
    // The close looks are of the order itself, which a person gave.
    const isOff = isLateLook(merge, now()) && looksOff().includes(account?.id ?? '');
    if (account && !isOff) return [merge, account];
    await pause(LONGEST_WAIT_MS, signal);
  }
}
