import type { Account } from '#contract/model/account.ts';
import type { FileEvidence, FileWatch, RecordedFile } from '#contract/model/file.ts';
import type { LookResult } from '#contract/model/file-query.ts';
import type { Call, OperatorVerdict } from '#contract/model/outcome.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Run, RunView } from '#contract/model/run.ts';
import { afterVerdict, type Watch, type WatchKey, watchId } from '../../recording/files/watch.ts';
import { endsOf, type StartContext, watchesOf } from '../../recording/files/watched-starts.ts';
import type { Verdict } from '../../recording/operator-verdict.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { FileChange, FileRepository, WatchRepository } from '../../storage/ports.ts';
import { vendorOf } from '../../zego/vendors/registry.ts';
import { LookAround, type Looked } from './look-around.ts';
import { wantedOf } from './look-groups.ts';
import type { MediaCalls } from './media-calls.ts';
import { caughtUp, type EvidenceCommands, reconsidered, settleByFiles } from './settle-open.ts';
import { shownWatches } from './shown-watches.ts';
import { WatchBook } from './watch-book.ts';

/** An unknown start that a file has settled. */
export interface SettledByFile {
  readonly watch: Watch;
  readonly evidence: FileEvidence;
}

/** What a look for a preset's files came to. */
export interface FilesOfPreset extends Looked {
  readonly files: readonly RecordedFile[];
}

export interface FileServiceDependencies {
  readonly files: FileRepository & WatchRepository;
  readonly calls: Pick<MediaCalls, 'search'>;
  readonly commands: EvidenceCommands;
  listAccounts(): readonly Account[];
  /** Null when the account is gone, or its credentials cannot be used now. */
  forRun(id: string): RunAccount | null;
  findPreset(id: string): Preset | undefined;
  /** Accounts that the operator has switched looks off for. */
  looksOff(): readonly string[];
  /** By how much the server of an account is ahead of this machine, in milliseconds; null where that is not known. */
  clockOffset(accountId: string): number | null;
  /** The verdict that the journal has on a stream of a start; null where it has none. */
  readonly verdictOn: (key: WatchKey) => OperatorVerdict | null;
  readonly isInDoubt: (callId: string) => StartContext['isInDoubt'];
  /** Milliseconds since the epoch. */
  now(): number;
  /** The search for files stands otherwise: the window is to show it, made when it is drawn. */
  show(watches: () => FileWatch[]): void;
  /** An account whose files ended with the process that made them; null for none. */
  readonly forget: string | null;
  /** The list of files cannot be read or written; null once it can. */
  onUnavailable(error: unknown): void;
  onFault(error: unknown): void;
}

/**
 * Knows the files of what was started: looks them up by a plan that the window shows, takes in what callbacks bring,
 * and settles unknown outcomes by them.
 */
export class FileService {
  readonly #services: FileServiceDependencies;
  readonly #book: WatchBook;
  readonly #looks: LookAround;
  readonly #settledListeners = new Set<(settled: SettledByFile) => void>();
  readonly #newestRuns = new Map<string, string>();
  /** Looked for by an operator now, whatever the plan says. */
  readonly #pinned = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  #forgotten: Promise<void> | undefined;
  readonly #ends: (() => void)[] = [];

  constructor(services: FileServiceDependencies) {
    this.#services = services;
    const { files, now } = services;
    this.#book = new WatchBook({
      repository: files,
      askable: (watch) => ({
        isOff: services.looksOff().includes(watch.accountId),
        canAsk: vendorOf(watch.vendor).media !== null,
      }),
      now,
      onChange: () => this.#changed(),
      onUnwritten: (error) => services.onUnavailable(error),
    });
    this.#looks = new LookAround({ ...services, book: this.#book });
    this.#ends.push(files.onFiles((change) => this.#filesCame(change)));
  }

  /**
   * Takes up what an earlier process left. Rejects when the list of files cannot be read.
   *
   * @param runs the newest ones, and those of the last day, oldest first: the list may lack them.
   */
  async begin(runs: readonly Run[]): Promise<void> {
    const { files } = this.#services;
    await this.#forgetOld();
    for (const run of runs) this.#noteNewest(run);
    const ids = [...new Set(runs.map(({ id, continues }) => continues ?? id))];
    const [live, known] = await Promise.all([files.live(), files.ofRuns(ids)]);
    const isKnown = new Set([...live, ...known].map(watchId));
    await this.#book.load([...live, ...known].filter((watch) => this.#isNeeded(watch)));
    for (const run of runs) {
      for (const call of run.calls) await this.#settledCall(run, call, isKnown);
    }
    await this.#book.put(caughtUp(this.#book.all, this.#services.verdictOn));
    await this.#reconsider();
    this.#settle(this.#book.all);
    this.#looks.arm();
  }

  /** A call has settled: what it started is looked for from now on, what it ended as planned. */
  callSettled(run: RunView, call: Call): void {
    this.#noteNewest(run);
    this.#queue(() => this.#settledCall(run, call));
  }

  /** A person has said whether a stream records. */
  verdictGiven({ callId, verdict }: Verdict): void {
    this.#queue(async () => {
      const watch = this.#book.find({ callId, streamId: verdict.streamId });
      if (watch) await this.#book.put([afterVerdict(watch, verdict)]);
    });
  }

  /** Accounts, or what may be asked of them, have changed. */
  accountsChanged(): void {
    this.#looks.accountsChanged();
    this.#queue(async () => {
      await this.#book.replan();
      await this.#reconsider();
    });
    this.#settle(this.#book.all);
  }

  /** An operator's look for all files of a run. Rejects when the list of files cannot be read or written. */
  async lookForRun(runId: string): Promise<LookResult> {
    // What has just settled is known to the store by then.
    await this.#work;
    return (await this.#lookFor(await this.#services.files.ofRuns([runId]))).result;
  }

  /** Resolves when all that has settled by now is with the store. Never rejects. */
  whenWritten(): Promise<void> {
    return this.#work;
  }

  /** A look for the files of a preset's last recording, and of what of it is still looked for. */
  async lookForPreset(presetId: string): Promise<FilesOfPreset> {
    const { files } = this.#services;
    await this.#work;
    const wanted = wantedOf(await files.ofPreset(presetId));
    const looked = await this.#lookFor(wanted);
    return { ...looked, files: await files.filesOf(wanted) };
  }

  /** The operator has seen that files are missing. */
  async dismiss(keys: readonly WatchKey[]): Promise<void> {
    const watches = keys.flatMap((key) => this.#book.find(key) ?? []);
    await this.#book.put(watches.map((watch) => ({ ...watch, dismissed: true })));
  }

  /** Calls `listener` for each unknown start that a file settles. Ends with the function returned. */
  onSettled(listener: (settled: SettledByFile) => void): () => void {
    this.#settledListeners.add(listener);
    return () => this.#settledListeners.delete(listener);
  }

  /** The store was lost and begins anew: it gets again what is looked for. */
  storeRenewed(): void {
    this.#queue(() => this.#book.writeAll());
  }

  /** Looks no more. Resolves when all that has settled is with the store. */
  async stop(): Promise<void> {
    this.#looks.stop();
    for (const end of this.#ends) end();
    await this.#work;
    this.#book.stop();
  }

  async #lookFor(watches: readonly Watch[]): Promise<Looked> {
    for (const watch of watches) this.#pinned.add(watchId(watch));
    try {
      await this.#book.load(watches);
      const at = watches.map((watch) => this.#book.find(watch) ?? watch);
      const looked = await this.#looks.look(at, true);
      await this.#work;
      return { ...looked, watches: at.map((watch) => this.#book.find(watch) ?? watch) };
    } finally {
      for (const watch of watches) this.#pinned.delete(watchId(watch));
    }
  }

  /** `isKnown`: the store has these already, with all that was found out since. */
  async #settledCall(run: Run, call: Call, isKnown: ReadonlySet<string> = new Set()) {
    const { findPreset, clockOffset, isInDoubt, now } = this.#services;
    await this.#forgetOld();
    const watches = watchesOf(run, call, {
      preset: findPreset(run.presetId),
      clockOffsetMs: clockOffset(run.accountId),
      at: new Date(now()).toISOString(),
      isInDoubt: isInDoubt(call.id),
    });
    const ends = endsOf(run, call);
    await this.#book.put(watches.filter((watch) => !isKnown.has(watchId(watch))));
    if (ends) await this.#book.end(ends.keys, ends.at);
  }

  /** What hung on the operator's answer, of this process or of one that ended before it was written down. */
  #reconsider(): Promise<void> {
    const { commands, listAccounts } = this.#services;
    return this.#book.put(reconsidered(this.#book.all, commands, listAccounts()));
  }

  #filesCame({ watches }: FileChange): void {
    this.#queue(async () => {
      await this.#book.found(watches);
    });
    this.#settle(watches);
  }

  /** Settles those of them whose outcome is unknown, where a file proves that they started. */
  #settle(watches: readonly Watch[]): void {
    const isOpen = (watch: Watch) => watch.open && watch.found > 0;
    if (!watches.some(isOpen)) return;
    this.#queue(async () => {
      const { files: repository, ...services } = this.#services;
      for (const watch of watches.filter(isOpen)) {
        const known = this.#book.find(watch) ?? watch;
        if (!known.open) continue;
        const settled = await settleByFiles({ repository, ...services }, known);
        if (!settled) continue;
        await this.#book.load([known]);
        await this.#book.put([settled.watch]);
        const { evidence } = settled;
        if (evidence === null) continue;
        for (const tell of this.#settledListeners) tell({ watch: settled.watch, evidence });
      }
    });
  }

  /** Once, before anything of this process is written; where it cannot be done the next write tries it again. */
  #forgetOld(): Promise<void> {
    const { files, forget } = this.#services;
    this.#forgotten ??= (forget === null ? Promise.resolve() : files.forgetAccount(forget)).catch(
      (error: unknown) => {
        this.#forgotten = undefined;
        throw error;
      },
    );
    return this.#forgotten;
  }

  #noteNewest({ presetId, id, continues, action }: Omit<Run, 'calls'>): void {
    if (action === 'StartCDNRecord') this.#newestRuns.set(presetId, continues ?? id);
  }

  /** Whether something is still to come of it, or a view shows it. */
  #isNeeded(watch: Watch): boolean {
    const { state, open, provided, dismissed, endedAt, presetId, runId } = watch;
    return (
      this.#pinned.has(watchId(watch)) ||
      open ||
      provided ||
      state === 'waiting' ||
      (state === 'missing' && !dismissed) ||
      (state === 'off' && endedAt === null) ||
      this.#newestRuns.get(presetId) === runId
    );
  }

  #changed(): void {
    this.#book.keepOnly((watch) => this.#isNeeded(watch));
    this.#services.show(() => shownWatches(this.#book.all, (watch) => this.#looks.dueAt(watch)));
    this.#looks.arm();
  }

  /** One after the other, so that what came later is not overtaken. */
  #queue(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(this.#services.onFault);
  }
}
