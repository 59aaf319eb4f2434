import { useSyncExternalStore } from 'react';

/** A value that the presets keep while another section is on the screen, for as long as the window lives. */
export class SessionValue<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly set = (value: T): void => {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export const useSessionValue = <T>({ subscribe, get }: SessionValue<T>): T =>
  useSyncExternalStore(subscribe, get);
