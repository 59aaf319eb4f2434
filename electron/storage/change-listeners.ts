/** The listeners of one store. */
export class ChangeListeners {
  readonly #listeners = new Set<() => void>();

  /** The function returned takes the listener out again. */
  add(listener: () => void): () => void {
    // Of its own, so that one function may listen twice.
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
