import { cleanAddresses } from './redact/address.ts';
import { cleanHeaders } from './redact/headers.ts';
import { literalPatterns, maskLiterals } from './redact/literals.ts';
import { cleanNamed } from './redact/named.ts';
import { cleanShapes } from './redact/shapes.ts';

export interface Redactor {
  /** For whatever somebody wrote: messages, answers, lines of a log. */
  text(text: string): string;
  /** For ids and codes: only the secrets themselves are taken out, so that an id stays digit for digit. */
  id(text: string): string;
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
  const once = (text: string): string =>
    cleanShapes(cleanNamed(cleanHeaders(cleanAddresses(maskLiterals(text, patterns)))), harmless);
  return {
    text(given) {
      let text = given;
      for (let look = 0; look < LOOKS; look += 1) {
        const clean = once(text);
        if (clean === text) break;
        text = clean;
      }
      return text;
    },
    id: (text) => maskLiterals(text, patterns),
  };
}

export const redact = (text: string, known: readonly string[] = []): string =>
  redactor(known).text(text);
