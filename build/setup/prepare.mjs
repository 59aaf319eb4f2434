// @ts-check
import { ensureBundle } from './bundle/bundle.mjs';
import { ensureCodeCache } from './bundle/code-cache.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { leavesSystemPackages } from './environment.mjs';
import { inProject } from './paths.mjs';
import { ensureElectron } from './runtime/electron.mjs';
import { withPinnedChecksums } from './runtime/official.mjs';
import { ensureDebianPackages, isDebian } from './system/debian.mjs';
import { hasDisplay } from './system/display.mjs';
import { checkLibraries, checkSandbox, checkSharedMemory } from './system/executable.mjs';

/** @param {string} executable */
async function checkSystem(executable) {
  if (process.platform !== 'linux') return;
  if (!isDebian() || leavesSystemPackages()) await checkLibraries(executable);
  checkSharedMemory();
  await checkSandbox(executable);
}

/**
 * What Electron needs to run, in the order in which the one needs the other. System packages come
 * first: an ordinary user without them should not wait for a download to learn it.
 * @param {import('./system/needed.mjs').Purpose} purpose
 */
export async function prepareRuntime(purpose) {
  if (process.platform === 'linux' && isDebian()) {
    await ensureDebianPackages(purpose, hasDisplay());
  }
  const node = await ensureDependencies();
  const { folder, executable } = await ensureElectron(node);
  await checkSystem(executable);
  return { node, folder, executable, appFolder: inProject() };
}

/**
 * Everything that must be there before the built app can run.
 * @param {import('./system/needed.mjs').Purpose} purpose
 */
export async function prepare(purpose) {
  const runtime = await prepareRuntime(purpose);
  await ensureBundle(runtime.node);
  await ensureCodeCache(runtime);
  return runtime;
}

/**
 * What programs that start Electron themselves (tests, screenshots, benchmarks) need to know. The
 * first variable is ours, the second is the one that the `electron` package and Forge obey.
 * @param {{folder: string, executable: string}} runtime
 * @param {NodeJS.ProcessEnv} env
 */
export function withElectron(runtime, env) {
  return {
    ...withPinnedChecksums(env),
    CDN_RECORDER_ELECTRON: runtime.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
  };
}
