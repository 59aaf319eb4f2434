import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { userCache } from '../../build/setup/paths.mjs';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { makeInstallers, PACKAGING_MS } from '../support/package/packaged.ts';

/** Why no clean root can be made here; empty where one can. */
function obstacle(): string {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) return 'no Debian here';
  if (process.getuid?.() !== 0) return 'only root makes a root';
  if (spawnSync('debootstrap', ['--version']).status !== 0) return 'debootstrap is not installed';
  const { status, stderr } = spawnSync('unshare', ['--mount', '--pid', '--fork', 'true']);
  return status === 0 ? '' : `no namespaces here: ${String(stderr).trim()}`;
}
const why = obstacle();

/** All that must have been done, in this order: each line is written once the step has succeeded. */
const STEPS = [
  'a copy of it',
  'apt-get update',
  'dpkg -i and apt-get -f install',
  'tools of the test',
  'the command line, as an ordinary user',
  'the window, in the sandbox',
  'removed, with the data kept',
];

test.skipIf(why !== '')(
  `the Debian package in a Debian with nothing but itself${why && ` (left out: ${why})`}`,
  async () => {
    const made = await makeInstallers('deb');
    const deb = made.find((path) => path.endsWith('.deb')) ?? '';
    const work = mkdtempSync(join(tmpdir(), 'cdnr-clean-root-'));
    try {
      const script = join(repositoryRoot, 'test/support/package/clean-root/run.sh');
      const base = join(userCache(), 'clean-root');
      const { stdout } = await promisify(execFile)('sh', [script, deb, base, work]);
      console.info(stdout);
      const steps = stdout.split('\n').flatMap((line) => /^(.+): \d+ s$/.exec(line)?.[1] ?? []);
      expect(steps.filter((step) => STEPS.includes(step))).toEqual(STEPS);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  },
  PACKAGING_MS,
);
