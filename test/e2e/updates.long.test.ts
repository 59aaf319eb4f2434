import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { answerQuestions } from '../support/desktop/questions.ts';
import { until } from '../support/desktop/until.ts';
import { type FeedServer, feedServer, feedText } from '../support/updates/feed.ts';
import { type UpdatableApp, updatableApp } from '../support/updates/runtime.ts';
import { openSettings } from '../support/window/main-page.ts';

/** An AppImage that updates itself, in Electron, by the real electron-updater out of the bundle. */
const NAME = `latest-linux${process.arch === 'x64' ? '' : `-${process.arch}`}.yml`;
const PRESET = 'Practice: Tencent';

let made: UpdatableApp;
let desktop: Desktop;
let feed: FeedServer;
let image: string;
let note: string;

beforeAll(async () => {
  made = await updatableApp('AppImage');
});
afterAll(() => made.remove());

beforeEach(async () => {
  desktop = await startDesktop();
  feed = await feedServer();
  image = join(desktop.home, 'apps', 'CDN Recorder.AppImage');
  note = join(desktop.home, 'note');
  mkdirSync(dirname(image));
  writeFileSync(image, noting('old'));
  chmodSync(image, 0o755);
});
afterEach(async () => {
  await desktop.close();
  await feed.close();
});

/** In the place of an AppImage: it notes what it was started with. */
const noting = (version: string) =>
  `#!/bin/sh\nprintf '%s\\n' ${version} "$0" "$@" > '${note}.part'\nmv '${note}.part' '${note}'\n`;

const next = () => ({
  name: 'CDN-Recorder-99.0.0.AppImage',
  bytes: Buffer.from(noting('99.0.0')),
});

async function launch() {
  const launched = await desktop.launch({
    app: made.app,
    runtime: made.runtime,
    env: { APPIMAGE: image },
  });
  const page = await launched.window();
  await openSettings(page, 'Updates');
  return { launched, page };
}

/** Switches updates on, where the feed of the test is. */
async function switchOn(app: ElectronApplication, page: Page) {
  await page.getByRole('switch', { name: 'Look for updates' }).check();
  await page.getByLabel('Address of the versions').fill(`${feed.origin}/`);
  const asked = await answerQuestions(app, 'Look for updates');
  await press(page, 'Save');
  await page.getByText('Saved.').waitFor();
  return asked;
}

async function download(page: Page) {
  await press(page, 'Check now');
  await page.getByText('Version 99.0.0 is available.').waitFor();
  await press(page, 'Download (1 MB)');
  await page.getByText('Version 99.0.0 is downloaded and verified.').waitFor();
}

/** What was started in the end: its version, its file and its arguments. */
async function started() {
  await until('the program', () => existsSync(note));
  const [version, file, ...args] = readFileSync(note, 'utf8').trimEnd().split('\n');
  return { version, file, args };
}

/** As the first start was: the kernel's switches and the data folder, and nothing else. */
function expectSameStart(args: readonly string[]) {
  expect(args).toContain('--lang=en');
  expect(args.at(-1)).toBe(`--user-data-dir=${desktop.userDataDir}`);
  expect(args.filter((arg) => !arg.startsWith('--'))).toEqual([]);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('looks, downloads, never interrupts a recording, and then installs and starts the next version', async () => {
  const { launched, page } = await launch();
  const isLoaded = () =>
    launched.app.evaluate(() => {
      const { Session } = process.getBuiltinModule('node:inspector');
      const session = new Session();
      session.connect();
      const loaded: string[] = [];
      session.on('Debugger.scriptParsed', ({ params }) => loaded.push(params.url));
      // It names all that V8 has, however it was loaded.
      session.post('Debugger.enable');
      session.disconnect();
      return loaded.some((url) => url.endsWith('main-main.cjs'));
    });
  const asked = await switchOn(launched.app, page);
  expect((await asked())[0]?.message).toBe(`Look for updates at ${new URL(feed.origin).host}?`);
  expect(feed.requests).toEqual([]);
  expect(await isLoaded()).toBe(false);

  // A list that the supplier has not signed.
  const version = next();
  feed.publish(NAME, feedText('99.0.0', [version]), [version]);
  feed.files[`/${NAME}`] = { bytes: feedText('99.0.1', [version]) };
  await press(page, 'Check now');
  await page.getByText(`The signature of ${NAME} is not that of the supplier`).waitFor();
  feed.publish(NAME, feedText('99.0.0', [version]), [version]);
  await download(page);
  expect(await isLoaded()).toBe(true);
  expect(readFileSync(image, 'utf8')).toBe(noting('old'));

  // A recording goes on, and nothing is installed.
  const cli = { app: made.app };
  expect((await desktop.run([`--start=${PRESET}`, '--exit'], cli)).code).toBe(0);
  await press(page, 'Install and restart');
  await page.getByText('a recording is running, and it goes on untouched').waitFor();
  const stopped = await desktop.run([`--stop=${PRESET}`, '--exit', '--json'], cli);
  expect(stopped.lines().at(-1)).toMatchObject({ status: 'accepted' });
  expect(readFileSync(image, 'utf8')).toBe(noting('old'));

  await answerQuestions(launched.app, 'Install and restart');
  await press(page, 'Install and restart');
  expect(await launched.ended).toBe(0);
  expect(readFileSync(image).equals(version.bytes)).toBe(true);
  const { args, ...what } = await started();
  expect(what).toEqual({ version: '99.0.0', file: image });
  expectSameStart(args);
  expect(readdirSync(dirname(image))).toEqual(['CDN Recorder.AppImage']);
  const notes = JSON.parse(readFileSync(join(desktop.userDataDir, 'updates.json'), 'utf8'));
  expect(notes.data).toMatchObject({ installing: '99.0.0', toldVersion: '99.0.0' });
});

test('starts again as it was where the installation fails, and says so then', async () => {
  const { launched, page } = await launch();
  await switchOn(launched.app, page);
  const version = next();
  feed.publish(NAME, feedText('99.0.0', [version]), [version]);
  await download(page);
  const pending = join(dirname(image), '.cdn-recorder-update', 'pending');
  writeFileSync(join(pending, 'CDN Recorder.AppImage'), 'changed after it was verified');
  await answerQuestions(launched.app, 'Install and restart');
  await press(page, 'Install and restart');
  expect(await launched.ended).toBe(0);
  const { args, ...what } = await started();
  expect(what).toEqual({ version: 'old', file: image });
  expectSameStart(args);
  expect(readFileSync(image, 'utf8')).toBe(noting('old'));
  const again = await launch();
  await again.page.getByText('Version 99.0.0 could not be installed').waitFor();
  await until('the end of the half file', () => readdirSync(dirname(image)).length === 1);
});
