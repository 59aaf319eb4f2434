import { DatabaseSync } from '@photostructure/sqlite';

/**
 * A process that holds another process's database: a program that makes a backup, an indexer, a second copy of
 * ours. Arguments: file; `write` keeps writers out, `everything` readers too; milliseconds to hold it (0: until
 * it is killed). Prints a line when it holds.
 */
const [file = '', kind = 'write', ms = '0'] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec('PRAGMA busy_timeout=5000');
if (kind === 'everything') database.exec('PRAGMA locking_mode=EXCLUSIVE');
database.exec('BEGIN EXCLUSIVE');
process.stdout.write('held\n');
const end = () => {
  database.exec('ROLLBACK');
  database.close();
  process.exit(0);
};
if (Number(ms) > 0) setTimeout(end, Number(ms));
else setInterval(() => undefined, 1_000);
process.on('SIGTERM', end);
