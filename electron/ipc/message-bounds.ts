/** Levels of nesting: the contract's deepest message has three. It ends circles, too. */
const MAX_DEPTH = 8;
/** Values and members in all; a full preset has 500 streams and some twenty more. */
const MAX_VALUES = 2_000;
/** Characters of all texts and names together: a full preset of the longest stream ids has 128,000. */
const MAX_CHARACTERS = 262_144;

/** SECURITY: names that reach from an object to what all objects share. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a message may be looked at; see `charactersOf`. */
export const isWithinBounds = (message: unknown): boolean => charactersOf(message) !== null;

/**
 * SECURITY: how many characters a message has; null where it is out of bounds: it must be small, shallow and plain enough to be looked at. Counted while walking,
 * and given up at the first excess, so that looking costs no more than the bounds allow. Only what JSON
 * can say passes, with `undefined` for an absent member: no dates, maps, buffers or holes.
 */
export function charactersOf(message: unknown): number | null {
  const left = { values: MAX_VALUES, characters: MAX_CHARACTERS };
  const open: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    left.values -= 1;
    if (left.values < 0) return null;
    if (typeof value === 'string') left.characters -= value.length;
    else if (typeof value === 'object' && value !== null) {
      const members = depth < MAX_DEPTH ? membersOf(value, left.values) : null;
      if (members === null) return null;
      for (const [name, member] of members) {
        left.characters -= name.length;
        open.push({ value: member, depth: depth + 1 });
      }
    } else if (!isPlain(value)) return null;
    if (left.characters < 0) return null;
  }
  return MAX_CHARACTERS - left.characters;
}

/** What a list or a plain object holds; null for one too large, with forbidden names, or of another kind. */
function membersOf(value: object, limit: number): readonly (readonly [string, unknown])[] | null {
  if (Array.isArray(value)) {
    // The length first: a list can claim four thousand million places and hold nothing.
    if (value.length > limit || Object.keys(value).length !== value.length) return null;
    return value.map((item) => ['', item]);
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null;
  const names = Object.keys(value);
  if (names.length > limit || names.some((name) => FORBIDDEN_NAMES.has(name))) return null;
  return names.map((name) => [name, (value as Record<string, unknown>)[name]]);
}

const isPlain = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));
