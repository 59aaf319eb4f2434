import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright';
import { build } from 'vite';
import { nodeBundle } from '../../../build/vite/node-bundle.ts';
import { launchAgain } from '../desktop/app.ts';
import { electronPath, needsNoSandbox, repositoryRoot } from '../desktop/electron.ts';
import type { Seed } from './fake-bridge.ts';

export interface FakeWindow {
  readonly page: Page;
  /** Whatever the page complained of: a refused style or script is said here and nowhere else. */
  readonly complaints: string[];
  /** Loads the page anew with this behind it. */
  show(seed: Seed, size?: { width: number; height: number }): Promise<void>;
  close(): Promise<void>;
}

const HERE = join(repositoryRoot, 'test', 'support', 'fake-bridge');

/** The built window in Electron, with a double in place of main. */
export async function openPage(display: string): Promise<FakeWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'fake-page-'));
  await Promise.all([buildPage(folder), buildMain(folder), buildDouble(folder)]);
  const double = await readFile(join(folder, 'double', 'double.js'), 'utf8');
  const options = {
    executablePath: electronPath(),
    args: [
      ...(needsNoSandbox ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'user-data')}`,
      join(folder, 'main', 'page-main.cjs'),
    ],
    env: {
      ...(process.env as Record<string, string>),
      DISPLAY: display,
      FAKE_PAGE_ROOT: join(folder, 'renderer'),
      // It speaks of the empty page that stands there before the real one.
      ELECTRON_DISABLE_SECURITY_WARNINGS: '1',
    },
    chromiumSandbox: !needsNoSandbox,
  };
  const electron = await launchAgain((timeout) => _electron.launch({ ...options, timeout }));
  const page = await electron.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const runBefore = await scriptBefore(page);
  return {
    page,
    complaints,
    async show(seed, size = { width: 1120, height: 760 }) {
      await electron.evaluate(async ({ BrowserWindow }, { width, height }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
      }, size);
      await page.goto('about:blank');
      await runBefore(`${double};fakePage.install(${JSON.stringify(seed)});`);
      const isMain = (seed.page ?? 'main') === 'main';
      await page.goto(`app://cdn-recorder/${isMain ? '' : 'secrets.html'}`);
      await page.locator(isMain ? 'nav' : 'main').waitFor();
    },
    async close() {
      await electron.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
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

const buildPage = (folder: string) =>
  build({
    configFile: join(repositoryRoot, 'build', 'vite', 'renderer.config.ts'),
    logLevel: 'error',
    build: { outDir: join(folder, 'renderer') },
  });

function buildMain(folder: string) {
  const config = nodeBundle('page-main', join(HERE, 'page-main.ts'));
  return build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir: join(folder, 'main') },
  });
}

const buildDouble = (folder: string) =>
  build({
    configFile: false,
    root: repositoryRoot,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: join(folder, 'double'),
      lib: {
        entry: join(HERE, 'in-page.ts'),
        formats: ['iife'],
        name: 'fakePage',
        fileName: () => 'double.js',
      },
    },
  });
