import type { Account } from '#contract/model/account.ts';
import { signerOf } from '#contract/rules/signer.ts';
import type { Watch } from '../../recording/files/watch.ts';
import { vendorOf } from '../../zego/vendors/registry.ts';

/** Recordings of one project at one vendor, and what asks for them. */
export interface LookGroup {
  readonly watches: readonly Watch[];
  readonly signer: Account | null;
}

/** What a look for a preset's files is for, of its newest recordings: the last ones, and those still looked for. */
export function wantedOf(watches: readonly Watch[]): Watch[] {
  const last = watches.at(-1)?.runId;
  return watches.filter((watch) => watch.runId === last || watch.state === 'waiting');
}

/** Whether its vendor has a way to ask for files. */
export const canBeAsked = ({ vendor }: Watch): boolean => vendorOf(vendor).media !== null;

/** Recordings as they are asked for together, each group with the account that signs for it. */
export function groupsOf(watches: readonly Watch[], accounts: readonly Account[]): LookGroup[] {
  const groups = new Map<string, Watch[]>();
  for (const watch of watches) {
    const key = JSON.stringify([watch.appId, watch.service, watch.vendor]);
    groups.set(key, [...(groups.get(key) ?? []), watch]);
  }
  return [...groups.values()].map((own) => {
    const [first] = own;
    return { watches: own, signer: first ? signerOf(first, accounts) : null };
  });
}
