import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireInstanceLock } from '../../../electron/storage/instance-lock.ts';
import { end } from '../../support/desktop/child.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

let folder: TempFolder;
const children: ChildProcess[] = [];
const at = (...parts: string[]) => join(folder.path, ...parts);
const files = () => [at('outside.lock'), at('instance.lock')];

beforeEach(() => {
  folder = tempFolder('lock');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => end(child, 'SIGKILL')));
  folder.remove();
});

/** Another process that holds the lock until it is ended. */
async function holder(paths = files()): Promise<ChildProcess> {
  const module = fileURLToPath(
    new URL('../../../electron/storage/instance-lock.ts', import.meta.url),
  );
  const script = `import { acquireInstanceLock } from ${JSON.stringify(module)};
    const { kind } = acquireInstanceLock(process.argv.slice(1));
    // What nothing refers to any longer must not take the lock with it.
    setTimeout(() => { gc(); process.stdout.write(kind); }, 10);
    setInterval(() => undefined, 1000);`;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--input-type=module', '-e', script, ...paths],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const [kind] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  expect(kind.toString()).toBe('held');
  return child;
}

test('one has it, the next learns who, and gets it when that one is gone, however it went', async () => {
  const child = await holder();
  expect(acquireInstanceLock(files())).toEqual({ kind: 'busy', processId: child.pid });
  await end(child, 'SIGKILL');
  const mine = acquireInstanceLock(files());
  expect(mine.kind).toBe('held');
  if (mine.kind === 'held') mine.release();
});

test('one that is stopped keeps it', async () => {
  const child = await holder();
  child.kill('SIGSTOP');
  expect(acquireInstanceLock(files())).toEqual({ kind: 'busy', processId: child.pid });
  child.kill('SIGCONT');
});

test('leaves no file besides the locks and their notes', async () => {
  await holder();
  expect(readdirSync(folder.path).sort()).toEqual([
    'instance.lock',
    'instance.lock.pid',
    'outside.lock',
    'outside.lock.pid',
  ]);
});

test('each of several files alone keeps a second process out: one was deleted, one is in another place', async () => {
  const child = await holder();
  rmSync(at('instance.lock'));
  expect(acquireInstanceLock(files())).toMatchObject({ kind: 'busy' });
  const elsewhere = [at('other.lock'), at('instance.lock')];
  await end(child, 'SIGKILL');
  const second = await holder();
  expect(acquireInstanceLock(elsewhere)).toEqual({ kind: 'busy', processId: second.pid });
  // What it had taken by then is free again.
  const other = acquireInstanceLock([at('other.lock')]);
  expect(other.kind).toBe('held');
  if (other.kind === 'held') other.release();
});

test.each([
  ['a folder', () => mkdirSync(at('instance.lock'))],
  ['a link', () => symlinkSync(at('nowhere'), at('instance.lock'))],
  ['no lock file of ours', () => writeFileSync(at('instance.lock'), 'garbage '.repeat(1000))],
  ['in a folder that is not there', () => rmSync(folder.path, { recursive: true })],
])('a place that takes no lock is left out: %s', (_what, arrange) => {
  arrange();
  const mine = acquireInstanceLock([at('instance.lock')]);
  expect(mine.kind).toBe('held');
  if (mine.kind === 'held') mine.release();
});

test('a note of a process that is gone names nobody', async () => {
  await holder();
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  for (const file of files()) {
    chmodSync(`${file}.pid`, 0o600);
    writeFileSync(`${file}.pid`, `${gone.pid}\n`);
  }
  expect(acquireInstanceLock(files())).toEqual({ kind: 'busy', processId: null });
});
