// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { openPromise } from 'yauzl';

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

/** SECURITY: an archive must not write outside the folder it is unpacked into.
 * @param {string} folder
 * @param {string} name */
export function insideOf(folder, name) {
  const path = normalize(join(folder, name));
  if (isAbsolute(name) || !path.startsWith(folder + sep)) {
    throw new Error(`the archive names a path outside: ${name}`);
  }
  return path;
}

/** What kind of a file it is, within the mode of Unix. */
const KIND = 0o170000;
const SYMLINK = 0o120000;

/**
 * @param {import('yauzl').ZipFile} archive
 * @param {import('yauzl').Entry} entry
 * @param {string} path
 */
async function extract(archive, entry, path) {
  await mkdir(dirname(path), { recursive: true });
  const content = await archive.openReadStreamPromise(entry);
  const mode = entry.externalFileAttributes >>> 16;
  if ((mode & KIND) === SYMLINK) {
    const target = (await buffer(content)).toString('utf8');
    insideOf(dirname(path), target);
    return symlink(target, path);
  }
  // SECURITY: never through what is there already, a link of the archive's own among it.
  await pipeline(content, createWriteStream(path, { mode: mode & 0o777 || 0o644, flags: 'wx' }));
}

/**
 * Unpacks an archive into a folder that is empty; `unzip` is not on every machine. The checksums inside are not
 * looked at, because the archive came out of a tarball whose hash was.
 * @param {string} path
 * @param {string} folder
 * @param {(name: string) => string | undefined} rename the path to unpack to, or undefined to skip
 */
export async function unzip(path, folder, rename) {
  const archive = await openPromise(path, { autoClose: false, strictFileNames: true });
  try {
    // One at a time: a stream that ends early beside another one throws where no caller can catch it.
    for await (const entry of archive.eachEntry()) {
      const name = rename(entry.fileName);
      if (name && !entry.fileName.endsWith('/'))
        await extract(archive, entry, insideOf(folder, name));
    }
  } finally {
    archive.close();
  }
}
