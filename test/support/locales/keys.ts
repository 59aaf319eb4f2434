import { type KeyFamily, keysOf } from './key-families.ts';
import type { Source } from './sources.ts';

const LITERAL = /(['"])([A-Za-z][\w-]*(?:\.[\w-]+)*)\1/g;
/** The first argument of a translator, where it is a key as it stands. */
const ASKED = /\bt\(\s*(['"])([^'"`]+)\1/g;

/** Keys for which nothing in the code asks: neither as they stand nor put together from a table. */
export function unusedKeys(
  keys: readonly string[],
  code: readonly Source[],
  families: readonly KeyFamily[],
): string[] {
  const literals = new Set(
    code.flatMap(({ text }) => [...text.matchAll(LITERAL)].map(([, , key]) => key)),
  );
  const made = new Set(families.flatMap(keysOf));
  return keys.filter((key) => !literals.has(key) && !made.has(key));
}

/** Keys that the code asks for and no locale has. */
export function missingKeys(
  keys: readonly string[],
  code: readonly Source[],
  families: readonly KeyFamily[],
): string[] {
  const known = new Set(keys);
  const asked = code.flatMap(({ text }) =>
    [...text.matchAll(ASKED)].flatMap(([, , key]) => (key ? [key] : [])),
  );
  return [...new Set([...asked, ...families.flatMap(keysOf)])].filter((key) => !known.has(key));
}

/** Families that no template in the code builds any more: they would hide unused keys. */
export const idleFamilies = (
  code: readonly Source[],
  families: readonly KeyFamily[],
): KeyFamily[] =>
  families.filter(
    ({ before, after }) =>
      !code.some(({ text }) =>
        text
          .split(`\`${before}\${`)
          .slice(1)
          .some((rest) => /^[^`]*?\}([^`{}]*)`/.exec(rest)?.[1] === after),
      ),
  );
