import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { answerQuestions } from '../support/desktop/questions.ts';
import { readExportedCsv } from '../support/history-export.ts';
import { fillHistory, generateRuns } from '../support/history-generator.ts';
import {
  openOutcomes,
  openSection,
  openSettings,
  preset,
  startButton,
} from '../support/window/main-page.ts';

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

test('what was practised is filtered, found by two Chinese characters, exported, and started again', {
  tags: ['slow'],
}, async () => {
  const launched = await desktop.launch();
  const page = await launched.window();
  await savePreset(page, SPORT, ['sport-main', 'fail-sport-backup']);
  await startButton(page, 'Practice: all vendors').click();
  await preset(page, 'Practice: all vendors').getByText('accepted').first().waitFor();
  await startButton(page, SPORT).click();
  await preset(page, SPORT)
    .getByText(/not recording|rejected/)
    .first()
    .waitFor();

  await openSection(page, 'History');
  const run = page.getByRole('treegrid').getByRole('row').filter({ hasText: SPORT });
  await run.filter({ hasText: '2/4' }).waitFor();
  await run.getByRole('button').first().click();
  await page.getByRole('row', { level: 3 }).filter({ hasText: 'sport-main' }).first().waitFor();
  await openOutcomes(page);
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
  await page.getByText(`Saved as rejected.csv. Outcomes: ${rejected}.`).waitFor();
  const exported = readExportedCsv(file).map((row) => [row.preset, row.stream, row.status]);
  expect(exported).toEqual(Array(rejected).fill([SPORT, 'fail-sport-backup', 'rejected']));

  await sport.first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Start again…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('sport-main fail-sport-backup').waitFor();
  await dialog.getByRole('button', { name: 'Start now' }).click();
  // The stream that runs is asked about, as on the board.
  await dialog.getByRole('button', { name: 'Retry missing' }).click();
  // Of Wangsu's refusal no document says that nothing was started: that stream is not among the missing.
  await page.getByText(`${rejected + 1} outcomes`, { exact: true }).waitFor();
  expect(await sport.count()).toBe(rejected + 1);
});

test('an export that fails while the window is closed is told by a notification, and by the next window', {
  tags: ['slow'],
}, async () => {
  const launched = await desktop.launch();
  const page = await launched.window();
  await startButton(page, 'Practice: Tencent').click();
  await preset(page, 'Practice: Tencent').getByText('accepted').first().waitFor();
  await openSection(page, 'History');
  await page.getByRole('row').nth(1).waitFor();
  // A person chooses a folder that goes away, and the window is closed before the first word comes.
  await launched.app.evaluate(
    ({ dialog }, path) => {
      Object.assign(dialog, {
        showSaveDialog: async (window: Electron.BrowserWindow) => {
          window.destroy();
          return { canceled: false, filePath: path };
        },
      });
    },
    join(desktop.home, 'nowhere', 'calls.csv'),
  );
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  // The page is gone before the click on it has been told as done.
  await page
    .getByRole('menuitem', { name: /CSV/ })
    .click()
    .catch(() => undefined);
  const { id, body } = await desktop.notifications.waitFor(/calls\.csv was not written/);
  expect(body).toMatch(/cannot be written there\. The history is unchanged/);
  const opened = launched.app.waitForEvent('window');
  desktop.notifications.click(id);
  const next = await opened;
  await openSection(next, 'History');
  await next
    .getByRole('alert')
    .getByText(/calls\.csv cannot be written there/)
    .waitFor();
});

test('another time to keep calls deletes at once, and the list and its number follow', {
  tags: ['slow'],
}, async () => {
  const long = Date.now() - 200 * 86_400_000;
  fillHistory(
    join(desktop.userDataDir, 'history.sqlite'),
    [...generateRuns(30)].map((run, index) => {
      const createdAt = new Date(long + index * 6 * 86_400_000).toISOString();
      const calls = run.calls.map((call) => ({ ...call, startedAt: createdAt }));
      return { ...run, createdAt, calls };
    }),
  );
  const launched = await desktop.launch();
  const page = await launched.window();
  await openOutcomes(page);
  const counted = page.getByText(/^\d+ outcomes$/);
  const before = await counted.innerText();
  const asked = await answerQuestions(launched.app, 'Delete older calls');
  await openSettings(page, 'History');
  await page.getByRole('combobox', { name: 'Keep the history' }).click();
  await page.getByRole('option', { name: '90 days', exact: true }).click();
  await openSection(page, 'History');
  await page.getByText(before, { exact: true }).waitFor({ state: 'detached' });
  const left = Number.parseInt(await counted.innerText(), 10);
  expect(left).toBeLessThan(Number.parseInt(before, 10));
  const [{ message, detail } = { message: '', detail: '' }, ...others] = await asked();
  expect([message, others]).toEqual(['Delete calls older than 90 days?', []]);
  // What the question said is what is gone.
  expect(detail).toContain(`Outcomes to be deleted: ${Number.parseInt(before, 10) - left}.`);
});
