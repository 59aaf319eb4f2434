import type { ExportProgress } from '#contract/model/history.ts';

/** Ended exports that are kept for the operator to see; of more the oldest go. */
const MOST_ENDED = 20;

/** The exports of this process, until the end of each was seen: a window that opens later shows them too. */
export class ExportRegistry {
  readonly #onChange: (exports: readonly ExportProgress[]) => void;
  #exports: readonly ExportProgress[] = [];

  constructor(onChange: (exports: readonly ExportProgress[]) => void) {
    this.#onChange = onChange;
  }

  take(progress: ExportProgress): void {
    const isKnown = this.#exports.some(({ id }) => id === progress.id);
    const exports = isKnown
      ? this.#exports.map((one) => (one.id === progress.id ? progress : one))
      : [...this.#exports, progress];
    const ended = exports.filter(hasEnded);
    const gone = new Set(ended.slice(0, Math.max(0, ended.length - MOST_ENDED)));
    this.#set(exports.filter((one) => !gone.has(one)));
  }

  /** Takes what has ended away; what goes on stays. */
  dismiss(id: string): void {
    this.#set(this.#exports.filter((one) => one.id !== id || !hasEnded(one)));
  }

  #set(exports: readonly ExportProgress[]): void {
    this.#exports = exports;
    this.#onChange(exports);
  }
}

const hasEnded = ({ state }: ExportProgress): boolean => state !== 'running';
