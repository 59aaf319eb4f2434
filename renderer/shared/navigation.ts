import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import {
  hrefOf,
  MOVE_END,
  SECTIONS,
  type Section,
  SHOW_PRESET,
  SHOW_TROUBLE,
  SHOW_WALL,
  STOP_ALL,
} from '#contract/ipc/sections.ts';

export { hrefOf, MOVE_END, SECTIONS, type Section, SHOW_PRESET, SHOW_TROUBLE, SHOW_WALL, STOP_ALL };

/** The part of the settings that adds an account: other sections lead there. */
export const NEW_ACCOUNT = 'new-account';
/** The part of the settings that says where the credentials stand. */
export const VAULT = 'secrets';
/** The part of the settings about control surfaces. */
export const REMOTE = 'remote';

/**
 * The parts of the presets: a new one in the editor; a known one in the editor. `SHOW_PRESET`: a known one in
 * sight; `SHOW_TROUBLE`: the board with only those that need an operator; `SHOW_WALL`: the wall, from now on; `NEXT_TROUBLE`: the one of them that
 * comes after the open one.
 */
export const NEW_PRESET = 'new';
export const EDIT_PRESET = 'edit';
export const NEXT_TROUBLE = 'next-trouble';

export interface Place {
  readonly section: Section;
  /** What is open within the section, such as `new-account`. */
  readonly part: string | null;
  /** Which one of its kind, such as a preset's id. */
  readonly item: string | null;
}

/** `#/presets/edit/3f2a`: in the address, so that back and forward work. */
export function placeOf(hash: string): Place {
  const [name, part, item] = hash.replace(/^#\/?/, '').split('/');
  const section = SECTIONS.find((other) => other === name) ?? 'presets';
  const known = section === name && part ? part : null;
  return { section, part: known, item: known !== null && item ? item : null };
}

/** The address at which the history shows one run, by its id. */
export const hrefOfRun = (runId: string): string =>
  hrefOf('history', `${RUN_PART}${encodeURIComponent(runId)}`);

/** The id of the run that a part of the history's address names; null where it names none. */
export const runOfPart = (part: string | null): string | null =>
  part?.startsWith(RUN_PART) ? decoded(part.slice(RUN_PART.length)) : null;

const RUN_PART = 'run=';

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}

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

/** What a section does when its address calls for one of its parts; the item may be empty. */
export type Calls = Readonly<Record<string, (item: string) => void>>;

/**
 * Does what the address calls for, once: the part is then gone from the address, so that going back does
 * not do it again.
 */
export function useCalled(section: Section, calls: Calls): void {
  const place = usePlace();
  const call = useEffectEvent((part: string, item: string) => {
    const called = calls[part];
    if (!called) return;
    replacePlace(hrefOf(section));
    called(item);
  });
  useEffect(() => {
    if (place.section === section && place.part) call(place.part, place.item ?? '');
  }, [place.section, place.part, place.item, section]);
}
