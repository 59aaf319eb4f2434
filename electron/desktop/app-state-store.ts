import type { AppState, StateChange, StateSnapshot } from '../contract/app-state.ts';

type Listener = (change: StateChange, state: AppState) => void;

/** The one truth that tray and window show. Changes are numbered, so that a view can tell that it missed one. */
export class AppStateStore {
  #state: AppState;
  #revision = 0;
  readonly #listeners = new Set<Listener>();

  constructor(initial: AppState) {
    this.#state = initial;
  }

  get state(): AppState {
    return this.#state;
  }

  snapshot(): StateSnapshot {
    return { revision: this.#revision, state: this.#state };
  }

  /** Replaces the given parts; of `runs` only the given ones. */
  update(changes: Partial<AppState>): void {
    const runs = { ...this.#state.runs, ...changes.runs };
    this.#state = { ...this.#state, ...changes, runs };
    this.#revision += 1;
    for (const listener of this.#listeners) {
      listener({ revision: this.#revision, changes }, this.#state);
    }
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
