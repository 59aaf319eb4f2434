import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  constants,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Unix cuts a socket's path near 108 bytes, silently. */
const MAX_SOCKET_PATH_BYTES = 100;
const TOKEN_BYTES = 32;
const TOKEN = /^[0-9a-f]{64}$/;

/** No place is safe to listen at; the program works, but a second process cannot reach it. */
export class NoSafeSocket extends Error {
  override readonly name = 'NoSafeSocket';
}

/**
 * Where the process that owns `userData` listens: a named pipe on Windows, elsewhere a socket in a
 * folder that belongs to this user alone.
 *
 * @throws NoSafeSocket when every candidate folder belongs to another user, is open to others, or is too long.
 */
export function socketPath(
  userData: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  const name = nameOf(userData);
  if (platform === 'win32') return `\\\\.\\pipe\\cdn-recorder-${name}`;
  for (const folder of runtimeFolders(environment)) {
    const path = join(folder, `${name}.sock`);
    if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES && isOurs(folder)) return path;
  }
  throw new NoSafeSocket('no folder of this user alone for the local socket');
}

/**
 * The files whose locks make a process the owner of `userData`: one in the folder, for every user and
 * environment, and one outside, which holds where the folder takes no changes and where it was emptied.
 */
export function lockFiles(
  userData: string,
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string[] {
  const inside = join(userData, 'instance.lock');
  const name = nameOf(userData);
  if (platform === 'win32') return [join(tmpdir(), `cdn-recorder-${name}.lock`), inside];
  const folder = runtimeFolders(environment).find(isOurs);
  return folder ? [join(folder, `${name}.lock`), inside] : [inside];
}

/**
 * Where the owner leaves word for second processes: among the data, or outside where that takes no changes.
 *
 * @throws NoSafeSocket when no folder outside is of this user alone.
 */
export function noteFolder(
  userData: string,
  isReadOnly: boolean,
  environment: NodeJS.ProcessEnv,
): string {
  if (!isReadOnly) return userData;
  const folder = runtimeFolders(environment).find(isOurs);
  if (!folder) throw new NoSafeSocket('no folder of this user alone for the token');
  return join(folder, nameOf(userData));
}

/** One name for one folder, which does not tell its path. */
const nameOf = (userData: string): string =>
  createHash('sha256').update(realFolder(userData)).digest('hex').slice(0, 16);

/** Where files of the running process may lie, the best place first; each has yet to be found to be ours. */
function runtimeFolders(environment: NodeJS.ProcessEnv): string[] {
  const runtime = environment.XDG_RUNTIME_DIR;
  return [
    ...(runtime ? [join(runtime, 'cdn-recorder')] : []),
    join(tmpdir(), `cdn-recorder-${process.getuid?.() ?? 0}`),
  ];
}

/**
 * One folder, one name: without a slash at the end, without links, and in the case that Windows and macOS keep,
 * which take a name in any case.
 */
function realFolder(userData: string): string {
  try {
    return realpathSync.native(userData);
  } catch {
    return resolve(userData);
  }
}

/** Notes where the owner of this user data listens. */
export function rememberSocket(userData: string, path: string): void {
  writeFileSync(join(userData, 'socket-path'), path, { mode: 0o600 });
}

/** The address that the owner of this user data has noted; null when it never noted one. */
export function rememberedSocket(userData: string): string | null {
  try {
    const path = join(userData, 'socket-path');
    // A pipe in its place would let the program wait for ever.
    if (!lstatSync(path).isFile()) return null;
    return readFileSync(path, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

/** SECURITY: lstat, not stat, so that a link planted in a shared folder leads nowhere. */
function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { mode, uid } = lstatSync(folder);
    const isDirectory = (mode & constants.S_IFMT) === constants.S_IFDIR;
    return isDirectory && uid === process.getuid?.() && (mode & 0o077) === 0;
  } catch {
    return false;
  }
}

/**
 * The random token that opens the socket, from a file of this user's alone; made when it is missing, and
 * made anew when it is damaged: it says nothing that would be lost. A process that runs with the former
 * one is out of reach, and its lock shows that it runs.
 *
 * @throws NoSafeSocket when others can read the file or have put it there.
 */
export function readToken(userData: string): string {
  const path = join(userData, 'socket-token');
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) makeToken(path);
  const token = readFrom(path);
  if (TOKEN.test(token)) return token;
  rmSync(path);
  makeToken(path);
  return readFrom(path);
}

function readFrom(path: string): string {
  // SECURITY: lstat, so that a link is not taken for our file.
  const { mode, uid } = lstatSync(path);
  const isFile = (mode & constants.S_IFMT) === constants.S_IFREG;
  const isPrivate = uid === process.getuid?.() && (mode & 0o077) === 0;
  if (!isFile || (process.platform !== 'win32' && !isPrivate)) {
    throw new NoSafeSocket('the token file is not of this user alone');
  }
  return readFileSync(path, 'utf8');
}

/** Linked into place whole: of two processes that start together neither reads half a token. */
function makeToken(path: string): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, randomBytes(TOKEN_BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
