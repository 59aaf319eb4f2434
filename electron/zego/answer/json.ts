import type { z } from 'zod';

type Json = z.core.util.JSONType;

/** No documented answer is deeper than five; reading a hundred thousand levels takes longer than all else. */
const DEEPEST = 500;

/** An integer as JSON writes it, with so many digits that it may be beyond 2^53. */
const LONG_INTEGER = /^-?[1-9]\d{15,}$/;
const LONG = 16;
const SPACES = /[ \t\r\n]*/y;

const [QUOTE, BACKSLASH, PLUS, MINUS, POINT] = [0x22, 0x5c, 0x2b, 0x2d, 0x2e];

/**
 * `JSON.parse` that loses no digit: an integer beyond 2^53 (an unquoted 19-digit RequestId, facts §1)
 * comes back as the string of its digits. Without a reviver, which would be called for each of the hundred
 * thousand values that a hostile answer may have.
 *
 * @throws SyntaxError when the text is not JSON, or nested deeper than 500 levels.
 */
export const parseJson = (text: string): Json => JSON.parse(withLongIntegersQuoted(text));

/**
 * The first half of `parseJson`; the second is `JSON.parse`. One walk over the text: quotes what would lose
 * digits, and counts the levels.
 *
 * @throws SyntaxError when the text is nested deeper than 500 levels.
 */
export function withLongIntegersQuoted(text: string): string {
  let quoted = '';
  let done = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    else if (isOfNumber(code)) {
      const end = endOfNumber(text, at);
      if (end - at >= LONG && isLong(text.slice(at, end)) && !isName(text, end)) {
        quoted += `${text.slice(done, at)}"${text.slice(at, end)}"`;
        done = end;
      }
      at = end - 1;
    }
    if (depth > DEEPEST) throw new SyntaxError(`nested deeper than ${DEEPEST} levels`);
  }
  return quoted + text.slice(done);
}

const isLong = (number: string): boolean =>
  LONG_INTEGER.test(number) && !Number.isSafeInteger(Number(number));

/** A number in a name's place is no JSON, and must not become any. */
function isName(text: string, end: number): boolean {
  SPACES.lastIndex = end;
  SPACES.exec(text);
  return text[SPACES.lastIndex] === ':';
}

/** Where the string that begins here has its closing quote; the text's end where there is none. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at += 1;
  }
  return at;
}

/** All that a number may hold, in whatever order: what is none JSON's own parser refuses. */
const isOfNumber = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  code === MINUS ||
  code === PLUS ||
  code === POINT ||
  (code | 0x20) === 0x65;

function endOfNumber(text: string, from: number): number {
  let at = from;
  while (at < text.length && isOfNumber(text.charCodeAt(at))) at += 1;
  return at;
}
