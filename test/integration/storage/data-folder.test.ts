import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  askedFolder,
  checkDataFolder,
  usualFolder,
} from '../../../electron/storage/data-folder.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

const ME = process.geteuid?.() ?? 0;
const isRoot = ME === 0;
const canMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;
let folder: TempFolder;
const at = (...parts: string[]) => join(folder.path, ...parts);
const check = (asked = at('data'), change: { taken?: string; user?: number } = {}) =>
  checkDataFolder({ asked, taken: asked, user: ME, ...change });
const refusedFor = (cause: RegExp) => ({
  kind: 'refused',
  message: expect.stringMatching(
    new RegExp(
      `^The data folder .* cannot be used: .*${cause.source}.*Nothing was imported or started\\.`,
    ),
  ),
});
const USABLE = { kind: 'usable', readOnly: null, shared: null };

beforeEach(() => {
  folder = tempFolder('data');
});
afterEach(() => folder.remove());

test('the usual folder of each system, where Electron cannot name it', () => {
  const of = (platform: NodeJS.Platform, environment = {}) =>
    usualFolder(environment, { home: '/srv/desk', name: 'X', platform });
  expect(of('linux')).toBe('/srv/desk/.config/X');
  expect(of('linux', { XDG_CONFIG_HOME: '/etc/x' })).toBe('/etc/x/X');
  expect(of('darwin', { XDG_CONFIG_HOME: '/etc/x' })).toBe(
    '/srv/desk/Library/Application Support/X',
  );
  expect(of('win32', { APPDATA: 'C:\\Data' })).toBe('C:\\Data\\X');
});

test('what is asked for: the last one before the end of the options', () => {
  expect(askedFolder(['--json', '--user-data-dir=/a', '--user-data-dir=/b=c'])).toBe('/b=c');
  expect(askedFolder(['--', '--user-data-dir=/a'])).toBeNull();
  expect(askedFolder(['--start=--user-data-dir=/a'])).toBeNull();
});

describe('can be used', () => {
  test('a folder of ours; a missing one is made for us alone, and nothing is left in it', () => {
    expect(check(at('new', 'data'))).toEqual(USABLE);
    expect(statSync(at('new', 'data')).mode & 0o777).toBe(0o700);
    expect(readdirSync(at('new', 'data'))).toEqual([]);
    expect(check(at('new', 'data'))).toEqual(USABLE);
  });

  test('a link to one', () => {
    mkdirSync(at('real'), { mode: 0o700 });
    symlinkSync(at('real'), at('data'));
    expect(check(at('data'), { taken: at('real') })).toEqual(USABLE);
  });
});

describe('is refused, in a sentence that says what cures it', () => {
  test.each([
    ['a file in its way', () => writeFileSync(at('data'), ''), /a file is in its way/],
    ['a file above it', () => writeFileSync(at('file'), ''), /a file is in its way/, 'file/data'],
    ['links in a circle', () => symlinkSync(at('data'), at('data')), /cannot be used/],
    ['a link to nowhere', () => symlinkSync(at('no', 'where'), at('data')), /cannot be used/],
    ['a device', () => symlinkSync('/dev/null', at('data')), /a file is in its way|not a folder/],
    ['another one was taken', () => mkdirSync(at('data'), { mode: 0o700 }), /took .*other/],
    ['everyone can write', () => shared(0o777), /chmod go-w '.*data'/],
  ] as const)('%s', (what, arrange, cause, path: string = 'data') => {
    arrange();
    const taken = what === 'another one was taken' ? { taken: at('other') } : {};
    const found = check(at(path), taken);
    expect(found.kind).toBe('refused');
    expect(found).toEqual({ kind: 'refused', message: expect.stringMatching(cause) });
    expect(found).toEqual({
      kind: 'refused',
      message: expect.stringContaining('Nothing was imported or started.'),
    });
  });

  test.runIf(isRoot)('of another user: root on a user’s folder, and one user on another’s', () => {
    mkdirSync(at('data'), { mode: 0o700 });
    chownSync(at('data'), 65_534, 65_534);
    expect(check()).toEqual(refusedFor(/belongs to another user \(id 65534\)/));
    expect(check(at('data'), { user: 1000 })).toEqual(refusedFor(/another user/));
    expect(check(at('data'), { user: 65_534 })).toEqual(USABLE);
  });

  test.runIf(isRoot)('without rights, as an ordinary user', () => {
    const script = `import { checkDataFolder } from ${JSON.stringify(new URL('../../../electron/storage/data-folder.ts', import.meta.url).href)};
      const asked = process.argv[1];
      // Only now: a clone in root's own home cannot be read by another user.
      process.setgroups([]);
      process.setgid(65534);
      process.setuid(65534);
      process.stdout.write(JSON.stringify(checkDataFolder({ asked, taken: asked, user: 65534 })));`;
    const asNobody = (asked: string) =>
      JSON.parse(
        execFileSync(process.execPath, ['--input-type=module', '-e', script, asked], {
          encoding: 'utf8',
          cwd: '/',
        }),
      );
    chmodSync(folder.path, 0o755);
    mkdirSync(at('closed'), { mode: 0o700 });
    mkdirSync(at('read'), { mode: 0o755 });
    expect(asNobody(at('closed', 'data'))).toEqual(refusedFor(/no right to it/));
    expect(asNobody(at('closed'))).toEqual(refusedFor(/no right to it/));
    expect(asNobody(at('missing'))).toEqual(refusedFor(/no right to it/));
    expect(asNobody(at('read'))).toEqual({ ...USABLE, readOnly: 'EACCES' });
  });
});

function shared(mode: number): void {
  mkdirSync(at('data'));
  chmodSync(at('data'), mode);
}

describe('is told', () => {
  test('a folder, or files of ours in it, that others can write, with the cure', () => {
    shared(0o770);
    for (const name of [
      'files.sqlite',
      'journal.sqlite',
      'Preferences',
      'vault.json',
      'settings.json',
    ]) {
      writeFileSync(at('data', name), '');
      chmodSync(at('data', name), name === 'settings.json' ? 0o600 : 0o666);
    }
    const found = check();
    expect(found).toMatchObject({
      kind: 'usable',
      shared: `chmod go-w ${['', '/files.sqlite', '/journal.sqlite', '/vault.json'].map((it) => `'${at('data')}${it}'`).join(' ')}`,
    });
    if (found.kind === 'usable') execFileSync('sh', ['-c', found.shared ?? '']);
    expect(check()).toEqual(USABLE);
  });

  test.runIf(canMount)('a folder that takes no changes', () => {
    mkdirSync(at('data'), { mode: 0o700 });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,mode=700', 'tmpfs', at('data')]);
    try {
      expect(check()).toEqual({ ...USABLE, readOnly: 'EROFS' });
    } finally {
      execFileSync('umount', [at('data')]);
    }
  });
});
