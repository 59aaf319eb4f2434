import type { Page } from 'playwright';
import { LOCALES } from '#contract/locales/index.ts';
import type { SettingsSection } from '../../renderer/settings/sections.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import type { Desktop } from '../support/desktop/desktop.ts';
import type { Appearance, Size } from './appearances.ts';
import type { Camera } from './camera.ts';

/** The page in its first appearance: scenes find their way by these words. */
export const TEXTS = LOCALES.en;

/** A running app with its window, and the camera in front of it. */
export interface Stage {
  readonly desktop: Desktop;
  readonly app: LaunchedApp;
  readonly page: Page;
  /** @param appearances all of them, unless a view is taken in several sizes. */
  shoot(view: string, size?: Size, appearances?: readonly Appearance[]): Promise<void>;
  shootSecrets(secrets: Page, view: string): Promise<void>;
}

export interface StageOptions {
  readonly userDataDir?: string;
  readonly args?: string[];
}

/** Starts the app, calls `play`, ends the app. */
export async function onStage(
  desktop: Desktop,
  camera: Camera,
  options: StageOptions,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const app = await desktop.launch(options);
  try {
    const page = await app.window();
    page.setDefaultTimeout(10_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('navigation').waitFor();
    await play({
      desktop,
      app,
      page,
      shoot: (view, size, appearances) => camera.shoot(app, page, view, size, appearances),
      shootSecrets: (secrets, view) => camera.shootSecrets(page, secrets, view),
    });
  } finally {
    await app.close();
  }
}

export async function goTo(
  page: Page,
  section: 'presets' | 'agenda' | 'alarms' | 'on-air' | 'history' | 'files' | 'settings' | 'help',
): Promise<void> {
  const name = TEXTS[`nav.${section}`];
  const sections = page.getByRole('navigation', { name: TEXTS['nav.label'] });
  await sections.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Goes to a section of the settings. */
export async function goToSettings(page: Page, section: SettingsSection): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('tab', { name: TEXTS[`settings.section.${section}`], exact: true }).click();
  await page.getByRole('tabpanel').waitFor();
}

/** Does what opens the window for secrets, and gives its page. */
export async function secretsPage({ app }: Stage, open: () => Promise<unknown>): Promise<Page> {
  const opened = app.app.waitForEvent('window', (page) => page.url().includes('secrets'));
  await open();
  const page = await opened;
  page.setDefaultTimeout(10_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Presses what ends the window for secrets. The page may be gone before the click is told to be over. */
export async function pressLast(secrets: Page, name: string): Promise<void> {
  const gone = secrets.waitForEvent('close');
  const pressed = secrets.getByRole('button', { name, exact: true }).click();
  await Promise.all([gone, pressed.catch(() => undefined)]);
}

export const giveUp = (secrets: Page) => pressLast(secrets, TEXTS.cancel);

/** Closes the drawer or dialog that is open. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  // An editor with changes asks first.
  const discard = page.getByRole('button', { name: TEXTS['editor.discard.yes'], exact: true });
  const asked = discard.click().catch(() => undefined);
  await Promise.race([gone(page), asked]);
  await gone(page);
}

const gone = (page: Page) => page.getByRole('dialog').first().waitFor({ state: 'detached' });

export const presetGroup = (page: Page, name: string) =>
  page.getByRole('group', { name, exact: true });

/** Chooses from a preset's menu. */
export async function chooseFromMenu(page: Page, preset: string, item: string): Promise<void> {
  const more = TEXTS['presets.more'].replace('{{preset}}', preset);
  await page.getByRole('button', { name: more, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  await page.getByRole('dialog').waitFor();
}
