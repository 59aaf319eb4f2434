type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** A header by which a cache says that it answered from its store, and its words for that. */
const SIGNS: readonly (readonly [name: string, sign: RegExp])[] = [
  // RFC 9111, 5.1: an origin sends none, whatever its value.
  ['age', /^/],
  ['x-cache', /hit|stale/i],
  ['x-cache-lookup', /\bhit\b/i],
  ['x-cache-status', /hit|stale|updating|revalidated/i],
  ['cf-cache-status', /hit|stale|updating|revalidated/i],
  ['x-proxy-cache', /hit|stale/i],
  // RFC 9211: a cache that forwarded the request says `fwd`.
  ['cache-status', /;\s*hit\b(?!\s*=\s*\?0)/i],
  // RFC 7234, 5.5: stale, and why.
  ['warning', /\b11[0-3]\b/],
];

/**
 * Whether an answer may come out of a cache between the server and us: then its `Date` is old, and it proves
 * nothing of the signature that we sent. Names of headers in lower case.
 */
export function isFromCache(headers: Headers): boolean {
  return SIGNS.some(([name, sign]) => [headers[name] ?? []].flat().some((text) => sign.test(text)));
}
