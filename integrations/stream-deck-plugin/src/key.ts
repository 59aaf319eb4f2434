import type { ShownPreset } from '../../shared/board.ts';
import type { DeskClient } from '../../shared/desk-client.ts';
import { pressPath } from '../../shared/press.ts';
import { timeText } from '../../shared/time-text.ts';
import { drawKey, type KeyFace } from './draw-key.ts';
import { KeyGesture } from './key-gesture.ts';

/** What Stream Deck keeps of a key. The name is shown while CDN Recorder does not answer. */
export type KeySettings = { presetId?: string; presetName?: string };

/** How long the time that is left is shown after a touch, in milliseconds. */
const LEFT_MS = 3_000;

export interface KeyServices {
  readonly client: DeskClient;
  readonly chooseText: string;
  setImage(image: string): void;
  alert(): void;
  warn(text: string): void;
}

/** One key: what it shows, and what a finger on it does. */
export class Key {
  readonly #services: KeyServices;
  readonly #gesture: KeyGesture;
  #settings: KeySettings;
  #image = '';
  #showLeftUntil = 0;

  constructor(settings: KeySettings, services: KeyServices) {
    this.#settings = settings;
    this.#services = services;
    this.#gesture = new KeyGesture({
      shown: () => this.#preset(),
      start: () => void this.#press('start'),
      stop: () => void this.#press('stop'),
      touched: () => {
        this.#showLeftUntil = performance.now() + LEFT_MS;
      },
      refused: () => services.alert(),
      redraw: () => this.show(),
      now: () => performance.now(),
      every: (ms, work) => {
        const timer = setInterval(work, ms);
        return () => clearInterval(timer);
      },
    });
  }

  down(): void {
    this.#gesture.down();
  }

  up(): void {
    this.#gesture.up();
  }

  /** Another preset was chosen for it. */
  change(settings: KeySettings): void {
    this.#gesture.cancel();
    this.#settings = settings;
    this.show();
  }

  /** It is not there any more: a hold that has begun stops nothing. */
  gone(): void {
    this.#gesture.cancel();
  }

  /** Draws it; nothing is sent where it looks as before. */
  show(): void {
    const svg = drawKey(this.#face());
    if (svg === this.#image) return;
    this.#image = svg;
    this.#services.setImage(`data:image/svg+xml,${encodeURIComponent(svg)}`);
  }

  #preset(): ShownPreset | null {
    const presets = this.#services.client.view.board?.presets;
    return presets?.find(({ id }) => id === this.#settings.presetId) ?? null;
  }

  #face(): KeyFace {
    const { presetId, presetName = '' } = this.#settings;
    if (!presetId) {
      return { state: 'unknown', name: this.#services.chooseText, time: '', held: 0 };
    }
    const preset = this.#preset();
    if (!preset) return { state: 'unknown', name: presetName, time: '', held: 0 };
    const { state, name } = preset;
    return { state, name, time: this.#time(preset), held: this.#gesture.held };
  }

  /** Time since accepted; for a moment after a touch the time to the end, where there is one. */
  #time({ since, endsAt }: ShownPreset): string {
    if (since === null) return '';
    const now = this.#services.client.now();
    const showsLeft = endsAt !== null && performance.now() < this.#showLeftUntil;
    return showsLeft ? `−${timeText(endsAt - now)}` : timeText(now - since);
  }

  /** Once; whatever did not surely come about is told by Stream Deck's own sign. */
  async #press(how: 'start' | 'stop'): Promise<void> {
    const preset = this.#settings.presetId;
    if (!preset) return;
    const result = await this.#services.client.press(pressPath(preset, how));
    if (result.kind === 'accepted' || result.kind === 'open') return;
    this.#services.alert();
    const why = result.kind === 'refused' ? `${result.reason} ${result.detail}` : result.kind;
    this.#services.warn(`${how}: ${why}`);
  }
}
