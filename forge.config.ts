import { existsSync } from 'node:fs';
import { chmod, copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCurrentFuseWire } from '@electron/fuses';
import MakerDeb from '@electron-forge/maker-deb';
import MakerZip from '@electron-forge/maker-zip';
import FusesPlugin from '@electron-forge/plugin-fuses';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { BuilderMaker } from './build/package/builder-maker.ts';
import { isShipped, PREBUILDS, shippedManifest } from './build/package/contents.ts';
import { fuseConfig, fuseNames } from './build/package/fuses.ts';
import { builderConfig, debOptions, EXECUTABLE, LAUNCHER } from './build/package/makers.ts';
import { ensureBundle } from './build/setup/bundle/bundle.mjs';
import { LICENCE_LIST, licencesAsText } from './build/setup/bundle/licences.mjs';
import { pinnedChecksums } from './build/setup/runtime/official.mjs';

/** Tests unpack the deb at once: no two minutes for the last tenth of its size. */
const inTests = process.env.CDN_RECORDER_TEST_QUICK_DEB === '1';

/** Set by `npm run package` where Electron cannot be downloaded: see build/setup/forge/zip-folder.mjs. */
const { CDN_RECORDER_ELECTRON_ZIPS: electronZipDir, CDN_RECORDER_ELECTRON: executable } =
  process.env;

/** The version that package.json names has all fuses; one that stands in for it may have fewer. */
const present =
  electronZipDir && executable ? fuseNames(await getCurrentFuseWire(executable)) : undefined;

/** Made with the bundle, which ends where a licence may not be shipped. */
const packageLicences = async () => {
  const list = join(import.meta.dirname, '.vite', 'renderer', LICENCE_LIST);
  return licencesAsText(JSON.parse(await readFile(list, 'utf8')));
};

const config: ForgeConfig = {
  packagerConfig: {
    executableName: EXECUTABLE,
    asar: { unpack: '**/*.node' },
    ignore: (path) => !isShipped(path),
    // What is shipped is said above, package by package.
    prune: false,
    sanitizePackageJson: [shippedManifest],
    ...(electronZipDir ? { electronZipDir } : { download: { checksums: pinnedChecksums() } }),
  },
  // The one native package brings a binary for each system.
  rebuildConfig: { onlyModules: [] },
  hooks: {
    prePackage: async () => {
      await ensureBundle(process.execPath);
    },
    packageAfterCopy: async (_config, app, _version, platform, arch) => {
      const builds = join(app, PREBUILDS);
      const others = (await readdir(builds)).filter((name) => name !== `${platform}-${arch}`);
      await Promise.all(others.map((name) => rm(join(builds, name), { recursive: true })));
    },
    postPackage: async (_config, { outputPaths, platform }) => {
      for (const folder of outputPaths) {
        // The packager works in a private folder; what it made is for every user of the machine.
        await chmod(folder, 0o755);
        // Electron's own lies where an installer looks for the product's.
        const license = join(folder, 'LICENSE');
        if (existsSync(license)) await rename(license, join(folder, 'LICENSE.electron.txt'));
        await copyFile(join(import.meta.dirname, 'LICENSE'), license);
        await writeFile(join(folder, 'LICENSES.packages.txt'), await packageLicences());
        if (platform === 'linux') {
          const launcher = join(folder, LAUNCHER);
          await copyFile(join(import.meta.dirname, 'build', 'package', 'launch.sh'), launcher);
          await chmod(launcher, 0o755);
        }
      }
    },
  },
  makers: [
    new MakerDeb({ options: { ...debOptions, ...(inTests && { compression: 'gzip' }) } }),
    new MakerZip({}, ['linux', 'darwin', 'win32']),
    new BuilderMaker({ name: 'nsis', platform: 'win32' }, builderConfig),
    new BuilderMaker({ name: 'AppImage', platform: 'linux' }, builderConfig),
  ],
  plugins: [new FusesPlugin(fuseConfig(present))],
};

export default config;
