import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { needsNoSandbox, repositoryRoot } from '../support/desktop/electron.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';

/** The running program on data folders that it cannot use, or not as it should. */
const isRoot = process.getuid?.() === 0;
const canMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

let desktop: Desktop;
let server: StrictServer;
let provision: string;
beforeEach(async () => {
  desktop = await startDesktop();
  ({ server, provision } = await provisionedServer({ vendors: ['Huawei'] }));
});
afterEach(async () => {
  await desktop.close();
  await server.close();
});

const at = (name: string) => join(desktop.home, name);
const start = (userDataDir: string) =>
  desktop.run(['--provision=-', '--start=Evening news', '--json', '--exit'], {
    stdin: provision,
    userDataDir,
  });

test('a folder that cannot be used is refused: nothing is imported or started, there or in the usual one', async () => {
  writeFileSync(at('file'), 'in the way');
  mkdirSync(at('open'));
  chmodSync(at('open'), 0o777);
  mkdirSync(at('foreign'), { mode: 0o700 });
  if (isRoot) chownSync(at('foreign'), 65_534, 65_534);
  const cases: [string, RegExp][] = [
    ['file', /a file is in its way/],
    ['open', /every user of this machine can write in it.*chmod go-w/],
    ...(isRoot
      ? ([['foreign', /belongs to another user \(id 65534\)/]] as [string, RegExp][])
      : []),
  ];
  for (const [name, cause] of cases) {
    const result = await start(at(name));
    expect([result.code, result.stdout]).toEqual([2, '']);
    expect(result.stderr).toMatch(cause);
    expect(result.stderr).toContain('Nothing was imported or started.');
  }
  expect(server.requests).toHaveLength(0);
  expect(readFileSync(at('file'), 'utf8')).toBe('in the way');
  const usual = join(at('config'), 'CDN Recorder');
  expect(spawnSync('find', [usual, '-name', '*.sqlite']).stdout.toString()).toBe('');
});

test('the usual folder in a home where it cannot be made is refused, and named', {
  tags: ['slow'],
}, async () => {
  writeFileSync(at('file'), 'in the way');
  const sandbox = needsNoSandbox ? ['--no-sandbox'] : [];
  const result = await desktop.run(
    [...sandbox, repositoryRoot, '--disable-gpu', '--start=Practice: Tencent', '--json', '--exit'],
    { bare: true, env: { XDG_CONFIG_HOME: at('file') } },
  );
  expect([result.code, result.stdout]).toEqual([2, '']);
  expect(result.stderr).toContain(`The data folder ${at('file')}/CDN Recorder cannot be used`);
  expect(result.stderr).toContain('choose another folder with --user-data-dir.');
});

test.runIf(canMount)(
  'a folder that takes no changes: calls leave, second processes too, and it is told',
  { tags: ['slow'] },
  async () => {
    const folder = at('ro');
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,mode=700', 'tmpfs', folder]);
    try {
      const first = desktop.start(['--hidden'], { userDataDir: folder });
      await desktop.tray.waitForItem();
      await first.waitForOutput(/Problem: The data folder is read-only\..*EROFS/);
      const args = ['--start=Practice: Tencent', '--json', '--exit'];
      const second = await desktop.run(args, { userDataDir: folder });
      const codes = second.lines().flatMap(({ type, code }) => (type === 'problem' ? code : []));
      expect(codes).toContain('folder-read-only');
      expect(codes).toContain('journal-unavailable');
      expect(second.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted' });
      expect(second.code).toBe(0);
      expect(readdirSync(folder)).toEqual([]);
      await first.kill('SIGTERM');
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
  },
);
