import { resolve } from 'node:path';
import type { MakerDebConfigOptions } from '@electron-forge/maker-deb';
import type { Configuration } from 'electron-builder';

export const EXECUTABLE = 'cdn-recorder';
/** What a terminal and the desktop start on Linux, in the place of the executable: see `launch.sh`. */
export const LAUNCHER = `${EXECUTABLE}-launch`;
export const SCHEME = 'cdn-recorder';

const ICON = resolve(import.meta.dirname, '..', 'public', 'icons', 'app.png');

/**
 * What Electron links to, and what it opens only when it needs it (libsecret-1-0), which no tool can find in
 * the executable.
 */
export const DEBIAN_DEPENDS = [
  'libgtk-3-0t64 | libgtk-3-0',
  'libnss3',
  'libasound2t64 | libasound2',
  'libgbm1',
  'libxss1',
  'libsecret-1-0',
];

/** Forge's types do not know it, the maker does. */
export interface DebOptions extends MakerDebConfigOptions {
  readonly compression: 'xz' | 'gzip';
}

export const debOptions: DebOptions = {
  name: EXECUTABLE,
  bin: LAUNCHER,
  genericName: 'CDN recording control',
  section: 'video',
  categories: ['AudioVideo', 'Video'],
  mimeType: [`x-scheme-handler/${SCHEME}`],
  desktopTemplate: resolve(import.meta.dirname, 'desktop-entry.ejs'),
  icon: ICON,
  depends: DEBIAN_DEPENDS,
  compression: 'xz',
};

/** For electron-builder, which makes what Forge has no maker for. */
export const builderConfig: Configuration = {
  appId: 'cdn-recorder',
  directories: { buildResources: 'build/icons' },
  // SECURITY: no update is looked for, so none is announced.
  publish: null,
  protocols: [{ name: 'CDN Recorder', schemes: [SCHEME] }],
  win: { executableName: EXECUTABLE, icon: ICON },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: true,
    // The journal outlives the program: an operator may need it after an installation gone wrong.
    deleteAppDataOnUninstall: false,
    artifactName: `${EXECUTABLE}-\${version}-\${arch}-setup.\${ext}`,
  },
  linux: {
    executableName: EXECUTABLE,
    icon: ICON,
    category: 'AudioVideo',
    syncDesktopName: true,
  },
  appImage: {
    // SECURITY: electron-builder would write --no-sandbox here, for all users. And what follows `--`,
    // a link from any web page, is never read as a switch.
    executableArgs: ['--'],
    artifactName: `${EXECUTABLE}-\${version}-\${arch}.\${ext}`,
  },
};

/**
 * What `make` makes unless told otherwise. AppImage waits to be asked for: electron-builder downloads its
 * tools for it, and a closed network should get its deb all the same.
 */
export const DEFAULT_TARGETS: Readonly<Record<string, readonly string[]>> = {
  linux: ['deb', 'zip'],
  win32: ['nsis', 'zip'],
  darwin: ['zip'],
};
