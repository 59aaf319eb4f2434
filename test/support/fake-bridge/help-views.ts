import type { Page } from 'playwright';
import { boardSeed } from './seeds.ts';
import type { AppearanceState, Texts, View } from './view.ts';

const board = (appearance: AppearanceState) => boardSeed(appearance);

/** Opens Help by its key, and waits for the document. */
export async function openHelp(page: Page, texts: Texts): Promise<void> {
  await page.keyboard.press('F1');
  await page.getByRole('heading', { name: texts['nav.help'], exact: true, level: 1 }).waitFor();
  await page.getByRole('article').getByRole('heading', { level: 2 }).waitFor();
}

async function openDocument(page: Page, texts: Texts, name: 'security'): Promise<void> {
  await openHelp(page, texts);
  const text = texts[`help.document.${name}`];
  await page
    .getByRole('navigation', { name: texts['help.contents'] })
    .getByRole('link', { name: text, exact: true })
    .click();
  await page.getByRole('article', { name: text, exact: true }).getByRole('table').first().waitFor();
}

/** The documents in the window. */
export const HELP_VIEWS: readonly View[] = [
  { name: 'help', seed: board, reach: openHelp },
  {
    name: 'help-tables',
    seed: board,
    reach: (page, texts) => openDocument(page, texts, 'security'),
  },
  {
    name: 'help-searched',
    seed: board,
    async reach(page, texts) {
      await openHelp(page, texts);
      await page.getByRole('textbox', { name: texts['help.search'] }).fill('1000');
      await page
        .getByRole('navigation', { name: texts['help.contents'] })
        .getByRole('link')
        .first()
        .waitFor();
    },
  },
];
