import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { ControlScope, ControlToken } from '#contract/model/control.ts';

/** Tells a token from other secrets, for people and for what scans files for secrets. */
const PREFIX = 'cdnrec_';
/** 256 bits cannot be guessed, so the hash needs no salt and no slowness. */
const RANDOM_BYTES = 32;
/** How exact the stored last use is: a desk that asks each second must not write each second. */
const USE_MS = 10 * 60_000;

export const tokenHash = (token: string): string =>
  createHash('sha256').update(token, 'utf8').digest('hex');

/** A new token: what is shown once, and what is stored of it. */
export function makeToken(
  name: string,
  scope: ControlScope,
  nowMs: number,
): { readonly token: string; readonly stored: ControlToken } {
  const token = `${PREFIX}${randomBytes(RANDOM_BYTES).toString('base64url')}`;
  return { token, stored: storedToken({ name, scope, hash: tokenHash(token) }, nowMs) };
}

/** A token as it is stored before its first use. */
export const storedToken = (
  token: Pick<ControlToken, 'name' | 'scope' | 'hash'>,
  nowMs: number,
): ControlToken => ({
  id: randomUUID(),
  ...token,
  createdAt: new Date(nowMs).toISOString(),
  lastUsedAt: null,
});

/**
 * The token that was given; undefined where it is none of them. SECURITY: compares with each of them, and takes as
 * long for a near miss as for any other.
 */
export function findToken(
  tokens: readonly ControlToken[],
  given: string,
): ControlToken | undefined {
  const hash = createHash('sha256').update(given, 'utf8').digest();
  let found: ControlToken | undefined;
  for (const token of tokens) {
    if (timingSafeEqual(Buffer.from(token.hash, 'hex'), hash)) found = token;
  }
  return found;
}

/** The tokens with this use of one; null where the last use that is stored is near enough. */
export function withUse(
  tokens: readonly ControlToken[],
  id: string,
  nowMs: number,
): ControlToken[] | null {
  const used = tokens.find((token) => token.id === id);
  if (!used) return null;
  const since = used.lastUsedAt === null ? null : nowMs - Date.parse(used.lastUsedAt);
  // A clock that was set back makes the stored use lie ahead.
  if (since !== null && since >= 0 && since < USE_MS) return null;
  const lastUsedAt = new Date(nowMs).toISOString();
  return tokens.map((token) => (token.id === id ? { ...token, lastUsedAt } : token));
}
