import type { Locator, Page } from 'playwright';
import { LOCALES } from '#contract/locales/index.ts';

/** A preset's card on the board. */
export const preset = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

export const startButton = (page: Page, name: string) =>
  preset(page, name).getByRole('button', { name: `Start ${name}`, exact: true });

/** Selects a preset on the board; the side panel then shows it. */
export async function selectPreset(page: Page, name: string): Promise<Locator> {
  await preset(page, name).getByRole('button', { name, exact: true }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('heading', { name, exact: true }).waitFor();
  return panel;
}

/** Opens a preset's newest run whole, by way of the side panel. */
export async function openRun(page: Page, name: string): Promise<void> {
  const panel = await selectPreset(page, name);
  await panel.getByRole('button', { name: LOCALES.en['run.showDetails'] }).click();
}

/** Starts a preset of which something runs: a step away, in its menu. */
export async function startAgain(page: Page, name: string): Promise<void> {
  const label = LOCALES.en['presets.more'].replace('{{preset}}', name);
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('menuitem', { name: LOCALES.en['panel.startAgain'] }).click();
}

/** Goes to a section of the main window, as a person does. */
export async function openSection(
  page: Page,
  name: 'Presets' | 'History' | 'Settings',
): Promise<void> {
  await page.getByRole('navigation').getByText(name, { exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** The flat list of the history: one line for each outcome. */
export async function openOutcomes(page: Page): Promise<void> {
  await openSection(page, 'History');
  await page.getByRole('radiogroup').getByText('All outcomes', { exact: true }).click();
  await page.getByRole('table').waitFor();
}

/** Goes to a section of the settings, as a person does. */
export async function openSettings(
  page: Page,
  name:
    | 'Accounts'
    | 'Secrets'
    | 'Network'
    | 'Appearance'
    | 'History'
    | 'Practice'
    | 'Updates'
    | 'About',
): Promise<void> {
  await openSection(page, 'Settings');
  await page.getByRole('tab', { name, exact: true }).click();
  await page.getByRole('tabpanel', { name, exact: true }).waitFor();
}
