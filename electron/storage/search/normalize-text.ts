/**
 * A text as the database keeps it: it ends a text at a zero character, and knows no half of a surrogate
 * pair. Each becomes the sign for what cannot be shown.
 */
export const storable = (text: string): string =>
  Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\u{fffd}');

/**
 * How two texts are compared in a search: width and case do not matter.
 */
export const normalizeText = (text: string): string =>
  storable(text).normalize('NFKC').toLowerCase();

/** An id is found by its beginning, from so many characters on: fewer would say nothing. */
export const SHORTEST_ID = 6;

/** Longer ids are cut in the index; no vendor's is near it. */
const LONGEST_ID = 200;

/** Ids as they are looked for: normalized, each once. */
export function idValues(ids: readonly (string | null | undefined)[]): string[] {
  const given = ids.filter((id) => typeof id === 'string' && id !== '') as string[];
  return [...new Set(given.map((id) => normalizeText(id).slice(0, LONGEST_ID)))];
}

/** Where the ids that begin so end in the order of the index. */
export const prefixEnd = (prefix: string): string => `${prefix}\u{10ffff}`;
