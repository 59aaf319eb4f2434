import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { goTo, openRowMenu } from '../support/fake-bridge/history-views.ts';
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

const open = (name: string) => page.getByRole('link', { name, exact: true }).click();
const openRows = async () => {
  await open('History');
  await page.getByRole('radiogroup').getByText(TEXTS['history.list.rows'], { exact: true }).click();
};
const asked = (channel: string) => view.asked(channel);
const rows = () => page.getByRole('table').getByRole('row');
const search = () => page.locator('[data-search]');
const hash = () => page.evaluate(() => decodeURIComponent(window.location.hash));
const part = (name: string) =>
  page.getByRole('search').getByRole('button', { name: new RegExp(`^${name}`) });
const chips = () => page.getByRole('list', { name: TEXTS['filter.active'] });
const chip = (text: string) => chips().getByRole('button').filter({ hasText: text });
const found = (text: string) => page.getByText(text, { exact: true }).waitFor();
const choose = async (row: number, item: RegExp | string) => {
  await openRowMenu(page, TEXTS, row);
  await page.getByRole('menuitem', { name: item }).click();
};
const tell = (progress: object) =>
  page.evaluate((given) => window.fakeBridge.history.tellExport(given as never), progress);

describe('the history', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await openRows();
    await rows().nth(3).waitFor();
  });

  test('goes to the very end page by page, with few rows at a time in the page', {
    tags: ['slow'],
  }, async () => {
    const scroll = page.locator('[data-scroll]');
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

  test('new rows come on top without moving what is read', { tags: ['slow'] }, async () => {
    const scroll = page.locator('[data-scroll]');
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
      () => (document.querySelector('[data-scroll]')?.scrollTop ?? 0) > 1200,
    );
    expect((await found().boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    await scroll.evaluate((element) => element.scrollTo(0, 0));
    await rows().filter({ hasText: 'brand-new' }).nth(2).waitFor();
  });

  test('by keyboard alone: to a row, into its call, and back', async () => {
    await rows().nth(1).getByRole('button').first().focus();
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

describe('the filter', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await openRows();
    await rows().nth(3).waitFor();
  });

  test('is asked once for a word, two Chinese ones are enough, and Esc empties it', async () => {
    const pages = async () => (await asked('history.page')).length;
    const before = await pages();
    await search().pressSequentially('直播');
    await found('532 outcomes');
    expect((await pages()) - before).toBeLessThanOrEqual(8);
    expect(await hash()).toBe('#/history/q=直播');
    for (const row of await rows().allInnerTexts()) expect(row).toMatch(/直播|Time/);
    await search().press('Escape');
    await found('2,000 outcomes');
    expect(await search().inputValue()).toBe('');
  });

  test('is kept in the address: back and forward, other sections, a chip at a time', {
    tags: ['slow'],
  }, async () => {
    await part('Vendor').click();
    await page.getByRole('checkbox', { name: 'Huawei' }).check();
    await page.keyboard.press('Escape');
    await part('Status').click();
    await page.getByRole('checkbox', { name: 'rejected' }).check();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Status/);
    expect(await hash()).toBe('#/history/vendor=Huawei&status=rejected');
    await page.goBack();
    await chip('rejected').waitFor({ state: 'detached' });
    expect(await chips().getByRole('button').count()).toBe(1);
    await page.goForward();
    await chip('rejected').waitFor();
    await open('Settings');
    await openRows();
    await chip('Huawei').waitFor();
    await chip('Huawei').click();
    expect(await hash()).toBe('#/history/status=rejected');
    await page.getByRole('button', { name: TEXTS['filter.clear'] }).first().click();
    await chips().waitFor({ state: 'detached' });
    await found('2,000 outcomes');
    expect(await hash()).toBe('#/history/all');
  });

  test('menus ask what there is when they open, and narrow by typing and arrows', {
    tags: ['slow'],
  }, async () => {
    expect(await asked('history.facets')).toEqual([]);
    await part('Code').click();
    await page.getByRole('checkbox', { name: /103011019/ }).check();
    expect(await asked('history.facets')).toHaveLength(1);
    await found('133 outcomes');
    const all = (await asked('history.page')) as { filter: { codes: string[] } }[];
    expect(all.map(({ filter }) => filter.codes)).toContainEqual(['103011019']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await chip('5').waitFor();
  });

  test('from and to are told to main as moments', { tags: ['slow'] }, async () => {
    await part('Time').click();
    await page.getByLabel('From', { exact: true }).fill('2026-03-01T10:00');
    await page.getByLabel('To', { exact: true }).fill('2026-03-01T10:30');
    await page.getByRole('heading', { name: TEXTS['history.none.title'] }).waitFor();
    const moments = await page.evaluate(() => [
      new Date(2026, 2, 1, 10, 0).toISOString(),
      new Date(2026, 2, 1, 10, 31).toISOString(),
    ]);
    const all = (await asked('history.page')) as { filter: { from: string; to: string } }[];
    const filters = all.map(({ filter }) => [filter.from, filter.to]);
    expect(filters).toContainEqual(moments);
  });

  test('shows new rows only where they meet it', { tags: ['slow'] }, async () => {
    await goTo(page, 'status=failed');
    await found('133 outcomes');
    await page.evaluate(() => {
      const failed = window.fakeBridge.rows.find(({ status }) => status === 'failed');
      const [top] = window.fakeBridge.rows;
      if (!failed || !top) return;
      window.fakeBridge.remember([
        { ...failed, id: top.id + 2, streamId: 'came-failed' },
        { ...top, id: top.id + 1, streamId: 'came-accepted' },
      ]);
    });
    await rows().filter({ hasText: 'came-failed' }).waitFor();
    await found('134 outcomes');
    expect(await rows().filter({ hasText: 'came-accepted' }).count()).toBe(0);
  });

  test('is taken from a row', { tags: ['slow'] }, async () => {
    await choose(6, /Only preset/);
    await chip('体育直播 主信号').waitFor();
    await found('532 outcomes');
    await choose(0, /Only vendor/);
    expect(await chips().getByRole('button').count()).toBe(2);
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-search'))).toBe(
      true,
    );
  });
});

describe('a million rows', () => {
  beforeEach(async () => {
    await view.show({ ...boardSeed(), rows: [], made: 1_000_000 });
    await openRows();
    await rows().nth(3).waitFor();
  });

  test('a rare word is searched for to the end, page by page, and says how far it is', {
    tags: ['slow'],
  }, async () => {
    await search().fill('春节');
    await rows().nth(20).waitFor();
    await found('20 outcomes');
    await found(TEXTS['history.end']);
    const all = (await asked('history.page')) as { filter: { text: string } }[];
    const pages = all.filter(({ filter }) => filter.text === '春节').length;
    expect(pages).toBeGreaterThanOrEqual(50);
    await goTo(page, 'status=rejected');
    await page.getByText(/^searched back to \d/).waitFor();
    const counted = (await asked('history.page')).length;
    await page.waitForTimeout(500);
    expect((await asked('history.page')).length).toBe(counted);
  });
});

describe('an export', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await openRows();
    await rows().nth(3).waitFor();
  });

  test('is of what is filtered, tells how it goes in every section, and can be ended', {
    tags: ['slow'],
  }, async () => {
    await goTo(page, 'vendor=Ws');
    await page.getByRole('button', { name: TEXTS['history.export.filtered'] }).click();
    await page.getByRole('menuitem', { name: TEXTS['export.format.json'] }).click();
    const [order] = (await asked('history.export')) as { filter: object; format: string }[];
    expect(order).toMatchObject({ format: 'json', filter: { vendors: ['Ws'] } });
    await tell({ state: 'running', done: 250, total: 1_000 });
    const bar = page.getByRole('progressbar');
    expect(await bar.getAttribute('aria-valuenow')).toBe('25');
    await open('Presets');
    await tell({ state: 'running', done: 500, total: 1_000 });
    await openRows();
    await page.getByText(/Outcomes: 500 of 1,000/).waitFor();
    await page.getByRole('button', { name: /^Cancel cdn-recorder/ }).click();
    await page.getByText(/was cancelled/).waitFor();
    expect(await asked('history.exportCancel')).toEqual([{ id: 'export-1' }]);
    await page.getByRole('button', { name: /^Dismiss/ }).click();
    await page.getByText(/was cancelled/).waitFor({ state: 'detached' });
  });

  test('of calls in full it says how many calls, and the menu that each is whole', {
    tags: ['slow'],
  }, async () => {
    await page.getByRole('button', { name: TEXTS['history.export'], exact: true }).click();
    await page.getByRole('menuitem', { name: /^Complete calls with all their streams/ }).click();
    await tell({ state: 'running', done: 250, total: 1_000, calls: 90, file: 'calls.json' });
    await found('Writing calls.json. Complete calls: 90');
    const bar = page.getByRole('progressbar');
    expect(await bar.getAttribute('aria-valuenow')).toBe('25');
    await tell({ state: 'done', done: 1_000, total: 1_000, calls: 360, file: 'calls.json' });
    await found('Saved as calls.json. Complete calls: 360.');
  });

  test('that failed while no window was open is told in the next one, until it was seen', {
    tags: ['slow'],
  }, async () => {
    const failed = { id: 'x', file: 'calls.csv', done: 3, total: null, calls: null } as const;
    const exports = [{ ...failed, state: 'failed', fault: 'internal' } as const];
    await view.show(boardSeed({ exports }));
    await openRows();
    await page
      .getByRole('alert')
      .getByText(/so calls.csv was not written/)
      .waitFor();
    await page.getByRole('button', { name: 'Dismiss calls.csv' }).click();
    await page.getByText(/so calls.csv was not written/).waitFor({ state: 'detached' });
    expect(await asked('history.exportDismiss')).toEqual([{ id: 'x' }]);
  });

  test('a failure says why and what to do; a dialog that was closed says nothing', {
    tags: ['slow'],
  }, async () => {
    await page.evaluate(() => {
      window.fakeBridge.history.exportFile = null;
    });
    await page.getByRole('button', { name: TEXTS['history.export'], exact: true }).click();
    await page.getByRole('menuitem', { name: TEXTS['export.format.csv'] }).click();
    await tell({ state: 'failed', fault: 'not-writable', file: 'calls.csv', done: 3 });
    await page
      .getByRole('alert')
      .getByText(/calls.csv cannot be written there/)
      .waitFor();
    expect(await page.getByRole('note').count()).toBe(0);
  });
});

describe('starting again from a row', () => {
  const dialog = () => page.getByRole('dialog');

  test('starts the preset as it is now, with the questions of the board', async () => {
    await view.show(boardSeed());
    await openRows();
    await choose(0, TEXTS['history.again']);
    await dialog().getByText('cdn01 cdn02').waitFor();
    await dialog().getByRole('button', { name: TEXTS['history.again.start'] }).click();
    await dialog().getByText(TEXTS['question.start.nothingMissing']).waitFor();
    expect(await asked('runs.start')).toEqual([
      { presetId: 'p1', scope: 'ask', unrecorded: false },
    ]);
  });

  test('a refusal is said in the dialog', { tags: ['slow'] }, async () => {
    await view.show({ ...boardSeed(), refuse: { 'runs.start': 'credentials-unavailable' } });
    await openRows();
    await choose(0, TEXTS['history.again']);
    await dialog().getByRole('button', { name: TEXTS['history.again.start'] }).click();
    await dialog().getByText(TEXTS['error.credentials-unavailable']).waitFor();
  });

  test.each([
    ['deleted', (presets: { name: string }[]) => presets.slice(1), /no longer exists/],
    [
      'archived',
      (presets: { name: string }[]) => presets.map((one) => ({ ...one, archived: true })),
      /is archived/,
    ],
  ])(
    'a preset that is %s: nothing is started, and a new one begins with the row',
    { tags: ['slow'] },
    async (_, change, says) => {
      const seed = boardSeed();
      const presets = change([...seed.state.presets]) as typeof seed.state.presets;
      await view.show({ ...seed, state: { ...seed.state, presets } });
      await openRows();
      await choose(0, TEXTS['history.again']);
      await dialog().getByText(says).waitFor();
      expect(
        await dialog().getByRole('button', { name: TEXTS['history.again.start'] }).count(),
      ).toBe(0);
      await dialog().getByRole('button', { name: TEXTS['history.again.create'] }).click();
      expect(await page.getByLabel(TEXTS['editor.name'], { exact: true }).inputValue()).toMatch(
        /^Evening news/,
      );
      expect(await page.getByLabel(TEXTS['editor.streams'], { exact: true }).inputValue()).toBe(
        'cdn01\ncdn02',
      );
      expect(await asked('runs.start')).toEqual([]);
    },
  );
});

describe('what cannot be read', () => {
  test('says so, and is there again when it can', { tags: ['slow'] }, async () => {
    await view.show({ ...boardSeed(), refuse: { 'history.page': 'internal' } });
    await openRows();
    await page.getByRole('heading', { name: TEXTS['history.unavailable.title'] }).waitFor();
    await page.evaluate(() => {
      delete window.fakeBridge.refuse['history.page'];
    });
    await page.getByRole('button', { name: TEXTS['table.retry'] }).click();
    await rows().nth(3).waitFor();
  });

  test('an error on the way down keeps what is shown', { tags: ['slow'] }, async () => {
    await view.show(boardSeed());
    await openRows();
    await rows().nth(3).waitFor();
    await page.evaluate(() => {
      window.fakeBridge.refuse['history.page'] = 'internal';
    });
    await page.locator('[data-scroll]').evaluate((element) => element.scrollTo(0, 1e6));
    await page.getByRole('alert').getByText(TEXTS['history.unavailable.text']).waitFor();
    expect(await rows().count()).toBeGreaterThan(5);
  });
});

describe('the menu of a row', () => {
  beforeEach(async () => {
    await view.show(boardSeed());
    await openRows();
    await rows().nth(3).waitFor();
  });

  test('opens by key and gives the focus back', { tags: ['slow'] }, async () => {
    await rows().nth(2).getByRole('button').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(focused).toBe('Actions for cdn02 at Tencent');
  });

  test('copies the ids of the row', { tags: ['slow'] }, async () => {
    await page.evaluate(() => {
      const written: string[] = [];
      Object.assign(window, { written });
      navigator.clipboard.writeText = async (text) => {
        written.push(text);
      };
    });
    await rows().nth(3).click({ button: 'right' });
    await page.getByRole('menuitem', { name: TEXTS['table.copyIds'] }).click();
    await page.getByRole('menuitem', { name: TEXTS['copy.done'] }).waitFor();
    const [text] = await page.evaluate(() => (window as unknown as { written: string[] }).written);
    expect(text).toMatch(/StreamId: cdn01[\s\S]*RequestId: 4191282558729715912/);
    expect(text).toContain('15ccf21b-f3c2-4ee3-aaad-d995393f80cd');
  });
});

describe('how long calls are kept', () => {
  test('what is deleted while the list is shown leaves it, and its number', {
    tags: ['slow'],
  }, async () => {
    await view.show(boardSeed());
    await openRows();
    await found('2,000 outcomes');
    await page.evaluate(() => window.fakeBridge.forget(({ id }) => id <= 1_500));
    await found('500 outcomes');
    await open('Presets');
    await page.evaluate(() => window.fakeBridge.forget(({ id }) => id <= 1_900));
    await openRows();
    await found('100 outcomes');
  });

  test('a shorter time holds once the operator agrees in main’s dialog', {
    tags: ['slow'],
  }, async () => {
    await view.show(boardSeed());
    await open('Settings');
    await page.getByRole('tab', { name: 'History', exact: true }).click();
    const field = page.getByRole('combobox', { name: TEXTS['retention.label'] });
    const pick = async (span: string) => {
      await field.click();
      await page.getByRole('option', { name: span, exact: true }).click();
    };
    await page.evaluate(() => {
      window.fakeBridge.agrees = false;
    });
    await pick('90 days');
    await expect.poll(() => asked('settings.save')).toEqual([{ historyDays: 90 }]);
    // Declined in main's own dialog: the field shows what is in force.
    await expect.poll(() => field.inputValue()).toBe('Forever');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.evaluate(() => {
      window.fakeBridge.agrees = true;
    });
    await pick('90 days');
    await page.waitForFunction(() => window.fakeBridge.state.settings.historyDays === 90);
    await pick('2 years');
    await page.waitForFunction(() => window.fakeBridge.state.settings.historyDays === 730);
    await pick('Forever');
    await page.waitForFunction(() => window.fakeBridge.state.settings.historyDays === null);
    expect(await asked('settings.save')).toEqual([
      { historyDays: 90 },
      { historyDays: 90 },
      { historyDays: 730 },
      { historyDays: null },
    ]);
  });
});
