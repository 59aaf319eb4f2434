import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADDRESSES } from '../../electron/desktop/link-addresses.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { BROWSER } from '../support/hostile/browser.ts';
import { CODE } from '../support/hostile/code.ts';
import { type Counter, startCounter } from '../support/hostile/counter.ts';
import { ELSEWHERE, FILES } from '../support/hostile/files.ts';
import { MACHINE } from '../support/hostile/machine.ts';
import { PROGRAM } from '../support/hostile/program.ts';
import { REACHING } from '../support/hostile/reach.ts';
import { ROUTE } from '../support/hostile/route.ts';
import { STORAGE } from '../support/hostile/storage.ts';
import { type Bait, tryIn } from '../support/hostile/trick.ts';
import { openSettings } from '../support/window/main-page.ts';

/**
 * The window's own page, turned against the program: whatever a script could try that somehow got into it.
 * That the tricks are good ones, and that the counter counts, is shown in `support/hostile-tricks.long.test.ts`.
 */

/** Many times what any way away takes to begin. */
const AWAY_MS = 400;

let desktop: Desktop;
let counter: Counter;
let launched: LaunchedApp;
let page: Page;
let bait: Bait;
/** What the system's browser was told to open, a line each. */
let browsed: string;

beforeAll(async () => {
  [desktop, counter] = await Promise.all([startDesktop(), startCounter()]);
  const secret = join(desktop.home, 'secret.txt');
  writeFileSync(secret, 'a secret of the machine');
  bait = { ...counter, file: pathToFileURL(secret).href };
  const tools = join(desktop.home, 'tools');
  browsed = join(desktop.home, 'browsed');
  mkdirSync(tools);
  writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${browsed}'\n`);
  chmodSync(join(tools, 'xdg-open'), 0o755);
  const PATH = [tools, process.env.PATH].join(delimiter);
  launched = await desktop.launch({ env: { PATH } });
  page = await launched.window();
  await page.getByRole('navigation').waitFor();
  await launched.app.evaluate(({ clipboard }) => clipboard.writeText('copied by a person'));
});
afterAll(async () => {
  await desktop.close();
  await counter.close();
});

/** The page stands where it stood, in the only window; a blank page may have been there for a moment. */
async function atHome(): Promise<void> {
  // For a way away to begin, before one looks whether it ended at home.
  await sleep(AWAY_MS);
  await until('the page at home', async () => page.url() === 'app://cdn-recorder/', {
    seen: () => page.url(),
  });
  // Not by a locator: Playwright would wait for the end of a navigation that was forbidden to begin.
  const isDrawn = () => page.evaluate(() => document.querySelector('nav') !== null);
  // Where the machine is busy the way home may begin only now, and takes the question with it.
  await until('the page drawn', () => isDrawn().catch(() => false));
  await sleep(AWAY_MS);
  await until('the page still drawn', () => isDrawn().catch(() => false));
  const windows = await launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  );
  expect(windows).toEqual(['app://cdn-recorder/']);
}

describe.each([
  ['out of the page', REACHING],
  ['code', CODE],
  ['the program behind', PROGRAM],
  ['powers of the machine', MACHINE],
  ['powers of the browser', BROWSER],
  ['files', FILES],
  ['the way out of the building', ROUTE],
  ['storage', STORAGE],
])('%s', { tags: ['slow'] }, (_what, tricks) => {
  test.each(tricks)('$name', async (trick) => {
    const before = counter.hits.length;
    expect(await tryIn(page, trick, bait)).toEqual(trick.shows);
    expect(counter.hits.slice(before)).toEqual([]);
  });
});

test('a proxy of the page’s is refused while the window for secrets is open for it, which alone is obeyed', async () => {
  const opened = launched.app.waitForEvent('window');
  await page.evaluate(() => {
    void window.cdnRecorder.ask('secrets.open', { task: { kind: 'network' } });
  });
  const secrets = await opened;
  await secrets.getByRole('button').first().waitFor();
  const save = (from: Page, port: number) =>
    from.evaluate(
      (proxyUrl) =>
        window.cdnRecorder
          .ask('network.save', { proxy: 'manual', proxyUrl, certificates: 'keep' })
          .then((answer) => answer.ok || answer.code),
      `http://127.0.0.1:${port}`,
    );
  expect(await save(page, 1)).toBe('bad-request');
  const closed = secrets.waitForEvent('close');
  // The window goes with its task, and may take the answer along.
  await save(secrets, 2).catch(() => undefined);
  await closed;
  const proxy = await page.evaluate(async () => {
    const answer = await window.cdnRecorder.ask('state.get', null);
    return answer.ok && answer.value.state.settings.network.proxyUrl;
  });
  expect(proxy).toBe('http://127.0.0.1:2');
});

describe('elsewhere', () => {
  test.each(ELSEWHERE)('%s', async (address) => {
    await page.evaluate((address) => {
      const target = address === 'blob:' ? URL.createObjectURL(new Blob(['x'])) : address;
      setTimeout(() => {
        location.href = target;
      });
    }, address);
    await atHome();
  });

  test('back, to where it was before it was ours', async () => {
    await page.evaluate(() => {
      setTimeout(() => history.go(-5));
      setTimeout(() => history.back());
    });
    await atHome();
  });

  test('a path that is not its own is refused, and opens nothing', async () => {
    const answer = await page.evaluate(async () => {
      const asked = await fetch('/elsewhere.html');
      try {
        history.pushState(null, '', '/elsewhere.html');
      } catch (error) {
        return [asked.status, (error as Error).name];
      }
      return [asked.status, location.href];
    });
    expect(answer).toEqual([404, 'SecurityError']);
    await atHome();
  });

  test('a file that is dropped on the window stays outside', async () => {
    const heard = await page.evaluate(() => {
      const seen: string[] = [];
      document.body.addEventListener('drop', ({ dataTransfer }) => {
        seen.push(String(dataTransfer?.types));
      });
      const drop = (what: DataTransfer) => {
        const event = new DragEvent('drop', {
          dataTransfer: what,
          bubbles: true,
          cancelable: true,
        });
        document.body.dispatchEvent(event);
        return event.defaultPrevented;
      };
      const file = new DataTransfer();
      file.items.add(new File(['x'], 'x.html', { type: 'text/html' }));
      const text = new DataTransfer();
      text.setData('text/plain', 'x');
      return { file: drop(file), text: drop(text), seen };
    });
    // What is not prevented is left to the browser: text goes into fields, a file would be shown.
    expect(heard).toEqual({ file: true, text: false, seen: ['text/plain'] });
    await atHome();
  });
});

describe('the window', () => {
  test('loads without a word of complaint, so that a real one stands out', async () => {
    const said: string[] = [];
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    await page.reload();
    await page.getByRole('navigation').waitFor();
    expect(said).toEqual([]);
  });

  test('lives under the preferences that were meant', async () => {
    const applied = await launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Not in the documentation, but the only word on what Electron made of the options.
      return (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences();
    });
    expect(applied).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
  });

  test('may still copy', async () => {
    // A page copies only while one of its frames has the focus, which a person's click gives it.
    await page.getByRole('navigation').click({ position: { x: 1, y: 1 } });
    await until('the focus', () => page.evaluate(() => document.hasFocus()));
    await page.evaluate(() => navigator.clipboard.writeText('an id for support'));
    expect(await launched.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
      'an id for support',
    );
    await launched.app.evaluate(({ clipboard }) => clipboard.writeText('copied by a person'));
  });

  test('takes what a person pastes', async () => {
    // The page cannot paste; who uses it must be able to.
    await page.evaluate(() => {
      const field = document.createElement('textarea');
      field.id = 'pasted';
      document.body.append(field);
      field.focus();
    });
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.paste(),
    );
    const field = page.locator('#pasted');
    await until('a paste', async () => (await field.inputValue()) === 'copied by a person');
    await field.evaluate((element) => element.remove());
  });

  test('has no keys for the developer tools, and closes them whoever opens them', async () => {
    await page.evaluate(() => {
      document.documentElement.dataset.loaded = 'once';
    });
    for (const keys of ['F12', 'Control+Shift+I', 'Control+Shift+J', 'Control+R', 'F5'])
      await page.keyboard.press(keys);
    expect(await page.locator('html').getAttribute('data-loaded')).toBe('once');
    const found = await launched.app.evaluate(async ({ BrowserWindow, Menu }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools();
      await new Promise((resume) => setTimeout(resume, 500));
      const items = Menu.getApplicationMenu()?.items ?? [];
      const roles = items.flatMap(({ submenu }) => submenu?.items ?? []).map(({ role }) => role);
      return {
        open: contents?.isDevToolsOpened(),
        roles: roles.filter((role) => /devtools|reload/i.test(String(role))),
      };
    });
    expect(found).toMatchObject({ open: false, roles: [] });
    await atHome();
  });

  test('nothing arrived, nothing was opened, nothing was saved', async () => {
    expect(counter.hits).toEqual([]);
    const kept = readdirSync(desktop.userDataDir, { recursive: true }).map(String);
    expect(kept.filter((file) => /IndexedDB|File System|CacheStorage/.test(file))).toEqual([]);
    await atHome();
    const written = readdirSync(desktop.home, { recursive: true }).map(String);
    expect(written.filter((file) => file.includes('hostile'))).toEqual([]);
  });

  test('and the app still does its work', async () => {
    const card = page.getByRole('group', { name: 'Practice: Tencent', exact: true });
    await card.getByRole('button', { name: 'Start Practice: Tencent', exact: true }).click();
    await card.getByText('accepted').first().waitFor();
    await desktop.tray.waitForTooltip(/Practice: Tencent: Accepted/);
  });

  test('opens ZEGO’s own pages in the browser, and no others', async () => {
    await openSettings(page, 'About');
    await page.getByRole('button', { name: 'Documentation of StartCDNRecord' }).click();
    await page.getByRole('button', { name: 'ZEGO console' }).click();
    const opened = () => (existsSync(browsed) ? readFileSync(browsed, 'utf8').trim() : '');
    await until('two pages', () => opened().split('\n').length === 2, { seen: opened });
    const { 'api-documentation': documentation, console } = ADDRESSES;
    expect(opened().split('\n').sort()).toEqual([console, documentation].sort());
  });

  test('closes, whatever the page says', async () => {
    await page.evaluate(() => {
      window.addEventListener('beforeunload', (event) => event.preventDefault());
      window.onbeforeunload = () => 'stay';
    });
    const closed = page.waitForEvent('close');
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await closed;
    await desktop.tray.click('Open CDN Recorder');
    await (await launched.window()).getByRole('navigation').waitFor();
  });
});
