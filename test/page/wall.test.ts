import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BoardLayout } from '#contract/model/board-layout.ts';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { violations } from '../support/fake-bridge/axe.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { APPEARANCES } from '../support/fake-bridge/sound-views.ts';
import { wallSeed } from '../support/fake-bridge/wall-seeds.ts';

const SCREEN = { width: 1920, height: 1080 };
/** What the wall must be read at, from two metres (`quality.md`). */
const LEAST_PX = 36;
/** What stands in place of the time: the missing stream, or the word for the state. */
const LEAST_TEXT_PX = 32;
/** What a busy machine may take to draw. */
const SOON = { timeout: 10_000 };

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const settings = (board: BoardLayout | null = null) => ({
  settings: { ...INITIAL_SETTINGS, language: 'en' as const, welcomed: true, board },
});
const show = (count: number, board: BoardLayout | null = null) =>
  view.show(wallSeed(count, settings(board)), SCREEN);
const tiles = () => page.getByRole('gridcell');
const tile = (presetId: string) => page.locator(`[data-preset="${presetId}"]`);
const counter = (name: string) => page.getByRole('button', { name, exact: true });
const panel = () => page.getByRole('complementary');
const focused = () =>
  page.evaluate(() =>
    document.activeElement?.closest('[data-preset]')?.getAttribute('data-preset'),
  );

/** Where each tile stands, and what is cut off. */
const measured = () =>
  page.evaluate(() => {
    const scrolled = [document.documentElement, ...document.querySelectorAll('main, #root')].filter(
      (element) => element.scrollHeight > element.clientHeight,
    );
    const boxes = [...document.querySelectorAll('[role="gridcell"]')].map((one) =>
      one.getBoundingClientRect(),
    );
    return {
      scrolled: scrolled.length,
      sizes: [...new Set(boxes.map((box) => `${Math.round(box.width)}x${Math.round(box.height)}`))],
      outside: boxes.filter(
        (box) => box.bottom > window.innerHeight || box.right > window.innerWidth,
      ).length,
    };
  });

test('presets are imported and exported from the wall too', async () => {
  await show(24, 'wall');
  await page.getByRole('button', { name: 'Import and export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import…', exact: true }).waitFor();
  expect((await measured()).outside).toBe(0);
});

describe('what can be read', () => {
  const IN_SIGHT = '%d presets: all in sight, of one size, nothing scrolls';
  test.each([24, 48])(IN_SIGHT, areInSight);
  test.each([8, 30])(IN_SIGHT, { tags: ['slow'] }, areInSight);

  async function areInSight(count: number): Promise<void> {
    await show(count, 'wall');
    await expect.poll(() => tiles().count(), SOON).toBe(count);
    expect(await measured()).toEqual({ scrolled: 0, sizes: [expect.any(String)], outside: 0 });
  }

  test('24 presets: name and sign of every tile in at least 36 px, counters in 32', async () => {
    await show(24);
    await expect.poll(() => tiles().count(), SOON).toBe(24);
    const sizesOf = (pattern: string) =>
      page
        .locator(`[class*="${pattern}"]`)
        .evaluateAll((found) =>
          found.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
        );
    const names = await sizesOf('_name_');
    expect(names).toHaveLength(24);
    expect(Math.min(...names)).toBeGreaterThanOrEqual(LEAST_PX);
    const signs = await page
      .locator('[role="gridcell"] [class*="_sign_"]')
      .evaluateAll((found) =>
        found.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
      );
    expect(signs.length).toBeGreaterThan(10);
    expect(Math.min(...signs)).toBeGreaterThanOrEqual(LEAST_PX);
    expect(Math.min(...(await sizesOf('_number_')))).toBe(32);
    const texts = await page.locator('[role="gridcell"] [class*="_text_"]').evaluateAll((found) =>
      found.map((one) => ({
        text: one.textContent,
        px: Number.parseFloat(getComputedStyle(one).fontSize),
        isWhole: [one, ...one.children].every(
          ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
            scrollWidth <= clientWidth && scrollHeight <= clientHeight + 1,
        ),
        fits: one.getBoundingClientRect().height <= (one.parentElement?.clientHeight ?? 0),
      })),
    );
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['studio0_backup', 'Not recording', 'To verify']),
    );
    expect(Math.min(...texts.map(({ px }) => px))).toBeGreaterThanOrEqual(LEAST_TEXT_PX);
    expect(texts.filter(({ isWhole, fits }) => !isWhole || !fits)).toEqual([]);
  });

  test('no name, time or count runs out of its tile', async () => {
    await show(24);
    const cut = await page
      .locator('[role="gridcell"] > div')
      .evaluateAll((found) =>
        found.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
      );
    expect(cut).toEqual([]);
  });

  const BESIDE_A_PANEL =
    'in a window of %d px an open panel narrows the tiles and moves none to another row';
  test.each([1040])(BESIDE_A_PANEL, keepTheirRows);
  test.each([1120])(BESIDE_A_PANEL, { tags: ['slow'] }, keepTheirRows);

  async function keepTheirRows(width: number): Promise<void> {
    await view.show(wallSeed(24, settings('wall')), { width, height: 760 });
    await expect.poll(() => tiles().count(), SOON).toBe(24);
    const places = () =>
      tiles().evaluateAll((all) =>
        all.map((one) => {
          const { gridRow, gridColumn } = getComputedStyle(one);
          const { top, height } = one.getBoundingClientRect();
          return [one.getAttribute('data-preset'), gridRow, gridColumn, top, height];
        }),
      );
    const before = await places();
    await tile('w0').click();
    await panel().waitFor();
    const side = (await panel().boundingBox())?.x ?? 0;
    await expect
      .poll(async () => {
        const boxes = await tiles().evaluateAll((all) =>
          all.map((one) => one.getBoundingClientRect().right),
        );
        return Math.max(...boxes) < side;
      }, SOON)
      .toBe(true);
    expect(await places()).toEqual(before);
    const cut = await page
      .locator('[role="gridcell"] > div')
      .evaluateAll((found) => found.filter((one) => one.scrollWidth > one.clientWidth).length);
    expect(cut).toBe(0);
  }

  test('120 presets go on over three pages; a page with trouble says so', {
    tags: ['slow'],
  }, async () => {
    await show(120, 'wall');
    const pages = page.getByRole('group', { name: 'Pages of the wall' }).getByRole('button');
    expect(await pages.count()).toBe(3);
    expect(await measured()).toMatchObject({ scrolled: 0, outside: 0 });
    expect(await pages.nth(0).locator('.visually-hidden').textContent()).toMatch(
      /^Page 1 of 3: \d need attention$/,
    );
    await tile('w0').focus();
    await page.keyboard.press('PageDown');
    await expect.poll(focused, SOON).toBe('w40');
    expect(await pages.nth(1).getAttribute('aria-current')).toBe('page');
    await pages.nth(2).click();
    await expect.poll(() => tile('w100').count(), SOON).toBe(1);
  });

  test.each(APPEARANCES)(
    'is accessible on a full screen ($language, $theme)',
    { tags: ['slow'] },
    async (appearance) => {
      const change = {
        language: appearance.language,
        settings: { ...settings().settings, ...appearance },
      };
      await view.show(wallSeed(24, change, { grouped: true }), SCREEN);
      await tile('w0').click();
      await panel().waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );
});

describe('within five seconds', () => {
  const BY_ONE_KEY = 'on the %s the strip says what is wrong, and one key leads to it';
  test.each(['wall'] as const)(BY_ONE_KEY, leadsToTrouble);
  test.each(['cards', 'rows'] as const)(BY_ONE_KEY, { tags: ['slow'] }, leadsToTrouble);

  async function leadsToTrouble(board: 'wall' | 'cards' | 'rows'): Promise<void> {
    await show(24, board);
    for (const name of ['3 incomplete', '2 to verify', '1 not recording', '1 sending'])
      await counter(name).waitFor();
    await page.keyboard.press('!');
    await panel().getByRole('heading', { name: 'Regional window Hangzhou' }).waitFor();
    await panel().getByRole('rowheader', { name: 'studio7_backup' }).waitFor();
    await page.keyboard.press('!');
    await panel().getByRole('heading', { name: 'City hall live' }).waitFor();
    await panel().getByRole('rowheader', { name: 'studio5_backup' }).waitFor();
  }

  test('a counter shows its presets alone, a second one adds its own, and the key looks beyond them', {
    tags: ['slow'],
  }, async () => {
    await show(24);
    await counter('3 incomplete').click();
    await expect.poll(() => tiles().count(), SOON).toBe(3);
    expect(await counter('3 incomplete').getAttribute('aria-pressed')).toBe('true');
    await counter('2 to verify').click();
    await expect.poll(() => tiles().count(), SOON).toBe(5);
    await page.getByText('5 of 24').waitFor();
    await page.keyboard.press('!');
    await panel().getByRole('heading', { name: 'Regional window Hangzhou' }).waitFor();
    await expect.poll(() => tiles().count(), SOON).toBe(24);
  });

  test('a click leads to the missing stream, and ends the pulse of its tile', async () => {
    await show(24);
    expect(await tile('w0').getAttribute('data-new')).toBe('true');
    await tile('w0').click();
    await panel().getByRole('rowheader', { name: 'studio0_backup' }).waitFor();
    expect(await tile('w0').getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => tile('w0').getAttribute('data-new'), SOON).toBeNull();
    expect(await tile('w2').getAttribute('data-new')).toBe('true');
  });

  test('a click that could not be acknowledged says why, and the tile goes on pulsing', async () => {
    await show(24);
    await page.evaluate(() => {
      window.fakeBridge.refuse['alarms.acknowledge'] = 'internal';
    });
    await tile('w0').click();
    await page.getByText(/^Not acknowledged: the alarm goes on\. \w/).waitFor();
    expect(await tile('w0').getAttribute('data-new')).toBe('true');
  });

  test('an incomplete preset that was clicked on stays amber at its edge, without a pulse', async () => {
    await show(24);
    await tile('w0').click();
    const edge = (presetId: string) =>
      tile(presetId)
        .locator('> div')
        .evaluate((one) => {
          const { borderTopColor, boxShadow } = getComputedStyle(one);
          const moving = document
            .getAnimations()
            .filter(({ effect }) => effect instanceof KeyframeEffect && effect.target === one);
          return { borderTopColor, boxShadow, moving: moving.length };
        });
    const [clicked, fresh, amber, red] = await Promise.all(['w0', 'w2', 'w7', 'w1'].map(edge));
    expect(clicked).toMatchObject({ borderTopColor: amber?.borderTopColor, moving: 0 });
    expect(clicked?.boxShadow).toContain(amber?.borderTopColor);
    expect(fresh?.moving).toBe(1);
    expect(red?.borderTopColor).not.toBe(amber?.borderTopColor);
  });

  test('where the tray leads, presets with trouble are shown alone, and all where there is none', {
    tags: ['slow'],
  }, async () => {
    const lead = () =>
      page.evaluate(() => {
        window.location.hash = '#/presets/trouble';
      });
    await show(24);
    await lead();
    await expect.poll(() => tiles().count(), SOON).toBe(6);
    const seed = wallSeed(24, settings());
    await view.show({ ...seed, state: { ...seed.state, runs: {}, recordings: [] } }, SCREEN);
    await lead();
    await page.waitForFunction(() => !window.location.hash.includes('trouble'));
    expect(await counter('0 incomplete').getAttribute('aria-pressed')).toBe('false');
    await counter('0 incomplete').click();
    await page.getByRole('heading', { name: 'No such presets now' }).waitFor();
    await page.getByRole('button', { name: 'Show all' }).last().click();
    await expect.poll(() => tiles().count(), SOON).toBe(24);
  });

  test('trouble can come first', async () => {
    await show(24);
    await page.getByRole('button', { name: 'Trouble first' }).click();
    await expect
      .poll(() =>
        tiles().evaluateAll((all) => all.slice(0, 4).map((one) => one.getAttribute('data-preset'))),
      )
      .toEqual(['w7', 'w5', 'w13', 'w0']);
    await page.getByRole('button', { name: 'Trouble first' }).click();
  });

  test('where it is not known what runs, the strip says so', { tags: ['slow'] }, async () => {
    const problems = [{ code: 'journal-renewed' as const, detail: 'journal' }];
    await view.show(wallSeed(24, { ...settings(), problems }), SCREEN);
    await page.getByText('What runs is not known').waitFor();
  });
});

describe('what tiles do', () => {
  const started = () => view.asked('runs.start');
  beforeEach(() => show(24));

  test('by keyboard alone: arrows to a preset at rest, Enter starts it once, with its questions', async () => {
    await tile('w0').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await expect.poll(focused, SOON).toBe('w3');
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect
      .poll(started, SOON)
      .toEqual([expect.objectContaining({ presetId: 'w3', scope: 'ask' })]);
    expect(await focused()).toBe('w3');
  });

  test('one Tab leads to the tiles and one out of them', { tags: ['slow'] }, async () => {
    await page.getByRole('button', { name: 'Full screen' }).focus();
    await page.keyboard.press('Tab');
    await expect.poll(focused, SOON).toBe('w0');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused, SOON).toBe('w6');
    await page.keyboard.press('Tab');
    expect(await focused()).toBeUndefined();
  });

  test('a double click starts a preset at rest, and nothing else', { tags: ['slow'] }, async () => {
    for (const presetId of ['w0', 'w1', 'w5', 'w7', 'w11', 'w16']) await tile(presetId).dblclick();
    expect(await started()).toEqual([]);
    expect(await view.asked('runs.stop')).toEqual([]);
    await page.keyboard.press('Escape');
    await tile('w6').dblclick();
    await expect
      .poll(started, SOON)
      .toEqual([expect.objectContaining({ presetId: 'w6', scope: 'ask' })]);
  });

  test('one click on each of two presets starts neither', async () => {
    await tile('w3').click();
    await tile('w6').click();
    await panel().getByRole('heading', { name: 'Overnight loop' }).waitFor();
    expect(await started()).toEqual([]);
  });

  test('no tile has a button', async () => {
    expect(await page.getByRole('grid').getByRole('button').count()).toBe(0);
  });

  test('F11 fills the screen with strip and tiles; a slash brings the tools back', {
    tags: ['slow'],
  }, async () => {
    const navigation = page.getByRole('navigation');
    const high = async () => (await tile('w0').boundingBox())?.height ?? 0;
    const before = await high();
    await page.keyboard.press('/');
    await page.keyboard.press('F11');
    await expect.poll(() => view.asked('window.fullScreen'), SOON).toEqual([null]);
    await navigation.waitFor({ state: 'hidden' });
    const withTools = await high();
    expect(withTools).toBeGreaterThan(0);
    await tile('w0').focus();
    await expect.poll(high, SOON).toBeGreaterThan(Math.max(before, withTools));
    expect(await measured()).toMatchObject({ scrolled: 0, outside: 0 });
    await page.keyboard.press('/');
    await page.keyboard.type('Parliament');
    await expect.poll(() => tiles().count(), SOON).toBe(1);
    await page.keyboard.press('F11');
    await navigation.waitFor();
  });
});

test.each([
  [12, 0],
  [13, 13],
])('%d presets without a choice of the operator: %d tiles', async (count, expected) => {
  await show(count);
  await page.locator('[data-preset]').first().waitFor();
  expect(await tiles().count()).toBe(expected);
  if (expected === 0) return;
  await page.getByTitle('Cards').click();
  await expect.poll(() => view.asked('settings.save'), SOON).toEqual([{ board: 'cards' }]);
  await expect.poll(() => tiles().count(), SOON).toBe(0);
});

test('nothing pulses for those who do not want motion', { tags: ['slow'] }, async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await show(24);
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  await page.emulateMedia({ reducedMotion: null });
  expect(moving).toBe(0);
  await expect
    .poll(() => page.evaluate(() => document.getAnimations().length), SOON)
    .toBeGreaterThan(0);
});
