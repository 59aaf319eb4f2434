import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isShipped } from '../../build/package/contents.ts';
import { FUSES, fuseNames } from '../../build/package/fuses.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { needsNoSandbox } from '../support/desktop/electron.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { until } from '../support/desktop/until.ts';
import { openDebugger } from '../support/package/debugger.ts';
import {
  copyOf,
  PACKAGING_MS,
  type Packaged,
  packageOnce,
  replace,
  withFuse,
} from '../support/package/packaged.ts';
import { scene as makeScene, type Scene } from '../support/package/scene.ts';

/** The app as it is handed out, on a desktop of its own. */
let original: Packaged;
let desktop: Desktop;
let scene: Scene;

beforeAll(async () => {
  original = await packageOnce();
}, PACKAGING_MS);
beforeEach(async () => {
  desktop = await startDesktop();
  scene = await makeScene();
});
afterEach(async () => {
  await desktop.close();
  await scene.close();
});

const PRACTICE = ['--start=Practice: Tencent', '--json', '--exit'];
const of = ({ executable }: Packaged) => ({ packaged: executable });

describe('what is in it', () => {
  test('the fuses are as decided, in the executable itself', async () => {
    const wire = await getCurrentFuseWire(original.executable);
    const names = fuseNames(wire);
    expect(names.length).toBeGreaterThanOrEqual(8);
    for (const name of names) {
      const fuse = name as keyof typeof FUSES;
      const state = FUSES[fuse] ? FuseState.ENABLE : FuseState.DISABLE;
      expect([name, wire[FuseV1Options[fuse]]]).toEqual([name, state]);
    }
  });

  test('the archive holds the bundle, the manifest and the native package, and nothing else', () => {
    const files = listPackage(original.archive, { isPack: false });
    const kinds = files.map((file) =>
      file
        .replace(/^\/\.vite\/renderer\/assets\/.+\.(js|css|woff2|png)$/, '<asset>')
        .replace(/^\/\.vite\/build\/main-[\w.-]+\.cjs$/, '<chunk>')
        .replace(/^\/\.vite\/build\/main[\w.-]*\.cjs\.cache$/, '<compiled>')
        .replace(/^\/\.vite\/build\/icons\/[\w@-]+\.png$/, '<icon>')
        .replace(/^\/\.vite\/build\/practice\/practice-\d\.mpegts$/, '<segment>')
        .replace(/^(.+\/prebuilds\/)[^/]+\/[^/]+\.node$/, '$1<binary>'),
    );
    const sqlite = '/node_modules/@photostructure/sqlite';
    expect([...new Set(kinds)].sort()).toEqual(
      [
        '/.vite',
        '/.vite/build',
        '/.vite/build/code-cache.json',
        '/.vite/build/files-worker.cjs',
        '/.vite/build/guard.cjs',
        '/.vite/build/history-worker.cjs',
        '/.vite/build/icons',
        '/.vite/build/practice',
        '/.vite/build/practice/practice.mp4',
        '/.vite/build/main.cjs',
        '/.vite/build/preload.cjs',
        '/.vite/renderer',
        '/.vite/renderer/assets',
        '/.vite/renderer/index.html',
        '/.vite/renderer/licences.json',
        '/.vite/renderer/certificate.html',
        '/.vite/renderer/player.html',
        '/.vite/renderer/secrets.html',
        '/.vite/renderer/sound.html',
        '<chunk>',
        '<compiled>',
        '/LICENSE',
        '/node_modules',
        '/node_modules/@photostructure',
        sqlite,
        `${sqlite}/LICENSE`,
        `${sqlite}/dist`,
        `${sqlite}/dist/index.cjs`,
        `${sqlite}/package.json`,
        `${sqlite}/prebuilds`,
        `${sqlite}/prebuilds/${process.platform}-${process.arch}`,
        `${sqlite}/prebuilds/<binary>`,
        '/node_modules/node-gyp-build',
        '/node_modules/node-gyp-build/LICENSE',
        '/node_modules/node-gyp-build/index.js',
        '/node_modules/node-gyp-build/node-gyp-build.js',
        '/node_modules/node-gyp-build/package.json',
        '/package.json',
        '<asset>',
        '<icon>',
        '<segment>',
      ].sort(),
    );
    expect(files.filter((file) => !isShipped(file))).toEqual([]);
  });

  test('beside the program lie the licences: its own, those of its packages, Electron’s and Chromium’s', () => {
    const text = (name: string) => readFileSync(join(original.folder, name), 'utf8');
    expect(text('LICENSE')).toContain('CDN Recorder');
    expect(text('LICENSE.electron.txt')).toMatch(/Electron/);
    expect(text('LICENSES.chromium.html').length).toBeGreaterThan(1_000_000);
    const list = JSON.parse(
      extractFile(original.archive, join('.vite', 'renderer', 'licences.json')).toString('utf8'),
    ) as { name: string; version: string; text: string }[];
    expect(list.length).toBeGreaterThan(50);
    const packages = text('LICENSES.packages.txt');
    for (const { name, version, text: licence } of list) {
      expect(packages).toContain(`\n${name} ${version} (`);
      expect(packages).toContain(licence);
    }
  });

  test('beside the archive lie only its binaries', () => {
    expect(readdirSync(original.resources).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
    const unpacked = readdirSync(`${original.archive}.unpacked`, {
      recursive: true,
      withFileTypes: true,
    });
    const files = unpacked.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((name) => !name.endsWith('.node'))).toEqual([]);
  });
});

describe('it works', () => {
  test('a practice recording from the command line', async () => {
    const result = await desktop.run(PRACTICE, of(original));
    expect(result.code).toBe(0);
    expect(result.lines().at(-1)).toMatchObject({ type: 'run', status: 'accepted' });
  });

  test('tray, menu, and a recording by a click', async () => {
    desktop.start(['--hidden'], of(original));
    await desktop.tray.click('Start Practice: Tencent');
    await desktop.tray.waitForTooltip(/Practice/);
    await desktop.tray.click('Quit');
  });

  test('a menu entry’s `--`, with and without a link', async () => {
    const first = desktop.start(['--'], of(original));
    await desktop.tray.waitForMenuItem('Quit');
    const linked = desktop.start(['--', 'cdn-recorder:preset/1'], of(original));
    expect((await linked.done).code).toBe(0);
    expect(first.child.exitCode).toBeNull();
  });

  test('the page comes out of the archive; a file: page reads no other file', async () => {
    const text = join(scene.folder, 'note.txt');
    const page = join(scene.folder, 'page.html');
    writeFileSync(text, 'what a page must not read');
    writeFileSync(page, '<title>page</title>');
    const read = `
      // The program bounds every session; here only the fuse may be in the way.
      const session = electron.session.fromPartition('probe');
      session.webRequest.onBeforeRequest(null);
      const window = new electron.BrowserWindow({ show: false, webPreferences: { session } });
      await window.loadURL(${JSON.stringify(`file://${page}`)});
      return window.webContents.executeJavaScript(
        ${JSON.stringify(`fetch('file://${text}').then((it) => it.text(), (error) => 'refused')`)});`;
    const look = async (app: Packaged) => {
      const cli = desktop.start(
        [`--user-data-dir=${join(scene.folder, app.folder.slice(-5))}`],
        of(app),
      );
      await desktop.tray.waitForMenuItem('Quit');
      const main = await openDebugger(cli);
      const shown = await until('the window shows its presets', async () => {
        const words = await main.evaluate<string>(
          `return electron.BrowserWindow.getAllWindows()[0]?.webContents
            .executeJavaScript('location.href + document.body.innerText') ?? ''`,
        );
        return words.includes('Practice: Tencent') && words;
      });
      const answer = await main.evaluate<string>(read);
      main.close();
      await cli.kill('SIGTERM');
      return { shown, answer };
    };
    const inspectable = await withFuse(original, 'EnableNodeCliInspectArguments', true);
    const { shown, answer } = await look(inspectable);
    expect(shown).toMatch(/^app:\/\/cdn-recorder\//);
    expect(answer).toBe('refused');
    const lax = await withFuse(inspectable, 'GrantFileProtocolExtraPrivileges', true);
    expect((await look(lax)).answer).toBe('what a page must not read');
  });
});

describe('another app in its place', () => {
  const withFolder = (copy: Packaged) =>
    cpSync(scene.app, join(copy.resources, 'app'), { recursive: true });
  const foreignRan = async (copy: Packaged) => {
    const cli = desktop.start(['--version'], of(copy));
    await Promise.race([
      cli.done,
      until('it ran', () => readdirSync(scene.folder).includes('marker')),
    ]);
    await cli.kill();
    return readdirSync(scene.folder).includes('marker');
  };

  test('a folder beside the archive is not run, not even without the archive', async () => {
    const copy = copyOf(original, 'folder');
    withFolder(copy);
    expect(await foreignRan(copy)).toBe(false);
    rmSync(copy.archive);
    expect(await foreignRan(copy)).toBe(false);
  });

  test('it would be, but for the fuse', async () => {
    const copy = await withFuse(original, 'OnlyLoadAppFromAsar', false);
    withFolder(copy);
    rmSync(copy.archive);
    expect(await foreignRan(copy)).toBe(true);
  });

  /**
   * Windows and macOS check the archive against a hash in the executable; Electron for Linux has no such
   * check, whatever the fuse says. There the files' owner protects it: root, once installed. This test
   * tells when that changes.
   */
  test.runIf(process.platform === 'linux')(
    'a changed archive is NOT noticed on Linux',
    async () => {
      const copy = copyOf(original, 'tampered');
      const archive = readFileSync(copy.archive);
      const text = 'start CDN recordings of live streams, and know';
      const places = placesOf(archive, text);
      // In the bundle and in what is compiled of it, which the program then leaves aside.
      expect(places).toHaveLength(2);
      for (const at of places) archive.write('S', at);
      replace(copy.archive, archive);
      const { code, stdout } = await desktop.run(['--help'], of(copy));
      expect([code, stdout.includes('Start CDN recordings')]).toEqual([0, true]);
    },
  );
});

function placesOf(bytes: Buffer, text: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) places.push(at);
  return places;
}

describe('a crash', () => {
  const dumpsIn = (folder: string) =>
    readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.dmp'));

  test('leaves no dump of its memory', async () => {
    const cli = desktop.start(['--hidden'], of(original));
    await desktop.tray.waitForMenuItem('Quit');
    await cli.kill('SIGSEGV');
    expect((await cli.done).signal).toBe('SIGSEGV');
    expect(readdirSync(desktop.userDataDir)).toContain('journal.sqlite');
    expect(dumpsIn(desktop.home)).toEqual([]);
  });

  test('would leave one, had the crash reporter been started', async () => {
    const code = `
      const { app, crashReporter } = require('electron');
      crashReporter.start({ uploadToServer: false });
      app.whenReady().then(() => console.log('ready'));`;
    writeFileSync(join(scene.app, 'x.cjs'), code);
    const cli = desktop.start([], { app: scene.app });
    await cli.waitForOutput(/ready/);
    await cli.kill('SIGSEGV');
    expect(dumpsIn(desktop.home)).toHaveLength(1);
  });
});

describe('an ordinary user', () => {
  const NOBODY = ['--reuid=65534', '--regid=65534', '--clear-groups'];

  /** As nobody where we are root, as ourselves elsewhere. */
  function asUser(args: string[]) {
    const home = tempFolder('user');
    const env = { ...desktop.env, HOME: home.path, XDG_CONFIG_HOME: home.path };
    if (needsNoSandbox) execFileSync('chown', ['65534:65534', home.path]);
    const command = [original.executable, ...args, `--user-data-dir=${home.path}`];
    const [program = '', ...rest] = needsNoSandbox ? ['setpriv', ...NOBODY, ...command] : command;
    const { status, stdout, stderr } = spawnSync(program, rest, { env, encoding: 'utf8' });
    home.remove();
    return { status, stdout, stderr };
  }

  test('starts it in the sandbox, and cannot do without', () => {
    expect(asUser(['--version'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d/),
    });
    const refused = asUser(['--no-sandbox', '--version']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('unknown option "--no-sandbox"\nNothing was started.');
  });
});
