import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '#contract/model/settings.ts';

export interface AutoLockPorts {
  lock(): void;
  /** Calls back at each lock of the screen until the function returned is called. */
  onScreenLock(listener: () => void): () => void;
  /** Seconds since the last input by keyboard or mouse, anywhere on this computer. */
  idleSeconds(): number;
}

/** Locks the credentials when the operator has gone, as far as the settings ask for it. */
export class AutoLock {
  readonly #ports: AutoLockPorts;
  #settings: Settings['lock'] = { onScreenLock: false, afterIdleMinutes: null };
  #stopListening: (() => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(ports: AutoLockPorts) {
    this.#ports = ports;
  }

  configure(settings: Settings['lock']): void {
    if (isDeepStrictEqual(settings, this.#settings)) return;
    this.stop();
    this.#settings = settings;
    if (settings.onScreenLock) this.#stopListening = this.#ports.onScreenLock(this.#ports.lock);
    this.#watchIdle();
  }

  stop(): void {
    this.#stopListening?.();
    this.#stopListening = null;
    clearTimeout(this.#timer);
  }

  /** No polling: it sleeps until the limit could be reached at the earliest. */
  #watchIdle(): void {
    const { afterIdleMinutes } = this.#settings;
    if (afterIdleMinutes === null) return;
    const limit = afterIdleMinutes * 60;
    const idle = this.#ports.idleSeconds();
    if (idle >= limit) this.#ports.lock();
    const next = idle >= limit ? limit : limit - idle;
    this.#timer = setTimeout(() => this.#watchIdle(), next * 1000);
    this.#timer.unref();
  }
}
