import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_TYPES } from '#contract/model/update.ts';
import {
  appImageFile,
  canInstallItself,
  installCommand,
  readPackageType,
} from '../../../../electron/app/updates/package-type.ts';
import { tempFolder } from '../../../support/desktop/temp.ts';

test('what a package says of itself is read where it is known, and is null elsewhere', () => {
  const folder = tempFolder('package-type');
  const file = join(folder.path, 'package-type');
  expect(readPackageType(folder.path)).toBeNull();
  for (const type of PACKAGE_TYPES) {
    writeFileSync(file, `${type}\n`);
    expect(readPackageType(folder.path)).toBe(type);
  }
  writeFileSync(file, 'snap');
  expect(readPackageType(folder.path)).toBeNull();
  folder.remove();
});

test('a package of the system and an archive never install themselves', () => {
  const folder = tempFolder('package-type');
  const image = join(folder.path, 'x.AppImage');
  writeFileSync(image, '');
  for (const type of ['deb', 'rpm', 'zip', null] as const) {
    expect(canInstallItself(type, image)).toBe(false);
  }
  expect(canInstallItself('nsis', null)).toBe(true);
  expect(canInstallItself('dmg', null)).toBe(true);
  expect(canInstallItself('AppImage', image)).toBe(true);
  expect(canInstallItself('AppImage', null)).toBe(false);
  rmSync(image);
  expect(canInstallItself('AppImage', image)).toBe(false);
  folder.remove();
});

test.skipIf(process.getuid?.() === 0)(
  'an AppImage installs itself only where it can be written',
  () => {
    const folder = tempFolder('package-type');
    const place = join(folder.path, 'apps');
    mkdirSync(place);
    const image = join(place, 'x.AppImage');
    writeFileSync(image, '');
    chmodSync(place, 0o500);
    expect(canInstallItself('AppImage', image)).toBe(false);
    chmodSync(place, 0o700);
    chmodSync(image, 0o400);
    expect(canInstallItself('AppImage', image)).toBe(false);
    folder.remove();
  },
);

test('the file of an AppImage is the one that its launcher names, by its whole path', () => {
  expect(appImageFile({ APPIMAGE: '/srv/desk/x.AppImage' })).toBe('/srv/desk/x.AppImage');
  expect(appImageFile({ APPIMAGE: 'x.AppImage' })).toBeNull();
  expect(appImageFile({})).toBeNull();
});

test('the command that installs a package is one line of a shell, whatever the path', () => {
  const path = '/srv/desk/Downloads/cdn-recorder_1.1.0_amd64.deb';
  expect(installCommand('deb', path, false)).toBe(`sudo apt install ${path}`);
  expect(installCommand('rpm', '/d/x.rpm', false)).toBe('sudo dnf install /d/x.rpm');
  expect(installCommand('rpm', '/d/x.rpm', true)).toBe('sudo zypper install /d/x.rpm');
  expect(installCommand('zip', '/d/x.zip', false)).toBeNull();
  expect(installCommand('deb', "/d/it's $(id) 下载/x.deb", false)).toBe(
    `sudo apt install '/d/it'\\''s $(id) 下载/x.deb'`,
  );
});
