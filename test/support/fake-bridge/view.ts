import type { Page } from 'playwright';
import type { LOCALES } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Settings } from '#contract/model/settings.ts';
import type { SettingsSection } from '../../../renderer/settings/sections.ts';
import type { Seed } from './fake-bridge.ts';

export interface Appearance {
  readonly language: AppState['language'];
  readonly theme: Exclude<Settings['theme'], 'system'>;
}

export type Texts = (typeof LOCALES)[AppState['language']];
export type AppearanceState = Pick<AppState, 'language' | 'settings'>;

/** Something that a page can show, and the way there from what it shows first. */
export interface View {
  readonly name: string;
  seed(appearance: AppearanceState): Seed;
  reach(page: Page, texts: Texts): Promise<void>;
}

export const stay = async () => undefined;

export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

export async function openDialog(page: Page, name: string): Promise<void> {
  await press(page, name);
  await page.getByRole('dialog').waitFor();
}

/** Goes to the settings: to the section that they open with, or to another one. */
export async function openSettings(
  page: Page,
  texts: Texts,
  section?: SettingsSection,
): Promise<void> {
  await page.getByRole('link', { name: texts['nav.settings'], exact: true }).click();
  await page.getByRole('heading', { name: texts['nav.settings'], exact: true, level: 1 }).waitFor();
  if (section) await page.evaluate(showSettings, section);
  await page.getByRole('tabpanel').waitFor();
}

/** By the address: where the window is narrow there is a field in place of the list. */
const showSettings = (section: string): void => {
  window.location.hash = `#/settings/${section}`;
};
