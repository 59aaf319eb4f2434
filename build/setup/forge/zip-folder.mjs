// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../lock.mjs';
import { inProject, userCache } from '../paths.mjs';
import { run } from '../processes.mjs';
import { during, Stop, say } from '../say.mjs';

/** @typedef {import('../runtime/official.mjs').Runtime} Runtime */

const wantedVersion = () =>
  JSON.parse(readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8')).version;

/** @param {Runtime} runtime */
const trueVersion = (runtime) =>
  readFileSync(join(runtime.folder, 'version'), 'utf8').trim().replace(/^v/, '');

/** Another runtime in the same folder is another zip.
 * @param {Runtime} runtime */
function cacheName(runtime) {
  const { size, mtimeMs } = statSync(runtime.executable);
  const hash = createHash('sha256').update(`${runtime.folder}\0${size}\0${mtimeMs}`);
  return `electron-zip-${trueVersion(runtime)}-${hash.digest('hex').slice(0, 8)}`;
}

/**
 * A folder with the runtime as the zip that Forge would download, or undefined where Forge gets the
 * official one by itself. Forge goes by the name, which says what package.json asks for; the file
 * `version` inside tells the truth, and so do we.
 * @param {Runtime} runtime
 */
export async function zipFolderFor(runtime) {
  const wanted = wantedVersion();
  if (runtime.folder === inProject('node_modules', 'electron', 'dist')) return undefined;
  say(
    `Packaging Electron ${trueVersion(runtime)} from ${runtime.folder}, not the official ${wanted}: good for tests, not to be handed out.`,
  );
  const home = join(userCache(), cacheName(runtime));
  const name = `electron-v${wanted}-${process.platform}-${process.arch}.zip`;
  if (existsSync(join(home, name))) return home;
  await mkdir(home, { recursive: true });
  await withLock(join(home, 'zip.lock'), async () => {
    if (existsSync(join(home, name))) return;
    const work = await mkdtemp(join(home, 'partial-'));
    try {
      // Stored, not compressed: it is unpacked at once. `resources` is the app's: an app that the runtime
      // came with, or the loader in its place, is none of ours.
      const args = ['-q', '-r', '-y', '-0', join(work, name), '.', '-x', 'resources/*'];
      const result = await during('Zipping the Electron runtime', () =>
        run('zip', args, { cwd: runtime.folder }),
      );
      if (result.code !== 0) {
        const reason = (result.stderr || result.stdout).split('\n')[0];
        throw new Stop(
          `The Electron runtime could not be zipped (${reason}): install zip, then start again.`,
        );
      }
      await rename(join(work, name), join(home, name));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return home;
}
