import { createHash, timingSafeEqual } from 'node:crypto';

/** What of a callback its signature covers. It leaves the rest of the body open: a signature that was seen fits another body. */
export interface CallbackStamp {
  /** Unix time in seconds, as the text that was sent: it is signed as such. */
  readonly timestamp: string;
  readonly nonce: string;
}

/**
 * The lower-case hex SHA-1 over CallbackSecret, time and nonce, sorted as texts and joined (facts §5,
 * "Signature"). The CallbackSecret is not the ServerSecret.
 */
export function signCallback(callbackSecret: string, { timestamp, nonce }: CallbackStamp): string {
  // Sorted by code unit, as every official sample does.
  const signed = [callbackSecret, timestamp, nonce].sort().join('');
  return createHash('sha1').update(signed, 'utf8').digest('hex');
}

/** Whether the signature is this secret's; it takes as long for a near miss as for any other. */
export function isSignedBy(
  callbackSecret: string,
  stamp: CallbackStamp & { readonly signature: string },
): boolean {
  const given = Buffer.from(stamp.signature.toLowerCase(), 'utf8');
  const right = Buffer.from(signCallback(callbackSecret, stamp), 'utf8');
  return given.length === right.length && timingSafeEqual(given, right);
}
