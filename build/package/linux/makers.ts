import { MakerBase, type MakerOptions } from '@electron-forge/maker-base';
import type { ForgePlatform } from '@electron-forge/shared-types';
import manifest from '../../../package.json' with { type: 'json' };
import { archOf, artifactName } from '../artifacts.ts';
import { hicolorIcons } from '../icons.ts';
import { EXECUTABLE, LAUNCHER } from '../product.ts';
import { electronIn } from '../runtime.ts';
import { staged } from '../staging.ts';
import { debianInstaller, type InstallerClass, install, redhatInstaller } from './installers.ts';
import { DEBIAN_DEPENDS, RPM_REQUIRES } from './libraries.ts';

const common = {
  name: EXECUTABLE,
  bin: LAUNCHER,
  icon: hicolorIcons(),
};

const SUMMARY = 'Tray application for CDN recordings of live streams';

export interface LinuxConfig {
  /** Tests unpack a package at once: no two minutes for the last tenth of its size. */
  readonly quick: boolean;
}

export const debOptions = {
  ...common,
  section: 'video',
  // One line of less than 80 characters, as Debian's policy wants it, and then the sentence.
  description: SUMMARY,
  productDescription: `${manifest.description}.`,
  depends: DEBIAN_DEPENDS,
  // The tray and notifications go over it.
  recommends: ['default-dbus-session-bus | dbus-session-bus'],
  suggests: ['gnome-keyring'],
};

export const rpmOptions = {
  ...common,
  license: manifest.license,
  // One line without a full stop, as rpmlint wants it.
  summary: SUMMARY,
  description: manifest.description,
  requires: RPM_REQUIRES,
};

/** The Debian package. As Forge's own maker, which keeps its installer's file name, entry and dependencies. */
export class DebMaker extends MakerBase<LinuxConfig> {
  readonly name = 'deb';
  readonly defaultPlatforms: ForgePlatform[] = ['linux'];
  override requiredExternalBinaries = ['dpkg', 'fakeroot'];

  override isSupportedOnCurrentPlatform = (): boolean => process.platform !== 'win32';

  override async make({ dir, makeDir, targetArch, targetPlatform, packageJSON }: MakerOptions) {
    // @ts-expect-error: it has no types
    const { Installer } = await import('electron-installer-debian');
    const { version } = packageJSON;
    const electron = electronIn(dir);
    const name = artifactName({
      ...{ type: 'deb', version, platform: targetPlatform, arch: targetArch, electron },
    });
    const compression = this.config.quick ? 'gzip' : 'xz';
    const options = { ...debOptions, compression, arch: archOf('deb', targetArch) };
    return [
      await staged(dir, 'deb', (src) =>
        install(
          debianInstaller(Installer as InstallerClass),
          { options, src, dest: makeDir },
          name,
        ),
      ),
    ];
  }
}

/** The RPM package, for Fedora, openSUSE and their kin. */
export class RpmMaker extends MakerBase<LinuxConfig> {
  readonly name = 'rpm';
  readonly defaultPlatforms: ForgePlatform[] = ['linux'];
  override requiredExternalBinaries = ['rpmbuild'];

  override isSupportedOnCurrentPlatform = (): boolean => process.platform === 'linux';

  override async make({ dir, makeDir, targetArch, targetPlatform, packageJSON }: MakerOptions) {
    // @ts-expect-error: it has no types
    const { default: redhat } = await import('electron-installer-redhat');
    const { version } = packageJSON;
    const electron = electronIn(dir);
    const name = artifactName({
      ...{ type: 'rpm', version, platform: targetPlatform, arch: targetArch, electron },
    });
    const compressionLevel = this.config.quick ? 1 : 12;
    const options = {
      ...rpmOptions,
      compressionLevel,
      arch: archOf('rpm', targetArch),
      platform: 'linux',
    };
    return [
      await staged(dir, 'rpm', (src) =>
        install(
          redhatInstaller(redhat.Installer as InstallerClass),
          { options, src, dest: makeDir },
          name,
        ),
      ),
    ];
  }
}
