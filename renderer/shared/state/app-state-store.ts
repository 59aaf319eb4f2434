import type { Bridge } from '#contract/ipc/channels.ts';
import type { AppState, StateChange, StateSnapshot } from '#contract/model/app-state.ts';
import { withPageChanges } from '#contract/rules/state-changes.ts';

const ASK_AGAIN_MS = 1_000;

/**
 * Main's state as this window knows it: one snapshot, then numbered changes. Where a number is missed,
 * the whole is asked for again, so the window can be late but never wrong for good.
 */
export class AppStateStore {
  readonly #bridge: Bridge;
  readonly #listeners = new Set<() => void>();
  /** Changes that arrived while a snapshot was on its way: it may have been taken before them. */
  #early: StateChange[] = [];
  #held: StateSnapshot | null = null;
  #asking = false;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Listens first and asks then, so that nothing falls in between. Resolves with the first answer. */
  connect(): Promise<void> {
    const answered = new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        stop();
        resolve();
      });
    });
    this.#bridge.on('state.changed', (change) => this.#take(change));
    void this.#ask();
    return answered;
  }

  /** Null until `connect` resolves. */
  readonly current = (): AppState | null => this.#held?.state ?? null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const answer = await this.#bridge.ask('state.get', null);
    this.#asking = false;
    if (!answer.ok) {
      setTimeout(() => void this.#ask(), ASK_AGAIN_MS);
      return;
    }
    this.#hold(answer.value);
    const early = this.#early;
    this.#early = [];
    for (const change of early) this.#take(change);
  }

  #take(change: StateChange): void {
    if (this.#asking || !this.#held) {
      this.#early.push(change);
      return;
    }
    const received = receive(this.#held, change);
    if (received.kind === 'taken') this.#hold(received.snapshot);
    if (received.kind === 'missed') {
      this.#early.push(change);
      void this.#ask();
    }
  }

  #hold(snapshot: StateSnapshot): void {
    this.#held = snapshot;
    for (const listener of this.#listeners) listener();
  }
}

/** What became of a change: taken, already known, or a sign that one before it was missed. */
type Received =
  | { readonly kind: 'taken'; readonly snapshot: StateSnapshot }
  | { readonly kind: 'stale' }
  | { readonly kind: 'missed' };

/** Takes a numbered change into what is held; pure. */
export function receive(held: StateSnapshot, { revision, changes }: StateChange): Received {
  if (revision <= held.revision) return { kind: 'stale' };
  if (revision !== held.revision + 1) return { kind: 'missed' };
  return { kind: 'taken', snapshot: { revision, state: withPageChanges(held.state, changes) } };
}
