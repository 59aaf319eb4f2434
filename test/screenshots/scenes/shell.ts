import { SMALLEST } from '../appearances.ts';
import { ask } from '../ask.ts';
import { closeDialog, goTo, type Stage, TEXTS } from '../stage.ts';

/** The introduction, step by step, to its first outcome. */
export async function welcome({ page, shoot }: Stage): Promise<void> {
  await ask(page, 'settings.save', { welcomed: false });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  await press(TEXTS['welcome.next']);
  await shoot('welcome-account');
  await press(TEXTS['welcome.next']);
  await shoot('welcome-preset');
  await press(TEXTS['welcome.preset.create']);
  await page.getByText(TEXTS['welcome.start.practice']).waitFor();
  await shoot('welcome-start');
  await press(`Start ${TEXTS['welcome.preset.name']}`);
  await page.getByText(TEXTS['welcome.start.acceptedPractice']).waitFor();
  await shoot('welcome-accepted');
  await press(TEXTS['welcome.finish']);
}

/** What belongs to the window and to no section; and the window where everything is twice its size. */
export async function shell({ app, page, shoot }: Stage): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await shoot('palette');
  await page.keyboard.type('news');
  await shoot('palette-searched');
  await closeDialog(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await shoot('shortcuts');
  await closeDialog(page);
  await help({ page, shoot });
  // Playwright's pictures of a zoomed page are cut: half the window is the same to the page.
  await app.app.evaluate(
    ({ BrowserWindow }, { width, height }) =>
      BrowserWindow.getAllWindows()[0]?.setMinimumSize(width, height),
    HALF,
  );
  for (const section of ['presets', 'history', 'settings'] as const) {
    await goTo(page, section);
    await shoot(`zoom-200-${section}`, HALF);
  }
  await app.app.evaluate(
    ({ BrowserWindow }, { width, height }) =>
      BrowserWindow.getAllWindows()[0]?.setMinimumSize(width, height),
    SMALLEST,
  );
  await goTo(page, 'presets');
}

/** Help as it opens, and what a search finds in it. */
async function help({ page, shoot }: Pick<Stage, 'page' | 'shoot'>): Promise<void> {
  await goTo(page, 'help');
  await page.getByRole('article').getByRole('heading', { level: 2 }).waitFor();
  await shoot('help');
  await page.getByRole('textbox', { name: TEXTS['help.search'] }).fill('RequestId');
  await page.getByRole('status').filter({ hasText: /\d/ }).first().waitFor();
  await shoot('help-searched');
}

/** What is left of the smallest window at 200 %. */
const HALF = { width: SMALLEST.width / 2, height: SMALLEST.height / 2 };
