import type { AppState, StateSnapshot } from '#contract/model/app-state.ts';

/** Changed parts, each whole but `runs`, with the number of the change. */
export interface Changed {
  readonly revision: number;
  readonly changes: Partial<AppState>;
}

/** Hears of a change with the state after it, and the one that views had before it. */
type Listener = (change: Changed, state: AppState, before: AppState) => void;

/**
 * The one truth that tray and window show. Changes are numbered, so that a view can tell that it missed
 * one. The store notifies views after the present turn of the event loop, of all changes at once: drawing a tray
 * takes longer than sending a request, and the request goes first.
 */
export class AppStateStore {
  #state: AppState;
  /** What views were told of, at `#revision`. */
  #shown: AppState;
  #revision = 0;
  #pending: Partial<AppState> | null = null;
  readonly #listeners = new Set<Listener>();
  readonly #waiting: (() => void)[] = [];
  readonly #defer: (work: () => void) => void;

  /** `defer` runs a piece of work after the present turn. */
  constructor(initial: AppState, defer: (work: () => void) => void = setImmediate) {
    this.#state = initial;
    this.#shown = initial;
    this.#defer = defer;
  }

  get state(): AppState {
    return this.#state;
  }

  /** The state at the last numbered change: what is pending comes with the next one. */
  snapshot(): StateSnapshot {
    return { revision: this.#revision, state: this.#shown };
  }

  /** Replaces the given parts; of `runs` only the given ones, and no newer one by an older one. */
  update(given: Partial<AppState>): void {
    const changes = withoutOlderRuns(given, this.#state);
    this.#state = merged(this.#state, changes);
    const isFirst = this.#pending === null;
    this.#pending = merged(this.#pending ?? {}, changes);
    if (isFirst) this.#defer(() => this.#tell());
  }

  /**
   * Resolves once the views have every change made so far. What answers a page waits for it: a page that acts
   * on an answer must not act on the state from before.
   */
  told(): Promise<void> {
    if (this.#pending === null) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    const changes = this.#pending ?? {};
    this.#pending = null;
    this.#revision += 1;
    const before = this.#shown;
    this.#shown = this.#state;
    for (const listener of this.#listeners) {
      listener({ revision: this.#revision, changes }, this.#shown, before);
    }
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** Of several runs of one preset, which a stop can be, the newest shows. */
function withoutOlderRuns(changes: Partial<AppState>, { runs }: AppState): Partial<AppState> {
  if (!changes.runs) return changes;
  const newest = Object.entries(changes.runs).filter(
    ([presetId, run]) => run.seq >= (runs[presetId]?.seq ?? run.seq),
  );
  return { ...changes, runs: Object.fromEntries(newest) };
}

function merged<T extends Partial<AppState>>(known: T, changes: Partial<AppState>): T {
  if (!changes.runs) return { ...known, ...changes };
  return { ...known, ...changes, runs: { ...known.runs, ...changes.runs } };
}
