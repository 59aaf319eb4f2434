import { isSecretName } from './allowed-names.ts';
import { MASK } from './mask.ts';

/** A name and what parts it from its value: in queries, JSON of any depth, objects as Node shows them, prose. */
const NAME = /(?<![\w-])([\w-]+)(?:\\*["'])?[ \t]*(=>|[=:]|%3D|%3A)[ \t]*/gi;

const OPENING_QUOTE = /\\*["'`]/y;
/** Ends where another parameter begins, and at a quote only where something else follows. */
const WITHOUT_GAP =
  /(?:(?!(?:&|%26)[\w.%[\]-]{1,64}(?:=|%3D))[^\s"'\\]|"(?![\s,;)}\]]|$)|'(?![,;)}\]]*(?:\s|$))|\\(?!\\*"))*/iy;
/** Prose gives no hint where a secret ends: the line is over, or the JSON string around it. */
const TO_THE_END = /(?:[^\r\n"]|"(?!\s*[,}\]]))*/y;

const BEHIND_MASK = /[\s"'`&,;)}\]\\<]/;

/** What may follow an empty value: ends of lists and objects, then a gap, or in JSON the next name. */
const OVER = /[,;)}\]]*(?:\s|$)/y;
const OVER_IN_JSON = /[,;)}\]\\&<]*(?:\s|$|["'])/y;

const isOver = (text: string, at: number, quote: string): boolean => {
  const over = quote.endsWith('"') ? OVER_IN_JSON : OVER;
  over.lastIndex = at;
  return over.test(text);
};

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Where the line that holds a place ends. Asked in order of the places, it looks at each character once. */
function lineEnds(text: string): (at: number) => number {
  let known = -1;
  return (at) => {
    if (known < at) {
      const found = text.indexOf('\n', at);
      known = found < 0 ? text.length : found;
    }
    return known;
  };
}

/** Masks the value of whatever is named like a secret. */
export function cleanNamed(text: string): string {
  const lineEnd = lineEnds(text);
  let cleaned = '';
  let done = 0;
  NAME.lastIndex = 0;
  for (let found = NAME.exec(text); found; found = NAME.exec(text)) {
    const [whole, name = '', separator = ''] = found;
    if (!isSecretName(name)) continue;
    const from = found.index + whole.length;
    const [start, end] = valueAt(text, from, separator, lineEnd);
    if (end > start && text.slice(start, end) !== MASK) {
      cleaned += text.slice(done, start) + MASK;
      done = end;
    }
    NAME.lastIndex = Math.max(end, NAME.lastIndex);
  }
  return cleaned + text.slice(done);
}

/** Where the value begins and ends, without its quotes. */
function valueAt(
  text: string,
  from: number,
  separator: string,
  lineEnd: (at: number) => number,
): [number, number] {
  if (text.startsWith(MASK, from) && BEHIND_MASK.test(text[from + MASK.length] ?? ' ')) {
    return [from, from + MASK.length];
  }
  const quote = matchAt(OPENING_QUOTE, text, from);
  if (quote) {
    const start = from + quote.length;
    const end = closingQuote(text, start, lineEnd(start), quote);
    // Two quotes with nothing in them and text behind: they are part of what stands there.
    if (end > start || isOver(text, end + quote.length, quote)) return [start, end];
  }
  const closing = CLOSING[text[from] ?? ''];
  if (closing && !text.startsWith(MASK, from)) {
    return [from, closingBracket(text, from, text[from] ?? '', closing)];
  }
  const prose = separator === ':' || separator === '=>';
  return [from, from + matchAt(prose ? TO_THE_END : WITHOUT_GAP, text, from).length];
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** The next quote of the same depth; the line's end where there is none. */
function closingQuote(text: string, from: number, lineEnd: number, quote: string): number {
  const deep = quote.length > 1;
  // Of this line only: a search that goes on behind its end would be made for each line.
  const line = text.slice(from, lineEnd);
  for (let at = line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) {
    let backslashes = 0;
    while (line[at - 1 - backslashes] === '\\') backslashes += 1;
    if (deep ? backslashes === 0 : backslashes % 2 === 0) return from + at;
  }
  return lineEnd;
}

function closingBracket(text: string, from: number, opening: string, closing: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === opening) depth += 1;
    if (text[at] === closing) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
