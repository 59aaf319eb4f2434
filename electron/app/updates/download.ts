import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileReader } from '../../zego/transport/transport.ts';
import type { UpdateFile } from './feed.ts';
import { addressIn } from './read-feed.ts';
import { UpdateFault } from './update-fault.ts';

/** One request asks for so many bytes: a slow line passes them before the deadline of an answer. */
const PART_BYTES = 1024 * 1024;
/** Tries of one part; a download of minutes outlives a dropped connection. */
const TRIES = 3;
const PAUSE_MS = 1_000;

export interface DownloadOptions {
  readonly reader: Pick<FileReader, 'readRange'>;
  /** The folder of the lists and the files. */
  readonly address: string;
  readonly file: UpdateFile;
  /** Ends the download. */
  readonly signal: AbortSignal;
  /** Bytes so far. */
  onProgress(received: number): void;
  /** What may still be written in a folder, in bytes. */
  freeBytes(folder: string): Promise<number>;
  pause(ms: number): Promise<unknown>;
}

/**
 * Downloads a file to this path, and checks its size and SHA-512. Whatever goes wrong, nothing is left at the path.
 *
 * @throws UpdateFault
 */
export async function downloadTo(path: string, options: DownloadOptions): Promise<void> {
  const { file, freeBytes } = options;
  const free = await freeBytes(dirname(path)).catch(() => file.size);
  if (free < file.size) throw new UpdateFault('disk-full', path);
  let handle: FileHandle;
  try {
    await rm(path, { force: true });
    // SECURITY: `wx` follows no link that another user has put there.
    handle = await open(path, 'wx', 0o600);
  } catch (error) {
    throw UpdateFault.ofDisk(error, path);
  }
  try {
    await fill(handle, path, options);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw error instanceof UpdateFault ? error : UpdateFault.ofDisk(error, path);
  }
}

async function fill(handle: FileHandle, path: string, options: DownloadOptions): Promise<void> {
  const { file, signal, onProgress } = options;
  const hash = createHash('sha512');
  let received = 0;
  while (received < file.size) {
    const part = await readPart(options, received, Math.min(PART_BYTES, file.size - received));
    if (signal.aborted) throw new UpdateFault('cut-off', file.url);
    hash.update(part);
    await writeWhole(handle, part, received).catch((error) => {
      throw UpdateFault.ofDisk(error, path);
    });
    received += part.length;
    onProgress(received);
  }
  if (hash.digest('base64') !== file.sha512) throw new UpdateFault('hash-wrong', file.url);
  await handle.sync();
}

/** A disk that runs full takes a part of what it is given, and only the next call fails. */
async function writeWhole(handle: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

/** At least one byte of the file from here on. @throws UpdateFault */
async function readPart(
  { reader, address, file, signal, pause }: DownloadOptions,
  from: number,
  length: number,
): Promise<Buffer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await reader.readRange(addressIn(address, file.url), from, length);
    if (answer.kind === 'status') {
      throw new UpdateFault('server-refused', `${file.url} (HTTP ${answer.httpStatus})`);
    }
    if (answer.kind === 'bytes') {
      // Another file than the one that was signed.
      if (answer.total !== null && answer.total !== file.size) {
        throw new UpdateFault('hash-wrong', file.url);
      }
      if (answer.from !== from) throw new UpdateFault('server-refused', `${file.url} (no ranges)`);
      if (answer.bytes.length > 0) return answer.bytes;
    }
    if (tries >= TRIES || signal.aborted) {
      const detail = answer.kind === 'failed' ? ` (${answer.detail})` : '';
      throw new UpdateFault('cut-off', `${file.url}${detail}`);
    }
    await pause(PAUSE_MS * tries);
  }
}

/**
 * Downloads a file into a folder under its own name, and returns its path. While it is under way it has another name; a
 * file of its name that has the right content already is taken as it is, and another one keeps its name.
 *
 * @throws UpdateFault
 */
export async function downloadInto(folder: string, options: DownloadOptions): Promise<string> {
  const { file } = options;
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw UpdateFault.ofDisk(error, folder);
  }
  const place = await freePlace(folder, file);
  if (place.isDone) return place.path;
  const part = join(folder, `.${file.url}.part`);
  await downloadTo(part, options);
  try {
    await rename(part, place.path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw UpdateFault.ofDisk(error, place.path);
  }
  return place.path;
}

/** Files of one name that are looked at; more copies of one download are none of ours. */
const MOST_COPIES = 100;

async function freePlace(
  folder: string,
  file: UpdateFile,
): Promise<{ readonly path: string; readonly isDone: boolean }> {
  for (let copy = 1; copy <= MOST_COPIES; copy += 1) {
    const path = join(folder, copy === 1 ? file.url : numbered(file.url, copy));
    if (!(await isThere(path))) return { path, isDone: false };
    if (await hasContent(path, file)) return { path, isDone: true };
  }
  throw new UpdateFault('cannot-write', join(folder, file.url));
}

/** `name (2).ending`, as browsers do. */
function numbered(name: string, copy: number): string {
  const dot = name.lastIndexOf('.');
  const cut = dot > 0 ? dot : name.length;
  return `${name.slice(0, cut)} (${copy})${name.slice(cut)}`;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );

/** Whether a file has the size and the SHA-512 of a version's file. Never throws. */
export async function hasContent(
  path: string,
  { size, sha512 }: Pick<UpdateFile, 'size' | 'sha512'>,
): Promise<boolean> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size !== size) return false;
    const hash = createHash('sha512');
    await pipeline(createReadStream(path), hash);
    return hash.digest('base64') === sha512;
  } catch {
    return false;
  }
}
