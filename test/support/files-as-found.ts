import { openDatabase } from '../../electron/storage/database.ts';
import { FILES_MIGRATIONS } from '../../electron/storage/files/schema.ts';

const AS_BEFORE = [
  ...['terms', 'account_names', 'files', 'file_links', 'watches', 'watch_ids', 'callbacks'],
  ...['callback_nonces', 'merges', 'merge_files', 'cursors'],
];

/** As the first schema placed a file in time: its computed begin counted for nothing. */
const AT = `CAST(ROUND((julianday(COALESCE(f.detail ->> '$.known.beginAt', f.detail ->> '$.known.createdAt',
  f.detail ->> '$.known.firstSeenAt')) - 2440587.5) * 86400000) AS INTEGER)`;

/** Writes the files of one database into another one of the first schema, whose list was in the order of finding. */
export function asFirstSchema(from: string, to: string): void {
  const database = openDatabase(to, {
    synchronous: 'FULL',
    migrations: FILES_MIGRATIONS.slice(0, 1),
  });
  database.exec('PRAGMA synchronous=OFF; PRAGMA cache_size=-262144');
  database.prepare('ATTACH ? AS now').run(from);
  database.exec(AS_BEFORE.map((name) => `INSERT INTO ${name} SELECT * FROM now.${name};`).join(''));
  database.exec(`
    INSERT INTO file_ids SELECT value, file FROM now.file_ids;
    INSERT INTO entries
      SELECT e.file, ${AT}, e.account, e.vendor, e.state, e.linked, e.stream, e.preset, e.format, e.expires_at, e.name
      FROM now.entries AS e JOIN files AS f ON f.id = e.file ORDER BY e.file;
    INSERT INTO hours SELECT at / 3600000 AS hour, MIN(id), MAX(id), COUNT(*) FROM entries GROUP BY hour;
    DETACH now;
    PRAGMA wal_checkpoint(TRUNCATE);`);
  database.close();
}
