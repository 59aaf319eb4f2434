import type { MakerBase } from '@electron-forge/maker-base';
import { builderConfig } from './builder.ts';
import { BuilderMaker } from './builder-maker.ts';
import { DebMaker, type LinuxConfig, RpmMaker } from './linux/makers.ts';
import type { Signing } from './signing.ts';
import { ZipMaker } from './zip-maker.ts';

/**
 * A maker for each kind of package.
 * @param win how the installer of Windows is signed; it is not where this is absent
 */
export const packageMakers = (
  linux: LinuxConfig,
  win: Signing['win'] = {},
): MakerBase<unknown>[] => [
  new DebMaker(linux),
  new RpmMaker(linux),
  new ZipMaker({}),
  new BuilderMaker({ name: 'AppImage', platform: 'linux' }, builderConfig),
  new BuilderMaker(
    { name: 'nsis', platform: 'win32' },
    { ...builderConfig, win: { ...builderConfig.win, ...win } },
  ),
  new BuilderMaker({ name: 'dmg', platform: 'darwin' }, builderConfig),
];

/**
 * What `make` makes unless told otherwise. AppImage waits to be asked for: electron-builder downloads its
 * tools for it, and a closed network should get its deb all the same. So does rpm, which needs `rpmbuild`.
 */
export const DEFAULT_TARGETS: Readonly<Record<string, readonly string[]>> = {
  linux: ['deb', 'zip'],
  win32: ['nsis', 'zip'],
  darwin: ['dmg', 'zip'],
};

/** All that can be made for a system, for `--targets=all`. */
export const ALL_TARGETS: Readonly<Record<string, readonly string[]>> = {
  linux: ['deb', 'rpm', 'AppImage', 'zip'],
  win32: ['nsis', 'zip'],
  darwin: ['dmg', 'zip'],
};
