import { installedPostgres } from '../../../build/setup/system/postgres.mjs';

/** The folder with `initdb` and `postgres`: what set-up found or fetched, else the machine's own. */
export function postgresFolder(): string {
  const found = process.env.CDN_RECORDER_POSTGRES ?? installedPostgres();
  if (found) return found;
  throw new Error('No PostgreSQL: npm test brings it, or install postgresql-15.');
}
