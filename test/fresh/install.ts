import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { strictFeed } from './strict-feed.ts';
import { twoVersions } from './update-packages.ts';
import { tryUpdates } from './updates.ts';

/**
 * `npm run test:install`, as root: makes the Debian package, and installs, uses, updates and removes it in a Debian 12
 * that has nothing but itself, with the time of each step. No test of Vitest's: those have a network without a way out.
 * With the path of a package that is there already, all but the updates: those need a package with the test's own key.
 */
function obstacle(): string {
  if (process.getuid?.() !== 0) return 'A root of its own is made by root: run this as root.';
  if (spawnSync('debootstrap', ['--version']).error) {
    return 'debootstrap is missing: run apt-get install debootstrap, then this again.';
  }
  if (spawnSync('unshare', ['--mount', '--pid', '--fork', 'true']).status !== 0) {
    return 'This machine gives no namespaces of their own to programs: run this on another one.';
  }
  return '';
}

let started = performance.now();
function step(name: string): void {
  console.log(`${name}: ${Math.round((performance.now() - started) / 1_000)} s`);
  started = performance.now();
}

/** Runs a script of this folder to its end, which has to be a good one. */
function must(script: string, ...args: readonly string[]): void {
  const { status } = spawnSync('sh', [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} ended with code ${status} (the reason is above).`);
  started = performance.now();
}

async function tryAll(work: string, given: string | undefined): Promise<void> {
  const feed = given === undefined ? await strictFeed() : null;
  try {
    const versions = feed && twoVersions(work, feed.address);
    if (versions) step(`the packages of ${versions.old.version} and ${versions.newer.version}`);
    const root = join(work, 'clean');
    must('make-root.sh', join(repositoryRoot, 'out', 'fresh'), root);
    cpSync(join(import.meta.dirname, 'inside'), join(root, 'test'), { recursive: true });
    copyFileSync(versions?.old.deb ?? given ?? '', join(root, 'package.deb'));
    must('enter-root.sh', root, '/test/install.sh');
    if (feed && versions) await tryUpdates({ root, feed, versions, step });
    must('enter-root.sh', root, '/test/remove.sh');
  } finally {
    await feed?.close();
  }
}

const why = obstacle();
if (why) {
  console.error(why);
  process.exit(1);
}
const work = mkdtempSync(join(tmpdir(), 'cdnr-install-'));
try {
  mkdirSync(join(repositoryRoot, 'out', 'fresh'), { recursive: true });
  await tryAll(work, process.argv[2]);
  console.log('Installed, used, updated and removed: as meant.');
} catch (error) {
  console.error(`NOT AS MEANT: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
