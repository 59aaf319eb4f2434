// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../paths.mjs';
import { run } from '../processes.mjs';
import { during } from '../say.mjs';
import { Stop } from '../stop.mjs';
import { withPinnedChecksums } from './checksums.mjs';
import { cachedRuntime, makeRuntime } from './from-registry.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} folder
 * @property {string} executable
 */

const packageFolder = inProject('node_modules', 'electron');

/** Where the executable is within an Electron folder.
 * @param {NodeJS.Platform} platform */
export function executableIn(platform = process.platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} folder
 * @returns {Runtime} */
const runtimeIn = (folder) => ({ folder, executable: join(folder, executableIn()) });

/** The official build, unless it is of another version than the package that asks for it. */
function officialRuntime() {
  const runtime = runtimeIn(join(packageFolder, 'dist'));
  if (!existsSync(runtime.executable)) return undefined;
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const installed = readFileSync(join(runtime.folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return installed === version ? runtime : undefined;
}

/** @param {string} text */
export function reasonIn(text) {
  const lines = text.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => /^(\[?cause\]?:|\w*Error\b)/.test(line));
  return (cause ?? lines.find(Boolean) ?? 'no reason given').replace(/\.$/, '');
}

/** Ten minutes are enough for 120 MB on a slow line; a refused connection fails within seconds.
 * @param {string} node */
async function installOfficial(node) {
  const result = await during('Downloading Electron from its official place', () =>
    run(node, [join(packageFolder, 'install.js')], {
      cwd: inProject(),
      env: withPinnedChecksums(process.env),
      timeoutMs: 600_000,
    }),
  );
  const runtime = result.code === 0 ? officialRuntime() : undefined;
  if (runtime) return { runtime, reason: '' };
  return { reason: result.timedOut ? 'no end after 10 minutes' : reasonIn(result.stderr) };
}

/** @param {string} folder */
function chosenRuntime(folder) {
  const runtime = runtimeIn(folder);
  if (existsSync(runtime.executable)) return runtime;
  throw new Stop(
    `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, where there is no ${executableIn()}: set it to an unpacked Electron, or unset it.`,
  );
}

/**
 * The Electron to run: the one the person chose, the official one, or on Linux x64 one from the npm
 * registry. Once that one is there, the official place is not asked again at every start.
 * @param {string} node runs Electron's own installer
 */
export async function ensureElectron(node) {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) return chosenRuntime(chosen);
  const present = officialRuntime();
  if (present) return present;
  const hasFallback = process.platform === 'linux' && process.arch === 'x64';
  const cached = hasFallback ? cachedRuntime() : undefined;
  if (cached) return runtimeIn(cached);

  const official = await installOfficial(node);
  if (official.runtime) return official.runtime;
  let second = `there is no other source for ${process.platform} ${process.arch}`;
  if (hasFallback) {
    try {
      return runtimeIn(await makeRuntime());
    } catch (error) {
      second = `the npm registry did not help either (${/** @type {Error} */ (error).message})`;
    }
  }
  throw new Stop(
    `No Electron runtime: its official download failed (${official.reason}) and ${second}; set ELECTRON_MIRROR to a mirror that this machine reaches, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.`,
  );
}
