import type { Page } from 'playwright-core';
import type { AppState } from '../../../electron/contract/app-state.ts';
import { LOCALES } from '../../../electron/contract/locales/index.ts';
import type { Seed } from './fake-bridge.ts';
import { boardSeed, firstStartSeed } from './seeds.ts';

export interface Look {
  readonly language: AppState['language'];
  readonly theme: 'light' | 'dark';
}

type Words = (typeof LOCALES)[AppState['language']];

/** Something that the window can show, and the way there from its first page. */
export interface View {
  readonly name: string;
  seed(look: Pick<AppState, 'language' | 'settings'>): Seed;
  reach(page: Page, words: Words): Promise<void>;
}

const stay = async () => undefined;

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

async function openHistory(page: Page, words: Words): Promise<void> {
  await page.getByRole('link', { name: words['nav.history'], exact: true }).click();
  await page.getByRole('row').nth(3).waitFor();
}

async function openSettings(page: Page, words: Words): Promise<void> {
  await page.getByRole('link', { name: words['nav.settings'], exact: true }).click();
  await page.getByRole('heading', { name: words['accounts.title'], exact: true }).waitFor();
}

async function openDialog(page: Page, name: string): Promise<void> {
  await press(page, name);
  await page.getByRole('dialog').waitFor();
}

async function openMenu(page: Page, words: Words): Promise<void> {
  await press(page, words['presets.more'].replace('{{preset}}', 'Evening news'));
  await page.getByRole('menuitem').first().waitFor();
}

const boardIn = (seed: Pick<AppState, 'language' | 'settings'>) => boardSeed(seed);

/** A board on which everything is wrong that can be. */
const troubled: View['seed'] = (look) =>
  boardSeed({
    ...look,
    vault: { state: 'locked', backend: 'gnome_libsecret' },
    practiceBehaviour: 'no-answer',
    problems: [
      { code: 'clock-off', detail: '1804 s' },
      { code: 'presets-unreadable', detail: 'presets.json' },
    ],
  });

/** Every view and every kind of thing in it: for pictures, and for what must hold in all of them. */
export const VIEWS: readonly View[] = [
  {
    name: 'first-start',
    seed: ({ language, settings }) =>
      firstStartSeed({ language, settings: { ...settings, welcomed: false } }),
    reach: stay,
  },
  { name: 'presets', seed: boardIn, reach: stay },
  {
    name: 'presets-details',
    seed: boardIn,
    async reach(page, words) {
      const closed = page.getByRole('button', { name: words['run.showDetails'] });
      while ((await closed.count()) > 0) await closed.first().click();
      await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
    },
  },
  { name: 'preset-menu', seed: boardIn, reach: openMenu },
  { name: 'presets-empty', seed: (look) => firstStartSeed({ ...look, presets: [] }), reach: stay },
  { name: 'problems', seed: troubled, reach: stay },
  {
    name: 'preset-editor',
    seed: boardIn,
    async reach(page, words) {
      await openMenu(page, words);
      await page.getByRole('menuitem', { name: words['presets.edit'], exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'preset-editor-mistakes',
    seed: boardIn,
    async reach(page, words) {
      await openDialog(page, words['presets.new']);
      await page.getByLabel(words['editor.streams'], { exact: true }).fill('cdn01 cdn01 cdn/2');
      await press(page, words.save);
    },
  },
  {
    name: 'preset-delete',
    seed: boardIn,
    async reach(page, words) {
      await openMenu(page, words);
      await page.getByRole('menuitem', { name: words['presets.delete'], exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'history', seed: boardIn, reach: openHistory },
  {
    name: 'history-empty',
    seed: (look) => firstStartSeed(look),
    async reach(page, words) {
      await page.getByRole('link', { name: words['nav.history'], exact: true }).click();
      await page.getByRole('heading', { name: words['history.empty.title'] }).waitFor();
    },
  },
  {
    name: 'call',
    seed: boardIn,
    async reach(page, words) {
      await openHistory(page, words);
      await page.getByRole('row').nth(1).click();
      await page.getByRole('dialog').getByText('4191282558729715911').first().waitFor();
    },
  },
  {
    name: 'call-unknown',
    seed: boardIn,
    async reach(page, words) {
      await openHistory(page, words);
      await page.getByRole('row').nth(7).click();
      await page.getByRole('dialog').getByText('UND_ERR_HEADERS_TIMEOUT').waitFor();
    },
  },
  { name: 'settings', seed: boardIn, reach: openSettings },
  {
    name: 'account',
    seed: boardIn,
    async reach(page, words) {
      await openSettings(page, words);
      await openDialog(page, words['accounts.add']);
      await press(page, words.save);
    },
  },
];

/** Brings a view onto the page. */
export async function showView(
  view: View,
  look: Look,
  { page, show }: { page: Page; show(seed: Seed): Promise<void> },
): Promise<void> {
  const { language, theme } = look;
  await show(view.seed({ language, settings: { language, theme, welcomed: true } }));
  await view.reach(page, LOCALES[language]);
}
