import { MASK, maskSpans, type Span, spansOf } from './mask.ts';

/**
 * Shorter ones are masked as whole words only, and not looked for in hex or Base64, where a few characters
 * are found everywhere.
 */
const SHORT = 6;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const hex = (value: number, digits = 2): string => value.toString(16).padStart(digits, '0');

/**
 * One character as it may stand in a text: itself, or escaped for a URL, JSON or HTML, once or repeatedly. All
 * repetitions are bounded, so that no answer can make a search slow.
 */
function characterPattern(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  const percent = [...Buffer.from(character, 'utf8')].map((byte) => `%(?:25){0,4}${hex(byte)}`);
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return `(?:${[
    `\\\\{0,8}${escaped(character)}`,
    percent.join(''),
    units.map((unit) => `\\\\{1,8}u${hex(unit, 4)}`).join(''),
    `&(?:amp;){0,4}(?:#0{0,6}${point}|#x0{0,6}${hex(point, 1)}${NAMED_ENTITIES[character] ?? ''});`,
    ...(character === ' ' ? ['\\+'] : []),
  ].join('|')})`;
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  '&': '|amp',
  '<': '|lt',
  '>': '|gt',
  '"': '|quot',
  "'": '|apos',
};

/** Its bytes in hex, as one word or as dumps write it. */
const hexPattern = (bytes: Buffer): string => [...bytes].map((byte) => hex(byte)).join('[ :-]?');

/**
 * What Base64 makes of it, wherever in a longer text it stands: for each of the three places that its first
 * byte can have in a group, the characters that it alone decides.
 */
function base64Patterns(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((place) => {
    const text = Buffer.concat([Buffer.alloc(place), bytes]).toString('base64');
    const first = [0, 2, 3][place];
    const last = Math.floor(((place + bytes.length) * 8) / 6);
    const core = text.slice(first, last);
    return [escaped(core).replaceAll('\\+', '[+-]').replaceAll('\\/', '(?:\\\\{0,8}\\/|_)')];
  });
}

/** How one secret is found. */
export interface Literal {
  /** Each coding is at least as long as the secret, in UTF-16 units: no shorter text holds it. */
  readonly shortest: number;
  searchIn(text: string): RegExp;
}

/** Each escape begins with one of these; most answers and all ids have none. */
const ESCAPES = /[\\%&]/;
const unescapedPattern = (character: string): string =>
  character === ' ' ? '[ +]' : escaped(character);

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * Finds a secret in any usual coding. Compiled for one use and then dropped: a kept one would be another
 * copy of the secret. The pattern with all escapes takes milliseconds to compile, which happens at its first
 * use: so it is used only where a text has one.
 */
export function literalPatterns(secrets: readonly string[]): Literal[] {
  return [...new Set(secrets)]
    .filter((secret) => secret !== '')
    .map((secret) => {
      const bytes = Buffer.from(secret, 'utf8');
      const codings = () => [hexPattern(bytes), ...base64Patterns(bytes)];
      const compiled = (pattern: typeof characterPattern): RegExp => {
        const plain = [...secret].map(pattern).join('');
        if (secret.length < SHORT) return new RegExp(`(?<![\\w])${plain}(?![\\w])`, 'gi');
        return new RegExp([plain, ...codings()].join('|'), 'gi');
      };
      const whole = once(() => compiled(characterPattern));
      const unescaped = once(() => compiled(unescapedPattern));
      return {
        shortest: secret.length,
        searchIn: (text) => (ESCAPES.test(text) ? whole() : unescaped()),
      };
    });
}

/** The spans that no mark encloses. Marks come in order and do not overlap, so that one look at each is enough. */
function outside(spans: readonly Span[], marks: readonly Span[]): Span[] {
  let next = 0;
  return [...spans]
    .sort((a, b) => a[0] - b[0])
    .filter(([from, to]) => {
      while ((marks[next]?.[0] ?? Number.POSITIVE_INFINITY) <= from) next += 1;
      return to > (marks[next - 1]?.[1] ?? 0);
    });
}

/** Masks until none is left: what is left and right of a mask could make up a new one. */
export function maskLiterals(text: string, literals: readonly Literal[]): string {
  for (let now = text; ; ) {
    const marks = now.includes(MASK) ? spansOf(now, /\[redacted\]/gi) : [];
    const found = outside(
      literals
        .filter(({ shortest }) => shortest <= now.length)
        .flatMap((literal) => spansOf(now, literal.searchIn(now))),
      marks,
    );
    if (found.length === 0) return now;
    now = maskSpans(now, [...found, ...marks]);
  }
}
