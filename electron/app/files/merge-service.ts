import type { Account } from '#contract/model/account.ts';
import type { FileSource, RecordedFile } from '#contract/model/file.ts';
import type { LookResult } from '#contract/model/file-query.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { Capabilities, Vendor } from '#contract/model/vendor.ts';
import { isLateLook } from '#contract/rules/merge-looks.ts';
import { type MergeObstacle, mergeObstacle } from '#contract/rules/mergeable.ts';
import { signerOf } from '#contract/rules/signer.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { FileRepository, MergeRepository } from '../../storage/ports.ts';
import { vendorOf } from '../../zego/vendors/registry.ts';
import { findMerged } from './find-merged.ts';
import { lookAsPlanned } from './look-after-merge.ts';
import { lookNowAfterMerges } from './look-now-after-merges.ts';
import type { MediaCalls } from './media-calls.ts';
import { type BegunMerge, MergeBook } from './merge-book.ts';
import {
  type ComposedFact,
  changeByAnswer,
  changeByCallback,
  changeByTask,
  isAbout,
  isOfFiles,
  isOpen,
  type MergeOutcome,
  type ResultSeen,
  reportOfResult,
} from './merge-outcome.ts';
import { type MergeOrder, type MergeRequest, newMerge, writtenOf } from './new-merge.ts';
import { FOUND, faultOf, type LookedFor } from './search-files.ts';

/** What is known before a merge. */
export interface MergeFacts {
  /** The files that were asked for, in the order; fewer where one is not known any more. */
  readonly files: readonly RecordedFile[];
  readonly isMissing: boolean;
  readonly obstacle: MergeObstacle | null;
  /** Who signs it; null where no account of the project is left. */
  readonly account: Account | null;
  readonly signer: RunAccount | null;
  /** The last merge of the same files of which something came, or still may. */
  readonly earlier: Merge | null;
}

/** The same files are being merged already. */
export class AlreadyMerging extends Error {
  override readonly name = 'AlreadyMerging';
}

export interface MergeServices {
  readonly merges: MergeRepository;
  readonly files: Pick<FileRepository, 'ofRun'>;
  readonly calls: Pick<MediaCalls, 'merge' | 'task' | 'search'>;
  listAccounts(): readonly Account[];
  /** Null when the account is gone or its credentials are locked. */
  findAccount(id: string): RunAccount | null;
  /** Accounts that the operator has switched looks off for. */
  looksOff(): readonly string[];
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds; rejects when it is aborted. */
  pause(ms: number, signal: AbortSignal): Promise<unknown>;
  /** A merge began, or stands otherwise than before. */
  onChange(merge: Merge): void;
  onFault(error: unknown): void;
}

/**
 * Joins files of a recording: each merge is on disk before its request leaves, and none is repeated by itself.
 * It decides nothing: `app/commands.ts` does, and is the only caller of `begin`.
 */
export class MergeService {
  readonly #services: MergeServices;
  readonly #book: MergeBook;
  /** Requests on their way, by the merge. */
  readonly #sending = new Map<string, Promise<void>>();
  /** Merges that are looked after. */
  readonly #followed = new Set<string>();
  readonly #end = new AbortController();

  constructor(services: MergeServices) {
    this.#services = services;
    this.#book = new MergeBook(services);
  }

  /** Whether a request is on its way. */
  readonly isSending = (): boolean => this.#sending.size > 0;

  async factsOf({ runId, vendor, fileIds, format }: MergeRequest): Promise<MergeFacts> {
    const { files: repository, listAccounts, findAccount, merges } = this.#services;
    const { files: all } = await repository.ofRun(runId);
    const own = all.filter((file) => file.vendor === vendor);
    const files = fileIds.flatMap((id) => own.find(({ fileId }) => fileId === id) ?? []);
    const [first] = files;
    const account = first ? signerOf(first, listAccounts()) : null;
    const known = fileIds.length > 0 ? await merges.ofFiles(fileIds) : [];
    const [earlier = null] = [...this.#book.open, ...known]
      .filter((merge) => isOfFiles(merge, vendor, fileIds))
      .filter((merge) => isOpen(merge) || merge.state === 'finished')
      .sort((a, b) => (a.createdAt > b.createdAt ? -1 : 1));
    return {
      files,
      isMissing: files.length < fileIds.length,
      obstacle: mergeObstacle(files, capabilitiesOf(vendor), format),
      account,
      signer: account && findAccount(account.id),
      earlier,
    };
  }

  /**
   * @throws AlreadyMerging when the same files are on their way, or an error of the disk; nothing was sent then.
   */
  async begin(order: MergeOrder): Promise<BegunMerge> {
    const merge = newMerge(order, this.#at());
    const isUnderWay = this.#book.open.some(
      (one) => one.id !== order.earlier?.id && isOfFiles(one, merge.vendor, merge.inputs),
    );
    if (isUnderWay) throw new AlreadyMerging('the same files are being merged');
    this.#book.add(merge);
    try {
      await this.#services.merges.begin(writtenOf(merge));
    } catch (error) {
      this.#book.drop(merge.id);
      throw error;
    }
    this.#services.onChange(merge);
    const sending = this.#send(merge, order).finally(() => this.#sending.delete(merge.id));
    this.#sending.set(merge.id, sending);
    void sending.then(() => this.#follow(merge.id));
    return this.watch(merge);
  }

  /** How a merge stands, now and when nothing more is to be heard of it. */
  watch(merge: Merge): BegunMerge {
    return this.#book.watch(merge);
  }

  /**
   * Takes up what an earlier process left: what it had not seen the end of, and what a callback alone had ended. What
   * was being sent then may have begun. A look whose time has passed meanwhile is made at once, one for all of them.
   */
  async resume(): Promise<void> {
    for (const merge of await this.#services.merges.open()) {
      if (this.#book.find(merge.id)) continue;
      this.#book.add(merge);
      if (merge.state === 'sending') await this.#book.settle(merge.id, { state: 'unknown' });
      void this.#follow(merge.id);
    }
  }

  /**
   * Takes in what ZEGO posted of a merge. It speaks of a task, or of a file that is called like a result. Its
   * signature does not cover what it says (facts "What contradicts itself", 6): a vendor whose task can be asked
   * after is asked, and has the word. Elsewhere its end is marked as reported, and a search is to confirm it.
   */
  async hear(fact: ComposedFact): Promise<void> {
    // It may overtake the answer, which alone tells the task.
    await Promise.all(this.#book.open.map(({ id }) => this.#sending.get(id)));
    const change = changeByCallback(fact);
    const merge = this.#book.open.find((one) => isAbout(fact, one));
    if (!merge || !change) return;
    const account = this.#signerOf(merge);
    if (account && isAskable(merge)) {
      await this.#askTask(merge, account);
      return;
    }
    // Where the answer was lost the task was lost with it.
    const taskId = merge.taskId ?? fact.taskId;
    await this.#learn(merge, { ...change, taskId }, account, 'callback');
    if (!this.#followed.has(merge.id)) void this.#follow(merge.id);
  }

  /**
   * An operator's look after the merges of a run that are not known to have ended, whatever the plan says. Rejects when
   * the list of files cannot be read.
   */
  lookForRun(runId: string): Promise<LookResult> {
    return lookNowAfterMerges(runId, {
      ...this.#services,
      followed: () => this.#book.followed,
      look: async ({ id }, account) => {
        // The answer to its own request tells more than a look.
        await this.#sending.get(id);
        const merge = this.#book.find(id);
        return merge ? this.#look(merge, account) : FOUND;
      },
    });
  }

  /** Ends what looks after merges: the journal has them. */
  stop(): void {
    this.#end.abort();
  }

  async #send(merge: Merge, { signer }: MergeOrder): Promise<void> {
    const { vendor, format, inputs: fileIds, name, expireHours } = merge;
    try {
      const answer = await this.#services.calls.merge(signer, vendor, {
        format,
        fileIds,
        name,
        expireHours,
      });
      await this.#book.settle(merge.id, changeByAnswer(answer));
    } catch (error) {
      this.#services.onFault(error);
      await this.#book.settle(merge.id, { state: 'unknown' });
    }
  }

  /** Looks after a merge by the plan, until something ends it for certain or the plan is over. */
  async #follow(id: string): Promise<void> {
    this.#followed.add(id);
    try {
      await lookAsPlanned(id, {
        ...this.#services,
        find: (one) => this.#book.find(one),
        lookBy: (merge) => (isAskable(merge) ? 'task' : 'search'),
        signerOf: (merge) => this.#signerOf(merge),
        look: async (merge, account) => void (await this.#look(merge, account)),
        signal: this.#end.signal,
      });
    } catch (error) {
      if (!this.#end.signal.aborted) this.#services.onFault(error);
    } finally {
      this.#followed.delete(id);
      this.#book.giveUp(id);
    }
  }

  async #look(merge: Merge, account: RunAccount): Promise<LookedFor> {
    const lookedAt = this.#services.now();
    const looked = isAskable(merge)
      ? await this.#askTask(merge, account)
      : await this.#search(merge, account);
    // Of the close looks none is written down: a process that starts meanwhile has the next one before it anyway.
    if (looked.fault === null && isLateLook(merge, lookedAt)) {
      await this.#book.looked(merge.id, new Date(lookedAt).toISOString());
    }
    return looked;
  }

  async #search(merge: Merge, account: RunAccount): Promise<LookedFor> {
    const { calls, now } = this.#services;
    const { file: found, looked } = await findMerged(calls, account, merge, now());
    if (!found) return looked;
    const { fileId, url } = found;
    const change = { state: 'finished', fileId, url, message: null, reported: false } as const;
    await this.#finish(merge, change, { found, toldBy: 'search' });
    return looked;
  }

  async #askTask(merge: Merge, account: RunAccount): Promise<LookedFor> {
    const answer = await this.#services.calls.task(account, merge.vendor, merge.taskId ?? '');
    const change = answer.kind === 'ok' ? changeByTask(merge, answer.value) : null;
    if (change) await this.#learn(merge, change, account, 'search');
    return answer.kind === 'ok' ? FOUND : faultOf(answer);
  }

  /** Takes in a change; of a result a search tells more than the task or the callback does. */
  async #learn(
    merge: Merge,
    change: MergeOutcome,
    account: RunAccount | null,
    toldBy: FileSource,
  ): Promise<void> {
    const isByCallback = toldBy === 'callback';
    if (change.state !== 'finished') {
      return this.#book.settle(merge.id, { ...change, reported: isByCallback });
    }
    const { calls, now } = this.#services;
    // An id that a callback names may be of any file: the result is known by its name then.
    const known = { ...merge, fileId: isByCallback ? null : (change.fileId ?? null) };
    const found = account && (await findMerged(calls, account, known, now())).file;
    const fileId = found?.fileId ?? change.fileId ?? null;
    const reported = isByCallback && !found;
    await this.#finish(merge, { ...change, fileId, reported }, { found, toldBy });
  }

  #finish(merge: Merge, change: MergeOutcome, seen: Omit<ResultSeen, 'seenAt'>): Promise<void> {
    const report = reportOfResult(merge, change, { ...seen, seenAt: this.#at() });
    return this.#book.settle(merge.id, change, report);
  }

  #signerOf(merge: Merge): RunAccount | null {
    const { listAccounts, findAccount } = this.#services;
    return findAccount(signerOf(merge, listAccounts())?.id ?? '');
  }

  #at = (): string => new Date(this.#services.now()).toISOString();
}

const capabilitiesOf = (vendor: Vendor): Capabilities['merge'] =>
  vendorOf(vendor).capabilities.merge;

/** Whether the vendor can be asked how far it is. */
const isAskable = ({ taskId, vendor }: Merge): boolean =>
  taskId !== null && vendorOf(vendor).media?.readTask != null;
