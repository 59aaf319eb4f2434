import type { Page } from 'playwright';

/** A preset's card on the board. */
export const preset = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

export const startButton = (page: Page, name: string) =>
  preset(page, name).getByRole('button', { name: `Start ${name}`, exact: true });

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
  name: 'Accounts' | 'Secrets' | 'Network' | 'Appearance' | 'History' | 'Practice' | 'About',
): Promise<void> {
  await openSection(page, 'Settings');
  await page.getByRole('tab', { name, exact: true }).click();
  await page.getByRole('tabpanel', { name, exact: true }).waitFor();
}
