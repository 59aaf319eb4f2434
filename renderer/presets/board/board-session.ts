import { useSyncExternalStore } from 'react';
import { type Filters, NO_FILTERS } from './filters.ts';

/** Something that the board keeps while another section is on the screen, for as long as the window lives. */
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

export const sessionFilters = new SessionValue<Filters>(NO_FILTERS);
/** By this a heading is known among those that were clicked. */
export const groupKey = (name: string | null | undefined): string => `group ${name ?? ''}`;
export const ARCHIVE = 'archived';

/** Headings that were clicked, and are now other than they are at first: open, but for the archive. */
export const sessionToggles = new SessionValue<ReadonlySet<string>>(new Set());

export function toggle(key: string): void {
  const toggled = sessionToggles.get();
  const others = [...toggled].filter((one) => one !== key);
  sessionToggles.set(new Set(toggled.has(key) ? others : [...others, key]));
}
