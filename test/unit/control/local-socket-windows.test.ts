import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFiles, socketPath } from '../../../electron/control/local-socket/location.ts';

const FOLDER = join(tmpdir(), 'data of 录制');
const PIPE = /^\\\\\.\\pipe\\cdn-recorder-[0-9a-f]{16}$/;

test('on Windows the program listens at a named pipe, one for each data folder', () => {
  const pipe = socketPath(FOLDER, {}, 'win32');
  expect(pipe).toMatch(PIPE);
  expect(socketPath(join(FOLDER, '.'), { XDG_RUNTIME_DIR: '/run' }, 'win32')).toBe(pipe);
  expect(socketPath(join(FOLDER, 'other'), {}, 'win32')).not.toBe(pipe);
});

test('and its locks lie in the data folder and in the user’s temporary one', () => {
  expect(lockFiles(FOLDER, {}, 'win32')).toEqual([
    `${join(tmpdir(), socketPath(FOLDER, {}, 'win32').replace('\\\\.\\pipe\\', ''))}.lock`,
    join(FOLDER, 'instance.lock'),
  ]);
});
