import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { agendaSeed } from '../support/fake-bridge/agenda-seeds.ts';
import { toAgenda } from '../support/fake-bridge/agenda-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { importFile, PRESET_FILE, showCalendar } from '../support/fake-bridge/transfer-views.ts';

const SMALLEST = { width: 720, height: 480 };
const texts = LOCALES.en;
const appearance = {
  language: 'en' as const,
  settings: { ...INITIAL_SETTINGS, language: 'en' as const, welcomed: true },
};

let view: FakeWindow;
let page: Page;
windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

test('presets of a file are shown, change nothing before, and are saved by one button', async () => {
  await view.show(boardSeed(appearance), SMALLEST);
  await importFile(page, texts, 'presets.json', PRESET_FILE);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('There is no account “Nobody”.', { exact: false }).waitFor();
  await dialog.getByText('A field is missing or not valid: “Vendors”').waitFor();
  await dialog.getByText('1 new · 1 changed · 0 the same · 2 not imported').waitFor();
  await dialog.getByText('The file holds accounts or webhooks.', { exact: false }).waitFor();
  const names = () => page.evaluate(() => window.fakeBridge.state.presets.map(({ name }) => name));
  expect(await names()).not.toContain('Late news');
  await button('Import (2)').click();
  await page.getByText('Imported: 1 new, 1 changed.').waitFor();
  expect(await names()).toContain('Late news');
});

test('a schedule of a calendar is imported with the preset that the operator chooses', async () => {
  await view.show(agendaSeed(appearance), SMALLEST);
  await toAgenda(page, texts);
  await showCalendar(page);
  await importFile(page, texts, 'plan.ics', 'BEGIN:VCALENDAR');
  await page.getByText('It lasts whole days and has no time of day.').waitFor();
  await page.getByText('Time: 19:00 → 19:30').waitFor();
  await button('Import (1)').waitFor();
  await page
    .getByText('0 new · 1 changed · 0 the same · 2 not imported · 1 without a preset')
    .waitFor();
  await page.getByText('choose a preset', { exact: true }).waitFor();
  await page.getByLabel('Preset of 足球直播').selectOption('Evening news');
  await button('Import (2)').click();
  await page.getByText('Imported: 1 new, 1 changed.').waitFor();
  const saved = await page.evaluate(() => window.fakeBridge.state.schedules.at(-1)?.schedule);
  expect(saved).toMatchObject({ name: '足球直播', presetId: 'p1', at: '2026-12-05T20:00' });
});

test('what is exported holds all presets, and a file that is none is said to be none', async () => {
  await view.show(boardSeed(appearance), SMALLEST);
  await button('Import and export').click();
  await page.getByRole('menuitem', { name: 'Export as a table (CSV)…' }).click();
  await page.getByText('Saved as /media/exports/presets.csv.', { exact: false }).waitFor();
  const [written, count] = await page.evaluate(() => [
    window.fakeBridge.transfer.written?.split('\r\n').length,
    window.fakeBridge.state.presets.length,
  ]);
  expect(written).toBe(Number(count) + 2);
  await importFile(page, texts, 'presets.json', '{"presets": [');
  await page.getByText('The file is not valid JSON.', { exact: false }).waitFor();
});
