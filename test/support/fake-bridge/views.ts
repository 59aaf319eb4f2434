import type { Page } from 'playwright';
import { LOCALES } from '#contract/locales/index.ts';
import { INITIAL_SETTINGS } from '../../../electron/storage/settings.ts';
import { vaultOf } from '../app-states.ts';
import { selectPreset } from '../window/main-page.ts';
import { AGENDA_VIEWS } from './agenda-views.ts';
import { ALARM_VIEWS } from './alarm-views.ts';
import { BOARD_VIEWS } from './board-views.ts';
import { CHECK_VIEWS } from './check-views.ts';
import { EDITOR_VIEWS } from './editor-views.ts';
import type { Seed } from './fake-bridge.ts';
import { FILES_VIEWS } from './files-views.ts';
import { HELP_VIEWS } from './help-views.ts';
import { HISTORY_VIEWS } from './history-views.ts';
import { HOTKEY_VIEWS } from './hotkey-views.ts';
import { MERGE_VIEWS } from './merge-views.ts';
import { ON_AIR_VIEWS } from './on-air-views.ts';
import { PANEL_VIEWS } from './panel-views.ts';
import { RECEIVER_VIEWS } from './receiver-views.ts';
import { REMOTE_VIEWS } from './remote-views.ts';
import { RUN_VIEWS } from './run-views.ts';
import { SECRETS_VIEWS } from './secrets-views.ts';
import { boardSeed, firstStartSeed } from './seeds.ts';
import { SHELL_VIEWS } from './shell-views.ts';
import { TRANSFER_VIEWS } from './transfer-views.ts';
import { UPDATE_VIEWS } from './update-views.ts';
import { VAULT_VIEWS } from './vault-views.ts';
import {
  type Appearance,
  type AppearanceState,
  openDialog,
  openSettings,
  press,
  stay,
  type Texts,
  type View,
} from './view.ts';
import { WALL_VIEWS } from './wall-views.ts';
import { WEBHOOK_VIEWS } from './webhook-views.ts';

/** Accepted, refused and unknown, all in one. */
const MIXED = '体育直播 主信号';

const named = (label: string, preset: string) => label.replace('{{preset}}', preset);

const testAccount = (page: Page, texts: Texts, account: string) =>
  press(page, texts['accounts.test.label'].replace('{{account}}', account));

/** Starts a preset of which something runs: a question comes first. */
async function openAgain(page: Page, texts: Texts, preset: string): Promise<void> {
  await press(page, named(texts['presets.more'], preset));
  await page.getByRole('menuitem', { name: texts['panel.startAgain'], exact: true }).click();
  await page.getByRole('dialog').waitFor();
}

async function openMenu(page: Page, texts: Texts): Promise<void> {
  await press(page, texts['presets.more'].replace('{{preset}}', 'Evening news'));
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
    async reach(page, texts) {
      await selectPreset(page, MIXED);
      await press(page, texts['run.showDetails']);
      const lane = texts['lane.open']
        .replace('{{stream}}', 'sport-main')
        .replace('{{vendor}}', texts['vendor.name.Tencent']);
      await press(page, lane);
      await page.getByRole('dialog').getByText('UND_ERR_HEADERS_TIMEOUT').waitFor();
    },
  },
  {
    name: 'question-start',
    seed: boardIn,
    reach: (page, texts) => openAgain(page, texts, MIXED),
  },
  {
    name: 'question-nothing-missing',
    seed: boardIn,
    reach: (page, texts) => openAgain(page, texts, 'Evening news'),
  },
  {
    name: 'question-unrecorded',
    seed: boardIn,
    async reach(page, texts) {
      await page.evaluate(() => {
        window.fakeBridge.diskTakesRecords = false;
      });
      await openDialog(page, named(texts['presets.start.label'], 'Concert'));
    },
  },
  {
    name: 'question-stop',
    seed: boardIn,
    reach: (page, texts) => openDialog(page, named(texts['presets.stop.label'], MIXED)),
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
    async reach(page, texts) {
      const panel = await selectPreset(page, MIXED);
      await panel.getByRole('button', { name: texts['verdict.recording'] }).first().click();
      await panel
        .getByText(/, \d\d:\d\d|（\d\d:\d\d）/)
        .first()
        .waitFor();
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
    async reach(page, texts) {
      await openMenu(page, texts);
      await page.getByRole('menuitem', { name: texts['presets.edit'], exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'preset-editor-mistakes',
    seed: boardIn,
    async reach(page, texts) {
      await openDialog(page, texts['presets.new']);
      await page.getByLabel(texts['editor.streams'], { exact: true }).fill('cdn01 cdn01 cdn/2');
      await press(page, texts.save);
    },
  },
  {
    name: 'preset-delete',
    seed: boardIn,
    async reach(page, texts) {
      await openMenu(page, texts);
      await page.getByRole('menuitem', { name: texts['presets.delete'], exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  ...HISTORY_VIEWS,
  ...FILES_VIEWS,
  ...MERGE_VIEWS,
  ...AGENDA_VIEWS,
  ...TRANSFER_VIEWS,
  ...ALARM_VIEWS,
  { name: 'settings', seed: boardIn, reach: openSettings },
  ...(['secrets', 'appearance', 'history', 'practice', 'about'] as const).map(
    (section): View => ({
      name: `settings-${section}`,
      seed: boardIn,
      reach: (page, texts) => openSettings(page, texts, section),
    }),
  ),
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
    async reach(page, texts) {
      await openSettings(page, texts, 'network');
      const field = page.getByLabel(texts['network.headers'], { exact: true });
      await field.fill('0');
      await page.getByRole('button', { name: texts.save, exact: true }).click();
      await page.getByText(texts['network.problem.timeout']).waitFor();
    },
  },
  ...RECEIVER_VIEWS,
  ...UPDATE_VIEWS,
  ...WEBHOOK_VIEWS,
  ...HOTKEY_VIEWS,
  ...REMOTE_VIEWS,
  ...CHECK_VIEWS,
  {
    name: 'support-report',
    seed: boardIn,
    async reach(page, texts) {
      await openSettings(page, texts, 'about');
      await openDialog(page, texts['report.open']);
      const dialog = page.getByRole('dialog');
      await page.waitForFunction(() =>
        document.querySelector('textarea')?.value.includes('support report'),
      );
      await dialog.getByRole('button', { name: texts['report.save'], exact: true }).click();
      await dialog.getByRole('status').waitFor();
    },
  },
  {
    name: 'account-tests',
    seed: boardIn,
    async reach(page, texts) {
      await openSettings(page, texts);
      await testAccount(page, texts, 'Main channel');
      await page.evaluate(() => {
        window.fakeBridge.accountTest = {
          verdict: 'wrong-secret',
          code: 100000005,
          message: 'signature error',
          detail: null,
          clockOffsetSeconds: 0,
        };
      });
      await testAccount(page, texts, 'Relay');
      await page.getByText('signature error').waitFor();
      await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
    },
  },
  ...BOARD_VIEWS,
  ...WALL_VIEWS,
  ...EDITOR_VIEWS,
  ...RUN_VIEWS,
  ...ON_AIR_VIEWS,
  ...PANEL_VIEWS,
  ...SHELL_VIEWS,
  ...HELP_VIEWS,
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
