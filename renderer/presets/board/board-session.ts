import { SessionValue } from '../session/session-value.ts';
import { type Filters, NO_FILTERS } from './filters.ts';

export const sessionFilters = new SessionValue<Filters>(NO_FILTERS);
/** By this a heading is known among those that were clicked. */
export const groupKey = (name: string | null | undefined): string => `group ${name ?? ''}`;
export const ARCHIVE = 'archived';
export const FIRST = 'first';

/** Headings that were clicked, and are now other than they are at first: open, but for the archive. */
export const sessionToggles = new SessionValue<ReadonlySet<string>>(new Set());

export function toggle(key: string): void {
  const toggled = sessionToggles.get();
  const others = [...toggled].filter((one) => one !== key);
  sessionToggles.set(new Set(toggled.has(key) ? others : [...others, key]));
}

/** Whether presets with trouble come first, most severe first. */
export const sessionTroubleFirst = new SessionValue(false);
