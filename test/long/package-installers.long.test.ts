import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DEBIAN_DEPENDS,
  LINKED,
  OF_THE_C_LIBRARY,
  RPM_REQUIRES,
} from '../../build/package/linux/libraries.ts';
import { electronIn, runtimeMark } from '../../build/package/runtime.ts';
import manifest from '../../package.json' with { type: 'json' };
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { neededBy } from '../support/package/elf.ts';
import {
  makeAgain,
  makeInstallers,
  PACKAGING_MS,
  packageOnce,
} from '../support/package/packaged.ts';

describe.runIf(process.platform === 'linux')('the Debian package', () => {
  let unpacked: string;
  let deb: string;
  let archive: string;
  let desktop: Desktop;

  beforeAll(async () => {
    const original = await packageOnce();
    const made = await makeInstallers('deb,zip');
    deb = made.find((path) => path.endsWith('.deb')) ?? '';
    archive = made.find((path) => path.endsWith('.zip')) ?? '';
    unpacked = join(original.folder, '..', 'unpacked');
    mkdirSync(unpacked);
    execFileSync('dpkg-deb', ['-x', deb, unpacked]);
    desktop = await startDesktop();
  }, PACKAGING_MS);
  afterAll(async () => {
    await desktop?.close();
    rmSync(unpacked, { recursive: true, force: true });
  });

  test('depends on all that the executable is linked to, and on what Electron opens at run time', () => {
    const folder = join(unpacked, 'usr/lib/cdn-recorder');
    const brought = readdirSync(folder);
    const needed = neededBy(join(folder, 'cdn-recorder')).filter(
      (name) => !brought.includes(name) && !OF_THE_C_LIBRARY.includes(name),
    );
    expect(needed.length).toBeGreaterThan(20);
    expect(LINKED.map(({ soname }) => soname)).toEqual(expect.arrayContaining(needed));
    const depends = execFileSync('dpkg-deb', ['-f', deb, 'Depends'], { encoding: 'utf8' });
    const listed = depends.trim().split(/, /);
    // No less, and no tool of a desktop that the program never calls.
    expect(listed.sort()).toEqual([...DEBIAN_DEPENDS]);
    expect(listed).toEqual(expect.arrayContaining(['libsecret-1-0', 'libnotify4', 'xdg-utils']));
  });

  test('names its version, and the runtime where another stands in', () => {
    const mark = runtimeMark(electronIn(join(unpacked, 'usr/lib/cdn-recorder')));
    expect(basename(deb)).toMatch(
      new RegExp(`^cdn-recorder_${manifest.version}${mark}_(amd64|arm64)\\.deb$`),
    );
  });

  test('says what kind of package it is; so does the archive', () => {
    const inside = 'resources/package-type';
    expect(readFileSync(join(unpacked, 'usr/lib/cdn-recorder', inside), 'utf8')).toBe('deb');
    const text = execFileSync('unzip', ['-p', archive, `*/${inside}`], { encoding: 'utf8' });
    expect(text).toBe('zip');
  });

  test('brings an icon in each size, its change log, and a menu entry that passes its check', () => {
    const share = join(unpacked, 'usr/share');
    for (const size of ['16x16', '48x48', '256x256']) {
      expect(existsSync(join(share, 'icons/hicolor', size, 'apps/cdn-recorder.png'))).toBe(true);
    }
    expect(existsSync(join(share, 'doc/cdn-recorder/CHANGELOG.md.gz'))).toBe(true);
    expect(existsSync(join(share, 'metainfo/cdn-recorder.metainfo.xml'))).toBe(true);
    const entry = join(share, 'applications/cdn-recorder.desktop');
    expect(execFileSync('desktop-file-validate', [entry], { encoding: 'utf8' })).toBe('');
  });

  test('belongs to root, is for all to read, and has a sandbox for kernels without namespaces', () => {
    const lines = execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8' }).trim().split('\n');
    expect(lines.filter((line) => !/^\S+ root\/root /.test(line))).toEqual([]);
    expect(lines.filter((line) => /^[d-]/.test(line) && line[7] !== 'r')).toEqual([]);
    expect(
      lines.filter((line) => /^-rws/.test(line)).map((line) => line.split('/').at(-1)),
    ).toEqual(['chrome-sandbox']);
  });

  test('registers links behind the end of all switches', () => {
    const entry = readFileSync(
      join(unpacked, 'usr/share/applications/cdn-recorder.desktop'),
      'utf8',
    );
    expect(entry).toContain('\nExec=cdn-recorder -- %u\n');
    expect(entry).toContain('\nMimeType=x-scheme-handler/cdn-recorder;\n');
    for (const key of ['Name', 'GenericName', 'Comment']) {
      expect(entry).toMatch(new RegExp(`^${key}\\[zh_CN\\]=.*\\p{Script=Han}`, 'mu'));
    }
  });

  const ARGS = ['--start=Practice: Tencent', '--json', '--exit'];
  const RECEIVE = ['--receive', '--receive-port=0', '--json'];
  const installed = () => ({ packaged: join(unpacked, 'usr/bin/cdn-recorder') });

  test('has a second name for the options of a control room', async () => {
    const room = { packaged: join(unpacked, 'usr/bin/cdn-recorder-room') };
    expect(await desktop.run(['--room-status', '--json'], room)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('This computer is in no room'),
    });
  });

  test('works unpacked', async () => {
    expect((await desktop.run(ARGS, installed())).code).toBe(0);
  });

  describe('in an environment that names what is gone', () => {
    const dead = join('/tmp', 'no-such-socket');

    test.each<[string, Record<string, string>, string]>([
      ['a dead DISPLAY', { DISPLAY: ':64999' }, 'DISPLAY names :64999, where nothing answers.\n'],
      ['no display', { DISPLAY: '' }, ''],
      [
        'two dead ones',
        { DISPLAY: 'unix:64999.0', WAYLAND_DISPLAY: 'wayland-9' },
        'WAYLAND_DISPLAY names wayland-9, where nothing answers.\nDISPLAY names unix:64999.0, where nothing answers.\n',
      ],
    ])('%s: one sentence what to do, and code 1', async (_what, env, told) => {
      const { code, signal, stdout, stderr } = await desktop.run(ARGS, { ...installed(), env });
      expect({ code, signal, stdout }).toEqual({ code: 1, signal: null, stdout: '' });
      expect(stderr).toBe(
        `${told}CDN Recorder needs a display: set DISPLAY to one that answers, or start it with xvfb-run.\n`,
      );
    });

    test.each<[string, Record<string, string>]>([
      ['a dead Wayland beside a display', { WAYLAND_DISPLAY: dead, XDG_SESSION_TYPE: 'wayland' }],
      ['an empty address of the bus', { DBUS_SESSION_BUS_ADDRESS: '' }],
      ['a dead bus', { DBUS_SESSION_BUS_ADDRESS: `unix:path=${dead}` }],
    ])('%s: it works', async (_what, env) => {
      expect((await desktop.run(ARGS, { ...installed(), env })).code).toBe(0);
    });

    test.each<[string, Record<string, string>]>([
      ['a dead DISPLAY', { DISPLAY: ':64999' }],
      ['no display', { DISPLAY: '' }],
    ])('%s: a receiver of callbacks needs none', async (_what, env) => {
      const running = desktop.start(RECEIVE, { ...installed(), env });
      await running.waitForOutput(/"type":"receiving"/);
      running.child.kill('SIGTERM');
      const { code, signal } = await running.done;
      expect([code, signal]).toEqual([0, null]);
    });

    test('no display: the executable itself receives, and ends with the process that started it', async () => {
      const packaged = join(unpacked, 'usr/lib/cdn-recorder/cdn-recorder');
      const running = desktop.start(RECEIVE, { packaged, env: { DISPLAY: '' } });
      await running.waitForOutput(/"type":"receiving"/);
      running.child.kill('SIGTERM');
      // Resolves once the last of them has closed its output.
      await running.done;
      const again = desktop.start(RECEIVE, { ...installed(), env: { DISPLAY: '' } });
      await again.waitForOutput(/"type":"receiving"/);
    });

    test('the executable itself ends by a signal there: the launcher is what helps', async () => {
      const packaged = join(unpacked, 'usr/lib/cdn-recorder/cdn-recorder');
      const { code } = await desktop.run(ARGS, { packaged, env: { DISPLAY: ':64999' } });
      expect(code === 0 || code === 1).toBe(false);
    });
  });
});

describe.runIf(process.platform === 'linux')('the RPM package', () => {
  test('has the same files as the Debian package, and asks for libraries by their names', async () => {
    const [rpm = ''] = await makeInstallers('rpm');
    const ask = (...query: string[]) =>
      execFileSync('rpm', ['-qp', ...query, rpm], { encoding: 'utf8' })
        .trim()
        .split('\n');
    expect(ask('--requires').filter((line) => !line.startsWith('rpmlib('))).toEqual([
      ...RPM_REQUIRES,
    ]);
    const files = ask('--queryformat', '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILENAMES}\\n]');
    expect(files.filter((line) => !/ root \//.test(line))).toEqual([]);
    expect(files.filter((line) => /^-rws/.test(line))).toEqual([
      '-rwsr-xr-x root /usr/lib/cdn-recorder/chrome-sandbox',
    ]);
    for (const path of [
      '/usr/bin/cdn-recorder',
      '/usr/bin/cdn-recorder-room',
      '/usr/lib/cdn-recorder/resources/app.asar',
      '/usr/lib/cdn-recorder/resources/package-type',
      '/usr/share/applications/cdn-recorder.desktop',
      '/usr/share/icons/hicolor/48x48/apps/cdn-recorder.png',
    ]) {
      expect(files.some((line) => line.endsWith(` ${path}`))).toBe(true);
    }
  });
});

describe('two builds of the same sources', () => {
  /** Each file below a folder, but source maps, which are not shipped, with its mode and a hash of its content. */
  const contentOf = (folder: string, leftOut = /\.map$/): Map<string, string> => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory() && !leftOut.test(entry.name));
    return new Map(
      files
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((path) => {
          const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
          return [
            path.slice(folder.length),
            `${lstatSync(path).mode.toString(8)} ${hash}`,
          ] as const;
        })
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  };

  test('give the same bundle', () => {
    const again = mkdtempSync(join(tmpdir(), 'cdnr-bundle-'));
    try {
      const compile = join(repositoryRoot, 'build/setup/bundle/compile.mjs');
      execFileSync(process.execPath, [compile, again], {
        cwd: repositoryRoot,
        env: { ...process.env, NODE_ENV: 'production' },
      });
      for (const part of ['build', 'renderer']) {
        // What the runtime compiles of it is compared in code-cache.long.test.ts.
        const leftOut = /\.map$|\.cache$|^code-cache\.json$/;
        const made = contentOf(join(again, part), leftOut);
        expect(made.size).toBeGreaterThan(5);
        expect(made).toEqual(contentOf(join(repositoryRoot, '.vite', part), leftOut));
      }
    } finally {
      rmSync(again, { recursive: true });
    }
  });

  test.runIf(process.platform === 'linux')(
    'give the same folder, file by file, and the same packages, byte by byte',
    async () => {
      const targets = 'deb,zip,rpm';
      const first = await makeInstallers(targets);
      const second = await makeAgain(targets);
      const folderOf = (made: readonly string[]) =>
        join(made[0] ?? '', '..', '..', basename(folder));
      const { folder } = await packageOnce();
      expect(contentOf(folderOf(second))).toEqual(contentOf(folderOf(first)));
      const sums = (made: readonly string[]) =>
        made
          .map((path) => [
            basename(path),
            createHash('sha256').update(readFileSync(path)).digest('hex'),
          ])
          .sort();
      // Three packages, and their bill of materials.
      expect(first).toHaveLength(4);
      expect(sums(second)).toEqual(sums(first));
    },
    PACKAGING_MS,
  );
});
