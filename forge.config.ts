import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import FusesPlugin from '@electron-forge/plugin-fuses';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { afterMake } from './build/package/after-make.ts';
import { isShipped, shippedManifest } from './build/package/contents.ts';
import { fuseConfig, fuseNames } from './build/package/fuses.ts';
import { fillFolder, fillMacResources, keepPrebuild } from './build/package/hooks.ts';
import { INSTALLER_ICONS } from './build/package/icons.ts';
import { packageMakers } from './build/package/makers.ts';
import { APP_ID, EXECUTABLE, PRODUCT, SCHEME } from './build/package/product.ts';
import { sourceDateEpoch } from './build/package/reproducible.ts';
import { signingFrom } from './build/package/signing.ts';
import { ensureBundle } from './build/setup/bundle/bundle.mjs';
import { ensureCodeCache, removeCodeCache } from './build/setup/bundle/code-cache.mjs';
import { pinnedChecksums } from './build/setup/runtime/official.mjs';
import { say } from './build/setup/say.mjs';

/** Tests unpack the deb at once: no two minutes for the last tenth of its size. */
const inTests = process.env.CDN_RECORDER_TEST_QUICK_DEB === '1';

/** Set by `npm run package` where Electron cannot be downloaded: see build/setup/forge/zip-folder.mjs. */
const {
  CDN_RECORDER_ELECTRON_ZIPS: electronZipDir,
  CDN_RECORDER_ELECTRON: executable,
  ELECTRON_OVERRIDE_DIST_PATH: runtimeFolder,
} = process.env;

/** The version that package.json names has all fuses; one that stands in for it may have fewer. */
const present =
  electronZipDir && executable ? fuseNames(await getCurrentFuseWire(executable)) : undefined;

// dpkg-deb and rpmbuild read it.
process.env.SOURCE_DATE_EPOCH = String(sourceDateEpoch());

const azureMetadata = join(tmpdir(), `cdn-recorder-azure-${process.pid}.json`);
const signing = signingFrom(process.env, process.platform, azureMetadata);
if (signing.azureMetadata) writeFileSync(azureMetadata, JSON.stringify(signing.azureMetadata));

const config: ForgeConfig = {
  packagerConfig: {
    name: PRODUCT,
    executableName: EXECUTABLE,
    appBundleId: APP_ID,
    appCategoryType: 'public.app-category.video',
    protocols: [{ name: PRODUCT, schemes: [SCHEME] }],
    // The packager adds .ico or .icns itself.
    icon: join(INSTALLER_ICONS, 'app'),
    asar: { unpack: '**/*.node' },
    ignore: (path) => !isShipped(path),
    // What is shipped is said above, package by package.
    prune: false,
    sanitizePackageJson: [shippedManifest],
    ...(signing.osxSign && { osxSign: signing.osxSign }),
    ...(signing.osxNotarize && { osxNotarize: signing.osxNotarize }),
    ...(signing.windowsSign && { windowsSign: signing.windowsSign }),
    ...(electronZipDir ? { electronZipDir } : { download: { checksums: pinnedChecksums() } }),
  },
  // The one native package brings a binary for each system.
  rebuildConfig: { onlyModules: [] },
  hooks: {
    prePackage: async () => {
      await ensureBundle(process.execPath);
      if (executable && runtimeFolder) {
        await ensureCodeCache({ folder: runtimeFolder, executable });
      }
    },
    packageAfterCopy: async (_config, app, _version, platform, arch) => {
      await keepPrebuild(app, platform, arch);
      // Made by the runtime of this machine, and of use to no other.
      const isForHere = platform === process.platform && arch === process.arch;
      if (!isForHere) await removeCodeCache(join(app, '.vite', 'build'));
      if (platform === 'darwin') await fillMacResources(app);
    },
    postPackage: async (_config, { outputPaths, platform }) => {
      for (const folder of outputPaths) await fillFolder(folder, platform);
    },
    postMake: (_config, results) =>
      afterMake(results, {
        executable: executable ?? '',
        gpgKey: signing.gpgKey,
        quick: inTests,
        say,
      }),
  },
  makers: packageMakers({ quick: inTests }, signing.win),
  plugins: [new FusesPlugin(fuseConfig(present))],
};

export default config;
