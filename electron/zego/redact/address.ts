import { isParameter, isShownParameter } from './allowed-names.ts';
import { MASK } from './mask.ts';

const LOGIN = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)[^\s"<>/?#]*@/gi;
const ENCODED_LOGIN = /(%3A%2F%2F)(?:(?!%2F|%3F)[^\s"<>/?&])*%40/gi;
/** A login before a host, without a scheme. */
const BARE_LOGIN = /(?<![^\s"'(=,;])[^\s"'<>()/:@[\]]{1,128}:[^\s"<>/@]{1,256}@(?=[\w.-])/g;

/** `name=value`, with all that follows without a gap. A URL may hold a `'`: only one before a gap ends it. */
const PAIRS = /(?<![\w.%~$-])[\w.%~$-]+(?:\[\w*\]){0,4}=(?:[^\s"'<>\\]|'(?![\s,;}\]]|$))*/g;
/** A name without a value and a lone `&`: the value begins with it, and `cleanNamed` sees to that. */
const EMPTY_PAIR = /^[^=&]+=&$/;
/** A URL up to its `?`. */
const BEFORE_FLAGS = /:\/\/(?:(?!:\/\/)[^\s"'<>\\?])*\?/g;
/** What it has behind its `?` where that is no pair, and what must not follow. */
const FLAGS = /(?:[^\s"'<>\\=]|'(?![\s,;}\]]|$))+/y;

/**
 * Of addresses and queries in a text: no login, and of the parameters only the allow-listed ones. A query is
 * known by the `?`, `#` or `&` before it, or by an `&` inside; `name=value` alone is prose.
 */
export function cleanAddresses(text: string): string {
  const withoutPairs = cleanLogins(text).replace(PAIRS, (pairs, at: number, whole: string) => {
    const isQuery = /[?#&;]/.test(whole[at - 1] ?? '') || /&|^[^=]*%3F/i.test(pairs);
    return isQuery && !EMPTY_PAIR.test(pairs) ? cleanQuery(pairs) : pairs;
  });
  return cleanFlags(withoutPairs);
}

/** Most texts have no `@`, and a search for a login before one tries at each word. */
function cleanLogins(text: string): string {
  const encoded = (plain: string) => plain.replace(ENCODED_LOGIN, `$1${MASK}%40`);
  if (!text.includes('@')) return encoded(text);
  return encoded(text.replace(LOGIN, `$1${MASK}@`)).replace(BARE_LOGIN, `${MASK}@`);
}

/**
 * Without a pattern for the whole: where flags end in a `=`, which makes them a pair, it would read them again
 * from each `://` in them.
 */
function cleanFlags(text: string): string {
  let cleaned = '';
  let done = 0;
  /** End of the flags that were read last, and the last quote in them, at which they may end too. */
  let end = 0;
  let quote = 0;
  BEFORE_FLAGS.lastIndex = 0;
  for (let found = BEFORE_FLAGS.exec(text); found; found = BEFORE_FLAGS.exec(text)) {
    const start = BEFORE_FLAGS.lastIndex;
    if (start >= end) {
      FLAGS.lastIndex = start;
      end = start + (FLAGS.exec(text)?.[0].length ?? 0);
      quote = text.slice(start, end).lastIndexOf("'") + start;
    }
    const stop = text[end] === '=' ? quote : end;
    if (stop > start) {
      cleaned += text.slice(done, start) + cleanQuery(text.slice(start, stop));
      done = stop;
      BEFORE_FLAGS.lastIndex = stop;
    }
  }
  return cleaned + text.slice(done);
}

const cleanQuery = (query: string): string =>
  query
    .split(/(&(?:amp;)?)/)
    .map((part, index) => (index % 2 === 0 ? cleanParameter(part) : part))
    .join('');

function cleanParameter(part: string): string {
  const [name = '', ...rest] = part.split('=');
  if (part === '' || isParameter(name)) return part;
  return rest.length > 0 && isShownParameter(name) ? `${name}=${MASK}` : MASK;
}
