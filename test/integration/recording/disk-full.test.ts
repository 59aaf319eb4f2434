import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { tempFolder } from '../../support/desktop/temp.ts';
import { strictServer } from '../../support/strict-server/strict-server.ts';

const CHILD = join(import.meta.dirname, '..', '..', 'support', 'full-disk-child.ts');
/** In blocks of 1,024 bytes: room for the schema and a few dozen runs. */
const LARGEST_FILE = 800;

test('a full disk: nothing is sent unrecorded, until a person agrees; what was written stays readable', async () => {
  const folder = tempFolder('full');
  const path = join(folder.path, 'journal.sqlite');
  const server = await strictServer({ appId: 12345, secret: '9193cc662a4c0ec135ec71fb57194b38' });
  try {
    const { stdout } = await promisify(execFile)('bash', [
      '-c',
      'ulimit -f "$1"; exec "$2" "$3" "$4" "$5"',
      'bash',
      String(LARGEST_FILE),
      process.execPath,
      CHILD,
      server.url,
      path,
    ]);
    const told = JSON.parse(stdout);
    expect(told.recorded).toBeGreaterThan(5);
    expect(['CannotRecord', 'journal-failed']).toContain(told.refused);
    expect(told.agreed).toEqual({ status: 'accepted', unrecorded: true });
    // One request for each run that was recorded, and the one that a person agreed to.
    expect(server.requests).toHaveLength(told.recorded + 1);
    const journal = new SqliteJournal(path);
    expect(journal.newestRuns().length).toBeGreaterThanOrEqual(told.recorded);
    journal.close();
  } finally {
    await server.close();
    folder.remove();
  }
});
