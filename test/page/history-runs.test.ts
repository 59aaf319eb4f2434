import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { goTo, openHistory, showOutcomes } from '../support/fake-bridge/history-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';

const TEXTS = LOCALES.en;

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
  page.setDefaultTimeout(15_000);
});

const grid = () => page.getByRole('treegrid');
const runs = () => page.locator('tr[aria-expanded]');
const outcomes = () => page.locator('tr[aria-level="3"]');
const days = () => grid().locator('tbody').getByRole('rowheader');
const found = (text: string) => page.getByText(text, { exact: true }).waitFor();
const press = (key: string) => page.keyboard.press(key);
const focusedRow = () =>
  page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'));
const openRun = (nth: number) => runs().nth(nth).getByRole('button').first().click();
const menuOf = async (nth: number, item: string) => {
  await runs().nth(nth).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item, exact: true }).click();
};

test('a link to a run opens it over the minute of its preset; of one that is not there it says so', async () => {
  await view.show(boardSeed());
  await openHistory(page, TEXTS);
  const runId = await page.evaluate(() => {
    const [row] = window.fakeBridge.history.rows;
    const details = window.fakeBridge.history.handlers['history.call'];
    return Promise.resolve(details({ callId: row?.callId ?? '' })).then(
      (detail) => detail?.call.runId ?? row?.callId ?? '',
    );
  });
  await goTo(page, `run=${runId}`);
  await page.getByRole('dialog').waitFor();
  expect(await page.evaluate(() => window.location.hash)).toMatch(/when=range.*preset=/);
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await goTo(page, 'run=none');
  await found(TEXTS['history.run.lost']);
});

describe('the runs', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await openHistory(page, TEXTS);
  });

  test('are what is shown first, under the days on which they began', async () => {
    const texts = await runs().first().innerText();
    expect(texts).toMatch(/Evening news/);
    expect(texts).toMatch(/4\/4/);
    expect(texts).toMatch(/Tencent[\s\S]*Ws/);
    expect(await outcomes().count()).toBe(0);
    await found('799 runs, 2,000 outcomes');
    await grid()
      .locator('thead')
      .getByText(/^Today, /)
      .waitFor();
    // How far down yesterday begins depends on the time of day.
    await runs().first().hover();
    while ((await days().count()) === 0) await page.mouse.wheel(0, 400);
    await days().first().waitFor();
    const above = await grid().locator('thead').getByRole('rowheader').innerText();
    expect(above).not.toBe('');
  });

  test('open and close by a click, with the outcomes of each vendor inside', async () => {
    await openRun(0);
    await outcomes().nth(5).waitFor();
    expect(await outcomes().count()).toBe(6);
    expect(await runs().first().getAttribute('aria-expanded')).toBe('true');
    await outcomes().filter({ hasText: 'Tencent' }).filter({ hasText: 'cdn01' }).first().waitFor();
    await outcomes().filter({ hasText: 'Tencent' }).first().getByRole('button').first().click();
    await page.getByRole('dialog').getByText('4191282558729715911').first().waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await openRun(0);
    await outcomes().first().waitFor({ state: 'detached' });
  });

  test('by keyboard alone: in, down, back to the run, closed', { tags: ['slow'] }, async () => {
    await runs().first().getByRole('button').first().focus();
    await press('ArrowRight');
    await outcomes().nth(5).waitFor();
    await press('ArrowRight');
    expect(await runs().first().getAttribute('aria-expanded')).toBe('true');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(await focusedRow()).toBe('5');
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focusedRow()).toBe('5');
    await press('ArrowLeft');
    expect(await focusedRow()).toBe('3');
    await press('ArrowLeft');
    await outcomes().first().waitFor({ state: 'detached' });
    await press('ArrowDown');
    expect(await focusedRow()).toBe('4');
    await press('Enter');
    await outcomes().first().waitFor();
  });

  test('the flat list is one click away, and stays chosen in this window', async () => {
    await showOutcomes(page, TEXTS);
    await found('2,000 outcomes');
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: 'History', exact: true }).click();
    await page.getByRole('table').getByRole('row').nth(3).waitFor();
    expect(await grid().count()).toBe(0);
    await page
      .getByRole('radiogroup')
      .getByText(TEXTS['history.list.runs'], { exact: true })
      .click();
    await runs().nth(3).waitFor();
  });

  test('new ones come on top without moving what is read', { tags: ['slow'] }, async () => {
    const scroll = page.locator('[data-scroll]');
    await scroll.evaluate((element) => element.scrollTo(0, 1200));
    const reading = runs().nth(20);
    const name = (await reading.innerText()).slice(0, 8);
    const same = () => runs().filter({ hasText: name }).first();
    const before = await same().boundingBox();
    await page.evaluate(() => {
      const [top] = window.fakeBridge.rows;
      if (!top) return;
      window.fakeBridge.remember([
        { ...top, id: top.id + 2, callId: 'new-b', presetName: 'Brand new', streamId: 'b' },
        { ...top, id: top.id + 1, callId: 'new-a', presetName: 'Brand new', streamId: 'a' },
      ]);
    });
    await page.waitForFunction(
      () => (document.querySelector('[data-scroll]')?.scrollTop ?? 0) > 1200,
    );
    expect((await same().boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    await scroll.evaluate((element) => element.scrollTo(0, 0));
    await runs().filter({ hasText: 'Brand new' }).nth(1).waitFor();
  });
});

describe('a filter', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await openHistory(page, TEXTS);
  });

  test('that asks for a stream opens each run at it, and marks it', {
    tags: ['slow'],
  }, async () => {
    await page.locator('[data-search]').fill('CDN02');
    await found('267 runs, 534 outcomes');
    expect(await page.locator('mark').first().innerText()).toBe('cdn02');
    const texts = await outcomes().allInnerTexts();
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) expect(text).toMatch(/cdn02|Show all/);
    await page
      .getByRole('button', { name: 'Found in this run: 3. Show all 6 outcomes' })
      .first()
      .click();
    await outcomes().filter({ hasText: 'cdn01' }).first().waitFor();
    await openRun(0);
    expect(await runs().first().getAttribute('aria-expanded')).toBe('false');
  });

  test('by status lists runs that have such an outcome', { tags: ['slow'] }, async () => {
    await goTo(page, 'status=failed');
    await found('133 runs, 133 outcomes');
    await outcomes()
      .filter({ hasText: 'Not sent' })
      .or(outcomes().filter({ hasText: 'Not recording (failed)' }))
      .first()
      .waitFor();
  });

  test('by preset leaves them closed: it says nothing of one outcome', {
    tags: ['slow'],
  }, async () => {
    await menuOf(1, `Only preset 体育直播 主信号`);
    await found('133 runs, 532 outcomes');
    expect(await outcomes().count()).toBe(0);
  });

  test('a sheet that is opened from an outcome leads to its stream', async () => {
    await goTo(page, 'q=cdn02&vendor=Tencent');
    await outcomes().first().getByRole('button').first().click();
    const marked = page.getByRole('dialog').locator('[data-led-to]');
    await marked.getByText('cdn02').waitFor();
    await expect
      .poll(() =>
        marked.evaluate((item) => {
          const { top, bottom } = item.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        }),
      )
      .toBe(true);
  });
});

describe('the menu of a run', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await openHistory(page, TEXTS);
  });

  test('starts it again, with the questions of the board', { tags: ['slow'] }, async () => {
    await menuOf(0, TEXTS['history.again']);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('cdn01 cdn02').waitFor();
    await dialog.getByRole('button', { name: TEXTS['history.again.start'] }).click();
    await dialog.getByText(TEXTS['question.start.nothingMissing']).waitFor();
    expect(await view.asked('runs.start')).toEqual([
      { presetId: 'p1', scope: 'ask', unrecorded: false },
    ]);
  });

  test('a preset that is gone: a new one begins with all vendors and streams of the run', {
    tags: ['slow'],
  }, async () => {
    const seed = boardSeed();
    await view.show({ ...seed, state: { ...seed.state, presets: seed.state.presets.slice(1) } });
    await openHistory(page, TEXTS);
    await menuOf(0, TEXTS['history.again']);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: TEXTS['history.again.create'] })
      .click();
    const streams = page.getByLabel(TEXTS['editor.streams'], { exact: true });
    expect(await streams.inputValue()).toBe('cdn01\ncdn02');
    for (const vendor of ['Tencent', 'Ws'])
      expect(await page.getByRole('checkbox', { name: vendor, exact: true }).isChecked()).toBe(
        true,
      );
  });

  test('opens the call of a vendor, and copies the ids of all of them', {
    tags: ['slow'],
  }, async () => {
    await page.evaluate(() => {
      const written: string[] = [];
      Object.assign(window, { written });
      navigator.clipboard.writeText = async (text) => {
        written.push(text);
      };
    });
    await menuOf(0, 'Details: Ws');
    await page.getByRole('dialog').getByText('4191282558729715912').first().waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await menuOf(0, TEXTS['table.copyIds']);
    await page.getByRole('menuitem', { name: TEXTS['copy.done'] }).waitFor();
    const [text] = await page.evaluate(() => (window as unknown as { written: string[] }).written);
    expect(text).toMatch(/Run: r1[\s\S]*Vendor: Tencent[\s\S]*StreamId: cdn01[\s\S]*TaskId/);
    expect(text).toMatch(/Vendor: Ws[\s\S]*RequestId: 4191282558729715912/);
  });
});

describe('what an operator has settled', () => {
  const lost = () => runs().filter({ hasText: '体育直播 主信号' }).first();

  test('is said by run and outcome, with its time, in place of the vendor’s answer', {
    tags: ['slow'],
  }, async () => {
    await view.show(boardSeed());
    await openHistory(page, TEXTS);
    await lost().getByRole('button').first().click();
    const unknown = () => outcomes().filter({ hasText: 'Tencent' }).first();
    await unknown().getByText('To verify').waitFor();
    await unknown().getByRole('button').first().click();
    const verdict = page
      .getByRole('dialog')
      .getByRole('button', { name: 'Verified: not recording' });
    const left = await verdict.count();
    await verdict.first().click();
    await page.keyboard.press('Escape');
    const verified = outcomes().filter({ hasText: /Verified: not recording, \d/ });
    await verified.first().waitFor();
    expect(left).toBeGreaterThan(0);
    expect(await verified.first().innerText()).not.toMatch(/no response/);
  });
});

describe('outcomes that cannot be read', { tags: ['slow'] }, () => {
  test('say so, and are there when the run is opened again', async () => {
    await view.show({ ...boardSeed(), refuse: { 'history.outcomes': 'internal' } });
    await openHistory(page, TEXTS);
    await openRun(0);
    await page.getByText(TEXTS['history.run.unreadable']).first().waitFor();
    await page.evaluate(() => {
      delete window.fakeBridge.refuse['history.outcomes'];
    });
    await openRun(0);
    await openRun(0);
    await outcomes().filter({ hasText: 'cdn01' }).first().waitFor();
  });
});
