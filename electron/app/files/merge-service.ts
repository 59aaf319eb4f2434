import type { Account } from '#contract/model/account.ts';
import type { FileSource, RecordedFile } from '#contract/model/file.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { Capabilities, Vendor } from '#contract/model/vendor.ts';
import { MERGE_FOLLOWED_S, type MergeObstacle, mergeObstacle } from '#contract/rules/mergeable.ts';
import { signerOf } from '#contract/rules/signer.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { FileRepository, MergeRepository } from '../../storage/ports.ts';
import { vendorOf } from '../../zego/vendors/registry.ts';
import { findMerged } from './find-merged.ts';
import type { MediaCalls } from './media-calls.ts';
import { type BegunMerge, MergeBook } from './merge-book.ts';
import {
  type ComposedFact,
  changeByAnswer,
  changeByCallback,
  changeByTask,
  isAddressOf,
  isOpen,
  type MergeOutcome,
  type ResultSeen,
  reportOfResult,
} from './merge-outcome.ts';
import { type MergeOrder, type MergeRequest, newMerge } from './new-merge.ts';

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
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds; rejects when it is aborted. */
  pause(ms: number, signal: AbortSignal): Promise<unknown>;
  /** A merge began, or stands otherwise than before. */
  onChange(merge: Merge): void;
  onFault(error: unknown): void;
}

/** A merge is looked after so often, in milliseconds: at first as a person waits for it, later less often. */
const OFTEN = { everyMs: 5_000, times: 24 };
const SELDOM = { everyMs: 30_000, times: (MERGE_FOLLOWED_S * 1000) / 30_000 };
/** Where its task cannot be asked after, a file is looked for at the first of so many looks. */
const LOOKS_PER_SEARCH = 3;
/** One that began earlier is not looked after again when the program starts, in milliseconds. */
const FOLLOWED_FOR_MS = 24 * 3_600_000;

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
      const {
        state,
        taskId,
        requestId,
        code,
        message,
        fileId,
        url,
        reported,
        changedAt,
        ...written
      } = merge;
      await this.#services.merges.begin(written);
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

  /** Takes up what an earlier process left open. What was being sent then may have begun. */
  async resume(): Promise<void> {
    const { merges, now } = this.#services;
    for (const merge of await merges.open()) {
      if (this.#book.find(merge.id)) continue;
      this.#book.add(merge);
      if (merge.state === 'sending') await this.#book.settle(merge.id, { state: 'unknown' });
      if (now() - Date.parse(merge.createdAt) < FOLLOWED_FOR_MS) void this.#follow(merge.id);
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
    if (account && isAskable(merge)) return this.#askTask(merge, account);
    // Where the answer was lost the task was lost with it.
    const taskId = merge.taskId ?? fact.taskId;
    await this.#learn(merge, { ...change, taskId }, account, 'callback');
    if (!this.#followed.has(merge.id)) void this.#follow(merge.id);
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

  /** Looks after a merge until something ends it for certain, or no caller waits for it any more. */
  async #follow(id: string): Promise<void> {
    this.#followed.add(id);
    try {
      await this.#lookOften(id);
    } finally {
      this.#followed.delete(id);
      this.#book.giveUp(id);
    }
  }

  async #lookOften(id: string): Promise<void> {
    const { pause, onFault } = this.#services;
    for (const { everyMs, times } of [OFTEN, SELDOM]) {
      for (let look = 1; look <= times; look += 1) {
        if (!this.#book.find(id)) return;
        try {
          await pause(everyMs, this.#end.signal);
        } catch {
          return;
        }
        const merge = this.#book.find(id);
        if (merge) await this.#look(merge, look).catch(onFault);
      }
    }
  }

  async #look(merge: Merge, look: number): Promise<void> {
    const account = this.#signerOf(merge);
    if (!account) return;
    if (isAskable(merge)) return this.#askTask(merge, account);
    if ((look - 1) % LOOKS_PER_SEARCH > 0) return;
    const { calls, now } = this.#services;
    const found = await findMerged(calls, account, merge, now());
    if (!found) return;
    const { fileId, url } = found;
    const change = { state: 'finished', fileId, url, message: null, reported: false } as const;
    await this.#finish(merge, change, { found, toldBy: 'search' });
  }

  async #askTask(merge: Merge, account: RunAccount): Promise<void> {
    const answer = await this.#services.calls.task(account, merge.vendor, merge.taskId ?? '');
    const change = answer.kind === 'ok' ? changeByTask(merge, answer.value) : null;
    if (change) await this.#learn(merge, change, account, 'search');
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
    const found = account && (await findMerged(calls, account, known, now()));
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

const isAbout = ({ appId, taskId, url }: ComposedFact, merge: Merge): boolean =>
  merge.appId === appId &&
  (merge.taskId === null ? url !== null && isAddressOf(merge, url) : merge.taskId === taskId);

const isOfFiles = (merge: Merge, vendor: Vendor, fileIds: readonly string[]): boolean =>
  merge.vendor === vendor && [...merge.inputs].sort().join('\n') === [...fileIds].sort().join('\n');
