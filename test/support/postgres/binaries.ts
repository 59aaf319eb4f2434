import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian keeps each release's programs, which are not on PATH. */
const OF_DEBIAN = '/usr/lib/postgresql';

/** The release that tests run on where several are installed. */
const WANTED = '15';

/** The folder with `initdb` and `postgres`: what set-up found or fetched, else the machine's own. */
export function postgresFolder(env = process.env): string {
  const releases = existsSync(OF_DEBIAN) ? readdirSync(OF_DEBIAN).sort() : [];
  const folders = [
    env.CDN_RECORDER_POSTGRES ?? '',
    ...[WANTED, ...releases.reverse()].map((release) => join(OF_DEBIAN, release, 'bin')),
    ...(env.PATH ?? '').split(delimiter),
  ];
  const found = folders.find(
    (folder) =>
      folder !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
  if (found) return found;
  throw new Error('No PostgreSQL: npm test brings it, or install postgresql-15.');
}
