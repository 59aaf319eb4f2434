import type { Account } from '#contract/model/account.ts';
import type { LookResult } from '#contract/model/file-query.ts';
import type { Merge } from '#contract/model/merge.ts';
import { signerOf } from '#contract/rules/signer.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { FileRepository, MergeRepository } from '../../storage/ports.ts';
import { addedUp } from './look-result.ts';
import type { LookedFor } from './search-files.ts';

export interface LookNowServices {
  readonly files: Pick<FileRepository, 'ofRun'>;
  readonly merges: Pick<MergeRepository, 'ofFiles'>;
  /** Merges of which something is still to be heard. */
  followed(): readonly Merge[];
  listAccounts(): readonly Account[];
  /** Null when the account is gone or its credentials are locked. */
  findAccount(id: string): RunAccount | null;
  /** Makes one look. */
  look(merge: Merge, account: RunAccount): Promise<LookedFor>;
}

/** Looks once after each merge of a run's files that is not known to have ended, whatever the plan says. */
export async function lookNowAfterMerges(
  runId: string,
  services: LookNowServices,
): Promise<LookResult> {
  const { files } = await services.files.ofRun(runId);
  const isOfRun = ({ vendor, inputs }: Merge) =>
    files.some((file) => file.vendor === vendor && inputs.includes(file.fileId ?? ''));
  const merges = services.followed().filter(isOfRun);
  return addedUp(await Promise.all(merges.map((merge) => lookAfter(merge, services))));
}

async function lookAfter(
  merge: Merge,
  { listAccounts, findAccount, look, merges }: LookNowServices,
): Promise<LookResult> {
  const owner = signerOf(merge, listAccounts());
  const account = owner && findAccount(owner.id);
  const unasked = { fault: owner ? 'locked' : 'account-missing', code: null } as const;
  const { fault, code } = account ? await look(merge, account) : unasked;
  const { id, vendor, inputs } = merge;
  const accountName = owner?.name ?? merge.accountName;
  const faults = fault ? [{ vendor, accountName, fault, code, streams: 1 }] : [];
  const now = (await merges.ofFiles(inputs)).find((one) => one.id === id);
  const isNew = merge.state !== 'finished' && now?.state === 'finished';
  return { found: isNew ? 1 : 0, asked: fault ? 0 : 1, faults };
}
