import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { secretsPage } from '../support/window/secrets-page.ts';

const TEXTS = LOCALES.en;

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

const boundsOf = ({ app }: LaunchedApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
const setBounds = ({ app }: LaunchedApp, bounds: Electron.Rectangle) =>
  app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
const screenOf = ({ app }: LaunchedApp) =>
  app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
const kept = () => JSON.parse(readFileSync(join(desktop.userDataDir, 'window.json'), 'utf8')).data;

async function launch(): Promise<[LaunchedApp, Page]> {
  const launched = await desktop.launch();
  const page = await launched.window();
  await page.getByRole('navigation').waitFor();
  return [launched, page];
}

/** Ends it as the tray does. */
async function quit({ ended }: LaunchedApp): Promise<void> {
  await desktop.tray.click(TEXTS['tray.quit']);
  await ended;
}

describe('the window', () => {
  const PLACE = { x: 140, y: 60, width: 860, height: 620 };

  test('opens where it was and as large, after the program was quit', {
    tags: ['slow'],
  }, async () => {
    const [first] = await launch();
    await setBounds(first, PLACE);
    await until('it is there', async () => (await boundsOf(first))?.width === PLACE.width);
    await quit(first);
    expect(kept().bounds).toEqual(PLACE);
    const [second] = await launch();
    expect(await boundsOf(second)).toEqual(PLACE);
  });

  test('opens where it was, after it alone was closed', { tags: ['slow'] }, async () => {
    const [launched, page] = await launch();
    await setBounds(launched, PLACE);
    await until('it is there', async () => (await boundsOf(launched))?.x === PLACE.x);
    await page.close();
    await desktop.tray.click(TEXTS['tray.open']);
    await (await launched.window()).getByRole('navigation').waitFor();
    expect(await boundsOf(launched)).toEqual(PLACE);
  });

  test('is written down without an end, once it rests: a crash forgets no place', {
    tags: ['slow'],
  }, async () => {
    const [launched] = await launch();
    await setBounds(launched, PLACE);
    await until('it is written', () => {
      try {
        return kept().bounds.x === PLACE.x;
      } catch {
        return false;
      }
    });
    await launched.kill();
    const [again] = await launch();
    expect(await boundsOf(again)).toEqual(PLACE);
  });

  test('opens wholly in sight, where its screen is gone', { tags: ['slow'] }, async () => {
    const [first] = await launch();
    await setBounds(first, PLACE);
    await quit(first);
    const path = join(desktop.userDataDir, 'window.json');
    const file = JSON.parse(readFileSync(path, 'utf8'));
    file.data.bounds = { x: 4200, y: -1300, width: 2400, height: 1400 };
    file.data.display = { id: 987654321, x: 3840, y: -1440 };
    writeFileSync(path, JSON.stringify(file));
    const [second] = await launch();
    const area = await screenOf(second);
    const bounds = (await boundsOf(second)) as Electron.Rectangle;
    // Chromium keeps a pixel off a screen that a window would fill: X11 takes that for full screen.
    const isThere = (length: number, of: number) => of - length === 0 || of - length === 1;
    expect([bounds.x, bounds.y]).toEqual([area.x, area.y]);
    expect([isThere(bounds.width, area.width), isThere(bounds.height, area.height)]).toEqual([
      true,
      true,
    ]);
    await setBounds(second, { ...PLACE, x: area.width + 400 });
    await until('it is out of sight', async () => ((await boundsOf(second))?.x ?? 0) > area.width);
    await second.app.evaluate(({ screen }) => {
      screen.emit('display-removed', {}, screen.getPrimaryDisplay());
    });
    await until('it is back', async () => {
      const { x = area.width, width = 0 } = (await boundsOf(second)) ?? {};
      return x + width <= area.x + area.width;
    });
  });

  test('is never smaller than what its content needs', { tags: ['slow'] }, async () => {
    const [launched] = await launch();
    const smallest = await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getMinimumSize(),
    );
    expect(smallest).toEqual([720, 480]);
  });
});

describe('the size of what is in it', () => {
  const ratio = (page: Page) => page.evaluate(() => window.devicePixelRatio);
  const ratioIs = (page: Page, wanted: number) =>
    until(`a ratio of ${wanted}`, async () => Math.abs((await ratio(page)) - wanted) < 0.01);

  test('follows the keys, in the window for secrets too, and is remembered', {
    tags: ['slow'],
  }, async () => {
    const [launched, page] = await launch();
    await ratioIs(page, 1);
    for (let press = 0; press < 7; press += 1) await page.keyboard.press('Control+=');
    await ratioIs(page, 2);
    await page.keyboard.press('Control+=');
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: TEXTS['accounts.add'] }).first().press('Enter');
    const secrets = await secretsPage(launched);
    await ratioIs(secrets, 2);
    await page.keyboard.press('Control+-');
    await ratioIs(page, 1.75);
    await ratioIs(secrets, 1.75);
    await quit(launched);
    const [, again] = await launch();
    await ratioIs(again, 1.75);
    await again.keyboard.press('Control+0');
    await ratioIs(again, 1);
  });

  test('at 200 % every section fits the smallest window', { tags: ['slow'] }, async () => {
    const [launched, page] = await launch();
    await setBounds(launched, { x: 0, y: 0, width: 720, height: 480 });
    await page.evaluate(() => window.cdnRecorder.ask('settings.save', { zoom: 200 }));
    await ratioIs(page, 2);
    for (const [keys, name] of [
      ['Control+1', TEXTS['nav.presets']],
      ['Control+2', TEXTS['nav.history']],
      ['Control+3', TEXTS['nav.settings']],
    ] as const) {
      await page.keyboard.press(keys);
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      const wide = await page.evaluate(
        () =>
          [document.documentElement, ...document.querySelectorAll('main, nav')].filter(
            (element) => element.scrollWidth > element.clientWidth,
          ).length,
      );
      expect([name, await page.evaluate(() => window.innerWidth), wide]).toEqual([name, 360, 0]);
    }
  });

  test('a reload key of a browser does nothing here, and Alt shows no menu', {
    tags: ['slow'],
  }, async () => {
    const [launched, page] = await launch();
    await page.evaluate(() => {
      document.title = 'marked';
    });
    for (const keys of ['Control+r', 'F5', 'Control+Shift+i', 'Alt'])
      await page.keyboard.press(keys);
    const tools = await launched.app.evaluate(({ BrowserWindow, Menu }) => [
      BrowserWindow.getAllWindows()[0]?.webContents.isDevToolsOpened(),
      Menu.getApplicationMenu(),
    ]);
    expect([await page.title(), ...tools]).toEqual(['marked', false, null]);
  });
});

describe('the whole screen', () => {
  test('F11 fills it and gives it back; the place that is kept is the window’s own', {
    tags: ['slow'],
  }, async () => {
    const [launched, page] = await launch();
    const place = await boundsOf(launched);
    const screen = await screenOf(launched);
    const isFull = () =>
      launched.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.isFullScreen(),
      );
    await page.keyboard.press('F11');
    await until('it is full screen', isFull);
    await until('it is as large', async () => (await boundsOf(launched))?.width === screen.width);
    await page.keyboard.press('F11');
    await until('it is a window again', async () => !(await isFull()));
    await quit(launched);
    expect(place?.width).toBeLessThan(screen.width);
  });
});
