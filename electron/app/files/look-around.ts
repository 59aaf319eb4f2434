import type { Account } from '#contract/model/account.ts';
import type { LookFault } from '#contract/model/file.ts';
import type { LookResult } from '#contract/model/file-query.ts';
import { type Watch, watchId } from '../../recording/files/watch.ts';
import type { RunAccount } from '../../recording/ports.ts';
import type { FileRepository, WatchRepository } from '../../storage/ports.ts';
import { LookFaults } from './look-faults.ts';
import { canBeAsked, groupsOf, type LookGroup } from './look-groups.ts';
import { addedUp } from './look-result.ts';
import type { MediaCalls } from './media-calls.ts';
import { type LookedFor, searchFiles } from './search-files.ts';
import type { WatchBook } from './watch-book.ts';

/** Looks that are due so soon after another are made with it, in milliseconds. */
const TOGETHER_MS = 5_000;

/** Longer waits are cut: timers stand still while a computer sleeps, and a clock may be set. */
const LONGEST_WAIT_MS = 60_000;

export interface LookAroundServices {
  readonly book: WatchBook;
  readonly files: Pick<FileRepository, 'report'> & Pick<WatchRepository, 'cursor' | 'setCursor'>;
  readonly calls: Pick<MediaCalls, 'search'>;
  listAccounts(): readonly Account[];
  forRun(id: string): RunAccount | null;
  /** By how much the server of an account is ahead of this machine, in milliseconds; null where that is not known. */
  clockOffset(accountId: string): number | null;
  now(): number;
  onFault(error: unknown): void;
}

export interface Looked {
  readonly result: LookResult;
  readonly watches: readonly Watch[];
}

/** Makes the planned looks, each when it is due, and those that an operator asks for: one timer, no polling. */
export class LookAround {
  readonly #services: LookAroundServices;
  readonly #faults = new LookFaults();
  readonly #underWay = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(services: LookAroundServices) {
    this.#services = services;
  }

  /** When the next look for it begins, in milliseconds since the epoch; null where none is planned, or it waits. */
  dueAt(watch: Watch): number | null {
    return this.#faults.dueAt(watch);
  }

  accountsChanged(): void {
    this.#faults.accountsChanged();
    this.arm();
  }

  /** Sets the timer for the next look; to be called whenever a plan may have changed. */
  arm(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    const next = Math.min(...this.#waiting().map(({ at }) => at));
    if (!Number.isFinite(next)) return;
    const wait = Math.max(0, next - this.#services.now());
    this.#timer = setTimeout(() => this.#lookWhereDue(), Math.min(wait, LONGEST_WAIT_MS)).unref();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** Looks for the files of these recordings now. Rejects when what was found cannot be written. */
  async look(watches: readonly Watch[], thorough: boolean): Promise<Looked> {
    const wanted = watches.filter(
      (watch) => canBeAsked(watch) && !this.#underWay.has(watchId(watch)),
    );
    for (const watch of wanted) this.#underWay.add(watchId(watch));
    try {
      const results = await Promise.all(
        groupsOf(wanted, this.#services.listAccounts()).map((group) =>
          this.#lookForGroup(group, thorough),
        ),
      );
      return { result: addedUp(results), watches };
    } finally {
      for (const watch of wanted) this.#underWay.delete(watchId(watch));
      this.arm();
    }
  }

  #waiting(): { readonly watch: Watch; readonly at: number }[] {
    return this.#services.book.all.flatMap((watch) => {
      const at = this.#underWay.has(watchId(watch)) ? null : this.dueAt(watch);
      return at === null ? [] : [{ watch, at }];
    });
  }

  #lookWhereDue(): void {
    const now = this.#services.now();
    const waiting = this.#waiting();
    // The timer may have been cut short.
    const isDue = waiting.some(({ at }) => at <= now);
    const due = isDue ? waiting.filter(({ at }) => at <= now + TOGETHER_MS) : [];
    const watches = due.map(({ watch }) => watch);
    this.look(watches, false).catch(this.#services.onFault);
  }

  async #lookForGroup(group: LookGroup, thorough: boolean): Promise<LookResult> {
    const { files, calls, now, forRun, book } = this.#services;
    const { watches, signer } = group;
    const [first] = watches;
    const beganAt = now();
    const account = signer && forRun(signer.id);
    let found = 0;
    const looked =
      first && account
        ? await searchFiles(
            { calls, cursors: files, now },
            { account, vendor: first.vendor, watches, thorough },
            async (reports) => {
              // The program is leaving: the next one looks again.
              if (this.#isStopped) return;
              const stored = await files.report(reports);
              const seenAt = reports[0]?.seenAt;
              found += stored.filter(({ firstSeenAt }) => firstSeenAt === seenAt).length;
            },
          )
        : sameForAll(watches, signer ? 'locked' : 'account-missing');
    await book.put(
      watches.map((watch) => this.#afterLook(book.find(watch) ?? watch, looked, beganAt)),
    );
    return resultOf(group, looked, found);
  }

  #afterLook(before: Watch, looked: ReadonlyMap<string, LookedFor>, beganAt: number): Watch {
    // The answer to the start was lost with its time; that to the search has one. It says which files are of the start.
    const { clockOffset, now } = this.#services;
    const clockOffsetMs = before.clockOffsetMs ?? clockOffset(before.accountId);
    const isNew = before.clockOffsetMs === null && clockOffsetMs !== null;
    const clockHeardAt = isNew ? new Date(now()).toISOString() : before.clockHeardAt;
    const watch = { ...before, clockOffsetMs, clockHeardAt };
    const fault = looked.get(watchId(watch))?.fault ?? null;
    const lookedAt = new Date(beganAt).toISOString();
    if (fault === null) {
      this.#faults.succeeded(watch);
      return { ...watch, fault, lookedAt };
    }
    const isOver = this.#faults.failed(watch, fault, beganAt);
    return { ...watch, fault, lookedAt: isOver ? lookedAt : watch.lookedAt };
  }
}

const sameForAll = (watches: readonly Watch[], fault: LookFault): Map<string, LookedFor> =>
  new Map(watches.map((watch) => [watchId(watch), { fault, code: null }]));

function resultOf(
  { watches, signer }: LookGroup,
  looked: ReadonlyMap<string, LookedFor>,
  found: number,
): LookResult {
  const faults = new Map<string, LookResult['faults'][number]>();
  for (const watch of watches) {
    const { fault = null, code = null } = looked.get(watchId(watch)) ?? {};
    if (fault === null) continue;
    const key = `${fault} ${code}`;
    const { vendor } = watch;
    const accountName = signer?.name ?? watch.accountName;
    const known = faults.get(key) ?? { vendor, accountName, fault, code, streams: 0 };
    faults.set(key, { ...known, streams: known.streams + 1 });
  }
  // A part of the answer is an answer.
  const failed = [...faults.values()]
    .filter(({ fault }) => fault !== 'partial')
    .reduce((sum, { streams }) => sum + streams, 0);
  return { found, asked: watches.length - failed, faults: [...faults.values()] };
}
