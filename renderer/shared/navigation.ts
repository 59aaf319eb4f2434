import { useSyncExternalStore } from 'react';

export const SECTIONS = ['presets', 'history', 'settings'] as const;
export type Section = (typeof SECTIONS)[number];

/** The part of the settings that adds an account: other sections lead there. */
export const NEW_ACCOUNT = 'new-account';
/** The part of the settings that says where the credentials stand. */
export const VAULT = 'secrets';

export interface Place {
  readonly section: Section;
  /** What is open within the section, such as `new-account`. */
  readonly part: string | null;
  /** Which one of its kind, such as a preset's id. */
  readonly id: string | null;
}

/** `#/settings/new-account`: in the address, so that back and forward work. */
export function placeOf(hash: string): Place {
  const [name, part, id] = hash.replace(/^#\/?/, '').split('/');
  const section = SECTIONS.find((other) => other === name) ?? 'presets';
  const known = section === name && part ? part : null;
  return { section, part: known, id: known !== null && id ? id : null };
}

export const hrefOf = (section: Section, ...parts: readonly string[]): string =>
  ['#', section, ...parts].join('/');

export function go(section: Section, ...parts: readonly string[]): void {
  window.location.hash = hrefOf(section, ...parts);
}

/** Goes to a place instead of the present one, to which no step back leads any more. */
export function replacePlace(href: string): void {
  window.location.replace(href);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => window.location.hash));
}
