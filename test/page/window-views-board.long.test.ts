import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { arrangedSeed, crowdedSeed } from '../support/fake-bridge/board-seeds.ts';
import { BOARD_VIEWS } from '../support/fake-bridge/board-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { showView } from '../support/fake-bridge/views.ts';

const TEXTS = LOCALES.en;
/** The smallest window with everything in it twice as large. */
const ENLARGED = { width: 360, height: 240 };

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const group = (name: string) => page.getByRole('group', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const asked = (channel: string) => view.asked(channel);
const names = () =>
  page.locator('[data-preset]').evaluateAll((cards) => cards.map((card) => card.ariaLabel));
const focused = () => page.evaluate(() => document.activeElement?.ariaLabel);
async function choose(preset: string, item: string): Promise<void> {
  await button(`More actions for ${preset}`).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

const LONG = 'Abendnachrichten mit Gebärdensprache, Regionalfenster und Wetter, Studio 14';
const ORDER = [
  'Evening news',
  LONG,
  'Morning show',
  '体育直播 主信号',
  'Studio 2',
  'Concert',
  'Debate',
  'Practice: Tencent',
];

test.each(BOARD_VIEWS)('$name fits the smallest window at twice its size', async (shown) => {
  const appearance = { language: 'en', theme: 'dark' } as const;
  await showView(shown, appearance, { page, show: (seed) => view.show(seed, ENLARGED) });
  const [width, content] = await page
    .locator('main')
    .evaluate((main) => [main.clientWidth, main.scrollWidth]);
  expect(content).toBe(width);
});

describe('what is looked for', () => {
  beforeEach(() => view.show(arrangedSeed()));

  test('a slash leads to the search, which finds by stream and by account; Escape ends it', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('sport-');
    await page.getByText('1 of 8').waitFor();
    expect(await names()).toEqual(['体育直播 主信号']);
    await page.keyboard.press('Escape');
    await group('Evening news').waitFor();
    await page.keyboard.type('practice');
    await page.getByText('1 of 8').waitFor();
    expect(await names()).toEqual(['Practice: Tencent']);
  });

  test('a slash that is typed into a form stays there', async () => {
    await button('New preset').click();
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('24');
    await name.press('/');
    await name.press('7');
    expect(await name.inputValue()).toBe('24/7');
  });

  test('filters narrow down together, and one click shows all again', async () => {
    await button('Filter').click();
    await dialog().getByText('daily', { exact: true }).click();
    await dialog().getByText('Ws', { exact: true }).click();
    await page.keyboard.press('Escape');
    await button('Filter (2)').waitFor();
    expect(await names()).toEqual(['Evening news', LONG]);
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByRole('heading', { name: TEXTS['board.noMatch.title'] }).waitFor();
    await button('Show all').last().click();
    await group('Concert').waitFor();
    expect(await names()).toEqual(ORDER);
  });

  test('what is looked for is still looked for after another section', async () => {
    await page.getByRole('searchbox').fill('concert');
    await page.getByRole('link', { name: 'History', exact: true }).click();
    await page.getByRole('link', { name: 'Presets', exact: true }).click();
    expect(await page.getByRole('searchbox').inputValue()).toBe('concert');
    expect(await names()).toEqual(['Concert']);
  });

  test('what is only in the archive is found there, open', async () => {
    await page.getByRole('searchbox').fill('election');
    await group('Election night 2024').waitFor();
    expect(await names()).toEqual(['Election night 2024']);
  });
});

describe('the order', () => {
  beforeEach(() => view.show(arrangedSeed()));
  const ids = async () => ((await asked('presets.reorder')).at(-1) as { ids: string[] }).ids;

  test('Alt with an arrow moves the preset that has the focus, says where to, and keeps the focus', async () => {
    await button('Start Morning show').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('Morning show: position 2 of 3').waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('Morning show: position 1 of 3').waitFor({ state: 'attached' });
    await page.waitForFunction(
      () => document.querySelector('[data-preset]')?.ariaLabel === 'Morning show',
    );
    expect(await focused()).toBe('Start Morning show');
    expect(await ids()).toEqual(['p4', 'p1', 'p2', 'p3', 'p5', 'p6', 'p7', 'p8', 'a1', 'a2']);
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('Morning show is already at the top').waitFor({ state: 'attached' });
    expect(await asked('presets.reorder')).toHaveLength(2);
  });

  test('the menu moves it too, and a heading moves its whole group', async () => {
    await choose('Debate', 'Move up');
    await page.getByText('Debate: position 1 of 3').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Sports/ }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('Sports, second channel and regions: position 1 of 2').waitFor({
      state: 'attached',
    });
    await page.waitForFunction(
      () => document.querySelector('[data-preset]')?.ariaLabel === '体育直播 主信号',
    );
    expect((await names()).slice(-3)).toEqual(['Debate', 'Concert', 'Practice: Tencent']);
  });

  test('a preset is dragged by its grip: beside another, and under that one’s heading', async () => {
    const grip = (name: string) => group(name).locator('[data-grip]');
    await grip('Evening news').dragTo(group(LONG), { targetPosition: { x: 400, y: 60 } });
    await page.waitForFunction(
      () => document.querySelector('[data-preset]')?.ariaLabel !== 'Evening news',
    );
    expect((await names()).slice(0, 2)).toEqual([LONG, 'Evening news']);
    expect(await asked('presets.save')).toEqual([]);
    // So that both are in sight.
    await page.getByText('Rows', { exact: true }).click({ force: true });
    await page.locator('[data-layout="rows"]').first().waitFor();
    await grip('Morning show').dragTo(group('体育直播 主信号'), {
      targetPosition: { x: 40, y: 8 },
    });
    await page.waitForFunction(
      () =>
        window.fakeBridge.asked.filter(({ channel }) => channel === 'presets.reorder').length === 2,
    );
    expect((await names()).slice(0, 5)).toEqual([
      LONG,
      'Evening news',
      'Morning show',
      '体育直播 主信号',
      'Studio 2',
    ]);
    expect(await asked('presets.save')).toMatchObject([
      { id: 'p4', draft: { name: 'Morning show', group: 'Sports, second channel and regions' } },
    ]);
  });

  test('a heading collapses its presets and still tells of trouble', async () => {
    const heading = page.getByRole('button', { name: /^News/ });
    expect(await heading.innerText()).toMatch(/3[\s\S]*1 needs attention[\s\S]*1 on air/);
    await heading.click();
    await group('Evening news').waitFor({ state: 'detached' });
    expect(await heading.innerText()).toMatch(/1 needs attention[\s\S]*1 on air/);
    expect(await heading.getAttribute('aria-expanded')).toBe('false');
  });

  test('cards or rows: asked of main, which remembers it', async () => {
    await page.getByText('Rows', { exact: true }).click({ force: true });
    await page.locator('[data-layout="rows"]').first().waitFor();
    expect(await asked('settings.save')).toEqual([{ board: 'rows' }]);
    await button('Start Concert').waitFor();
    await button('Stop Evening news').waitFor();
  });
});

describe('a preset that wants to be asked', () => {
  beforeEach(() => view.show(arrangedSeed()));

  test('is not started by the first click, nor by Enter at once', async () => {
    await button('Start Concert').click();
    await dialog().getByText('Tencent: no end time; records until stopped manually.').waitFor();
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual([
      { presetId: 'p6', scope: 'ask', unrecorded: false },
    ]);
    expect(await focused()).toBe('Start Concert');
  });

  test('raised by the tray it is asked here, and a refusal is said in the question', async () => {
    await page.evaluate(() => {
      window.fakeBridge.update({
        questions: [
          {
            kind: 'start',
            presetId: 'p6',
            running: [],
            uncertain: [],
            missing: [{ vendor: 'Tencent', streamIds: ['concert'] }],
            unrecorded: false,
            confirm: true,
          },
        ],
      });
      window.fakeBridge.refuse['runs.start'] = 'already-running';
    });
    await dialog().getByRole('button', { name: 'Start now' }).click();
    await dialog().getByText(TEXTS['error.already-running']).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => window.fakeBridge.state.questions)).toEqual([]);
  });

  test('the disk is asked about after it, with the same answer kept', async () => {
    await page.evaluate(() => {
      window.fakeBridge.diskTakesRecords = false;
    });
    await button('Start Concert').click();
    await dialog().getByRole('button', { name: 'Start now' }).click();
    await dialog().getByRole('button', { name: 'Start without a record' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual([
      { presetId: 'p6', scope: 'ask', unrecorded: false },
      { presetId: 'p6', scope: 'missing', unrecorded: false },
      { presetId: 'p6', scope: 'missing', unrecorded: true },
    ]);
  });
});

describe('out of the way', () => {
  beforeEach(() => view.show(arrangedSeed()));
  const toast = () => page.locator('.mantine-Notification-root');

  test('archived: off the board, no Start, Stop while something runs, and back again', async () => {
    await choose('Evening news', 'Archive');
    await button('Archive, keep recording').click();
    await group('Evening news').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Archived 3/ }).click();
    const row = group('Evening news');
    await row.getByRole('button', { name: 'Stop Evening news', exact: true }).waitFor();
    expect(await button('Start Evening news').count()).toBe(0);
    await choose('Evening news', 'Restore');
    await row.getByText('4 of 4 accepted').waitFor();
    const drafts = (await asked('presets.save')) as { draft: Record<string, unknown> }[];
    expect(drafts.map(({ draft }) => draft.archived)).toEqual([true, undefined]);
    expect(drafts[1]?.draft).toMatchObject({
      group: 'News',
      colour: 'teal',
      tags: ['daily', 'studio 14'],
    });
  });

  test('the toast takes an archiving back', async () => {
    await choose('Debate', 'Archive');
    await toast().getByRole('button', { name: 'Undo' }).click();
    await toast().waitFor({ state: 'detached' });
    await button('Start Debate').waitFor();
  });

  test('deleted: gone at once where nothing runs, and back by the toast', async () => {
    await choose('Concert', 'Delete');
    await group('Concert').waitFor({ state: 'detached' });
    await toast().getByRole('button', { name: 'Undo' }).click();
    await group('Concert').waitFor();
    expect(await asked('presets.restore')).toEqual([{ id: 'p6' }]);
  });

  test('asked about first where something runs; the way back stays when the toast is gone', async () => {
    await choose('Evening news', 'Delete…');
    await button('Delete, keep recording').click();
    await group('Evening news').waitFor({ state: 'detached' });
    await toast().getByRole('button', { name: 'Close' }).click();
    await toast().waitFor({ state: 'detached' });
    await button('Undo: restore Evening news').click();
    await group('Evening news').waitFor();
    await button('Undo: restore Evening news').waitFor({ state: 'detached' });
  });

  test('a name that was taken since is said where the way back is', async () => {
    await page.evaluate(() => {
      window.fakeBridge.refuse['presets.restore'] = 'name-taken';
    });
    await button('Undo: restore Rehearsal').click();
    await page.getByText(TEXTS['error.name-taken']).waitFor();
  });

  test('a duplicate of what is archived is not archived', async () => {
    await page.getByRole('button', { name: /^Archived 2/ }).click();
    await choose('Election night 2024', 'Duplicate');
    await button('Save').click();
    await group('Election night 2').waitFor();
    await button('Start Election night 2').waitFor();
  });
});

describe('what goes on', () => {
  test('counts second by second, and nothing else of the board changes for it', async () => {
    await view.show(arrangedSeed());
    const left = group('Evening news').getByRole('timer');
    const first = await left.textContent();
    expect(first).toMatch(/^00:1[1-3]:\d\d$/);
    await page.evaluate(() => {
      const outside: string[] = [];
      Object.assign(window, { outside });
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          if (!target.parentElement?.closest('[role="timer"], time')) outside.push(target.nodeName);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await page.waitForFunction(
      (text) => document.querySelector('[role="timer"]')?.textContent !== text,
      first,
    );
    expect(await page.evaluate(() => (window as unknown as { outside: string[] }).outside)).toEqual(
      [],
    );
  });

  test('two hundred presets: all of them there, and one found among them', async () => {
    await view.show(crowdedSeed(200));
    await button('Start Channel 200').waitFor({ state: 'attached' });
    expect(await names()).toHaveLength(200);
    await page.getByRole('searchbox').fill('channel-199-');
    await page.getByText('1 of 200').waitFor();
    expect(await names()).toEqual(['Channel 200']);
    // Back on the board, where few are drawn at first, what is looked for is there all the same.
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.evaluate((nothing) => {
      const seen = { nothing: false };
      Object.assign(window, { seen });
      new MutationObserver(() => {
        seen.nothing ||= document.body.innerText.includes(nothing);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    }, TEXTS['board.noMatch.title']);
    await page.getByRole('link', { name: 'Presets', exact: true }).click();
    await page.getByText('1 of 200').waitFor();
    expect(await names()).toEqual(['Channel 200']);
    expect(
      await page.evaluate(() => (window as unknown as { seen: { nothing: boolean } }).seen.nothing),
    ).toBe(false);
  });

  test('a filter hides no trouble: it is said beside the filter, and a new one by a toast', async () => {
    const end = (id: string) =>
      page.evaluate((runId) => {
        const run = window.fakeBridge.state.runs.p4;
        if (run) window.fakeBridge.update({ runs: { p4: { ...run, id: runId } } });
      }, id);
    const toast = page.locator('.mantine-Notification-root');
    await view.show(arrangedSeed());
    const all = page.getByRole('search', { name: TEXTS['board.toolbar'] });
    expect(await all.innerText()).not.toContain(TEXTS['board.hidden']);
    await end('seen on its card');
    await group('Morning show').getByText('rejected').first().waitFor();
    expect(await toast.count()).toBe(0);
    await page.getByRole('searchbox').fill('concert');
    await all.getByText(/Hidden:\s*!\s*\d+ needs? attention/).waitFor();
    await end('seen nowhere else');
    expect(await toast.innerText()).toMatch(/Morning show\s+[^\w]*Not recording \(rejected\)/);
  });
});
