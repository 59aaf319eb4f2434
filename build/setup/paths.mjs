// @ts-check
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone that these scripts belong to, wherever they were started from. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string[]} parts */
export const inProject = (...parts) => join(root, ...parts);

/** Lives inside node_modules, so that deleting that folder forgets all that was derived from it. */
export const moduleCache = inProject('node_modules', '.cache', 'cdn-recorder');

/**
 * The user's cache folder, where each system wants it: what is fetched once serves every clone.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function userCache(env = process.env, platform = process.platform) {
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'cdn-recorder', 'Cache');
  }
  const base =
    env.XDG_CACHE_HOME ||
    (platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache'));
  return join(base, 'cdn-recorder');
}

/** The toolchain's Node (the `node` package), newer than the one that set-up itself may run on. */
export const projectNodePath = inProject(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The oldest Node that set-up itself runs on, as `engines` in package.json has it for npm, which only warns. */
export const OLDEST_NODE = 20;

/** @param {string} version such as `20.11.0` */
export const runsSetUp = (version) => Number(version.split('.')[0]) >= OLDEST_NODE;

/** @param {string} version such as `22.12.0` */
export function runsTheTools(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

/**
 * The Node that runs Vite, Vitest and Electron's installer; undefined when there is none, which
 * happens where npm was told to skip install scripts.
 */
export function toolNode() {
  if (existsSync(projectNodePath)) return projectNodePath;
  return runsTheTools(process.versions.node) ? process.execPath : undefined;
}
