// @ts-check
import { randomBytes } from 'node:crypto';

/**
 * An Xauthority file with one cookie that is good for any host and any display number: the number is
 * not known before the server runs, and the server wants the file at its start.
 * @param {Buffer} cookie
 */
export function authorityFile(cookie = randomBytes(16)) {
  const field = (/** @type {Buffer} */ bytes) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const anyFamily = Buffer.from([0xff, 0xff]);
  const nothing = Buffer.alloc(0);
  return Buffer.concat([
    anyFamily,
    field(nothing),
    field(nothing),
    field(Buffer.from('MIT-MAGIC-COOKIE-1')),
    field(cookie),
  ]);
}
