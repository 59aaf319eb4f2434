/** ZEGO allows 20 calls a second for each AppId, over all actions (specification; facts §0). */
export const CALLS_PER_SECOND = 20;

/**
 * How long a slot rests after its answer or failure, in milliseconds. The server counted the call at
 * some moment between send and answer, so 20 slots that rest a full second after the answer can never
 * put 21 arrivals into one sliding second. One millisecond more for clocks that round.
 */
export const SLOT_REST_MS = 1_001;

/**
 * Slots that a batch leaves free for single clicks, unless the server has answered within `FRESH_ANSWER_MS`:
 * twenty calls that hang hold every slot until their time-out, and a start of another preset would wait as
 * long.
 */
export const SLOTS_FOR_CLICKS = 4;

/**
 * Searches for files that may hold a slot at once, and slots that must be free beside: the most urgent start of a
 * preset with many streams still finds the most of a second's calls unused.
 */
export const MOST_SEARCHES = 3;
export const SLOTS_BESIDE_SEARCHES = 12;

/** How long one answer shows that the server answers, in milliseconds. */
const FRESH_ANSWER_MS = 1_000;

/** An operator's single click goes before a batch, and both before a search for files. */
export const PRIORITIES = ['click', 'batch', 'search'] as const;
export type Priority = (typeof PRIORITIES)[number];
/** Of what starts and stops. */
export type CallPriority = Exclude<Priority, 'search'>;

/** About how long a call waits with so many before it, in milliseconds: one rest for each full batch of slots. */
export const expectedWaitMs = (position: number): number =>
  Math.ceil((position + 1) / CALLS_PER_SECOND) * SLOT_REST_MS;

export interface Slot {
  /** Call once the answer, or the failure, is known. `answered`: the server sent at least a status. */
  release(answered: boolean): void;
  /** Instead of `release`, where nothing was sent: the slot need not rest. */
  giveBack(): void;
}

export interface Waiting {
  readonly slot: Promise<Slot>;
  /** Leaves the queue; `slot` then rejects with `Cancelled`. Does nothing once the slot was given. */
  cancel(): void;
  /** Calls that go before this one; 0 when it has its slot or is next. */
  position(): number;
}

export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

interface Entry {
  readonly priority: Priority;
  readonly isAgain: boolean;
  readonly give: (slot: Slot) => void;
  readonly refuse: (error: Cancelled) => void;
}

const rankOf = ({ priority, isAgain }: Entry): number =>
  PRIORITIES.indexOf(priority) * 2 + (isAgain ? 0 : 1);

export interface LimiterOptions {
  /** Milliseconds that never go back: a wall clock that is set back would stop the queue. */
  readonly monotonic: () => number;
  readonly slots?: number;
  readonly restMs?: number;
}

/** Rate limit of one AppId. */
export class Limiter {
  #free: number;
  readonly #restMs: number;
  readonly #monotonic: () => number;
  readonly #queue: Entry[] = [];
  /** Slots that searches hold, those that still rest among them. */
  #searches = 0;
  #answeredAt = Number.NEGATIVE_INFINITY;

  constructor({ monotonic, slots = CALLS_PER_SECOND, restMs = SLOT_REST_MS }: LimiterOptions) {
    this.#free = slots;
    this.#restMs = restMs;
    this.#monotonic = monotonic;
  }

  /** @param isAgain a try that follows a refusal at once: it goes before others of its priority. */
  acquire(priority: Priority, isAgain = false): Waiting {
    let entry: Entry | undefined;
    const slot = new Promise<Slot>((give, refuse) => {
      entry = { priority, isAgain, give, refuse };
      this.#enqueue(entry);
      this.#serve();
    });
    return {
      slot,
      cancel: () => this.#remove(entry),
      position: () => Math.max(0, entry ? this.#queue.indexOf(entry) : 0),
    };
  }

  /** A slot that can be had at once; null where a call of this priority would have to wait. */
  takeNow(priority: CallPriority): Slot | null {
    const [first] = this.#queue;
    if (first && PRIORITIES.indexOf(first.priority) <= PRIORITIES.indexOf(priority)) return null;
    if (this.#free <= this.#keptFrom({ priority })) return null;
    this.#free -= 1;
    return this.#slot(false);
  }

  #enqueue(entry: Entry): void {
    const behind = this.#queue.findIndex((waiting) => rankOf(waiting) > rankOf(entry));
    if (behind === -1) this.#queue.push(entry);
    else this.#queue.splice(behind, 0, entry);
  }

  #remove(entry: Entry | undefined): void {
    const index = entry ? this.#queue.indexOf(entry) : -1;
    if (index === -1) return;
    this.#queue.splice(index, 1);
    entry?.refuse(new Cancelled('left the queue before it was sent'));
  }

  #serve(): void {
    for (;;) {
      // The more urgent stand before all others: where the first may not go, none may.
      const [next] = this.#queue;
      if (!next || this.#free <= this.#keptFrom(next)) return;
      const isSearch = next.priority === 'search';
      if (isSearch && this.#searches >= MOST_SEARCHES) return;
      this.#queue.shift();
      this.#free -= 1;
      if (isSearch) this.#searches += 1;
      next.give(this.#slot(isSearch));
    }
  }

  #keptFrom({ priority }: Pick<Entry, 'priority'>): number {
    if (priority === 'search') return SLOTS_BESIDE_SEARCHES;
    const isAnswering = this.#monotonic() - this.#answeredAt < FRESH_ANSWER_MS;
    return priority === 'click' || isAnswering ? 0 : SLOTS_FOR_CLICKS;
  }

  #slot(isSearch: boolean): Slot {
    let released = false;
    return {
      giveBack: () => {
        if (released) return;
        released = true;
        this.#free += 1;
        if (isSearch) this.#searches -= 1;
        this.#serve();
      },
      release: (answered) => {
        if (released) return;
        released = true;
        const now = this.#monotonic();
        this.#restUntil(now + this.#restMs, isSearch);
        if (!answered) return;
        this.#answeredAt = now;
        this.#serve();
      },
    };
  }

  /** Node counts a timer from the loop's cached time, so one may fire early: the clock decides. */
  #restUntil(moment: number, isSearch: boolean): void {
    const left = moment - this.#monotonic();
    if (left > 0) {
      setTimeout(() => this.#restUntil(moment, isSearch), Math.ceil(left));
      return;
    }
    this.#free += 1;
    if (isSearch) this.#searches -= 1;
    this.#serve();
  }
}

/** One limiter for each AppId, over all accounts and presets that share it. */
export class Limiters {
  readonly #byAppId = new Map<number, Limiter>();
  readonly #monotonic: () => number;

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  of(appId: number): Limiter {
    const known = this.#byAppId.get(appId);
    if (known) return known;
    const limiter = new Limiter({ monotonic: this.#monotonic });
    this.#byAppId.set(appId, limiter);
    return limiter;
  }
}
