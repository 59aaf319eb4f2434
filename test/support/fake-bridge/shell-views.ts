import type { Page } from 'playwright';
import { boardSeed, firstStartSeed } from './seeds.ts';
import {
  type AppearanceState,
  openDialog,
  openSettings,
  press,
  stay,
  type Texts,
  type View,
} from './view.ts';

const board = (appearance: AppearanceState) => boardSeed(appearance);
const first = ({ language, settings }: AppearanceState) =>
  firstStartSeed({ language, settings: { ...settings, welcomed: false } });

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
}

async function toAccountStep(page: Page, texts: Texts): Promise<void> {
  await press(page, texts['welcome.next']);
  await page.getByRole('heading', { name: texts['welcome.account.title'] }).waitFor();
}

async function toPresetStep(page: Page, texts: Texts): Promise<void> {
  await toAccountStep(page, texts);
  await press(page, texts['welcome.next']);
  await page.getByRole('heading', { name: texts['welcome.preset.title'] }).waitFor();
}

/** What belongs to the window and to no section: introduction, palette, keys, quitting. */
export const SHELL_VIEWS: readonly View[] = [
  { name: 'first-start', seed: first, reach: stay },
  { name: 'welcome-account', seed: first, reach: toAccountStep },
  { name: 'welcome-preset', seed: first, reach: toPresetStep },
  {
    name: 'welcome-preset-mistakes',
    seed: first,
    async reach(page, texts) {
      await toPresetStep(page, texts);
      await page.getByLabel(texts['editor.streams'], { exact: true }).fill('studio/1');
      await page.getByRole('checkbox').first().uncheck();
      await press(page, texts['welcome.preset.create']);
      await page.getByText(texts['welcome.preset.problem.streams']).waitFor();
    },
  },
  {
    name: 'welcome-start',
    seed: first,
    async reach(page, texts) {
      await toPresetStep(page, texts);
      await press(page, texts['welcome.preset.create']);
      await page.getByText(texts['welcome.start.practice']).waitFor();
    },
  },
  { name: 'palette', seed: board, reach: openPalette },
  {
    name: 'palette-searched',
    seed: board,
    async reach(page) {
      await openPalette(page);
      await page.keyboard.type('news');
    },
  },
  {
    name: 'palette-nothing',
    seed: board,
    async reach(page, texts) {
      await openPalette(page);
      await page.keyboard.type('zzzz');
      await page.getByText(texts['palette.none']).waitFor();
    },
  },
  {
    name: 'shortcuts',
    seed: board,
    async reach(page) {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'shortcuts-from-settings',
    seed: board,
    async reach(page, texts) {
      await openSettings(page, texts, 'appearance');
      await openDialog(page, texts['shortcuts.title']);
    },
  },
];
