import type { Page } from 'playwright';
import { boardSeed, firstStartSeed } from './seeds.ts';
import { type AppearanceState, openSettings, press, type Texts, type View } from './view.ts';

const boardIn = (seed: AppearanceState) => boardSeed(seed);

export async function openHistory(page: Page, texts: Texts): Promise<void> {
  await page.getByRole('link', { name: texts['nav.history'], exact: true }).click();
  await page.getByRole('row').nth(3).waitFor();
}

/** The flat list: one line for each outcome. */
export async function showOutcomes(page: Page, texts: Texts): Promise<void> {
  await page.getByRole('radiogroup').getByText(texts['history.list.rows'], { exact: true }).click();
  await page.getByRole('table').getByRole('row').nth(3).waitFor();
}

export async function openOutcomes(page: Page, texts: Texts): Promise<void> {
  await openHistory(page, texts);
  await showOutcomes(page, texts);
}

/** Goes where an address leads, as a step back or forward does. */
export const goTo = (page: Page, address: string) =>
  page.evaluate((hash) => {
    window.location.hash = `#/history/${hash}`;
  }, address);

const menu = (page: Page, name: string) =>
  page.getByRole('search').getByRole('button', { name, exact: true }).click();

const filled = (text: string, values: Readonly<Record<string, string>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

/** The menu of a row, by the stream's and the vendor's name on its button. */
export async function openRowMenu(page: Page, texts: Texts, row = 0): Promise<void> {
  const before = texts['history.row.more'].split('{{')[0] ?? '';
  const label = before === '' ? /./ : new RegExp(`^${before}`);
  await page
    .getByRole('row')
    .nth(row + 1)
    .getByRole('button', { name: label })
    .last()
    .click();
  await page.getByRole('menuitem').first().waitFor();
}

const chooseFromRow = async (page: Page, texts: Texts, item: keyof Texts, row = 0) => {
  await openRowMenu(page, texts, row);
  await page.getByRole('menuitem', { name: texts[item], exact: true }).click();
};

async function exporting(page: Page, texts: Texts): Promise<void> {
  await openHistory(page, texts);
  await press(page, texts['history.export']);
  await page.getByRole('menuitem', { name: texts['export.format.csv'] }).click();
  await page.evaluate(() =>
    window.fakeBridge.history.tellExport({ state: 'running', done: 412_300, total: 1_000_000 }),
  );
  await page.getByRole('progressbar').waitFor();
}

/** The history with all that can be asked of it. */
export const HISTORY_VIEWS: readonly View[] = [
  { name: 'history', seed: boardIn, reach: openHistory },
  { name: 'history-outcomes', seed: boardIn, reach: openOutcomes },
  {
    name: 'history-run-open',
    seed: boardIn,
    async reach(page, texts) {
      await openHistory(page, texts);
      await page.locator('tr[aria-expanded]').first().getByRole('button').first().click();
      await page.locator('tr[aria-level="3"]').first().waitFor();
    },
  },
  {
    name: 'history-run-menu',
    seed: boardIn,
    async reach(page, texts) {
      await openHistory(page, texts);
      await page.locator('tr[aria-expanded]').nth(1).click({ button: 'right' });
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'history-run-found',
    seed: boardIn,
    async reach(page, texts) {
      await openHistory(page, texts);
      await goTo(page, 'q=cdn02');
      await page.locator('mark').first().waitFor();
    },
  },
  {
    name: 'history-empty',
    seed: (appearance) => firstStartSeed(appearance),
    async reach(page, texts) {
      await page.getByRole('link', { name: texts['nav.history'], exact: true }).click();
      await page.getByRole('heading', { name: texts['history.empty.title'] }).waitFor();
    },
  },
  {
    name: 'history-filtered',
    seed: boardIn,
    async reach(page, texts) {
      await openHistory(page, texts);
      await goTo(
        page,
        'when=week&account=1234567890&preset=Evening+news&preset=体育直播+主信号&vendor=Tencent&vendor=Ws&status=accepted&status=unknown&code=0&q=cdn',
      );
      await page.getByRole('button', { name: texts['filter.clear'] }).waitFor();
      await page.getByRole('row').nth(3).waitFor();
    },
  },
  {
    name: 'history-codes',
    seed: boardIn,
    async reach(page, texts) {
      await openHistory(page, texts);
      await menu(page, texts['history.code']);
      await page.getByRole('checkbox').first().check();
      await page.getByText('103011019').first().waitFor();
    },
  },
  {
    name: 'history-presets',
    seed: (appearance) => ({ ...boardIn(appearance), made: 1_000_000 }),
    async reach(page, texts) {
      await openHistory(page, texts);
      await menu(page, texts['history.preset']);
      await page.getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'history-statuses',
    seed: boardIn,
    async reach(page, texts) {
      await openHistory(page, texts);
      await menu(page, texts['history.status']);
      await page.getByRole('checkbox').nth(2).check();
    },
  },
  {
    name: 'history-when',
    seed: boardIn,
    async reach(page, texts) {
      await openHistory(page, texts);
      await menu(page, texts['history.time']);
      await page.getByLabel(texts['filter.when.from'], { exact: true }).fill('2026-03-02T10:00');
      await page.getByLabel(texts['filter.when.to'], { exact: true }).fill('2026-03-01T10:00');
      await page.getByText(texts['filter.when.backwards']).waitFor();
    },
  },
  {
    name: 'history-searched',
    seed: (appearance) => ({ ...boardIn(appearance), rows: [], made: 1_000_000 }),
    async reach(page, texts) {
      await openOutcomes(page, texts);
      await goTo(page, 'status=rejected');
      await page.getByText(texts['filter.searchedTo'].split('{{')[0] ?? '').waitFor();
    },
  },
  {
    name: 'history-none',
    seed: boardIn,
    async reach(page, texts) {
      await openHistory(page, texts);
      await page.getByLabel(texts['history.search'], { exact: true }).fill('nobody ever said this');
      await page.getByRole('heading', { name: texts['history.none.title'] }).waitFor();
    },
  },
  {
    name: 'history-unavailable',
    seed: (appearance) => ({
      ...boardSeed({
        ...appearance,
        problems: [{ code: 'history-unavailable', detail: 'SQLITE_CANTOPEN' }],
      }),
      refuse: { 'history.page': 'internal', 'history.runs': 'internal' },
    }),
    async reach(page, texts) {
      await page.getByRole('link', { name: texts['nav.history'], exact: true }).click();
      await page.getByRole('heading', { name: texts['history.unavailable.title'] }).waitFor();
    },
  },
  {
    name: 'history-row-menu',
    seed: boardIn,
    async reach(page, texts) {
      await openOutcomes(page, texts);
      await openRowMenu(page, texts, 4);
    },
  },
  { name: 'history-exporting', seed: boardIn, reach: exporting },
  {
    name: 'history-exported',
    seed: boardIn,
    async reach(page, texts) {
      await exporting(page, texts);
      await page.evaluate(() => {
        window.fakeBridge.history.tellExport({ state: 'done', done: 1_000_000, total: 1_000_000 });
        const failed = { id: 'failed', done: 12, state: 'failed', fault: 'disk-full' } as const;
        window.fakeBridge.history.tellExport({ ...failed, file: 'Historie.json' });
      });
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'history-again',
    seed: boardIn,
    async reach(page, texts) {
      await openOutcomes(page, texts);
      await chooseFromRow(page, texts, 'history.again');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'history-again-gone',
    seed: (appearance) => {
      const seed = boardIn(appearance);
      return { ...seed, state: { ...seed.state, presets: seed.state.presets.slice(1) } };
    },
    async reach(page, texts) {
      await openOutcomes(page, texts);
      await chooseFromRow(page, texts, 'history.again');
      await page
        .getByText(filled(texts['history.again.gone'], { preset: 'Evening news' }))
        .waitFor();
    },
  },
  {
    name: 'retention',
    seed: boardIn,
    async reach(page, texts) {
      await openSettings(page, texts, 'history');
      await page.getByRole('combobox', { name: texts['retention.label'] }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'call',
    seed: boardIn,
    async reach(page, texts) {
      await openOutcomes(page, texts);
      await page.getByRole('row').nth(1).click();
      await page.getByRole('dialog').getByText('4191282558729715911').first().waitFor();
    },
  },
  {
    name: 'call-unknown',
    seed: boardIn,
    async reach(page, texts) {
      await openOutcomes(page, texts);
      await page.getByRole('row').nth(7).click();
      await page.getByRole('dialog').getByText('UND_ERR_HEADERS_TIMEOUT').waitFor();
    },
  },
];
