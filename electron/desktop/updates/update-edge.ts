import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { appImageFile, canInstallItself, readPackageType } from '../../app/updates/package-type.ts';
import type { UpdateEdge } from '../../app/updates/update-dependencies.ts';
import type { Log } from '../../storage/log.ts';
import { restartArguments, type StartedWith } from '../relaunch.ts';
import { createInstaller, parseFeed } from './electron-updater.ts';

interface EdgeOptions {
  readonly userData: string;
  readonly startedWith: StartedWith;
  readonly log: Log;
  tell(version: string): void;
}

/** What the system and the build have to say of updates. */
export function updateEdge({ userData, startedWith, log, tell }: EdgeOptions): UpdateEdge {
  // A runtime that no package holds has no such file.
  const packageType = readPackageType(process.resourcesPath);
  const appImage = packageType === 'AppImage' ? appImageFile(process.env) : null;
  return {
    packageType,
    // Put in by the build (`build/vite/main.config.ts`): what runs is asked nothing.
    key: process.env.CDN_RECORDER_UPDATE_KEY ?? '',
    feed: process.env.CDN_RECORDER_UPDATE_FEED ?? '',
    canInstall: () => canInstallItself(packageType, appImage),
    downloads: () => app.getPath('downloads'),
    hasZypper: () => existsSync('/usr/bin/zypper'),
    parse: parseFeed,
    tell,
    async installer() {
      if (packageType === null) throw new Error('this copy came from no package');
      return createInstaller({
        packageType,
        version: app.getVersion(),
        name: app.getName(),
        appImage,
        cacheFolder: join(userData, 'update'),
        relaunchArguments: restartArguments(startedWith),
        whenAskedToQuit: () => new Promise((quit) => app.once('before-quit', quit)),
        log,
      });
    },
  };
}
