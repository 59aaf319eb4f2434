// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ownCache, runNpm } from './npm.mjs';
import { inProject, moduleCache, toolNode } from './paths.mjs';
import { whileThereIsRoom } from './room.mjs';
import { during, fullDisk, fullDiskIn, Stop } from './say.mjs';

/**
 * @typedef {{version?: string, link?: boolean, optional?: boolean}} LockedPackage
 * @typedef {{packages?: Record<string, LockedPackage>}} Lockfile
 */

/**
 * Whether what npm says it installed is what the lockfile asks for. Optional packages may be absent:
 * most of them are builds for other systems.
 * @param {Lockfile} wanted `package-lock.json`
 * @param {Lockfile} installed `node_modules/.package-lock.json`
 */
export function satisfies(wanted, installed) {
  const want = wanted.packages ?? {};
  const have = installed.packages ?? {};
  const nothingMissing = Object.entries(want).every(
    ([path, entry]) =>
      path === '' || (have[path] ? have[path].version === entry.version : entry.optional === true),
  );
  return nothingMissing && Object.keys(have).every((path) => path in want);
}

const stampPath = join(moduleCache, 'lockfile.sha256');

/** @param {string} path */
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** The stamp spares reading two large files at every start; without one, npm's own record decides. */
function areInstalled() {
  const lockfile = readFileSync(inProject('package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockfile).digest('hex');
  if (readIfThere(stampPath) === hash) return true;
  const installed = readIfThere(inProject('node_modules', '.package-lock.json'));
  if (!installed || !satisfies(JSON.parse(lockfile), JSON.parse(installed))) return false;
  try {
    mkdirSync(moduleCache, { recursive: true });
    writeFileSync(stampPath, hash);
  } catch {
    // The clone belongs to another user: the next start repeats the comparison, and nothing else is lost.
  }
  return true;
}

/**
 * Whatever the person's own settings say, in `.npmrc` or in a variable: all that the lockfile has, in this
 * folder, laid out as it says.
 */
export const WHOLE = [
  '--include=dev',
  '--include=optional',
  '--global=false',
  '--dry-run=false',
  '--package-lock=true',
  '--package-lock-only=false',
  '--install-strategy=hoisted',
];

async function install() {
  if (process.platform === 'win32' && process.execPath.startsWith(inProject('node_modules'))) {
    // Windows does not delete the file of a running program, and that is this one.
    throw new Stop('The dependencies have changed: run "npm ci" once, then start again.');
  }
  const { result, full } = await whileThereIsRoom([inProject(), ownCache()], (signal) =>
    // It hangs in a loop that hears no other signal.
    runNpm(['ci', ...WHOLE], { cwd: inProject(), output: 'both', signal, killSignal: 'SIGKILL' }),
  );
  if (full !== undefined) {
    // It is of no use, npm would remove it first, and others need the room.
    rmSync(inProject('node_modules'), { recursive: true, force: true, maxRetries: 5 });
    throw new Stop(fullDisk(full));
  }
  if (result.code !== 0 || !areInstalled()) {
    const said = fullDiskIn(result);
    if (said) throw said;
    throw new Stop(
      'npm ci did not install the packages (its own words are above): check that npm reaches its registry (npm ping) and that this folder is yours to write, then start again.',
    );
  }
}

/** Packages as the lockfile has them, and a Node that can run the tools. */
export async function ensureDependencies() {
  if (!areInstalled()) {
    // Outside node_modules, which npm is about to delete.
    await withLock(inProject('.vite', 'npm-ci.lock'), async () => {
      if (!areInstalled()) await during('Installing the packages (npm ci)', install);
    });
  }
  const node = toolNode();
  if (node) return node;
  throw new Stop(
    'The tools need Node 22.12 or newer, and npm skipped the install script that brings it: run "npm rebuild node --ignore-scripts=false", then start again.',
  );
}
