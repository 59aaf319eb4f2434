import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MakerOptions } from '@electron-forge/maker-base';
import { type Configuration, Packager } from 'electron-builder';
import { describe, expect, test } from 'vitest';
import { builderConfig } from '../../../build/package/builder.ts';
import { BuilderMaker, type BuilderTarget } from '../../../build/package/builder-maker.ts';
import { debOptions, rpmOptions } from '../../../build/package/linux/makers.ts';
import { ALL_TARGETS, DEFAULT_TARGETS } from '../../../build/package/makers.ts';
import config from '../../../forge.config.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { repositoryRoot } from '../../support/desktop/electron.ts';

interface Maker {
  readonly name: string;
  readonly platforms: readonly string[];
  clone(): Maker;
  isSupportedOnCurrentPlatform(): boolean;
}
const makers = (config.makers ?? []) as unknown as readonly Maker[];
const named = (name: string) => makers.find((maker) => maker.name === name);

describe('the makers', () => {
  test.each([...Object.entries(DEFAULT_TARGETS), ...Object.entries(ALL_TARGETS)])(
    '%s has %j',
    (platform, targets) => {
      for (const target of targets) expect(named(target)?.platforms).toContain(platform);
    },
  );

  test.each([
    ['nsis', 'win32'],
    ['AppImage', 'linux'],
    ['dmg', 'darwin'],
  ])('%s is there for %s, and for nothing else', (name, platform) => {
    // Forge works on a clone of each.
    const maker = named(name)?.clone();
    expect(maker).toBeInstanceOf(BuilderMaker);
    expect(maker).toMatchObject({ name, platforms: [platform] });
    expect(maker?.isSupportedOnCurrentPlatform()).toBe(process.platform === platform);
  });

  test('every kind of package that there is has a maker', () => {
    expect(makers.map(({ name }) => name).sort()).toEqual(
      ['AppImage', 'deb', 'dmg', 'nsis', 'rpm', 'zip'].sort(),
    );
  });

  test('what needs more than Debian brings is made only when asked for', () => {
    const usual = Object.values(DEFAULT_TARGETS).flat();
    for (const name of ['AppImage', 'rpm']) {
      expect(usual).not.toContain(name);
      expect(ALL_TARGETS.linux).toContain(name);
    }
  });
});

describe('what electron-builder is told', () => {
  /** The check that electron-builder itself makes first, by its own schema. */
  const check = (given: Configuration): Promise<void> =>
    new Packager({ config: given, projectDir: repositoryRoot }).validateConfig();

  /** As `make` hands it over, for a packaged app with the given Electron. */
  async function made(name: BuilderTarget['name'], arch: string, electron: string) {
    const dir = await mkdtemp(join(tmpdir(), 'cdnr-builder-'));
    await mkdir(join(dir, 'resources'));
    await writeFile(join(dir, 'version'), electron);
    try {
      const options = { dir, makeDir: '/out', targetArch: arch, packageJSON: manifest };
      const maker = named(name)?.clone() as unknown as BuilderMaker;
      return maker.configurationFor(options as unknown as MakerOptions);
    } finally {
      await rm(dir, { recursive: true });
    }
  }

  test('is a configuration that it knows', async () => {
    await expect(check(builderConfig)).resolves.toBeUndefined();
    await expect(
      check({ ...builderConfig, nsis: { oneClik: true } } as Configuration),
    ).rejects.toThrow(/configuration.nsis should be/);
  });

  test.each<[BuilderTarget['name'], string, string]>([
    ['nsis', 'x64', 'cdn-recorder-0.1.0-x64-setup.exe'],
    ['nsis', 'arm64', 'cdn-recorder-0.1.0-arm64-setup.exe'],
    ['AppImage', 'x64', 'cdn-recorder-0.1.0-x86_64.AppImage'],
    ['AppImage', 'arm64', 'cdn-recorder-0.1.0-aarch64.AppImage'],
    ['dmg', 'arm64', 'cdn-recorder-0.1.0-arm64.dmg'],
  ])('%s for %s is %s', async (name, arch, file) => {
    const given = await made(name, arch, manifest.devDependencies.electron);
    await expect(check(given)).resolves.toBeUndefined();
    expect(JSON.stringify(given)).toContain(file.replace('0.1.0', manifest.version));
    expect(given.directories?.output).toBe('/out');
  });

  test('names a runtime that stands in', async () => {
    const { nsis } = await made('nsis', 'x64', '33.2.1');
    expect(nsis?.artifactName).toBe(`cdn-recorder-${manifest.version}-runtime33-x64-setup.exe`);
  });

  test('ordinary users keep the sandbox, links cannot bring switches, data outlives the program', () => {
    expect(builderConfig.appImage?.executableArgs).toEqual(['--']);
    expect(builderConfig.nsis?.deleteAppDataOnUninstall).toBe(false);
    expect(builderConfig.publish).toBeNull();
  });

  test('menus of Linux, links and installers speak both languages', () => {
    expect(builderConfig.linux?.desktop?.entry).toMatchObject({
      'Name[zh_CN]': expect.stringMatching(/录制/),
    });
    expect(builderConfig.protocols).toEqual([{ name: 'CDN Recorder', schemes: ['cdn-recorder'] }]);
    expect(builderConfig.nsis?.installerLanguages).toEqual(['en_US', 'zh_CN']);
  });

  test('its icons are there', () => {
    for (const { icon } of [builderConfig.win, builderConfig.mac, builderConfig.linux] as {
      icon?: string;
    }[]) {
      expect(existsSync(String(icon))).toBe(true);
    }
  });
});

describe('the packages of Linux', () => {
  test.each([
    ['deb', debOptions.depends, ['libsecret-1-0', 'libnotify4', 'xdg-utils', 'libnss3']],
    ['rpm', rpmOptions.requires, ['libsecret-1.so.0()(64bit)', 'libgtk-3.so.0()(64bit)']],
  ])('%s names what Electron opens only when it needs it', (_type, listed, some) => {
    expect(listed).toEqual(expect.arrayContaining(some));
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('bring an icon in each size', () => {
    expect(Object.keys(debOptions.icon)).toEqual(
      expect.arrayContaining(['16x16', '48x48', '256x256', '512x512']),
    );
    for (const file of Object.values(debOptions.icon)) expect(existsSync(file)).toBe(true);
    expect(manifest.desktopName).toBe('cdn-recorder.desktop');
  });
});

describe('the packager', () => {
  test('unpacks native code and keeps all else in the archive', () => {
    expect(config.packagerConfig).toMatchObject({
      asar: { unpack: '**/*.node' },
      executableName: 'cdn-recorder',
      protocols: [{ schemes: ['cdn-recorder'] }],
    });
    for (const end of ['ico', 'icns']) {
      expect(existsSync(`${config.packagerConfig?.icon}.${end}`)).toBe(true);
    }
  });
});
