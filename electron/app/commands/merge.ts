import type { Merge } from '#contract/model/merge.ts';
import { Refused } from '../../recording/refused.ts';
import type { BegunMerge } from '../files/merge-book.ts';
import { AlreadyMerging, type MergeFacts, type MergeService } from '../files/merge-service.ts';
import type { MergeRequest } from '../files/new-merge.ts';
import { decide, goesOn } from './decision-table.ts';
import { MERGE_TABLE, type MergeCondition } from './merge-table.ts';
import type { Caller, CredentialAccess } from './requests.ts';

export interface MergeDependencies {
  readonly prompt: CredentialAccess;
  readonly merges: Pick<MergeService, 'factsOf' | 'begin' | 'watch'>;
  readonly recordings: { readonly isLeaving: boolean };
}

export interface MergeOrder extends MergeRequest {
  /** A person, or an option of the caller, has agreed to merge again what was merged, or may have been. */
  readonly again?: boolean;
}

export type MergeCommandAnswer =
  | ({ readonly kind: 'merging' } & BegunMerge)
  /** Nothing was sent: the same files were merged before, or are being merged; how that stands. */
  | ({ readonly kind: 'earlier' } & BegunMerge)
  /** The same files were merged before, or may have been: a person must agree first. */
  | { readonly kind: 'question'; readonly earlier: Merge };

const UNDER_WAY = 'The vendor is merging these files already.';
const SENTENCES: Readonly<Partial<Record<MergeCondition, string>>> = {
  quitting: 'CDN Recorder is quitting.',
  'not-found': 'One of the files is not known any more.',
  'account-missing': 'No account with the AppId of these files is left.',
  'cannot-merge':
    'The vendor merges no such files: they must be of one stream, in one format that it merges.',
  'too-few': 'There are fewer than two files that can be merged.',
  'too-many': 'There are more files than the vendor merges at once.',
  'under-way': UNDER_WAY,
  'still-locked': 'The credentials of the account are locked or missing.',
  locked: 'The credentials of the account are locked or missing.',
};

/** What is known before a merge, and whether a person was asked for its secret. */
interface Situation {
  readonly isLeaving: boolean;
  readonly facts: MergeFacts;
  readonly wasPrompted: boolean;
}

const AGREED: ReadonlySet<MergeCondition> = new Set<MergeCondition>([
  'may-be-merged',
  'merged-already',
]);

/**
 * Joins files once the table lets the caller, or returns what a person must agree to first.
 *
 * @throws Refused with the reason; nothing was sent then.
 */
export async function merge(
  services: MergeDependencies,
  caller: Caller,
  order: MergeOrder,
  wasPrompted = false,
): Promise<MergeCommandAnswer> {
  const { prompt, merges, recordings } = services;
  const facts = await merges.factsOf(order);
  const { files, account, signer, earlier } = facts;
  const agreed = order.again ? AGREED : new Set<MergeCondition>();
  const left = earlier && standingOf(earlier);
  if (earlier && left && !agreed.has(left) && goesOn(MERGE_TABLE, caller, left)) {
    return { kind: 'earlier', ...merges.watch(earlier) };
  }
  const situation = { isLeaving: recordings.isLeaving, facts, wasPrompted };
  const ruling = decide(MERGE_TABLE, caller, (when) => mergeCondition(situation, when), agreed);
  if (ruling?.decision.kind === 'unlock' && account) {
    await prompt.ask(account.id, { kind: 'merge', name: files[0]?.streamId ?? '' });
    return merge(services, caller, order, true);
  }
  if (ruling?.decision.kind === 'ask' && earlier) return { kind: 'question', earlier };
  if (ruling?.decision.kind === 'refuse') {
    throw new Refused(ruling.decision.code, SENTENCES[ruling.when] ?? ruling.when);
  }
  if (ruling || !signer) throw new Error('the table let a merge pass that nothing can sign');
  return {
    kind: 'merging',
    ...(await begin(services, { request: order, files, signer, earlier })),
  };
}

/** How an earlier merge of the same files stands in the way. */
const standingOf = ({ state }: Merge): 'under-way' | 'may-be-merged' | 'merged-already' => {
  if (state === 'unknown') return 'may-be-merged';
  return state === 'finished' ? 'merged-already' : 'under-way';
};

async function begin(
  { merges }: MergeDependencies,
  order: Parameters<MergeService['begin']>[0],
): Promise<BegunMerge> {
  try {
    return await merges.begin(order);
  } catch (error) {
    if (error instanceof AlreadyMerging) throw new Refused('merge-under-way', UNDER_WAY);
    throw new Refused('storage-failed', 'Could not write to disk.');
  }
}

/** Whether a condition of the merge table is met. */
function mergeCondition(
  { isLeaving, facts, wasPrompted }: Situation,
  condition: MergeCondition,
): boolean {
  const { isMissing, obstacle, account, signer, earlier } = facts;
  switch (condition) {
    case 'quitting':
      return isLeaving;
    case 'not-found':
      return isMissing;
    case 'account-missing':
      return account === null && facts.files.length > 0;
    case 'cannot-merge':
      return obstacle !== null && obstacle !== 'too-few' && obstacle !== 'too-many';
    case 'too-few':
    case 'too-many':
      return obstacle === condition;
    case 'under-way':
    case 'may-be-merged':
    case 'merged-already':
      return earlier !== null && standingOf(earlier) === condition;
    case 'still-locked':
      return wasPrompted && signer === null;
    case 'locked':
      return signer === null;
  }
}
