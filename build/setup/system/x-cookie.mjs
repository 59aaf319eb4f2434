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

/**
 * The cookies of an Xauthority file that are for a display of this number, or for any.
 * @param {Buffer} file
 * @param {string} number empty: of every number
 * @returns {Buffer[]}
 */
export function cookiesIn(file, number) {
  /** @type {Buffer[]} */
  const cookies = [];
  let at = 0;
  const field = () => {
    const length = file.readUInt16BE(at);
    at += 2 + length;
    return file.subarray(at - length, at);
  };
  try {
    while (at < file.length) {
      at += 2; // the family: whose the name of the machine is does not matter, the server decides
      field();
      const of = field().toString();
      const name = field().toString();
      const cookie = field();
      const isFor = of === '' || number === '' || of === number;
      if (name === 'MIT-MAGIC-COOKIE-1' && isFor) cookies.push(cookie);
    }
  } catch {
    // Cut off in the middle: what was whole counts.
  }
  return cookies;
}
