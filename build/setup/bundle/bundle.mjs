// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../lock.mjs';
import { inProject, root } from '../paths.mjs';
import { run } from '../processes.mjs';
import { during, fullDiskIn, Stop } from '../say.mjs';
import { hashSources } from './sources.mjs';

const home = inProject('.vite');
const stampPath = join(home, 'sources.sha256');
const compiler = inProject('build', 'setup', 'bundle', 'compile.mjs');

/**
 * The next start builds again, whatever lies there. Compiled code goes too: V8 would take it for any text as long as
 * the one that it was made of.
 */
export async function forgetBundle() {
  await rm(stampPath, { force: true });
  await rm(join(home, 'build', 'code-cache.json'), { force: true });
}

/** @param {string} hash */
const isBuilt = (hash) =>
  existsSync(stampPath) &&
  readFileSync(stampPath, 'utf8') === hash &&
  existsSync(join(home, 'build', 'guard.cjs'));

/** Two folders cannot be swapped in one step. So the stamp goes first: a bundle caught half-way has
 * none, and is built again.
 * @param {string} made */
async function swapIn(made) {
  await forgetBundle();
  for (const name of ['renderer', 'build']) {
    if (existsSync(join(home, name))) await rename(join(home, name), join(made, `old-${name}`));
    await rename(join(made, name), join(home, name));
  }
}

/** @param {string} node */
async function build(node) {
  for (const name of (await readdir(home)).filter((name) => name.startsWith('partial-'))) {
    await rm(join(home, name), { recursive: true, force: true });
  }
  const made = await mkdtemp(join(home, 'partial-'));
  try {
    // Hashed before the build: what is saved while it runs is built again next time.
    const hash = hashSources(root);
    const plain = process.stderr.isTTY ? {} : { NO_COLOR: '1' };
    const env = { ...process.env, ...plain, NODE_ENV: 'production' };
    const result = await run(node, [compiler, made], { cwd: root, env, output: 'both' });
    if (result.code !== 0) {
      const full = fullDiskIn(result);
      if (full) throw full;
      throw new Stop('The build failed (the reason is above): mend the sources, then start again.');
    }
    await swapIn(made);
    await writeFile(stampPath, hash);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/**
 * The bundle of the sources as they are now.
 * @param {string} node runs Vite
 * @param {{always?: boolean}} options
 */
export async function ensureBundle(node, { always = false } = {}) {
  if (!always && isBuilt(hashSources(root))) return;
  await withLock(join(home, 'build.lock'), async () => {
    if (always || !isBuilt(hashSources(root))) await during('Building the app', () => build(node));
  });
}
