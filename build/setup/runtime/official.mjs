// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../paths.mjs';
import { run } from '../processes.mjs';
import { during } from '../say.mjs';

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
export const runtimeIn = (folder) => ({ folder, executable: join(folder, executableIn()) });

/** The official build, unless it is of another version than the package that asks for it. */
export function officialRuntime() {
  const runtime = runtimeIn(join(packageFolder, 'dist'));
  if (!existsSync(runtime.executable)) return undefined;
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const installed = readFileSync(join(runtime.folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return installed === version ? runtime : undefined;
}

/**
 * Electron's archives by name, each with its SHA-256, as the package `electron` brings them. The lockfile
 * pins that package, and so these.
 * @returns {Record<string, string>}
 */
export function pinnedChecksums() {
  return JSON.parse(readFileSync(join(packageFolder, 'checksums.json'), 'utf8'));
}

/** A variable, or a line in a person's `.npmrc`, which npm hands on as a variable. */
const FROM_THE_SERVER = /^(npm_config_)?electron_use_remote_checksums$/i;

/**
 * The environment without the switch by which Electron's installer believes the checksums that lie beside
 * the archive.
 * SECURITY: a mirror that hands out another executable would hand out the checksum to match.
 * @param {NodeJS.ProcessEnv} env
 */
export function withPinnedChecksums(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !FROM_THE_SERVER.test(name)));
}

/** @param {string} text */
export function reasonIn(text) {
  const lines = text.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => /^(\[?cause\]?:|\w*Error\b)/.test(line));
  return (cause ?? lines.find(Boolean) ?? 'no reason given').replace(/\.$/, '');
}

/** Ten minutes are enough for 120 MB on a slow line; a refused connection fails within seconds.
 * @param {string} node runs Electron's own installer
 * @returns {Promise<{runtime?: Runtime, reason: string}>} */
export async function installOfficial(node) {
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
