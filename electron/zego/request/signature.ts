import { createHash } from 'node:crypto';

export interface SignatureInput {
  readonly appId: number;
  /** 16 hexadecimal characters, new for every request. */
  readonly nonce: string;
  readonly serverSecret: string;
  /** Unix time in seconds. */
  readonly timestamp: number;
}

/**
 * Signature 2.0: lower-case hex MD5 of AppId, nonce, secret and time, joined without separators
 * (facts §1). Action and business parameters are not signed, so this is a bearer token for every
 * action of the project for ten minutes: treat it like the secret.
 */
export function sign({ appId, nonce, serverSecret, timestamp }: SignatureInput): string {
  return createHash('md5')
    .update(`${appId}${nonce}${serverSecret}${timestamp}`, 'utf8')
    .digest('hex');
}
