import { existsSync } from 'node:fs';
import { type Configuration, Packager } from 'electron-builder';
import { describe, expect, test } from 'vitest';
import { BuilderMaker } from '../../../build/package/builder-maker.ts';
import {
  builderConfig,
  DEBIAN_DEPENDS,
  DEFAULT_TARGETS,
  debOptions,
} from '../../../build/package/makers.ts';
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
  test.each(Object.entries(DEFAULT_TARGETS))('%s has %j', (platform, targets) => {
    for (const target of targets) expect(named(target)?.platforms).toContain(platform);
  });

  test.each([
    ['nsis', 'win32'],
    ['AppImage', 'linux'],
  ])('%s is there for %s, and for nothing else', (name, platform) => {
    // Forge works on a clone of each.
    const maker = named(name)?.clone();
    expect(maker).toBeInstanceOf(BuilderMaker);
    expect(maker).toMatchObject({ name, platforms: [platform] });
    expect(maker?.isSupportedOnCurrentPlatform()).toBe(process.platform === platform);
  });

  test('AppImage, which downloads its tools, is made only when asked for', () => {
    expect(Object.values(DEFAULT_TARGETS).flat()).not.toContain('AppImage');
  });
});

describe('what electron-builder is told', () => {
  /** The check that electron-builder itself makes first. */
  const check = (config: Configuration): Promise<void> =>
    new Packager({ config, projectDir: repositoryRoot }).validateConfig();

  test('is a configuration that it knows', async () => {
    await expect(check(builderConfig)).resolves.toBeUndefined();
    await expect(
      check({ ...builderConfig, nsis: { oneClik: true } } as Configuration),
    ).rejects.toThrow(/configuration.nsis should be/);
  });

  test('ordinary users keep the sandbox, links cannot bring switches, data outlives the program', () => {
    expect(builderConfig.appImage?.executableArgs).toEqual(['--']);
    expect(builderConfig.nsis?.deleteAppDataOnUninstall).toBe(false);
    expect(builderConfig.publish).toBeNull();
  });
});

describe('the Debian package', () => {
  test('names what Electron opens only when it needs it', () => {
    expect(DEBIAN_DEPENDS).toEqual(expect.arrayContaining(['libsecret-1-0']));
  });

  test('brings its files, and the scheme of our links', () => {
    expect(existsSync(String(debOptions.icon))).toBe(true);
    expect(existsSync(String(debOptions.desktopTemplate))).toBe(true);
    expect(debOptions.mimeType).toEqual(['x-scheme-handler/cdn-recorder']);
    expect(manifest.desktopName).toBe('cdn-recorder.desktop');
  });
});

describe('the packager', () => {
  test('unpacks native code and keeps all else in the archive', () => {
    expect(config.packagerConfig).toMatchObject({
      asar: { unpack: '**/*.node' },
      executableName: 'cdn-recorder',
    });
  });
});
