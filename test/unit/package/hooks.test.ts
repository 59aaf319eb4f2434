import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PREBUILDS } from '../../../build/package/contents.ts';
import { keepPrebuild } from '../../../build/package/hooks.ts';
import { repositoryRoot } from '../../support/desktop/electron.ts';

/** The systems that packages are made for. */
const TARGETS = ['linux', 'win32', 'darwin'].flatMap((platform) =>
  ['x64', 'arm64'].map((arch) => [platform, arch] as const),
);

let app: string;
beforeEach(async () => {
  app = await mkdtemp(join(tmpdir(), 'cdnr-hooks-'));
  for (const [platform, arch] of TARGETS) {
    mkdirSync(join(app, PREBUILDS, `${platform}-${arch}`), { recursive: true });
    for (const name of ['a.glibc.node', 'a.musl.node']) {
      writeFileSync(join(app, PREBUILDS, `${platform}-${arch}`, name), '');
    }
  }
});
afterEach(() => rm(app, { recursive: true }));

test.each(TARGETS)(
  'a package for %s %s has the binary of that system alone',
  async (platform, arch) => {
    await keepPrebuild(app, platform, arch);
    expect(readdirSync(join(app, PREBUILDS))).toEqual([`${platform}-${arch}`]);
    expect(readdirSync(join(app, PREBUILDS, `${platform}-${arch}`))).toEqual(['a.glibc.node']);
  },
);

test.each(TARGETS)('the native package brings one for %s %s', (platform, arch) => {
  const files = readdirSync(join(repositoryRoot, PREBUILDS, `${platform}-${arch}`));
  expect(files.filter((name) => name.endsWith('.node') && !name.includes('musl'))).toHaveLength(1);
});

test('a system without a binary is named, and nothing is packaged', async () => {
  await expect(keepPrebuild(app, 'linux', 'mips')).rejects.toThrow(
    /no binary for linux-mips, only for .*linux-x64.*: choose one of them with --arch/,
  );
});
