// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const block = 512;

/** @param {Buffer} header */
function readHeader(header) {
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    header.toString('utf8', from, to).split('\0')[0] ?? '';
  const prefix = text(345, 500);
  return {
    name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100),
    size: Number.parseInt(text(124, 136).trim() || '0', 8),
  };
}

/**
 * The content of one member of a tar stream. Everything else, pax headers too, is stepped over, and
 * the stream is read to its end in any case, so that what counts its bytes sees them all.
 * @param {AsyncIterable<Buffer>} source
 * @param {string} name
 */
export async function* memberOf(source, name) {
  /** @type {Buffer} */
  let pending = Buffer.alloc(0);
  let wanted = 0;
  let skip = 0;
  for await (const chunk of source) {
    let rest = pending.length ? Buffer.concat([pending, chunk]) : chunk;
    pending = Buffer.alloc(0);
    while (rest.length) {
      if (wanted) {
        const part = rest.subarray(0, wanted);
        wanted -= part.length;
        rest = rest.subarray(part.length);
        yield part;
      } else if (skip) {
        const step = Math.min(skip, rest.length);
        skip -= step;
        rest = rest.subarray(step);
      } else if (rest.length < block) {
        pending = rest;
        break;
      } else {
        const header = readHeader(rest);
        const padding = (block - (header.size % block)) % block;
        wanted = header.name === name ? header.size : 0;
        skip = wanted ? padding : header.size + padding;
        rest = rest.subarray(block);
      }
    }
  }
  if (wanted) throw new Error(`the tarball ends in the middle of ${name}`);
}

/**
 * Unpacks one member of a `.tgz` and answers the integrity (`sha512-…`) of the whole tarball, both
 * in one reading. The caller compares before it uses what was written.
 * @param {string} tarball
 * @param {string} member
 * @param {string} destination
 */
export async function unpackMember(tarball, member, destination) {
  const hash = createHash('sha512');
  async function* hashed(/** @type {AsyncIterable<Buffer>} */ source) {
    for await (const chunk of source) {
      hash.update(chunk);
      yield chunk;
    }
  }
  await pipeline(
    createReadStream(tarball, { highWaterMark: 1 << 20 }),
    hashed,
    createGunzip({ chunkSize: 1 << 20 }),
    (source) => Readable.from(memberOf(source, member), { objectMode: false }),
    createWriteStream(destination),
  );
  return `sha512-${hash.digest('base64')}`;
}
