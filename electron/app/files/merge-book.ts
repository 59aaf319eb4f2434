import type { FileReport } from '#contract/model/file.ts';
import type { Merge } from '#contract/model/merge.ts';
import type { MergeChange, MergeRepository } from '../../storage/ports.ts';
import { isOpen, type MergeOutcome } from './merge-outcome.ts';

export interface BegunMerge {
  readonly id: string;
  /** Resolves when nothing more is to be heard of it; not while its outcome is unknown. */
  readonly settled: Promise<Merge>;
  /** As it stands now. */
  now(): Merge;
}

export interface MergeBookServices {
  readonly merges: Pick<MergeRepository, 'settle'>;
  /** Milliseconds since the epoch. */
  now(): number;
  onChange(merge: Merge): void;
  onFault(error: unknown): void;
}

/** The merges of which something is still to be heard: each change is written down and told. */
export class MergeBook {
  readonly #services: MergeBookServices;
  readonly #open = new Map<string, Merge>();
  /** Ended by a callback's word: a search may still confirm it. */
  readonly #reported = new Map<string, Merge>();
  readonly #watchers = new Map<string, ((merge: Merge) => void)[]>();

  constructor(services: MergeBookServices) {
    this.#services = services;
  }

  get open(): Merge[] {
    return [...this.#open.values()];
  }

  /** Those of which something is still to be heard: also those whose end is only to be confirmed. */
  get followed(): Merge[] {
    return [...this.#open.values(), ...this.#reported.values()];
  }

  /** Also one whose end is only to be confirmed. */
  find(id: string): Merge | undefined {
    return this.#open.get(id) ?? this.#reported.get(id);
  }

  add(merge: Merge): void {
    (isOpen(merge) ? this.#open : this.#reported).set(merge.id, merge);
  }

  /** It never began. */
  drop(id: string): void {
    this.#open.delete(id);
  }

  /** No search has confirmed a callback's word, and none will. */
  giveUp(id: string): void {
    this.#reported.delete(id);
  }

  /** How a merge stands, now and when nothing more is to be heard of it. */
  watch(merge: Merge): BegunMerge {
    let last = merge;
    const { id } = merge;
    const settled = new Promise<Merge>((resolve) => {
      if (!this.#open.has(id)) return resolve(merge);
      const watchers = this.#watchers.get(id) ?? [];
      this.#watchers.set(id, [
        ...watchers,
        (end) => {
          last = end;
          resolve(end);
        },
      ]);
    });
    return { id, settled, now: () => this.#open.get(id) ?? last };
  }

  /** It was looked after at this moment, ISO 8601, and stands as before. Resolves like `settle`. */
  async looked(id: string, lookedAt: string): Promise<void> {
    const merge = this.find(id);
    if (!merge) return;
    const looked = { ...merge, lookedAt };
    (this.#open.has(id) ? this.#open : this.#reported).set(id, looked);
    await this.#write(id, { lookedAt });
    this.#services.onChange(looked);
  }

  /** Resolves when the change is written down, or could not be. */
  async settle(id: string, change: MergeOutcome, file?: FileReport): Promise<void> {
    const merge = this.find(id);
    if (!merge) return;
    const changedAt = new Date(this.#services.now()).toISOString();
    const written = { ...defined(change), changedAt };
    const changed: Merge = { ...merge, ...written };
    if (this.#open.has(id)) this.#open.set(id, changed);
    if (changed.reported) this.#reported.set(id, changed);
    else this.#reported.delete(id);
    await this.#write(id, written, file);
    this.#services.onChange(changed);
    if (isOpen(changed)) return;
    this.#open.delete(id);
    for (const watcher of this.#watchers.get(id) ?? []) watcher(changed);
    this.#watchers.delete(id);
  }

  async #write(id: string, change: MergeChange, file?: FileReport): Promise<void> {
    try {
      await this.#services.merges.settle(id, change, file);
    } catch (error) {
      // The next process finds it open and asks again; nothing is merged a second time by that.
      this.#services.onFault(error);
    }
  }
}

/** The members that a change has. */
const defined = (change: MergeOutcome): MergeOutcome =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
