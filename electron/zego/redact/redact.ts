import { finish, inOneStep, type Steps } from '../answer/turns.ts';
import { cleanAddresses } from './address.ts';
import { cleanNamed } from './clean-named.ts';
import { cleanHeaders } from './headers.ts';
import { literalPatterns, maskLiterals } from './literals.ts';
import { MASK } from './mask.ts';
import { cleanShapes } from './shapes.ts';

export interface Redactor {
  /**
   * For free text: messages, answers, lines of a log. With `most` at most so many characters of
   * it, and the work is bounded by that and not by the text.
   */
  text(text: string, most?: number): string;
  /** The same in steps, each a search for one kind of secret. */
  textInSteps(text: string, most?: number): Steps<string>;
  /** For ids and codes: only the secrets themselves are taken out, so that an id stays digit for digit. */
  id(text: string, most?: number): string;
}

/** One mask can bring another to light; in practice the second look finds nothing. */
const LOOKS = 5;

/**
 * The one redactor, for logs, errors, kept answers and the support report. It masks each secret in `known`
 * in any usual coding; and, known or not, parameters and headers that are not allow-listed, logins in
 * addresses, what is named like a secret, and what looks like one. `harmless` are words to be left alone
 * that look like one. What it has cleaned it leaves as it is.
 */
export function redactor(
  known: readonly string[] = [],
  harmless: readonly string[] = [],
): Redactor {
  const patterns = literalPatterns(known);
  const literals = (text: string) => maskLiterals(text, patterns);
  const shapes = (text: string) => cleanShapes(text, harmless);
  const cleaners = [literals, cleanAddresses, cleanHeaders, cleanNamed, shapes];
  function* whole(given: string): Steps<string> {
    let text = given;
    for (let look = 0; look < LOOKS; look += 1) {
      const before = text;
      for (const clean of cleaners) {
        text = clean(text);
        yield;
      }
      if (text === before) break;
    }
    return text;
  }
  const margin = marginFor(known);
  const textInSteps = (text: string, most?: number) => cut(text, most, margin, whole);
  return {
    textInSteps,
    text: (text, most) => finish(textInSteps(text, most)),
    id: (text, most) => finish(cut(text, most, margin, inOneStep(literals))),
  };
}

/** The longest coding that is looked for: `&amp;amp;amp;amp;#x0000002b;` has 32 characters, three bytes `%25252525e4` 33. */
const LONGEST_CODING = 33;
/** Also for what is not known to be a secret: a login, a signature, a key. */
const LEAST_SECRET = 32;

/**
 * How many characters behind a cut are cleaned with what is before it, in the cleaned text. A secret that the
 * cut leaves in part has at most `LONGEST_CODING` characters for each of its own, and cleaning can make each of
 * these as long as a mask.
 */
const marginFor = (known: readonly string[]): number =>
  Math.max(LEAST_SECRET, ...known.map(({ length }) => length)) * LONGEST_CODING * MASK.length;

/**
 * SECURITY: cuts before cleaning, so that no answer can make it long, and drops what may hold a part of a
 * secret that was cut in two: the end of the cleaned text, which comes of the margin.
 */
function* cut(
  text: string,
  most: number | undefined,
  margin: number,
  clean: (text: string) => Steps<string>,
): Steps<string> {
  if (most === undefined) return yield* clean(text);
  if (text.length <= most + margin) return (yield* clean(text)).slice(0, most);
  const cleaned = yield* clean(text.slice(0, most + margin));
  return cleaned.slice(0, Math.max(0, Math.min(most, cleaned.length - margin)));
}

export const redact = (text: string, known: readonly string[] = []): string =>
  redactor(known).text(text);
