import type { Page } from 'playwright';
import { LOCALES } from '#contract/locales/index.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import { vaultOf } from '../app-states.ts';
import { BOARD_VIEWS } from './board-views.ts';
import { EDITOR_VIEWS } from './editor-views.ts';
import type { Seed } from './fake-bridge.ts';
import { HISTORY_VIEWS } from './history-views.ts';
import { ON_AIR_VIEWS } from './on-air-views.ts';
import { RUN_VIEWS } from './run-views.ts';
import { SECRETS_VIEWS } from './secrets-views.ts';
import { boardSeed, firstStartSeed } from './seeds.ts';
import { SHELL_VIEWS } from './shell-views.ts';
import { VAULT_VIEWS } from './vault-views.ts';
import {
  type Appearance,
  type AppearanceState,
  openDialog,
  openSettings,
  press,
  stay,
  type View,
  type Words,
} from './view.ts';

/** Accepted, refused and unknown, all in one. */
const MIXED = '体育直播 主信号';

const named = (label: string, preset: string) => label.replace('{{preset}}', preset);

const testAccount = (page: Page, words: Words, account: string) =>
  press(page, words['accounts.test.label'].replace('{{account}}', account));

async function openMenu(page: Page, words: Words): Promise<void> {
  await press(page, words['presets.more'].replace('{{preset}}', 'Evening news'));
  await page.getByRole('menuitem').first().waitFor();
}

const boardIn = (seed: AppearanceState) => boardSeed(seed);

/** A board on which everything is wrong that can be. */
const troubled: View['seed'] = (appearance) =>
  boardSeed({
    ...appearance,
    vault: vaultOf({ state: 'keyring-locked' }),
    practiceBehaviour: 'no-answer',
    problems: [
      { code: 'clock-off', detail: '-1804' },
      { code: 'presets-unreadable', detail: 'presets.json' },
      { code: 'journal-renewed', detail: 'journal.sqlite.2026-11-22T10-00-00.damaged' },
      { code: 'journal-unavailable', detail: 'SQLITE_FULL: database or disk is full' },
      { code: 'certificates-unreadable', detail: 'missing company.pem' },
    ],
  });

/** Every view and every kind of thing in it: for pictures, and for what must hold in all of them. */
export const VIEWS: readonly View[] = [
  { name: 'presets', seed: boardIn, reach: stay },
  {
    name: 'run-details',
    seed: boardIn,
    async reach(page, words) {
      await page
        .getByRole('group', { name: MIXED, exact: true })
        .getByRole('button', { name: words['run.showDetails'] })
        .click();
      const lane = words['lane.open']
        .replace('{{stream}}', 'sport-main')
        .replace('{{vendor}}', words['vendor.name.Tencent']);
      await press(page, lane);
      await page.getByRole('dialog').getByText('UND_ERR_HEADERS_TIMEOUT').waitFor();
    },
  },
  {
    name: 'question-start',
    seed: boardIn,
    reach: (page, words) => openDialog(page, named(words['presets.start.label'], MIXED)),
  },
  {
    name: 'question-nothing-missing',
    seed: boardIn,
    reach: (page, words) => openDialog(page, named(words['presets.start.label'], 'Evening news')),
  },
  {
    name: 'question-unrecorded',
    seed: boardIn,
    async reach(page, words) {
      await page.evaluate(() => {
        window.fakeBridge.diskTakesRecords = false;
      });
      await openDialog(page, named(words['presets.start.label'], 'Concert'));
    },
  },
  {
    name: 'question-stop',
    seed: boardIn,
    reach: (page, words) => openDialog(page, named(words['presets.stop.label'], MIXED)),
  },
  {
    name: 'question-from-the-tray',
    seed: (appearance) =>
      boardSeed({ ...appearance, questions: [{ kind: 'stop', presetId: 'p8' }] }),
    reach: async (page) => page.getByRole('dialog').waitFor(),
  },
  {
    name: 'unknown-with-word',
    seed: boardIn,
    async reach(page, words) {
      const card = page.getByRole('group', { name: MIXED, exact: true });
      await card.getByRole('button', { name: words['verdict.recording'] }).first().click();
      await card.getByText(/, \d\d:\d\d|（\d\d:\d\d）/).waitFor();
    },
  },
  { name: 'preset-menu', seed: boardIn, reach: openMenu },
  {
    name: 'presets-empty',
    seed: (appearance) => firstStartSeed({ ...appearance, presets: [] }),
    reach: stay,
  },
  { name: 'problems', seed: troubled, reach: stay },
  {
    name: 'preset-editor',
    seed: boardIn,
    async reach(page, words) {
      await openMenu(page, words);
      await page.getByRole('menuitem', { name: words['presets.edit'], exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'preset-editor-mistakes',
    seed: boardIn,
    async reach(page, words) {
      await openDialog(page, words['presets.new']);
      await page.getByLabel(words['editor.streams'], { exact: true }).fill('cdn01 cdn01 cdn/2');
      await press(page, words.save);
    },
  },
  {
    name: 'preset-delete',
    seed: boardIn,
    async reach(page, words) {
      await openMenu(page, words);
      await page.getByRole('menuitem', { name: words['presets.delete'], exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...HISTORY_VIEWS,
  { name: 'settings', seed: boardIn, reach: openSettings },
  {
    name: 'network',
    seed: (appearance) => {
      const network = {
        proxy: 'manual' as const,
        proxyUrl: 'http://proxy.station.example:8080',
        caFile: 'company.pem',
        timeouts: { connect: 5, headers: 60, body: 30 },
      };
      return boardSeed({
        ...appearance,
        settings: { ...appearance.settings, network },
        hasProxyLogin: true,
        proxyOfLogin: 'http://proxy.station.example:8080',
      });
    },
    async reach(page, words) {
      await openSettings(page, words);
      const field = page.getByLabel(words['network.headers'], { exact: true });
      await field.fill('0');
      await page.getByRole('button', { name: words.save, exact: true }).click();
      await page.getByText(words['network.problem.timeout']).waitFor();
    },
  },
  {
    name: 'support-report',
    seed: boardIn,
    async reach(page, words) {
      await openSettings(page, words);
      await openDialog(page, words['report.open']);
      const dialog = page.getByRole('dialog');
      await page.waitForFunction(() =>
        document.querySelector('textarea')?.value.includes('support report'),
      );
      await dialog.getByRole('button', { name: words['report.save'], exact: true }).click();
      await dialog.getByRole('status').waitFor();
    },
  },
  {
    name: 'account-tests',
    seed: boardIn,
    async reach(page, words) {
      await openSettings(page, words);
      await testAccount(page, words, 'Main channel');
      await page.evaluate(() => {
        window.fakeBridge.accountTest = {
          verdict: 'wrong-secret',
          code: 100000005,
          message: 'signature error',
          detail: null,
          clockOffsetSeconds: 0,
        };
      });
      await testAccount(page, words, 'Relay');
      await page.getByText('signature error').waitFor();
      await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
    },
  },
  ...BOARD_VIEWS,
  ...EDITOR_VIEWS,
  ...RUN_VIEWS,
  ...ON_AIR_VIEWS,
  ...SHELL_VIEWS,
  ...VAULT_VIEWS,
  ...SECRETS_VIEWS,
];

/** Brings a view onto the page. */
export async function showView(
  view: View,
  appearance: Appearance,
  { page, show }: { page: Page; show(seed: Seed): Promise<void> },
): Promise<void> {
  const { language, theme } = appearance;
  const settings = { ...INITIAL_SETTINGS, language, theme, welcomed: true };
  await show(view.seed({ language, settings }));
  await view.reach(page, LOCALES[language]);
}
