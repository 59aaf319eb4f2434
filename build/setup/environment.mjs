// @ts-check
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter } from 'node:path';
import { Stop, say } from './say.mjs';
import { displayFault, waylandFault } from './system/display-probe.mjs';

/**
 * Variables that a person's shell sets for other programs and that would change the tools or the app. Set-up
 * drops them silently: nothing here asks for them.
 * - `NODE_OPTIONS` names files and switches that this project's Node or Electron does not have, and ends
 *   them before their first line; `NODE_ENV=production` has tests run on libraries without their checks.
 * - Editors built on Electron leave `ELECTRON_RUN_AS_NODE` in their terminals: the app would be a bare Node.
 */
const FOREIGN = /^(NODE_OPTIONS|NODE_ENV|NODE_V8_COVERAGE|ELECTRON_RUN_AS_NODE)$/;

/**
 * What npm would obey although `npm ci` has to install all that the lockfile has, here and nowhere else:
 * npm reads its settings from such variables in any case, with `-` or `_`.
 */
const FOREIGN_OF_NPM =
  /^npm_config_(omit|include|only|also|production|dev|global|location|dry_run|package_lock|package_lock_only|install_strategy|install_links|bin_links|legacy_bundling|global_style)$/i;

/** Where system programs lie, `Xvfb` and what `apt-get` calls among them. */
const SYSTEM_FOLDERS = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
];

/** @param {NodeJS.ProcessEnv} env */
export function withoutForeign(env) {
  const kept = Object.entries(env).filter(
    ([name]) => !FOREIGN.test(name) && !FOREIGN_OF_NPM.test(name.replaceAll('-', '_')),
  );
  return Object.fromEntries(kept);
}

/** The person's own folders first; behind them those that a shortened PATH lacks.
 * @param {string} path */
export function withSystemFolders(path) {
  const folders = path.split(delimiter).filter(Boolean);
  return [...new Set([...folders, ...SYSTEM_FOLDERS])].join(delimiter);
}

/** Where temporary files go unless told otherwise. */
const COMMON_FOLDER = '/tmp';

/** @param {string} folder */
function isUsableFolder(folder) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}

/**
 * A temporary folder that does not exist ends npm, the virtual display and Chromium, each in a way of its
 * own. A login's own folder is often removed while its terminals go on.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} what was wrong, a sentence for each
 */
function mendTemporaryFolder(env) {
  const { TMPDIR: folder } = env;
  if (isUsableFolder(folder ?? COMMON_FOLDER)) return [];
  if (folder === undefined) {
    throw new Stop(
      `${COMMON_FOLDER} is no folder that this user can write: make it one (sudo mkdir -p ${COMMON_FOLDER} && sudo chmod 1777 ${COMMON_FOLDER}), then start again.`,
    );
  }
  delete env.TMPDIR;
  if (isUsableFolder(COMMON_FOLDER))
    return [`TMPDIR names ${folder}, which is no folder that can be written: using /tmp.`];
  throw new Stop(
    `TMPDIR names ${folder}, which is no folder that can be written, and neither is /tmp: set TMPDIR to one that is, then start again.`,
  );
}

/**
 * A display that is gone or refuses us ends Chromium with a segmentation fault. A terminal that outlives
 * its session, `su` and `ssh` leave such a name behind.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string[]>} what was wrong, a sentence for each
 */
async function dropDeadDisplays(env) {
  if (process.platform !== 'linux') return [];
  const wayland = env.WAYLAND_DISPLAY ? await waylandFault(env) : null;
  const x = env.DISPLAY ? await displayFault(env) : null;
  if (wayland) delete env.WAYLAND_DISPLAY;
  if (x) delete env.DISPLAY;
  // Each of them leads Chromium or GTK to a Wayland that is not there, past a display that is.
  if (!env.WAYLAND_DISPLAY) {
    delete env.ELECTRON_OZONE_PLATFORM_HINT;
    if (env.XDG_SESSION_TYPE === 'wayland') delete env.XDG_SESSION_TYPE;
    if (env.GDK_BACKEND === 'wayland') delete env.GDK_BACKEND;
  }
  const faults = [wayland, x].filter((fault) => fault !== null);
  if (faults.length === 0 || env.DISPLAY || env.WAYLAND_DISPLAY) return faults;
  return [...faults, 'There is no other display: going on with one that cannot be seen.'];
}

/**
 * Makes this process's environment, which all that it starts inherits, one in which the tools and the app
 * work: drops variables meant for other programs, and drops and reports those that name a missing thing.
 * @param {NodeJS.ProcessEnv} env changed in place
 * @throws {Stop} where there is no way on
 */
export async function mendEnvironment(env = process.env) {
  const kept = withoutForeign(env);
  for (const name of Object.keys(env)) if (!(name in kept)) delete env[name];
  if (process.platform === 'win32') return;
  env.PATH = withSystemFolders(env.PATH ?? '');
  for (const fault of [...mendTemporaryFolder(env), ...(await dropDeadDisplays(env))]) say(fault);
}

export const LEAVE_PACKAGES = '--no-system-packages';

const asked = { leavesPackages: false };

/**
 * Takes what set-up itself is asked for out of the arguments, before the app or the tests read theirs.
 * npm keeps an option for itself where no `--` stands before it, and passes it on as a variable.
 * @param {string[]} argv changed in place
 * @param {NodeJS.ProcessEnv} env
 */
export function takeOwnOptions(argv = process.argv, env = process.env) {
  const kept = argv.filter((argument) => argument !== LEAVE_PACKAGES);
  const ofNpm = env.npm_config_system_packages;
  asked.leavesPackages = kept.length < argv.length || ofNpm === '' || ofNpm === 'false';
  argv.splice(0, argv.length, ...kept);
}

/** Whether system packages are to be left as they are, whatever is missing. */
export const leavesSystemPackages = () => asked.leavesPackages;
