// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../lock.mjs';
import { inProject } from '../paths.mjs';
import { run } from '../processes.mjs';
import { during, say } from '../say.mjs';

const maker = inProject('build', 'setup', 'bundle', 'make-code-cache.cjs');
const LONGEST_MS = 60_000;

/** @param {string} folder */
const listIn = (folder) => join(folder, 'code-cache.json');

/** As the app looks at it (electron/storage/code-cache.ts): what it would leave aside is made again.
 * @param {string} file @param {string} code beside it */
const isOurs = (file, code) =>
  process.platform === 'win32' ||
  (statSync(file).uid === statSync(code).uid && (statSync(file).mode & 0o022) === 0);

/**
 * Whether every cache is the one that was made for this bundle, and by this runtime.
 * @param {string} folder of the bundle
 * @param {string} version of the runtime
 */
function isGood(folder, version) {
  const code = join(folder, 'main.cjs');
  try {
    const { runtime, files } = JSON.parse(readFileSync(listIn(folder), 'utf8'));
    const here = `${process.platform} ${process.arch}`;
    if (!runtime.startsWith(`${version} `) || !runtime.endsWith(` ${here}`)) return false;
    return (
      isOurs(listIn(folder), code) &&
      Object.entries(files).every(([name, digest]) => {
        const file = join(folder, `${name}.cache`);
        return isOurs(file, code) && digest === sha256(readFileSync(file));
      })
    );
  } catch {
    return false;
  }
}

/** @param {Buffer} data */
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** @param {string} folder of the bundle */
export async function removeCodeCache(folder) {
  const caches = (await readdir(folder)).filter((name) => name.endsWith('.cache'));
  const files = [listIn(folder), ...caches.map((name) => join(folder, name))];
  await Promise.all(files.map((file) => rm(file, { force: true })));
}

/** @param {string} folder @param {string} executable */
async function make(folder, executable) {
  await removeCodeCache(folder);
  const data = await mkdtemp(join(tmpdir(), 'cdn-recorder-code-cache-'));
  try {
    const switches = [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(process.platform === 'linux' ? ['--ozone-platform=headless'] : []),
      ...['--disable-gpu', `--user-data-dir=${data}`],
    ];
    return await run(executable, [...switches, maker, '--version'], {
      env: { ...process.env, CDN_RECORDER_CODE_CACHE: folder },
      timeoutMs: LONGEST_MS,
    });
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Compiled code of the bundle, by the runtime that will run it, in files beside it: a start then compiles nothing.
 * Made again where one is missing, damaged, another's, or of another runtime.
 * @param {{folder: string, executable: string}} runtime
 * @param {string} [home] where the bundle lies
 * @returns {Promise<boolean>} false: there is none, and the app starts more slowly
 */
export async function ensureCodeCache(
  { folder: runtimeFolder, executable },
  home = inProject('.vite'),
) {
  const folder = join(home, 'build');
  const named = join(runtimeFolder, 'version');
  if (!existsSync(join(folder, 'main.cjs')) || !existsSync(named)) return false;
  const version = readFileSync(named, 'utf8').trim().replace(/^v/, '');
  if (isGood(folder, version)) return true;
  return withLock(join(home, 'build.lock'), async () => {
    if (isGood(folder, version)) return true;
    const { code, stderr } = await during('Compiling the app for its runtime', () =>
      make(folder, executable),
    );
    if (code === 0 && isGood(folder, version)) return true;
    say(
      `No compiled code was made, so each start takes a little longer (${stderr.trim().split('\n').at(-1) || `exit code ${code}`}).`,
    );
    return false;
  });
}
