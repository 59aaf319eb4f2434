import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '../../electron/contract/locales/index.ts';
import { type Display, display } from '../support/desktop/display.ts';
import { violations } from '../support/fake-bridge/axe.ts';
import { type FakeWindow, openPage } from '../support/fake-bridge/open-page.ts';
import { boardSeed, firstStartSeed } from '../support/fake-bridge/seeds.ts';
import { type Look, showView, VIEWS } from '../support/fake-bridge/views.ts';

const SMALLEST = { width: 720, height: 480 };

let screen: Display;
let view: FakeWindow;
let page: Page;

beforeAll(async () => {
  screen = await display();
  view = await openPage(screen.name);
  page = view.page;
});
afterAll(async () => {
  await view.close();
  await screen.stop();
});

const group = (name: string) => page.getByRole('group', { name, exact: true });
const open = (name: string) => page.getByRole('link', { name, exact: true }).click();
const rows = () => page.getByRole('table').getByRole('row');

/** Each language once and each theme once: what a language can break and what a theme can break do not meet. */
const LOOKS: readonly Look[] = [
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
];

describe.each(LOOKS)('in $language and $theme', (look) => {
  test.each(VIEWS)(
    '$name is accessible, fits the smallest window, breaks no policy',
    async (shown) => {
      await showView(shown, look, { page, show: (seed) => view.show(seed, SMALLEST) });
      expect(await violations(page)).toEqual([]);
      const overflowing = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main, [role=dialog]')]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(overflowing).toEqual([]);
      expect(view.complaints.splice(0)).toEqual([]);
    },
  );
});

describe('the board', () => {
  beforeEach(() => view.show(boardSeed()));

  test('a click asks to start at once; while that is under way the button does nothing', async () => {
    await group('Concert').getByRole('button', { name: 'Start Concert', exact: true }).click();
    const debate = group('Debate').getByRole('button', { name: 'Start Debate', exact: true });
    expect(await debate.getAttribute('aria-disabled')).toBe('true');
    await debate.click({ force: true });
    const asked = await page.evaluate(() =>
      window.fakeBridge.asked.filter(({ channel }) => channel === 'runs.start'),
    );
    expect(asked).toEqual([{ channel: 'runs.start', args: { presetId: 'p6' } }]);
  });

  test('nothing moves under the hand when a run begins and ends well', async () => {
    const heightOf = async () => (await group('Concert').boundingBox())?.height;
    const idle = await heightOf();
    await page.evaluate(() => {
      const run = window.fakeBridge.state.runs.p8;
      const call = run?.calls[0];
      if (run && call) window.fakeBridge.update({ runs: { p6: { ...run, presetId: 'p6' } } });
    });
    await group('Concert').getByText('accepted').first().waitFor();
    expect(await heightOf()).toBe(idle);
  });

  test('a refused start is said in the preset, and stays', async () => {
    await page.evaluate(() => {
      window.fakeBridge.refuse['runs.start'] = 'credentials-unavailable';
    });
    await group('Concert').getByRole('button', { name: 'Start Concert' }).click();
    await group('Concert').getByText(LOCALES.en['error.credentials-unavailable']).waitFor();
  });

  test('an outcome is announced, and shown elsewhere too with its badge', async () => {
    await open('Settings');
    await page.evaluate(() => {
      const run = window.fakeBridge.state.runs.p8;
      if (run) window.fakeBridge.update({ runs: { p8: { ...run, id: 'next' } } });
    });
    const sentence = 'Practice: Tencent: accepted, 2 of 2 accepted (practice, not air)';
    await page.getByText(sentence).waitFor({ state: 'attached' });
    const toast = page.locator('.mantine-Notification-root');
    expect(await toast.innerText()).toMatch(/Practice: Tencent[\s\S]*accepted[\s\S]*not air/);
  });

  test('a missed change is made good by asking for the whole', async () => {
    await page.evaluate(() => {
      window.fakeBridge.revision += 1;
      window.fakeBridge.update({ presets: window.fakeBridge.state.presets.slice(0, 1) });
    });
    await group('Concert').waitFor({ state: 'detached' });
    await group('Evening news').waitFor();
  });

  test('a preset is made from a paste, changed, copied and deleted', async () => {
    await page.getByRole('button', { name: 'New preset' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Sunday mass');
    await page.getByRole('checkbox', { name: 'Tencent' }).check();
    await page.getByLabel('Stream ids').fill('a\tb\na, c');
    await page.getByText('3 streams; 1 named more than once, kept once: a').waitFor();
    await page.getByLabel('After some minutes').check();
    await page.getByLabel('Minutes until the end').fill('45');
    await page.getByRole('button', { name: 'Save' }).click();
    await group('Sunday mass').getByText('End after 45 min').waitFor();
    const menu = async (item: string) => {
      await page.getByRole('button', { name: 'More for Sunday mass', exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu('Edit');
    await page.getByLabel('At a time of day').check();
    await page.getByLabel('Time of the end').fill('22:15');
    await page.getByRole('button', { name: 'Save' }).click();
    await group('Sunday mass').getByText('End at 22:15').waitFor();
    await menu('Duplicate');
    await page.getByRole('button', { name: 'Save' }).click();
    await group('Sunday mass 2').waitFor();
    await menu('Delete…');
    await page.getByRole('button', { name: 'Delete preset' }).click();
    await group('Sunday mass').waitFor({ state: 'detached' });
  });
});

describe('the history', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await open('History');
    await rows().nth(3).waitFor();
  });

  test('goes to the very end page by page, with few rows at a time in the page', async () => {
    const scroll = page.locator('table').locator('..');
    const last = page
      .getByRole('row', { includeHidden: true })
      .and(page.locator('[aria-rowindex="2001"]'));
    while ((await last.count()) === 0) {
      await scroll.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await page.waitForTimeout(20);
      expect(await rows().count()).toBeLessThan(80);
    }
    const pages = await page.evaluate(
      () => window.fakeBridge.asked.filter(({ channel }) => channel === 'history.page').length,
    );
    expect(pages).toBeLessThanOrEqual(23);
  });

  test('new rows come on top without moving what is read', async () => {
    const scroll = page.locator('table').locator('..');
    await scroll.evaluate((element) => element.scrollTo(0, 1200));
    const reading = rows().nth(20);
    await reading.waitFor();
    const text = await reading.innerText();
    const found = () =>
      rows()
        .filter({ hasText: text.slice(0, 14) })
        .first();
    const before = await found().boundingBox();
    await page.evaluate(() => {
      const [top] = window.fakeBridge.rows;
      if (!top) return;
      window.fakeBridge.remember(
        [1, 2, 3].map((n) => ({ ...top, id: top.id + 4 - n, streamId: 'brand-new' })),
      );
    });
    await page.waitForFunction(
      () => (document.querySelector('table')?.parentElement?.scrollTop ?? 0) > 1200,
    );
    expect((await found().boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    await scroll.evaluate((element) => element.scrollTo(0, 0));
    await rows().filter({ hasText: 'brand-new' }).nth(2).waitFor();
  });

  test('by keyboard alone: to a row, into its call, and back', async () => {
    await rows().nth(1).getByRole('button').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByText('15ccf21b-f3c2-4ee3-aaad-d995393f80cd')
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const focused = await page.evaluate(
      () =>
        document.activeElement?.closest('tr')?.ariaRowIndex ??
        document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'),
    );
    expect(focused).toBe('4');
  });
});

describe('the settings', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await open('Settings');
  });

  test('the secret leaves its field as it is sent, even if the answer is no', async () => {
    await page.getByRole('button', { name: 'Add account' }).click();
    await page.getByLabel('Name', { exact: true }).fill('New');
    await page.getByLabel('AppId').fill('42');
    const secret = page.getByLabel('ServerSecret');
    expect(await secret.getAttribute('type')).toBe('password');
    await secret.fill('inside it a space');
    await page.getByText(LOCALES.en['accounts.problem.secret.impossible']).waitFor();
    await secret.fill('  0123456789abcdef0123456789abcdef\t');
    await page.evaluate(() => {
      window.fakeBridge.refuse['accounts.save'] = 'storage-failed';
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(LOCALES.en['error.storage-failed']).waitFor();
    expect(await secret.inputValue()).toBe('');
    await page.evaluate(() => {
      delete window.fakeBridge.refuse['accounts.save'];
    });
    await secret.fill('0123456789abcdef0123456789abcdef');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Edit account New' }).waitFor();
    expect(await page.content()).not.toContain('0123456789abcdef');
  });

  test('language and theme are in force at once', async () => {
    await page.getByText('中文', { exact: true }).click();
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
    await page.getByText('浅色', { exact: true }).click();
    await page.locator('html[lang="zh-CN"][data-mantine-color-scheme="light"]').waitFor();
  });

  test('practice that fails on purpose is said in every section, until it is ended', async () => {
    await page.getByRole('combobox', { name: 'The practice server' }).click();
    await page.getByRole('option', { name: /never answers/ }).click();
    await open('Presets');
    await page.getByText('Practice is failing on purpose.').waitFor();
    await page.getByRole('button', { name: 'Back to normal' }).click();
    await page.getByText('Practice is failing on purpose.').waitFor({ state: 'detached' });
  });

  test('deleting an account names the presets that need it', async () => {
    await page.getByRole('button', { name: 'Delete… account Main channel' }).click();
    await page.getByRole('dialog').getByText('Evening news').waitFor();
  });
});

describe('the first start', () => {
  test('presets can be started beneath the welcome, which leads to practice or to an account', async () => {
    await view.show(firstStartSeed());
    await group('Practice: Tencent')
      .getByRole('button', { name: 'Start Practice: Tencent' })
      .waitFor();
    await page.getByRole('button', { name: 'Try a practice recording' }).click();
    await page
      .getByRole('heading', { name: 'Welcome to CDN Recorder' })
      .waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Start Practice: Tencent',
    );
    await view.show(firstStartSeed());
    await page.getByRole('button', { name: 'Add account' }).click();
    await page.getByRole('dialog').getByLabel('ServerSecret').waitFor();
  });
});
