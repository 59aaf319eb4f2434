import { setImmediate as turn } from 'node:timers/promises';
import type { RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { type LookFacts, replanned } from '../../recording/files/plan-looks.ts';
import { type Watch, type WatchKey, watchId } from '../../recording/files/watch.ts';
import type { WatchRepository } from '../../storage/ports.ts';
import { RetryTimer } from '../../storage/retry-timer.ts';

export interface WatchBookOptions {
  readonly repository: Pick<WatchRepository, 'watch'>;
  /** Whether its account may be asked, and its vendor can. */
  askable(watch: Watch): Pick<LookFacts, 'isOff' | 'canAsk'>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** What is at hand has changed. */
  onChange(): void;
  /** They could not be written: they stay in memory and are tried again. Null once they are on disk. */
  onUnwritten(error: unknown): void;
}

/**
 * The watches at hand: each change is planned anew and written down. Main says what a start came to and when it was
 * looked for; how many files there are, and which ids they told, comes from the store.
 */
export class WatchBook {
  readonly #options: WatchBookOptions;
  readonly #watches = new Map<string, Watch>();
  readonly #unwritten = new Set<string>();
  #writing: Promise<boolean> | undefined;
  readonly #retry = new RetryTimer(() => this.#write());

  constructor(options: WatchBookOptions) {
    this.#options = options;
  }

  get all(): Watch[] {
    return [...this.#watches.values()];
  }

  find(key: WatchKey): Watch | undefined {
    return this.#watches.get(watchId(key));
  }

  /** Takes what the store has; what is at hand already stays as it is. */
  load(watches: readonly Watch[]): Promise<void> {
    for (const watch of watches) {
      if (this.#watches.has(watchId(watch))) continue;
      const planned = this.#planned(watch);
      this.#set(planned, planned !== watch);
    }
    return this.#changed(true);
  }

  /** New or changed by main. Resolves when they are on disk, or cannot be written now. */
  put(watches: readonly Watch[]): Promise<void> {
    for (const watch of watches) this.#set(this.#planned(watch), true);
    return this.#changed(watches.length > 0);
  }

  /** The files of these recordings have changed. */
  found(watches: readonly Watch[]): Promise<void> {
    let isChanged = false;
    for (const { found, unconfirmed = 0, taskIds, persistentIds, ...key } of watches) {
      const known = this.find(key);
      const told = { found, unconfirmed, taskIds, persistentIds };
      if (!known || isSame(known, told)) continue;
      const next = { ...known, ...told };
      const planned = this.#planned(next);
      this.#set(planned, planned !== next);
      isChanged = true;
    }
    return this.#changed(isChanged);
  }

  /** These recordings ended at this moment, ISO 8601. */
  end(keys: readonly RecordingKey[], at: string): Promise<void> {
    const ids = new Set(keys.map(recordingId));
    const ended = this.all.filter(
      (watch) => ids.has(recordingId(watch)) && watch.endedAt === null && watch.startedAt < at,
    );
    return this.put(ended.map((watch) => ({ ...watch, endedAt: at })));
  }

  /** The plan of all, as of this moment and with the accounts as they are now. */
  replan(): Promise<void> {
    let isChanged = false;
    for (const watch of this.all) {
      const planned = this.#planned(watch);
      if (planned === watch) continue;
      this.#set(planned, true);
      isChanged = true;
    }
    return this.#changed(isChanged);
  }

  /** Lets go of those that nothing needs at hand. */
  keepOnly(isNeeded: (watch: Watch) => boolean): void {
    for (const [id, watch] of this.#watches) {
      if (!isNeeded(watch) && !this.#unwritten.has(id)) this.#watches.delete(id);
    }
  }

  /** All that is at hand is written anew: the store has lost it. */
  writeAll(): Promise<void> {
    for (const id of this.#watches.keys()) this.#unwritten.add(id);
    return this.#changed(true);
  }

  stop(): void {
    this.#retry.stop();
  }

  #planned(watch: Watch): Watch {
    return replanned(watch, this.#options.askable(watch), this.#options.now());
  }

  #set(watch: Watch, isToWrite: boolean): void {
    this.#watches.set(watchId(watch), watch);
    if (isToWrite) this.#unwritten.add(watchId(watch));
  }

  async #changed(isChanged: boolean): Promise<void> {
    if (!isChanged) return;
    this.#options.onChange();
    if (!(await this.#write())) this.#retry.start();
  }

  /** One write after the other: a later state of a watch must not be overtaken by an earlier one. */
  #write(): Promise<boolean> {
    this.#writing = (this.#writing ?? Promise.resolve(true)).then(() => this.#writeNow());
    return this.#writing;
  }

  async #writeNow(): Promise<boolean> {
    // The first write starts a thread, and an answer that has just come in takes its time as well.
    await turn();
    const ids = [...this.#unwritten];
    const watches = ids.flatMap((id) => this.#watches.get(id) ?? []);
    if (watches.length === 0) return true;
    this.#unwritten.clear();
    try {
      await this.#options.repository.watch(watches);
      this.#options.onUnwritten(null);
      return true;
    } catch (error) {
      for (const id of ids) this.#unwritten.add(id);
      this.#options.onUnwritten(error);
      // Of a newer version: nothing but another program helps there.
      return (error as { readonly fault?: unknown }).fault === 'newer';
    }
  }
}

const isSame = (
  known: Watch,
  {
    found,
    unconfirmed,
    taskIds,
    persistentIds,
  }: Pick<Watch, 'found' | 'unconfirmed' | 'taskIds' | 'persistentIds'>,
): boolean =>
  known.found === found &&
  (known.unconfirmed ?? 0) === unconfirmed &&
  known.taskIds.length === taskIds.length &&
  known.persistentIds.length === persistentIds.length;
