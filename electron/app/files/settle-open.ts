import type { Account } from '#contract/model/account.ts';
import type { FileEvidence, RecordedFile } from '#contract/model/file.ts';
import type { OperatorVerdict } from '#contract/model/outcome.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { beganBefore, evidenceOf } from '../../recording/files/match-file.ts';
import {
  afterVerdict,
  startedStreamOf,
  type Watch,
  type WatchKey,
} from '../../recording/files/watch.ts';
import type { Evidence, Reconsidered } from '../../recording/operator-verdict.ts';
import type { WatchRepository } from '../../storage/ports.ts';

export interface SettledStart {
  /** As it then stands. */
  readonly watch: Watch;
  /** What proved it; null where nothing was in doubt any more. */
  readonly evidence: FileEvidence | null;
}

/** The one door for verdicts, as far as a file needs it. */
export interface EvidenceCommands {
  /** False where nothing was in doubt. @throws Error when the journal cannot commit. */
  settleByFile(evidence: Evidence): boolean;
  /**
   * What a file had settled on a condition, once that is known to hold or not: whether it is in doubt by that.
   *
   * @throws Error when the journal cannot commit.
   */
  reconsiderFile(file: Reconsidered): boolean;
}

export interface SettleServices {
  readonly repository: Pick<WatchRepository, 'filesOf'>;
  readonly commands: EvidenceCommands;
  listAccounts(): readonly Account[];
  /** By how much an account's server is ahead of this machine, in milliseconds; null where that is not known. */
  clockOffset(accountId: string): number | null;
  /** Milliseconds since the epoch. */
  now(): number;
}

/**
 * Settles the start of a recording whose outcome is unknown, where one of its files proves that it started.
 *
 * @returns null where nothing proves it.
 * @throws Error when the files cannot be read, or the journal cannot commit.
 */
export async function settleByFiles(
  { repository, commands, listAccounts, clockOffset, now }: SettleServices,
  watch: Watch,
): Promise<SettledStart | null> {
  const files = await repository.filesOf([watch]);
  const recordsByDefault = signerOf(watch, listAccounts())?.recordsByDefault ?? null;
  // The answer that was lost would have told the server's time; a search since then has.
  const clockOffsetMs = watch.clockOffsetMs ?? clockOffset(watch.accountId);
  const start = startedStreamOf({ ...watch, clockOffsetMs });
  const evidence = bestFirst(files).flatMap((file) => {
    const link = file.links.find(({ callId }) => callId === watch.callId);
    if (!link) return [];
    const isMerged = file.mergedFrom.length > 0;
    // An id that a file told proves no more than that file did.
    const isAdopted = watch.adoptedIds.some((id) => id === file.taskId);
    const match = isAdopted ? ('stream-and-time' as const) : link.match;
    const isEarlier = beganBefore(file, start);
    const { taskIds } = watch;
    const context = { match, isEarlier, isMerged, taskIds, recordsByDefault };
    const source = file.searchedAt === null ? ('callback' as const) : ('search' as const);
    return evidenceOf({ ...file, source }, context) ?? [];
  })[0];
  if (!evidence) return null;
  const { callId, streamId } = watch;
  const at = new Date(now()).toISOString();
  const verdict = { streamId, verdict: 'recording', at, file: evidence } as const;
  if (!commands.settleByFile({ callId, key: watch, verdict })) {
    return { watch: { ...watch, open: false }, evidence: null };
  }
  return { watch: afterVerdict(watch, verdict), evidence };
}

/**
 * The watches that an earlier process left open although a verdict was given: it ended after the journal had that, and
 * before the list of files did.
 */
export const caughtUp = (
  watches: readonly Watch[],
  verdictOn: (key: WatchKey) => OperatorVerdict | null,
): Watch[] =>
  watches.flatMap((watch) => {
    const verdict = watch.open ? verdictOn(watch) : null;
    return verdict ? [afterVerdict(watch, verdict)] : [];
  });

/**
 * What files had settled provided that the project does not record all streams by default, now that the operator has
 * answered that: it holds for good, or the outcome is unknown again. The watches that changed by it.
 *
 * @throws Error when the journal cannot commit.
 */
export function reconsidered(
  watches: readonly Watch[],
  commands: EvidenceCommands,
  accounts: readonly Account[],
): Watch[] {
  return watches.flatMap((watch) => {
    const answer = watch.provided ? (signerOf(watch, accounts)?.recordsByDefault ?? null) : null;
    if (answer === null) return [];
    const { callId, streamId } = watch;
    const open = commands.reconsiderFile({ callId, streamId, key: watch, holds: !answer });
    return [{ ...watch, provided: false, open }];
  });
}

/** What a vendor itself has answered before what a callback alone says; then the oldest. */
const bestFirst = (files: readonly RecordedFile[]): RecordedFile[] =>
  [...files].sort(
    (a, b) => Number(a.searchedAt === null) - Number(b.searchedAt === null) || a.id - b.id,
  );
