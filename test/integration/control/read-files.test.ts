import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCommandLine } from '../../../electron/control/command-line/parse.ts';
import { readBounded } from '../../../electron/control/command-line/read-bounded.ts';
import { readFiles } from '../../../electron/control/command-line/read-files.ts';
import { MAX_PROVISION_BYTES } from '../../../electron/control/command-line/request.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('read-files');
});
afterEach(() => folder.remove());

function read(file: string) {
  const parsed = parseCommandLine([`--provision=${file}`], { development: false, root: false });
  if (parsed.kind !== 'run') throw new Error('not a command line');
  return readFiles(parsed.commandLine);
}

function readBytes(bytes: Buffer | string) {
  const file = join(folder.path, 'stations.json');
  writeFileSync(file, bytes, { mode: 0o600 });
  return read(file);
}

test('a file of UTF-8, with what precedes it on Windows', () => {
  expect(readBytes('\uFEFF{"presets":[]}')).toMatchObject({
    ok: true,
    request: { actions: [{ kind: 'provision', content: '{"presets":[]}' }] },
    warnings: [],
  });
});

test.each([
  [
    Buffer.from('\uFEFF{}', 'utf16le'),
    /stations\.json: it is UTF-16 LE, not UTF-8\. Save it as UTF-8\./,
  ],
  [Buffer.from([0x22, 0xcd, 0xed, 0xbc, 0xe4, 0x22]), /most likely GBK/],
])('another encoding is named, and nothing was done (%#)', (bytes, words) => {
  const result = readBytes(bytes);
  expect(result).toMatchObject({ ok: false, problem: expect.stringMatching(words) });
  expect(result).toMatchObject({
    problem: expect.stringMatching(/Nothing was imported or started\.$/),
  });
});

test('the largest file is read, one byte more is refused with the bound', () => {
  const largest = `{}${' '.repeat(MAX_PROVISION_BYTES - 2)}`;
  expect(readBytes(largest).ok).toBe(true);
  expect(readBytes(`${largest} `)).toMatchObject({
    ok: false,
    problem: expect.stringContaining('it is larger than 4 MiB'),
  });
});

test.skipIf(process.platform === 'win32')('a device without an end is refused too', () => {
  expect(read('/dev/zero')).toMatchObject({
    ok: false,
    problem: expect.stringContaining('it is larger than 4 MiB'),
  });
});

test('a name that gives orders to a terminal is written out', () => {
  const result = read(join(folder.path, 'no\u001b[2J\nsuch'));
  expect(result).toMatchObject({
    ok: false,
    problem: expect.stringContaining('no\\u001b[2J\\u000asuch: there is no such file'),
  });
});

test.skipIf(process.platform === 'win32')(
  'a descriptor that is non-blocking, as standard input may be: waits for a slow writer',
  async () => {
    const fifo = join(folder.path, 'pipe');
    execFileSync('mkfifo', [fifo]);
    const script =
      'exec 3>"$1"; echo open; for part in 1 2 3; do sleep 0.2; printf %s abcd >&3; done';
    const writer = spawn('sh', ['-c', script, 'sh', fifo], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const descriptor = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      // Before a writer has it, a FIFO is at its end.
      await once(writer.stdout, 'data');
      expect(readBounded(descriptor, 100).toString()).toBe('abcdabcdabcd');
    } finally {
      closeSync(descriptor);
    }
  },
);
