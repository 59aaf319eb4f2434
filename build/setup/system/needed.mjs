// @ts-check

/**
 * @typedef {'start' | 'test' | 'package' | 'long'} Purpose `long`: the slow tests, which need it all, and more
 * @typedef {object} SystemPackage
 * @property {string[]} names the same thing under the names of different releases, newest first
 *   (Ubuntu 24.04 and Debian 13 renamed many libraries to `…t64`)
 * @property {string} what for the person who wonders why
 * @property {Purpose} purpose `start` is needed by tests too
 * @property {boolean} [onlyWithoutDisplay]
 */

/** Debian and Ubuntu packages that this project uses.
 * @type {readonly SystemPackage[]} */
export const systemPackages = [
  { names: ['libgtk-3-0t64', 'libgtk-3-0'], what: 'windows', purpose: 'start' },
  { names: ['libnss3'], what: 'TLS', purpose: 'start' },
  { names: ['libasound2t64', 'libasound2'], what: 'sound', purpose: 'start' },
  { names: ['libgbm1'], what: 'graphics', purpose: 'start' },
  { names: ['libxss1'], what: 'idle detection', purpose: 'start' },
  { names: ['libsecret-1-0'], what: 'the keyring', purpose: 'start' },
  { names: ['xvfb'], what: 'a virtual display', purpose: 'start', onlyWithoutDisplay: true },
  { names: ['xvfb'], what: 'a virtual display', purpose: 'test' },
  { names: ['git'], what: 'the list of what is committed', purpose: 'test' },
  { names: ['dbus'], what: 'a session bus of the tests’ own', purpose: 'test' },
  { names: ['gnome-keyring'], what: 'a keyring to test with', purpose: 'test' },
  { names: ['libnotify4'], what: 'notifications of Electron’s own', purpose: 'test' },
  { names: ['dunst'], what: 'a notification server to test with', purpose: 'test' },
  { names: ['openbox'], what: 'a window manager to test with', purpose: 'test' },
  { names: ['xdotool'], what: 'keys and clicks in tests', purpose: 'test' },
  { names: ['iproute2'], what: 'a network of the tests’ own', purpose: 'test' },
  { names: ['fonts-noto-cjk'], what: 'Chinese text in screenshots', purpose: 'test' },
  { names: ['zip'], what: 'zip archives', purpose: 'package' },
  { names: ['dpkg'], what: 'Debian packages', purpose: 'package' },
  { names: ['fakeroot'], what: 'Debian packages whose files are root’s', purpose: 'package' },
  { names: ['rpm'], what: 'RPM packages', purpose: 'long' },
  { names: ['desktop-file-utils'], what: 'a check of the menu entry', purpose: 'long' },
  { names: ['unzip'], what: 'a look into archives', purpose: 'long' },
  { names: ['debootstrap'], what: 'a clean root to install packages in', purpose: 'long' },
];

/**
 * The release that Debian 12 has and tests are written on; those of Ubuntu 24.04 and Debian 13. Apart from the others:
 * the npm registry has it too.
 * @type {SystemPackage}
 */
export const postgresPackage = {
  names: ['postgresql-15', 'postgresql-16', 'postgresql-17'],
  what: 'a database to test the control room with',
  purpose: 'test',
};

/** @type {Readonly<Record<Purpose, readonly string[]>>} */
const includes = {
  start: ['start'],
  test: ['start', 'test'],
  package: ['package'],
  long: ['start', 'test', 'package', 'long'],
};

/**
 * @param {Purpose} purpose
 * @param {boolean} hasDisplay
 */
export function neededFor(purpose, hasDisplay) {
  const seen = new Set();
  return systemPackages.filter((entry) => {
    const key = entry.names.join();
    if (!includes[purpose].includes(entry.purpose)) return false;
    if (entry.onlyWithoutDisplay && hasDisplay) return false;
    if (seen.has(key)) return false;
    return seen.add(key);
  });
}

/**
 * @param {readonly SystemPackage[]} needed
 * @param {string} status dpkg's file of that name: a paragraph for each package that is or was installed
 */
export function missingFrom(needed, status) {
  const isInstalled = (/** @type {string} */ name) => {
    const at = `\n${status}`.indexOf(`\nPackage: ${name}\n`);
    // The third word is the state: `install ok installed`, `hold ok installed`, `deinstall ok config-files`.
    return at >= 0 && / installed$/.test(/^Status: (.*)$/m.exec(status.slice(at))?.[1] ?? '');
  };
  return needed.filter((entry) => !entry.names.some(isInstalled));
}

/**
 * The name to install on this release: the first that apt has a version of.
 * @param {SystemPackage} entry
 * @param {string} policy what `apt-cache policy <names>` prints in the C locale
 */
export function installableName(entry, policy) {
  const known = new Set();
  for (const block of policy.split(/\n(?=\S)/)) {
    const name = block.slice(0, block.indexOf(':'));
    if (/^ {2}Candidate: (?!\(none\))/m.test(block)) known.add(name);
  }
  return entry.names.find((name) => known.has(name)) ?? entry.names.at(-1) ?? '';
}
