import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UpdateFile } from '../../../electron/app/updates/feed.ts';
import type { Offered } from '../../../electron/app/updates/offer.ts';
import type { UpdateInstaller } from '../../../electron/app/updates/update-dependencies.ts';
import { createInstaller } from '../../../electron/desktop/updates/electron-updater.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';
import { sha512Of } from '../../support/updates/feed.ts';

/** The real electron-updater, with an AppImage that is a script: it notes what it was started with. */
let folder: TempFolder;
let image: string;
let note: string;
let before: string | undefined;

const OLD = '#!/bin/sh\nexit 1\n';

beforeEach(() => {
  folder = tempFolder('updater');
  image = join(folder.path, 'apps', 'CDN Recorder-1.0.0.AppImage');
  note = join(folder.path, 'note');
  mkdirSync(dirname(image));
  writeFileSync(image, OLD);
  chmodSync(image, 0o755);
  before = process.env.APPIMAGE;
  process.env.APPIMAGE = image;
});
afterEach(() => {
  if (before === undefined) delete process.env.APPIMAGE;
  else process.env.APPIMAGE = before;
  folder.remove();
});

const next = () =>
  Buffer.from(
    `#!/bin/sh\nprintf '%s\\n' "$0" "$@" > '${note}.part'\nmv '${note}.part' '${note}'\n`,
  );

function offerOf(version: string, bytes: Buffer, kind: Offered['kind'] = 'newer'): Offered {
  const file = {
    url: `CDN Recorder-${version}.AppImage`,
    sha512: sha512Of(bytes),
    size: bytes.length,
  };
  return { version, kind, size: file.size, file };
}

const installerOf = (change: { appImage?: string; version?: string } = {}) =>
  createInstaller({
    packageType: 'AppImage',
    version: '1.0.0',
    name: 'CDN Recorder',
    appImage: image,
    cacheFolder: join(folder.path, 'data'),
    relaunchArguments: ['--user-data-dir=/some where'],
    whenAskedToQuit: async () => undefined,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...change,
  });

const give = (bytes: Buffer) => async (path: string, _file: UpdateFile) =>
  writeFileSync(path, bytes);

async function prepared(installer: UpdateInstaller, offered: Offered, bytes: Buffer) {
  await installer.prepare(offered, give(bytes));
}

test('puts the new version in the place of the old one, and starts it with its data folder', async () => {
  const installer = await installerOf();
  const bytes = next();
  await prepared(installer, offerOf('1.1.0', bytes), bytes);
  expect(readFileSync(image, 'utf8')).toBe(OLD);
  await installer.install();
  expect(readFileSync(image).equals(bytes)).toBe(true);
  expect(statSync(image).mode & 0o111).toBe(0o111);
  await until('the new version', () => existsSync(note));
  expect(readFileSync(note, 'utf8')).toBe(`${image}\n--user-data-dir=/some where\n`);
  // Neither another name nor what is left of the download: the start at login names this file.
  expect(readdirSync(dirname(image))).toEqual(['CDN Recorder-1.0.0.AppImage']);
});

test('takes no version that is not newer, and an older one only as the way back', async () => {
  const bytes = next();
  for (const version of ['1.0.0', '0.9.0']) {
    const installer = await installerOf();
    await expect(prepared(installer, offerOf(version, bytes), bytes)).rejects.toThrow(
      /no such version/,
    );
    await expect(installer.install()).rejects.toThrow(/nothing is prepared/);
  }
  const installer = await installerOf({ version: '1.2.0-beta.1' });
  await prepared(installer, offerOf('1.1.0', bytes, 'back'), bytes);
  await installer.install();
  expect(readFileSync(image).equals(bytes)).toBe(true);
  await until('the older version', () => existsSync(note));
});

test('leaves everything as it was where the download fails', async () => {
  const installer = await installerOf();
  const fail = async (path: string) => {
    writeFileSync(path, 'half');
    throw new Error('cut off');
  };
  await expect(installer.prepare(offerOf('1.1.0', next()), fail)).rejects.toThrow('cut off');
  await expect(installer.install()).rejects.toThrow(/nothing is prepared/);
  expect(readFileSync(image, 'utf8')).toBe(OLD);
  await installer.clean();
  expect(readdirSync(dirname(image))).toEqual(['CDN Recorder-1.0.0.AppImage']);
});

test('installs no file that was changed after it was verified', async () => {
  const installer = await installerOf();
  const bytes = next();
  await prepared(installer, offerOf('1.1.0', bytes), bytes);
  const pending = join(dirname(image), '.cdn-recorder-update', 'pending');
  writeFileSync(join(pending, 'CDN Recorder-1.0.0.AppImage'), '#!/bin/sh\n: something else\n');
  await expect(installer.install()).rejects.toThrow(/not the one that was verified/);
  expect(readFileSync(image, 'utf8')).toBe(OLD);
});

test.runIf(canMount)('needs no room on the disk to put the new version in place', async () => {
  const disk = smallDisk(256);
  try {
    const appImage = join(disk.path, 'cdn-recorder.AppImage');
    writeFileSync(appImage, OLD);
    process.env.APPIMAGE = appImage;
    const installer = await installerOf({ appImage });
    const bytes = next();
    await prepared(installer, offerOf('1.1.0', bytes), bytes);
    disk.fill();
    await installer.install();
    expect(readFileSync(appImage).equals(bytes)).toBe(true);
  } finally {
    disk.unmount();
  }
});
