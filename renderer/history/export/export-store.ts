import type { Bridge } from '../../../electron/contract/channels.ts';
import type { ExportProgress } from '../../../electron/contract/history.ts';

/** The exports of this session, until each is dismissed: one goes on while other sections are looked at. */
export class ExportStore {
  readonly #listeners = new Set<() => void>();
  readonly #dismissed = new Set<string>();
  #exports: readonly ExportProgress[] = [];

  /** Hears of every export from now on: the first news of one may come before the answer to its order. */
  constructor(bridge: Pick<Bridge, 'on'>) {
    bridge.on('history.export', (progress) => this.#take(progress));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly current = (): readonly ExportProgress[] => this.#exports;

  /** Takes what has ended away from the screen. */
  dismiss(id: string): void {
    this.#dismissed.add(id);
    this.#set(this.#exports.filter((known) => known.id !== id));
  }

  #take(progress: ExportProgress): void {
    if (this.#dismissed.has(progress.id)) return;
    const known = this.#exports.find(({ id }) => id === progress.id);
    // What has ended stays as it ended, whatever comes late.
    if (known && known.state !== 'running') return;
    this.#set(
      known
        ? this.#exports.map((one) => (one === known ? progress : one))
        : [...this.#exports, progress],
    );
  }

  #set(exports: readonly ExportProgress[]): void {
    this.#exports = exports;
    for (const listener of this.#listeners) listener();
  }
}
