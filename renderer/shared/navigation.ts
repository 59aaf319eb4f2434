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
}

/** `#/settings/new-account`: in the address, so that back and forward work. */
export function placeOf(hash: string): Place {
  const [name, part] = hash.replace(/^#\/?/, '').split('/');
  const section = SECTIONS.find((known) => known === name) ?? 'presets';
  return { section, part: section === name && part ? part : null };
}

export const hrefOf = (section: Section, part?: string): string =>
  part ? `#/${section}/${part}` : `#/${section}`;

export function go(section: Section, part?: string): void {
  window.location.hash = hrefOf(section, part);
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
