import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Bytes of a public key and of a signature (RFC 8032 §5.1). */
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** What precedes the 32 bytes of an Ed25519 key in its DER form (RFC 8410 §4). */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The name of the file beside a list of versions that holds its signature. */
export const signatureName = (feedName: string): string => `${feedName}.sig`;

/**
 * What is signed: the name with the content. A list for testers served under the name of the released ones, or one of
 * another system, fails as a changed one does.
 */
function signedMessage(feedName: string, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`cdn-recorder update feed 1\n${feedName}\n`), content]);
}

/** Reads a public key: 32 bytes in base64. Null for any other text. */
export function readPublicKey(text: string): KeyObject | null {
  const bytes = fromBase64(text.trim());
  if (bytes?.length !== KEY_BYTES) return null;
  return createPublicKey({ key: Buffer.concat([DER_HEAD, bytes]), format: 'der', type: 'spki' });
}

/** The text that `readPublicKey` reads. */
export function publicKeyText(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).subarray(DER_HEAD.length).toString('base64');
}

/** The content of the file beside a list: its Ed25519 signature in base64, and a line end. */
export function signFeed(feedName: string, content: Uint8Array, privateKey: KeyObject): string {
  return `${sign(null, signedMessage(feedName, content), privateKey).toString('base64')}\n`;
}

/** Whether the holder of the private key signed this list under this name. Never throws. */
export function isSigned(
  feedName: string,
  content: Uint8Array,
  signature: string,
  publicKey: KeyObject,
): boolean {
  const bytes = fromBase64(signature.trim());
  if (bytes?.length !== SIGNATURE_BYTES) return false;
  return verify(null, signedMessage(feedName, content), publicKey, bytes);
}

const fromBase64 = (text: string): Buffer | null =>
  text.length <= 200 && BASE64.test(text) ? Buffer.from(text, 'base64') : null;
