// @ts-check
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../processes.mjs';
import { Stop } from '../say.mjs';

/** @param {string} listing what `ldd` prints */
export function missingLibraries(listing) {
  const names = [...listing.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * On a Linux whose package names we do not know, the executable itself says what it lacks.
 * @param {string} executable
 */
export async function checkLibraries(executable) {
  const { stdout } = await run('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } });
  const names = missingLibraries(stdout);
  if (names.length) {
    throw new Stop(
      `Electron lacks the shared libraries ${names.join(', ')}: install the packages of your distribution that hold them, then start again.`,
    );
  }
}

const SHARED_MEMORY = '/dev/shm';

/**
 * Without a place for shared memory Chromium ends with a core dump, as root too.
 * @param {string} folder
 */
export function checkSharedMemory(folder = SHARED_MEMORY) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new Stop(
      `Electron keeps shared memory in ${folder}, which is no folder that this user can write: run sudo mkdir -p ${folder} && sudo chmod 1777 ${folder} (for a container: before it is handed to you), then start again.`,
    );
  }
}

/** @param {string} helper */
function isSetuidRoot(helper) {
  try {
    const { uid, mode } = statSync(helper);
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}

/**
 * Chromium's sandbox rests on user namespaces, or on a helper that is set-uid root. Some systems
 * (Ubuntu since 24.04, hardened kernels, containers) refuse the first, and Electron then dies with a
 * core dump. Better a sentence. The sandbox is never switched off for an ordinary user.
 * @param {string} executable
 */
export async function checkSandbox(executable) {
  if (process.getuid?.() === 0) return;
  const helper = join(dirname(executable), 'chrome-sandbox');
  if (isSetuidRoot(helper)) return;
  const probe = await run('unshare', ['--user', '--map-root-user', 'true']);
  if (probe.code === 0 || probe.code === 127) return;
  throw new Stop(
    sandboxRemedy(
      helper,
      MARKS_OF_CONTAINERS.some((path) => existsSync(path)),
    ),
  );
}

/** What Docker and Podman leave in each container. */
const MARKS_OF_CONTAINERS = ['/.dockerenv', '/run/.containerenv'];

/**
 * Within a container the helper is of no use: root's rights are cut short there.
 * @param {string} helper
 * @param {boolean} isContainer
 */
export const sandboxRemedy = (helper, isContainer) =>
  isContainer
    ? "This container gives ordinary users no namespaces, which Electron's sandbox needs: work in it as root, or start it with --security-opt seccomp=unconfined, then start again."
    : `This system gives ordinary users no namespaces, which Electron's sandbox needs: run sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}", then start again.`;
