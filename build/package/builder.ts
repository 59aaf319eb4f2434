import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { INSTALLER_ICONS } from './icons.ts';
import { DESKTOP_ENTRY } from './linux/desktop-files.ts';
import { APP_ID, EXECUTABLE, SCHEME } from './product.ts';

/** For electron-builder, which makes what Forge has no maker for: NSIS, AppImage and dmg. */
export const builderConfig: Configuration = {
  appId: APP_ID,
  directories: { buildResources: 'build/package' },
  // SECURITY: the feed of updates is written and signed by the release, not announced by a builder.
  publish: null,
  protocols: [{ name: 'CDN Recorder', schemes: [SCHEME] }],
  win: { executableName: EXECUTABLE, icon: join(INSTALLER_ICONS, 'app.ico') },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: true,
    // The journal outlives the program: an operator may need it after an installation gone wrong.
    deleteAppDataOnUninstall: false,
    installerLanguages: ['en_US', 'zh_CN'],
    differentialPackage: false,
  },
  linux: {
    executableName: EXECUTABLE,
    icon: INSTALLER_ICONS,
    category: 'AudioVideo',
    syncDesktopName: true,
    desktop: { entry: { ...DESKTOP_ENTRY } },
  },
  appImage: {
    // SECURITY: electron-builder would write --no-sandbox here, for all users. And what follows `--`,
    // a link from any web page, is never read as a switch.
    executableArgs: ['--'],
  },
  mac: {
    executableName: EXECUTABLE,
    icon: join(INSTALLER_ICONS, 'app.icns'),
    category: 'public.app-category.video',
  },
  dmg: { writeUpdateInfo: false },
};
