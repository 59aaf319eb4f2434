import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { recover } from '../../../electron/recording/recover.ts';
import { SqliteJournal } from '../../../electron/storage/journal.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { type StrictServer, strictServer } from '../../support/strict-server/strict-server.ts';

const CHILD = join(import.meta.dirname, '..', '..', 'support', 'crash-child.ts');
let far: StrictServer;
let folder: TempFolder;

afterEach(async () => {
  await far.close();
  folder.remove();
});

async function killed(streams: number, moment: (server: StrictServer) => Promise<unknown>) {
  folder = tempFolder('crash');
  const path = join(folder.path, 'journal.sqlite');
  far = await strictServer({ appId: 12345, secret: '9193cc662a4c0ec135ec71fb57194b38' });
  far.script.add({ twist: { do: 'silence' } });
  const child = spawn(process.execPath, [CHILD, far.url, path, String(streams)]);
  await moment(far);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const journal = new SqliteJournal(path);
  recover(journal.orphans(), journal);
  const [run] = journal.newestRuns();
  const left = journal.orphans();
  journal.close();
  if (!run) throw new Error('the run is lost');
  return { run, left };
}

test('killed between sending and answer: unknown, and nothing is left open', async () => {
  const { run, left } = await killed(1, (server) => server.waitFor(4, 'arrived'));
  expect(left).toEqual([]);
  expect(run.calls.map((call) => [call.outcome?.status, call.outcome?.reason])).toEqual(
    Array(4).fill(['unknown', 'interrupted']),
  );
});

test('killed while calls wait in the queue: those are failed, never sent', async () => {
  const { run } = await killed(120, (server) => server.waitFor(20, 'arrived'));
  const count = (reason: string) =>
    run.calls.filter((call) => call.outcome?.reason === reason).length;
  expect(run.calls).toHaveLength(24);
  expect(count('interrupted')).toBe(20);
  expect(count('never-sent')).toBe(4);
  expect(run.calls.filter((call) => call.outcome?.status === 'failed')).toHaveLength(4);
  expect(far.requests).toHaveLength(20);
});
