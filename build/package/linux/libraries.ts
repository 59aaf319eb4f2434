/** A library of the system's by which the program cannot do, and the Debian package that brings it. */
export interface SystemLibrary {
  readonly soname: string;
  /** Newest name first: Debian 13 and Ubuntu 24.04 renamed many to `…t64`. */
  readonly debian: string;
}

const library = (soname: string, ...debian: readonly string[]): SystemLibrary => ({
  soname,
  debian: debian.join(' | '),
});

/**
 * What the executable is linked to: the `NEEDED` entries of Electron 33 and 45 that no file beside it meets.
 * `test/long/package-installers.long.test.ts` compares them with the executable.
 */
export const LINKED: readonly SystemLibrary[] = [
  library('libasound.so.2', 'libasound2t64', 'libasound2'),
  library('libatk-1.0.so.0', 'libatk1.0-0t64', 'libatk1.0-0'),
  library('libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'),
  library('libatspi.so.0', 'libatspi2.0-0t64', 'libatspi2.0-0'),
  library('libc.so.6', 'libc6'),
  library('libcairo.so.2', 'libcairo2'),
  library('libcups.so.2', 'libcups2t64', 'libcups2'),
  library('libdbus-1.so.3', 'libdbus-1-3'),
  library('libdrm.so.2', 'libdrm2'),
  library('libexpat.so.1', 'libexpat1'),
  library('libgbm.so.1', 'libgbm1'),
  library('libgcc_s.so.1', 'libgcc-s1'),
  library('libgio-2.0.so.0', 'libglib2.0-0t64', 'libglib2.0-0'),
  library('libglib-2.0.so.0', 'libglib2.0-0t64', 'libglib2.0-0'),
  library('libgobject-2.0.so.0', 'libglib2.0-0t64', 'libglib2.0-0'),
  library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('libnspr4.so', 'libnspr4'),
  library('libnss3.so', 'libnss3'),
  library('libnssutil3.so', 'libnss3'),
  library('libpango-1.0.so.0', 'libpango-1.0-0'),
  library('libsmime3.so', 'libnss3'),
  library('libudev.so.1', 'libudev1'),
  library('libX11.so.6', 'libx11-6'),
  library('libxcb.so.1', 'libxcb1'),
  library('libXcomposite.so.1', 'libxcomposite1'),
  library('libXdamage.so.1', 'libxdamage1'),
  library('libXext.so.6', 'libxext6'),
  library('libXfixes.so.3', 'libxfixes3'),
  library('libxkbcommon.so.0', 'libxkbcommon0'),
  library('libXrandr.so.2', 'libxrandr2'),
];

/**
 * What Electron opens only when it needs it, by name, so that no tool finds it in the executable: the key
 * store, and notifications of Electron's own, which this program does not show on Linux but Chromium may.
 */
export const OPENED: readonly SystemLibrary[] = [
  library('libsecret-1.so.0', 'libsecret-1-0'),
  library('libnotify.so.4', 'libnotify4'),
];

/** Parts of the C library, in the same package on every system. */
export const OF_THE_C_LIBRARY = [
  'libdl.so.2',
  'libm.so.6',
  'libpthread.so.0',
  'librt.so.1',
  'ld-linux-x86-64.so.2',
  'ld-linux-aarch64.so.1',
];

/** Opens links in the browser and folders in the file manager. */
const PROGRAMS = ['xdg-utils'];

const all = [...LINKED, ...OPENED];

export const DEBIAN_DEPENDS: readonly string[] = [
  ...new Set([...all.map(({ debian }) => debian), ...PROGRAMS]),
].sort();

/**
 * By soname and not by package: Fedora and openSUSE call the packages differently, the libraries alike. The
 * suffix means 64 bits, on x86-64 and ARM.
 */
export const RPM_REQUIRES: readonly string[] = [
  ...all.map(({ soname }) => `${soname}()(64bit)`),
  ...PROGRAMS,
].sort();
