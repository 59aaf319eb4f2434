import { ANY_TIME, WHENS, type WhenFilter } from './when.ts';

/** The address of everything. An address without a filter means: as it was last. */
export const EVERYTHING = 'all';

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** The part of an address that is about time. */
export function whenParts({ when, from, to }: WhenFilter): URLSearchParams {
  const parts = new URLSearchParams();
  if (when !== 'any') parts.set('when', when);
  if (when === 'range') {
    if (from) parts.set('from', from);
    if (to) parts.set('to', to);
  }
  return parts;
}

/** What an address says of time; what no filter could mean is left out. */
export function whenOf(parts: URLSearchParams): WhenFilter {
  const when = WHENS.find((known) => known === parts.get('when'));
  if (when === undefined) return ANY_TIME;
  const minute = (name: string) => {
    const text = parts.get(name) ?? '';
    return when === 'range' && LOCAL_MINUTE.test(text) ? text : '';
  };
  return { when, from: minute('from'), to: minute('to') };
}

/** Values of one name, each once, and no more than main takes. */
export const valuesIn = (parts: URLSearchParams, name: string, most: number): string[] =>
  [...new Set(parts.getAll(name))].slice(0, most);
