import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { whileThereIsRoom } from '../../../build/setup/room.mjs';
import { repositoryRoot } from '../../support/desktop/electron.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';

/** Set-up on machines that lack something, in a mount namespace: what is hidden there is hidden from nothing else. */
const asRootOf = ['--user', '--map-root-user', '--mount'];
const canHide = spawnSync('unshare', [...asRootOf, 'true']).status === 0;

const MODULE = join(repositoryRoot, 'build', 'setup', 'run-script.mjs');
const SCRIPT = `import { runScript } from ${JSON.stringify(MODULE)}; await runScript(async () => console.log('went on'));`;

interface Ended {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs set-up's frame once this line of shell has hidden what it hides. */
function without(hide: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const line = `${hide} && exec "$0" --input-type=module -e "$1"`;
  const args = [...asRootOf, 'sh', '-c', line, process.execPath, SCRIPT];
  return new Promise((resolve) => {
    const child = execFile(
      'unshare',
      args,
      { env: { PATH: process.env.PATH, ...env } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** A disk without a byte of room, that cannot be written. */
const readOnly = (folder: string) => `mount -t tmpfs -o ro,mode=0555 tmpfs ${folder}`;

test.runIf(canHide)('no folder for temporary files: how to make one, and code 1', async () => {
  expect(await without(readOnly('/tmp'))).toEqual({
    code: 1,
    stdout: '',
    stderr:
      '/tmp is no folder that this user can write: make it one (sudo mkdir -p /tmp && sudo chmod 1777 /tmp), then start again.\n',
  });
  const elsewhere = await without(readOnly('/tmp'), { TMPDIR: '/var/tmp' });
  expect(elsewhere).toEqual({ code: 0, stdout: 'went on\n', stderr: '' });
});

test.runIf(canMount)('what would hang on a full disk is ended, and the disk is named', async () => {
  const disk = smallDisk(4_096);
  try {
    const hanging = (signal: AbortSignal) =>
      new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('ended')));
    const quick = await whileThereIsRoom([disk.path], async () => 'done');
    expect(quick).toEqual({ result: 'done', full: undefined });
    disk.fill();
    const folders = [join(disk.path, 'not-there'), disk.path];
    expect(await whileThereIsRoom(folders, hanging)).toEqual({ result: 'ended', full: disk.path });
  } finally {
    disk.unmount();
  }
});
