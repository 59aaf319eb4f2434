import type { ChannelName } from '#contract/ipc/names.ts';
import { type Allowance, Buckets } from './buckets.ts';

/** Milliseconds for which one channel may hold the main thread at a stretch. */
export const STRETCH_MS = 500;

/**
 * Each millisecond in which it does not hold the thread gives one back: half of main's time in the long run. What
 * a page asks for on all channels together has twice the stretch, so that no single one can use it up.
 */
const ONE_CHANNEL: Allowance = { burst: STRETCH_MS, perSecond: 1000 };
const ALL_CHANNELS: Allowance = { burst: 2 * STRETCH_MS, perSecond: 1000 };

const ALL = 'all channels';

/**
 * How far a channel can be in debt: it never waits longer than five seconds. A single message that takes more
 * than a page can bring about met a disk that hung or a computer that slept.
 */
export const DEEPEST_DEBT_MS = -5_000;

/** An operator's stop is never refused because a page was busy, nor is what takes back, settles or ends. */
export const WITHOUT_LIMIT: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'runs.start',
  'runs.retryMissing',
  'runs.stop',
  'recordings.stop',
  'recordings.handOver',
  'runs.cancel',
  'outcomes.settle',
  'outcomes.settleAll',
  'recordings.settle',
  'app.quit',
]);

/**
 * SECURITY: for how long each page may hold the main thread, by each channel and by all of them. The cost of a message is known
 * once it is handled: the one that exceeds the budget is served, and the next ones wait until it has refilled.
 */
export class CallTimes<Page extends object> {
  readonly #buckets: Buckets<Page>;
  readonly #monotonic: () => number;
  readonly #shown: () => unknown;
  /** What has changed the state since the views were last told. */
  readonly #causes = new Map<Page, Set<ChannelName>>();

  /**
   * @param monotonic Milliseconds that no change of the clock moves.
   * @param shown What the views show; another one where a message has changed it.
   */
  constructor(monotonic: () => number, shown: () => unknown) {
    this.#buckets = new Buckets(monotonic);
    this.#monotonic = monotonic;
    this.#shown = shown;
  }

  /** Whether there is time left, of the channel's own and of what all of the page have together. */
  hasTime(page: Page, channel: ChannelName): boolean {
    return WITHOUT_LIMIT.has(channel) || (this.#left(page, channel) > 0 && this.#left(page) > 0);
  }

  /** Does a piece of work on the account of a channel, for as long as it holds the thread: until it returns. */
  charge<T>(page: Page, channel: ChannelName, work: () => T): T {
    const shown = this.#shown();
    try {
      return this.#timed([[page, channel]], work);
    } finally {
      if (this.#shown() !== shown) {
        this.#causes.set(page, (this.#causes.get(page) ?? new Set()).add(channel));
      }
    }
  }

  /** Tells the views of what has changed, on the account of those channels that have changed something. */
  chargeTelling(work: () => void): void {
    const causes = [...this.#causes].flatMap(([page, channels]) =>
      [...channels].map((channel) => [page, channel] as const),
    );
    this.#causes.clear();
    this.#timed(causes, work);
  }

  #timed<T>(accounts: readonly (readonly [Page, ChannelName])[], work: () => T): T {
    const limited = accounts.filter(([, channel]) => !WITHOUT_LIMIT.has(channel));
    for (const [page, channel] of limited) {
      this.#left(page, channel);
      this.#left(page);
    }
    const from = this.#monotonic();
    try {
      return work();
    } finally {
      const each = (this.#monotonic() - from) / accounts.length;
      for (const [page, channel] of limited) {
        this.#buckets.spend(page, channel, each, DEEPEST_DEBT_MS);
        this.#buckets.spend(page, ALL, each, DEEPEST_DEBT_MS);
      }
    }
  }

  #left(page: Page, channel: ChannelName | null = null): number {
    return channel === null
      ? this.#buckets.left(page, ALL, ALL_CHANNELS)
      : this.#buckets.left(page, channel, ONE_CHANNEL);
  }
}
