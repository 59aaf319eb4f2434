import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, posix, resolve, win32 } from 'node:path';
import type { Problem } from '#contract/model/app-state.ts';

/** What the data folder is good for. */
export type DataFolder =
  /** `readOnly` holds the cause where it takes no changes; `shared` what others could write, with the cure. */
  | { readonly kind: 'usable'; readonly readOnly: string | null; readonly shared: string | null }
  /** One sentence for a person, and what cures it. */
  | { readonly kind: 'refused'; readonly message: string };

export interface DataFolderOptions {
  /** What `--user-data-dir` asks for, or the usual place where it is not given. */
  readonly asked: string;
  /** What Chromium took: another folder where it could not use the one that was asked for. */
  readonly taken: string;
  /** The effective user; null on Windows, where rights are not of this kind. */
  readonly user: number | null;
}

/** The value of `--user-data-dir` among the arguments, as Chromium reads them; null where there is none. */
export function askedFolder(args: readonly string[]): string | null {
  const end = args.indexOf('--');
  const read = end === -1 ? args : args.slice(0, end);
  const last = read.findLast((arg) => arg.startsWith('--user-data-dir='));
  return last?.slice('--user-data-dir='.length) || null;
}

/**
 * Where Electron has the data folder of a program unless told otherwise, by its own rule (docs of `app.getPath`): it names
 * none that it could not make, as in a home folder that is read-only.
 *
 * @param name the program's
 */
export function usualFolder(
  environment: Readonly<Record<string, string | undefined>>,
  { home, name, platform }: { home: string; name: string; platform: NodeJS.Platform },
): string {
  if (platform === 'win32') {
    return win32.join(environment.APPDATA || win32.join(home, 'AppData', 'Roaming'), name);
  }
  const ofSystem = platform === 'darwin' ? 'Library/Application Support' : '.config';
  const named = platform === 'darwin' ? '' : environment.XDG_CONFIG_HOME;
  return posix.join(named || posix.join(home, ofSystem), name);
}

/**
 * Looks at the data folder before anything is read or written in it, and makes it where it is missing. A
 * folder that cannot be used is refused: left to itself Chromium takes the usual one instead, and what was
 * meant for one station would start at another.
 */
export function checkDataFolder({ asked, taken, user }: DataFolderOptions): DataFolder {
  const folder = resolve(asked);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const status = statSync(folder);
    if (!status.isDirectory()) return refused(folder, 'it is not a folder');
    accessSync(folder, constants.R_OK | constants.X_OK);
    const foreign = foreignOwner(folder, status, user);
    if (foreign) return foreign;
  } catch (error) {
    return refused(folder, causeOf(error));
  }
  if (realPath(taken) !== realPath(folder)) {
    return refused(folder, `the browser engine took ${taken} in its place`);
  }
  const readOnly = whyReadOnly(folder);
  return { kind: 'usable', readOnly, shared: user === null ? null : sharedFiles(folder, user) };
}

/** What of a usable folder the operator must know. */
export function folderProblems(
  path: string,
  { readOnly, shared }: Extract<DataFolder, { kind: 'usable' }>,
): Problem[] {
  return [
    ...(readOnly === null
      ? []
      : [{ code: 'folder-read-only', detail: `${path}: ${readOnly}` } as const]),
    ...(shared === null ? [] : [{ code: 'folder-shared', detail: shared } as const]),
  ];
}

const refused = (folder: string, cause: string, cure = ''): DataFolder => ({
  kind: 'refused',
  message: `The data folder ${folder} cannot be used: ${cause}. Nothing was imported or started. ${cure || 'Mend it, or choose another folder with --user-data-dir.'}`,
});

/** SECURITY: in a folder of another user's, or that everyone can write, others decide what is started and sent. */
function foreignOwner(
  folder: string,
  { uid, mode }: Stats,
  user: number | null,
): DataFolder | null {
  if (user === null) return null;
  if (uid !== user && uid !== 0) {
    const cause = `it belongs to another user (id ${uid})`;
    return refused(folder, cause, 'Run CDN Recorder as that user, or choose another folder.');
  }
  if ((mode & 0o002) === 0) return null;
  return refused(
    folder,
    'every user of this machine can write in it',
    `Cure: chmod go-w ${quoted(folder)}`,
  );
}

/** Null when it takes changes. A full disk does: what is there may be overwritten, and room may come. */
function whyReadOnly(folder: string): string | null {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    closeSync(openSync(probe, 'w', 0o600));
    rmSync(probe, { force: true });
    return null;
  } catch (error) {
    const { code = 'unknown cause' } = error as NodeJS.ErrnoException;
    return ['EACCES', 'EPERM', 'EROFS'].includes(code) ? code : null;
  }
}

/** Our files and folders that others own or can write, with the command that cures it; null when there are none. */
function sharedFiles(folder: string, user: number): string | null {
  const isShared = (path: string) => {
    const { mode, uid } = lstatSync(path);
    const isLink = (mode & constants.S_IFMT) === constants.S_IFLNK;
    return (uid !== user && uid !== 0) || (!isLink && (mode & 0o022) !== 0);
  };
  try {
    const own = readdirSync(folder).filter((name) => OURS.test(name));
    const shared = [folder, ...own.map((name) => join(folder, name))].filter(isShared);
    return shared.length === 0 ? null : `chmod go-w ${shared.map(quoted).join(' ')}`;
  } catch {
    // A file went away meanwhile; the code that reads a file reports that it cannot.
    return null;
  }
}

/** What this program keeps there; the rest is Chromium's. */
const OURS =
  /^((journal|history|files)\.sqlite|(presets|settings|accounts|window|vault|vault-key)\.json|socket-|instance\.lock|logs$)/;

const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;

function realPath(path: string): string {
  try {
    // In the case that Windows and macOS keep, which take a name in any case.
    return realpathSync.native(path);
  } catch {
    return resolve(path);
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  EEXIST: 'a file is in its way',
  ENOTDIR: 'a file is in its way',
  EACCES: 'this user has no right to it',
  EPERM: 'this user has no right to it',
  EROFS: 'it is missing, and the disk takes no changes',
  ENOSPC: 'it is missing, and the disk is full',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};

function causeOf(error: unknown): string {
  const { code = 'unknown cause' } = error as NodeJS.ErrnoException;
  return CAUSES[code] ?? code;
}
