import { rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright';
import { beforeAll, inject } from 'vitest';
import { launchAgain } from '../desktop/app.ts';
import { atExit } from '../desktop/at-exit.ts';
import { isRunning, keepWatch } from '../desktop/child.ts';
import { display } from '../desktop/display.ts';
import { electronPath, needsNoSandbox, repositoryRoot } from '../desktop/electron.ts';
import type { Seed } from './fake-bridge.ts';

export interface FakeWindow {
  readonly page: Page;
  /** Whatever the page complained of: a refused style or script is said here and nowhere else. */
  readonly complaints: string[];
  /** What the page asked its main process for on this channel, in order. */
  asked(channel: string): Promise<unknown[]>;
  /** Loads the page anew with this behind it. */
  show(seed: Seed, size?: { width: number; height: number }): Promise<void>;
}

/** Of this process: the project `page` loads its modules once for all files that it runs. */
let opened: OpenedPage | undefined;

/**
 * The window as it ships, in Electron on a display of its own, with a double in place of main: opened before the first
 * file of tests that this process runs, lent to each in turn, and ended with the process. What a file has changed of
 * the browser is set back for the next one; the page itself each `show` loads anew.
 * @param isOpen is given the window before the first test
 */
export function windowForTests(isOpen: (view: FakeWindow) => void): void {
  beforeAll(async () => {
    if (!opened?.isRunning()) opened = await openPage();
    await asNew(opened.view);
    isOpen(opened.view);
  });
}

interface OpenedPage {
  readonly view: FakeWindow;
  /** Not where a test of an earlier file has brought it down. */
  isRunning(): boolean;
}

async function asNew({ page, complaints }: FakeWindow): Promise<void> {
  complaints.length = 0;
  await page.mouse.move(0, 0);
  await page.emulateMedia({
    ...{ media: null, colorScheme: null, contrast: null },
    ...{ reducedMotion: null, forcedColors: null },
  });
}

async function openPage(): Promise<OpenedPage> {
  const { name: screen } = await display();
  const folder = await mkdtemp(join(tmpdir(), 'fake-page-'));
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  const built = inject('builtDouble');
  const double = await readFile(join(built, 'double', 'double.js'), 'utf8');
  const options = {
    executablePath: electronPath(),
    args: [
      ...(needsNoSandbox ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'user-data')}`,
      join(built, 'main', 'page-main.cjs'),
    ],
    env: {
      ...(process.env as Record<string, string>),
      DISPLAY: screen,
      FAKE_PAGE_ROOT: join(repositoryRoot, '.vite', 'renderer'),
      // It speaks of the empty page that stands there before the real one.
      ELECTRON_DISABLE_SECURITY_WARNINGS: '1',
    },
    chromiumSandbox: !needsNoSandbox,
  };
  const electron = await launchAgain((timeout) => _electron.launch({ ...options, timeout }));
  keepWatch(electron.process());
  const page = await electron.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const runBefore = await scriptBefore(page);
  const view: FakeWindow = {
    page,
    complaints,
    asked: (channel) =>
      page.evaluate(
        (name) =>
          window.fakeBridge.asked.filter((one) => one.channel === name).map(({ args }) => args),
        channel,
      ),
    async show(seed, size = { width: 1120, height: 760 }) {
      await electron.evaluate(async ({ BrowserWindow }, { width, height }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
      }, size);
      await runBefore(`${double};fakePage.install(${JSON.stringify(seed)});`);
      const isMain = (seed.page ?? 'main') === 'main';
      await load(page, `app://cdn-recorder/${isMain ? '' : 'secrets.html'}`);
      await page.locator(isMain ? 'nav' : 'main').waitFor();
    },
  };
  return { view, isRunning: () => isRunning(electron.process()) && !page.isClosed() };
}

/** Loads an address anew, also where the page stands at it already: in the same process, which is quicker. */
async function load(page: Page, address: string): Promise<void> {
  if (page.url().replace(/#.*/, '') !== address) {
    await page.goto(address);
    return;
  }
  await page.evaluate(() => window.history.replaceState(null, '', window.location.pathname));
  await page.reload();
}

/** Playwright keeps its init scripts for good; the browser's own can be taken back. */
async function scriptBefore(page: Page): Promise<(source: string) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  let identifier: string | null = null;
  return async (source) => {
    if (identifier) await session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    const added = await session.send('Page.addScriptToEvaluateOnNewDocument', { source });
    identifier = added.identifier;
  };
}
