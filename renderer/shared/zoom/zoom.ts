/** Per cent, in the steps of browsers, up to a size that can be read from afar. */
export const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
export const USUAL_ZOOM = 100;

/** The next step up or down from any zoom; the last one stays. */
export function nextZoom(zoom: number, direction: 'in' | 'out'): number {
  const steps: readonly number[] = direction === 'in' ? ZOOMS : [...ZOOMS].reverse();
  const isBeyond = (step: number) => (direction === 'in' ? step > zoom : step < zoom);
  return steps.find(isBeyond) ?? steps.at(-1) ?? zoom;
}

/** How long the change that follows an answer may take to reach the page, in milliseconds. */
const STATE_FOLLOWS_MS = 250;

/** Steps from the size that was last asked for: keys may come faster than main saves. */
export class ZoomSteps {
  #wanted: number | null = null;
  readonly #current: () => number;
  readonly #save: (zoom: number) => Promise<{ readonly ok: boolean }>;

  constructor(current: () => number, save: (zoom: number) => Promise<{ readonly ok: boolean }>) {
    this.#current = current;
    this.#save = save;
  }

  async step(next: (zoom: number) => number): Promise<void> {
    const from = this.#wanted ?? this.#current();
    const zoom = next(from);
    if (zoom === from) return;
    this.#wanted = zoom;
    const { ok } = await this.#save(zoom);
    if (!ok) this.#forget(zoom);
    else setTimeout(() => this.#forget(zoom), STATE_FOLLOWS_MS);
  }

  #forget(zoom: number): void {
    if (this.#wanted === zoom) this.#wanted = null;
  }
}
