import { createHash } from 'node:crypto';
import type { SeenRequest, Violate } from './types.ts';

/** The documented life of a signature. */
const TEN_MINUTES_S = 600;

/** Read-only, with a limit of its own (40 a second). */
export const READ_ONLY = 'DescribeRTCStreamState';
/** What the product may ask. Every other action of the API is a violation. */
export const ACTIONS = [
  'StartCDNRecord',
  'StopCDNRecord',
  'SearchMedia',
  'MergeMedia',
  'DescribeMediaTask',
  READ_ONLY,
];

export interface Refusal {
  code: number;
  message: string;
}

/** md5 over the plain concatenation, as the signature page says. */
export function expectedSignature(
  appId: string,
  nonce: string,
  secret: string,
  timestamp: string,
): string {
  return createHash('md5').update(`${appId}${nonce}${secret}${timestamp}`, 'utf8').digest('hex');
}

/** What the gateway asks before the API itself sees a request; nonces are spent once per AppId. */
export class Gateway {
  readonly #secrets: ReadonlyMap<string, string>;
  readonly #spent = new Set<string>();

  constructor(secrets: ReadonlyMap<string, string>) {
    this.#secrets = secrets;
  }

  check(request: SeenRequest, nowMs: number, violate: Violate): Refusal | undefined {
    const read = (name: string) => request.param(name) ?? '';
    const [appId, nonce] = [read('AppId'), read('SignatureNonce')];
    const [timestamp, signature] = [read('Timestamp'), read('Signature')];

    if (!/^(0|[1-9]\d{0,9})$/.test(appId) || Number(appId) > 0xffffffff) {
      violate('AppId', `not a decimal Uint32: "${appId}"`);
      return { code: 100000001, message: 'AppId format error' };
    }
    if (timestamp === '') return { code: 100000002, message: 'Timestamp empty' };
    if (!/^[1-9]\d{9}$/.test(timestamp)) {
      violate('Timestamp', `not Unix seconds: "${timestamp}"`);
      return { code: 100000003, message: 'Timestamp format error' };
    }
    if (read('Action') === '') return { code: 100000006, message: 'Action empty' };
    if (!ACTIONS.includes(read('Action'))) {
      violate('Action', read('Action'));
      return { code: 100000007, message: 'Action not supported' };
    }
    if (nonce === '') return { code: 100000008, message: 'SignatureNonce empty' };
    if (signature === '') return { code: 100000009, message: 'Signature empty' };
    if (read('SignatureVersion') === '') {
      return { code: 100000013, message: 'SignatureVersion empty' };
    }
    if (read('SignatureVersion') !== '2.0') {
      violate('SignatureVersion', read('SignatureVersion'));
      return { code: 100000014, message: 'SignatureVersion not supported' };
    }
    const secret = this.#secrets.get(appId);
    if (secret === undefined) return { code: 100000010, message: 'no ServerSecret' };
    return this.#signature({ appId, nonce, secret, timestamp, signature }, nowMs, violate);
  }

  #signature(
    seen: { appId: string; nonce: string; secret: string; timestamp: string; signature: string },
    nowMs: number,
    violate: Violate,
  ): Refusal | undefined {
    // The real gateway is said to take any nonce; the documentation asks for 16 hex characters.
    if (!/^[0-9a-f]{16}$/.test(seen.nonce)) {
      violate('SignatureNonce', `not 16 lower-case hex characters: "${seen.nonce}"`);
      return { code: 100000005, message: 'signature error' };
    }
    if (Math.abs(nowMs / 1000 - Number(seen.timestamp)) > TEN_MINUTES_S) {
      return { code: 100000004, message: 'signature expired' };
    }
    if (seen.signature !== expectedSignature(seen.appId, seen.nonce, seen.secret, seen.timestamp)) {
      return { code: 100000005, message: 'signature error' };
    }
    const key = `${seen.appId} ${seen.nonce}`;
    if (this.#spent.has(key)) {
      violate('nonce replay', seen.nonce);
      return { code: 100000005, message: 'signature error' };
    }
    this.#spent.add(key);
    return undefined;
  }
}
