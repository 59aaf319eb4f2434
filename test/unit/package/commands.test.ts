import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../support/desktop/electron.ts';

const source = (name: string) => join(repositoryRoot, 'build', 'package', name);

describe('the command of Windows', () => {
  const text = readFileSync(source('windows-command.cmd'), 'latin1');
  const lines = text.split('\r\n').filter((line) => !line.startsWith('rem '));

  test('has the line ends that a batch file needs, and nothing but ASCII', () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  test('hands on all arguments as they were quoted, waits, and ends with the code of the program', () => {
    const at = lines.indexOf('"%~dp0..\\cdn-recorder.exe" %*');
    expect(at).toBeGreaterThan(0);
    // Not by `start`, which reads the first quoted argument as a title.
    expect(lines[at + 1]).toBe('exit /b %ERRORLEVEL%');
    expect(lines.slice(0, at)).toEqual([
      '@echo off',
      'setlocal EnableExtensions DisableDelayedExpansion',
      'set "ERRORLEVEL="',
      'set "ELECTRON_NO_ATTACH_CONSOLE="',
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('the command of macOS', () => {
  let home: string;
  let command: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'cdnr-mac command-'));
    const contents = join(home, 'CDN Recorder.app', 'Contents');
    command = join(contents, 'Resources', 'bin', 'cdn-recorder');
    mkdirSync(join(contents, 'Resources', 'bin'), { recursive: true });
    mkdirSync(join(contents, 'MacOS'));
    cpSync(source('mac-command.sh'), command);
    writeFileSync(
      join(contents, 'MacOS', 'cdn-recorder'),
      '#!/bin/sh\nfor one in "$@"; do echo "[$one]"; done\nexit 7\n',
    );
    for (const file of [command, join(contents, 'MacOS', 'cdn-recorder')]) chmodSync(file, 0o755);
  });
  afterEach(() => rm(home, { recursive: true }));

  test('is a script that any sh reads', () => {
    execFileSync('sh', ['-n', source('mac-command.sh')]);
  });

  test.each<[string, (to: string) => string]>([
    ['itself', () => command],
    [
      'a link with a whole path',
      (folder) => {
        symlinkSync(command, join(folder, 'one'));
        return join(folder, 'one');
      },
    ],
    [
      'a link to a link with a relative path',
      (folder) => {
        mkdirSync(join(folder, 'bin'));
        symlinkSync(command, join(folder, 'one'));
        symlinkSync('../one', join(folder, 'bin', 'two'));
        return join(folder, 'bin', 'two');
      },
    ],
  ])('%s starts the program with its arguments, and ends with its code', (_what, linked) => {
    const args = ['--start=Practice: Tencent', 'a  b', '*', "it's", '$HOME', ''];
    const { stdout, status } = spawnSync(linked(home), args, { encoding: 'utf8' });
    expect(stdout.split('\n').slice(0, -1)).toEqual(args.map((one) => `[${one}]`));
    expect(status).toBe(7);
  });
});
