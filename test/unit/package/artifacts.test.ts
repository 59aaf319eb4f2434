import { describe, expect, test } from 'vitest';
import { artifactName, type PackageType } from '../../../build/package/artifacts.ts';
import {
  isStandIn,
  namesStandIn,
  runtimeMark,
  WANTED_ELECTRON,
} from '../../../build/package/runtime.ts';

describe('the file name of a package', () => {
  const of = (type: PackageType, platform: string, arch: string, electron = WANTED_ELECTRON) =>
    artifactName({ type, version: '1.2.0-beta.1', platform, arch, electron });

  test.each<[PackageType, string, string, string]>([
    ['deb', 'linux', 'x64', 'cdn-recorder_1.2.0-beta.1_amd64.deb'],
    ['deb', 'linux', 'arm64', 'cdn-recorder_1.2.0-beta.1_arm64.deb'],
    ['rpm', 'linux', 'x64', 'cdn-recorder-1.2.0-beta.1.x86_64.rpm'],
    ['rpm', 'linux', 'arm64', 'cdn-recorder-1.2.0-beta.1.aarch64.rpm'],
    ['AppImage', 'linux', 'x64', 'cdn-recorder-1.2.0-beta.1-x86_64.AppImage'],
    ['zip', 'linux', 'x64', 'cdn-recorder-1.2.0-beta.1-linux-x64.zip'],
    ['zip', 'darwin', 'arm64', 'cdn-recorder-1.2.0-beta.1-mac-arm64.zip'],
    ['zip', 'win32', 'x64', 'cdn-recorder-1.2.0-beta.1-win-x64.zip'],
    ['nsis', 'win32', 'arm64', 'cdn-recorder-1.2.0-beta.1-arm64-setup.exe'],
    ['dmg', 'darwin', 'x64', 'cdn-recorder-1.2.0-beta.1-x64.dmg'],
  ])('%s for %s %s is %s', (type, platform, arch, name) => {
    expect(of(type, platform, arch)).toBe(name);
    expect(namesStandIn(name)).toBe(false);
  });

  test('says so where a runtime stands in', () => {
    for (const type of ['deb', 'rpm', 'AppImage', 'zip', 'nsis', 'dmg'] as const) {
      const name = of(type, 'linux', 'x64', '33.2.1');
      expect(name).toContain('1.2.0-beta.1-runtime33');
      expect(namesStandIn(name)).toBe(true);
    }
  });
});

describe('a runtime that stands in', () => {
  test.each([
    ['45.4.1', '45.4.1', false, ''],
    ['33.2.1', '45.4.1', true, '-runtime33'],
    ['45.4.0', '45.4.1', true, '-runtime45.4.0'],
  ])('%s for %s', (version, wanted, standIn, mark) => {
    expect(isStandIn(version, wanted)).toBe(standIn);
    expect(runtimeMark(version, wanted)).toBe(mark);
  });
});
