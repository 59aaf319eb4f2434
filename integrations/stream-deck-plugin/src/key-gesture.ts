import type { ShownPreset } from '../../shared/board.ts';

/** So long a key is held before it stops what records: a touch stops nothing. In milliseconds. */
export const HOLD_MS = 1_000;
/** Between two pictures of the ring. */
const RING_MS = 100;

export interface GestureServices {
  /** The preset as it is shown now; null where that is not known. */
  shown(): ShownPreset | null;
  start(): void;
  stop(): void;
  /** A touch on what records: the time is what is wanted. */
  touched(): void;
  /** A press that can do nothing. */
  refused(): void;
  redraw(): void;
  /** Milliseconds that never go back. */
  now(): number;
  /** Does it again and again after so many milliseconds; ends with the function returned. */
  every(ms: number, work: () => void): () => void;
}

/**
 * What the finger on a key means. Where nothing records, a press starts at once, and however long it lasts it starts
 * only. Where something records or may record, only holding the key for a second stops it.
 */
export class KeyGesture {
  readonly #services: GestureServices;
  #since: number | null = null;
  #end: () => void = () => undefined;

  constructor(services: GestureServices) {
    this.#services = services;
  }

  /** How much of the hold has passed, 0 to 1; 0 where the key is not held. */
  get held(): number {
    if (this.#since === null) return 0;
    return Math.min(1, (this.#services.now() - this.#since) / HOLD_MS);
  }

  down(): void {
    const preset = this.#services.shown();
    this.#release();
    if (!preset || preset.state === 'unknown') {
      this.#services.refused();
    } else if (preset.mayRecord) {
      this.#hold();
    } else if (preset.state !== 'sending') {
      this.#services.start();
    }
  }

  up(): void {
    const isTouch = this.#since !== null;
    this.#release();
    if (!isTouch) return;
    this.#services.touched();
    this.#services.redraw();
  }

  /** The key is gone, or shows another preset: nothing is stopped. */
  cancel(): void {
    this.#release();
  }

  #hold(): void {
    this.#since = this.#services.now();
    this.#end = this.#services.every(RING_MS, () => {
      if (this.held >= 1) {
        this.#release();
        this.#services.stop();
      }
      this.#services.redraw();
    });
    this.#services.redraw();
  }

  #release(): void {
    this.#end();
    this.#end = () => undefined;
    this.#since = null;
  }
}
