import { execFileSync } from 'node:child_process';
import { pbkdf2 } from 'node:crypto';
import { closeSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SecretRequest, SecretTask } from '#contract/model/secrets.ts';
import type { Settings } from '#contract/model/settings.ts';
import {
  MAX_CERTIFICATES_BYTES,
  readCertificates,
} from '../../../electron/app/network/certificates.ts';
import { RouteEditor } from '../../../electron/app/network/route-editor.ts';
import { INITIAL_SETTINGS, openSettings } from '../../../electron/storage/settings.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { SELF_SIGNED } from '../../support/self-signed.ts';

const derive = promisify(pbkdf2);

let folder: TempFolder;
const open: number[] = [];
beforeEach(() => {
  folder = tempFolder('certificates');
});
afterEach(() => {
  for (const descriptor of open.splice(0)) closeSync(descriptor);
  folder.remove();
});

const path = (name: string) => join(folder.path, name);
function fileOf(text: string, name = 'company.pem'): string {
  writeFileSync(path(name), text);
  return path(name);
}

describe('what is read', () => {
  test('every certificate of a regular file, and by a link to one', async () => {
    symlinkSync(fileOf(`a comment\n${SELF_SIGNED.cert}\n${SELF_SIGNED.cert}`), path('link.pem'));
    expect(await readCertificates(path('link.pem'))).toHaveLength(2);
  });

  test('a megabyte, and not a byte more', async () => {
    const padded = (bytes: number) =>
      fileOf(SELF_SIGNED.cert.padEnd(bytes, '\n'), `padded-${bytes}.pem`);
    expect(await readCertificates(padded(MAX_CERTIFICATES_BYTES))).toHaveLength(1);
    await expect(readCertificates(padded(MAX_CERTIFICATES_BYTES + 1))).rejects.toMatchObject({
      fault: 'too-large',
    });
  });

  test.runIf(process.platform === 'linux').each([
    ['/dev/zero', () => '/dev/zero', 'not-a-file'],
    ['/dev/null', () => '/dev/null', 'not-a-file'],
    ['a FIFO that nobody writes to', fifo, 'not-a-file'],
    ['a FIFO by the number of a descriptor', fifoByDescriptor, 'not-a-file'],
    ['a folder', () => folder.path, 'not-a-file'],
    ['a file of the kernel, without a size', () => '/proc/self/maps', 'no-certificates'],
    ['what is not there', () => path('gone.pem'), 'missing'],
    ['a path through a file', () => join(fileOf('x'), 'y.pem'), 'missing'],
    ['a name with a NUL', () => path('a\0b'), 'unreadable'],
  ])('%s: refused, and nothing waits for it', async (_name, make, fault) => {
    const before = performance.now();
    await expect(readCertificates(make())).rejects.toMatchObject({ fault });
    expect(performance.now() - before).toBeLessThan(1_900);
  });

  test('a socket', async () => {
    const server = createServer().listen(path('socket'));
    await new Promise((resume) => server.once('listening', resume));
    await expect(readCertificates(path('socket'))).rejects.toMatchObject({ fault: 'not-a-file' });
    server.close();
  });

  test('a disk that does not answer in time', async () => {
    const file = fileOf(SELF_SIGNED.cert);
    // Files are read by the threads that derive keys, too: the file waits behind these, as behind a slow disk.
    const busy = Array.from({ length: 16 }, () => derive('x', 'y', 300_000, 32, 'sha512'));
    await expect(readCertificates(file, 1)).rejects.toMatchObject({ fault: 'too-slow' });
    await Promise.all(busy);
  });

  test.each([
    ['a key', '-----BEGIN PRIVATE KEY-----\n'],
    [
      'one good certificate and a damaged one',
      `${SELF_SIGNED.cert}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
    ],
    ['the beginnings of many certificates', '-----BEGIN CERTIFICATE-----\nA'.repeat(30_000)],
  ])('%s', async (_name, text) => {
    await expect(readCertificates(fileOf(text))).rejects.toMatchObject({
      fault: 'no-certificates',
    });
  });

  function fifo(): string {
    execFileSync('mkfifo', [path('fifo')]);
    return path('fifo');
  }

  function fifoByDescriptor(): string {
    const descriptor = openSync(fifo(), 'r+');
    open.push(descriptor);
    return `/proc/self/fd/${descriptor}`;
  }
});

describe('the way out', () => {
  const NETWORK: SecretTask = { kind: 'network' };
  const MANUAL = { proxy: 'manual', proxyUrl: 'http://proxy.example:8080' } as const;

  function editorOf(task: SecretTask | null, file: string | null = null) {
    const open = { request: task && { task, intents: [] } } as { request: SecretRequest | null };
    const settings = openSettings(folder.path, new Date());
    const told: Settings[] = [];
    const editor = new RouteEditor({
      settings,
      request: () => open.request,
      chooseFile: async () => file,
    });
    settings.onChange(() => told.push(settings.get()));
    return { editor, told, open, settings };
  }

  test('is changed in the window for secrets that is open for it', () => {
    const { editor, told } = editorOf(NETWORK);
    editor.save({ ...MANUAL, certificates: 'keep' });
    expect(told.map(({ network }) => network)).toEqual([
      { ...INITIAL_SETTINGS.network, ...MANUAL },
    ]);
  });

  test.each([null, { kind: 'unlock' }, { kind: 'proxy-login' }] as const)(
    'is changed by no message while it is open for %j',
    async (task) => {
      const { editor, settings } = editorOf(task, fileOf(SELF_SIGNED.cert));
      expect(() => editor.save({ ...MANUAL, certificates: 'keep' })).toThrow(/not open for this/);
      await expect(editor.chooseCertificates()).rejects.toThrow(/not open for this/);
      expect(settings.get()).toEqual(INITIAL_SETTINGS);
    },
  );

  test('a file counts once it has been tried, and is told by its name alone', async () => {
    const file = fileOf(SELF_SIGNED.cert);
    const { editor, settings } = editorOf(NETWORK, file);
    expect(await editor.chooseCertificates()).toEqual({
      kind: 'usable',
      name: 'company.pem',
      count: 1,
    });
    expect(settings.get().network.caFile).toBeNull();
    editor.save({ proxy: 'none', proxyUrl: null, certificates: 'chosen' });
    expect(settings.get().network.caFile).toBe(file);
    editor.save({ proxy: 'none', proxyUrl: null, certificates: 'keep' });
    expect(settings.get().network.caFile).toBe(file);
    editor.save({ proxy: 'none', proxyUrl: null, certificates: 'none' });
    expect(settings.get().network.caFile).toBeNull();
  });

  test('a file that cannot be used is not saved', async () => {
    const { editor, settings } = editorOf(NETWORK, fileOf('x'));
    expect(await editor.chooseCertificates()).toEqual({
      kind: 'unusable',
      name: 'company.pem',
      fault: 'no-certificates',
    });
    expect(() => editor.save({ ...MANUAL, certificates: 'chosen' })).toThrow(/No file was chosen/);
    expect(settings.get()).toEqual(INITIAL_SETTINGS);
  });

  test('a file that was chosen in a window that is gone counts no more', async () => {
    const { editor, open } = editorOf(NETWORK, fileOf(SELF_SIGNED.cert));
    await editor.chooseCertificates();
    open.request = { task: NETWORK, intents: [] };
    expect(() => editor.save({ ...MANUAL, certificates: 'chosen' })).toThrow(/No file was chosen/);
  });
});
