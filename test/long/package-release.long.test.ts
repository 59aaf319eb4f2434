import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INTEGRATION_NAMES } from '../../build/release/packages.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { makeInstallers, PACKAGING_MS } from '../support/package/packaged.ts';

describe.runIf(process.platform === 'linux')('a release of what was made', () => {
  let archive = '';
  let described = '';

  beforeAll(async () => {
    [archive = ''] = await makeInstallers('zip');
    described = join(dirname(archive), '..', 'described');
  }, PACKAGING_MS);
  afterAll(() => rmSync(described, { recursive: true, force: true }));

  const release = (...more: string[]) =>
    promisify(execFile)(
      process.execPath,
      ['build/release/run.ts', `--packages=${dirname(archive)}`, `--to=${described}`, ...more],
      { cwd: repositoryRoot, env: { ...process.env, GITHUB_ACTIONS: '' } },
    );

  test('stops on what is missing, and writes nothing', async () => {
    await expect(release()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The release stops: .*machine\. Nothing was written\.\n$/),
    });
    expect(existsSync(described)).toBe(false);
  });

  test('is shown whole by a dry run, which says so of a runtime that stands in', async () => {
    const { stdout } = await release('--dry-run');
    expect(stdout.includes('STOP runtime')).toBe(basename(archive).includes('-runtime'));
    const hash = createHash('sha256').update(readFileSync(archive)).digest('hex');
    const sums = readFileSync(join(described, 'SHA256SUMS'), 'utf8');
    expect(sums).toContain(`${hash}  ${basename(archive)}\n`);
    for (const name of INTEGRATION_NAMES) {
      const sum = createHash('sha256')
        .update(readFileSync(join(described, name)))
        .digest('hex');
      expect(sums).toContain(`${sum}  ${name}\n`);
    }
    for (const name of ['latest-linux.yml', 'latest-linux.yml.sig', 'homebrew/cdn-recorder.rb']) {
      expect(existsSync(join(described, name)), name).toBe(true);
    }
  });
});
