import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { readExportedCsv } from '../support/history-export.ts';
import { openSection, preset, startButton } from '../support/window/main-page.ts';

const SPORT = '体育直播 主信号';

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

/** A preset of the practice account, as the editor saves one. */
async function savePreset(page: Page, name: string, streamIds: string[]): Promise<void> {
  const saved = await page.evaluate(
    async (given) => {
      const snapshot = await window.cdnRecorder.ask('state.get', null);
      if (!snapshot.ok) throw new Error(snapshot.message);
      const accountId = snapshot.value.state.accounts.find(({ practice }) => practice)?.id ?? '';
      const draft = { ...given, accountId, vendors: ['Tencent' as const, 'Ws' as const] };
      return window.cdnRecorder.ask('presets.save', { id: null, draft: { ...draft, end: null } });
    },
    { name, streamIds },
  );
  expect(saved.ok).toBe(true);
}

/** The one thing of the system's that no test can press: its dialog for where to save. */
const answerSaveDialog = ({ app }: LaunchedApp, filePath: string) =>
  app.evaluate(({ dialog }, path) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath: path }) });
  }, filePath);

test('what was practised is filtered, found by two Chinese characters, exported, and started again', async () => {
  const launched = await desktop.launch();
  const page = await launched.window();
  await savePreset(page, SPORT, ['sport-main', 'fail-sport-backup']);
  await startButton(page, 'Practice: all vendors').click();
  await preset(page, 'Practice: all vendors').getByText('accepted').first().waitFor();
  await startButton(page, SPORT).click();
  await preset(page, SPORT).getByText('partial').first().waitFor();

  await openSection(page, 'History');
  const rows = page.getByRole('row');
  const sport = rows.filter({ hasText: SPORT });
  await sport.first().waitFor();
  await rows.filter({ hasText: 'Practice: all vendors' }).first().waitFor();
  await page.locator('[data-search]').fill('直播');
  await rows.filter({ hasText: 'Practice: all vendors' }).first().waitFor({ state: 'detached' });
  const found = await sport.count();
  expect(found).toBeGreaterThanOrEqual(4);

  await page.getByRole('button', { name: /^Status/ }).click();
  await page.getByRole('checkbox', { name: 'rejected' }).check();
  await page.keyboard.press('Escape');
  await rows.filter({ hasText: 'sport-main' }).first().waitFor({ state: 'detached' });
  const rejected = await sport.count();
  expect(rejected).toBeGreaterThanOrEqual(2);
  expect(rejected).toBeLessThan(found);

  const file = join(desktop.home, 'rejected.csv');
  await answerSaveDialog(launched, file);
  await page.getByRole('button', { name: 'Export filtered' }).click();
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  await page.getByText(`Saved as rejected.csv: ${rejected} outcomes.`).waitFor();
  const exported = readExportedCsv(file).map((row) => [row.preset, row.stream, row.status]);
  expect(exported).toEqual(Array(rejected).fill([SPORT, 'fail-sport-backup', 'rejected']));

  await sport.first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Start again…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('sport-main fail-sport-backup').waitFor();
  await dialog.getByRole('button', { name: 'Start now' }).click();
  // The stream that runs is asked about, as on the board.
  await dialog.getByRole('button', { name: 'Start what is not running' }).click();
  await page.getByText(`${rejected * 2} outcomes`, { exact: true }).waitFor();
  expect(await sport.count()).toBe(rejected * 2);
});
