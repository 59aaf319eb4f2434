// @ts-check
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw, inflateRawSync } from 'node:zlib';

/**
 * @typedef {{name: string, method: number, size: number, offset: number, mode: number}} ZipEntry
 */

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/**
 * Where the table of contents is. It stands at the end, before a comment of any length.
 * @param {Buffer} tail the last bytes of the archive
 */
export function findDirectory(tail) {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    const found = { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
    if (found.offset === 0xffffffff) throw new Error('zip64 archives are not supported');
    return found;
  }
  throw new Error('not a zip archive, or cut short');
}

/**
 * @param {Buffer} directory
 * @returns {ZipEntry[]}
 */
export function parseDirectory(directory) {
  const entries = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== entrySignature) break;
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      size: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
      mode: directory.readUInt32LE(at + 38) >>> 16,
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** SECURITY: an archive must not write outside the folder it is unpacked into.
 * @param {string} folder
 * @param {string} name */
export function insideOf(folder, name) {
  const path = normalize(join(folder, name));
  if (!path.startsWith(folder + sep)) throw new Error(`the archive names a path outside: ${name}`);
  return path;
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {number} start
 * @param {number} length
 */
async function readAt(handle, start, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, start);
  return buffer.subarray(0, bytesRead);
}

/**
 * @param {string} archive
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {ZipEntry} entry
 * @param {string} path
 */
async function extract(archive, handle, entry, path) {
  const header = await readAt(handle, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  await mkdir(dirname(path), { recursive: true });
  if ((entry.mode & 0o170000) === 0o120000) {
    const raw = await readAt(handle, start, entry.size);
    const target = (entry.method ? inflateRawSync(raw) : raw).toString('utf8');
    insideOf(dirname(path), target);
    return symlink(target, path);
  }
  const mode = entry.mode & 0o777 || 0o644;
  if (entry.size === 0) return writeFile(path, '', { mode });
  const from = createReadStream(archive, { start, end: start + entry.size - 1 });
  const to = createWriteStream(path, { mode });
  await (entry.method ? pipeline(from, createInflateRaw(), to) : pipeline(from, to));
}

/**
 * Unpacks an archive with what Node itself has: `unzip` is not on every machine. The checksums
 * inside are not looked at, because the archive came out of a tarball whose hash was.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} rename the path to unpack to, or undefined to skip
 */
export async function unzip(archive, folder, rename) {
  const handle = await open(archive);
  try {
    const { size } = await handle.stat();
    const tailLength = Math.min(size, 22 + 0xffff);
    const directory = findDirectory(await readAt(handle, size - tailLength, tailLength));
    const entries = parseDirectory(await readAt(handle, directory.offset, directory.size));
    // Two at a time: zlib works on other threads, and one file is half of the whole.
    const queue = entries.values();
    const worker = async () => {
      for (const entry of queue) {
        const name = rename(entry.name);
        if (!name || entry.name.endsWith('/')) continue;
        await extract(archive, handle, entry, insideOf(folder, name));
      }
    };
    await Promise.all([worker(), worker()]);
  } finally {
    await handle.close();
  }
}
