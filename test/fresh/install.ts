import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../support/desktop/electron.ts';

/**
 * `npm run test:install`, as root: makes the Debian package, and installs, uses and removes it in a Debian 12 that
 * has nothing but itself, with the time of each step. No test of Vitest's: those have a network without a way out.
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

function makeDeb(out: string): string {
  const forge = join(repositoryRoot, 'build', 'setup', 'forge', 'forge.mjs');
  const { stdout } = spawnSync(process.execPath, [forge, 'make', '--targets=deb', `--out=${out}`], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CDN_RECORDER_TEST_QUICK_DEB: '1' },
  });
  return stdout.split('\n').find((line) => line.endsWith('.deb')) ?? '';
}

const why = obstacle();
if (why) {
  console.error(why);
  process.exit(1);
}
const work = mkdtempSync(join(tmpdir(), 'cdnr-install-'));
try {
  const deb = process.argv[2] ?? makeDeb(work);
  const cache = join(repositoryRoot, 'out', 'fresh');
  mkdirSync(cache, { recursive: true });
  const script = join(import.meta.dirname, 'install-in-root.sh');
  const { status } = spawnSync('sh', [script, deb, cache, work], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.exitCode = status ?? 1;
  if (status === 0) console.log('Installed, used and removed: as meant.');
} finally {
  rmSync(work, { recursive: true, force: true });
}
