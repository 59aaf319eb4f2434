import type { Page } from 'playwright';
import type { AppState } from '#contract/model/app-state.ts';
import { RECEIVER_OFF, RECEIVER_VIEW_OFF } from '#contract/model/receiver.ts';
import { vaultOf } from '../app-states.ts';
import { boardSeed } from './seeds.ts';
import { openSettings, press, type Texts, type View } from './view.ts';

const LISTENING = {
  ...RECEIVER_VIEW_OFF,
  state: 'listening',
  url: 'http://127.0.0.1:8787/zego/0f3a52c97b1d4e688f20a1b3c4d5e6f7',
} as const;
const AT = '2026-11-22T12:04:05.000Z';

const seedOf =
  (change: Partial<AppState>): View['seed'] =>
  (appearance) =>
    boardSeed({
      ...appearance,
      settings: { ...appearance.settings, receiver: { ...RECEIVER_OFF, enabled: true } },
      ...change,
    });

const open = (page: Page, texts: Texts) => openSettings(page, texts, 'callbacks');

/** The receiver of callbacks in the settings: off, open to others with mistakes, and each state. */
export const RECEIVER_VIEWS: readonly View[] = [
  {
    name: 'receiver-off',
    seed: (appearance) => boardSeed(appearance),
    async reach(page, texts) {
      await open(page, texts);
      await page.getByRole('switch', { name: texts['receiver.enabled'] }).check();
      await page.getByLabel(texts['receiver.address'], { exact: true }).fill('0.0.0.0');
      await page.getByText(texts['receiver.open.title']).waitFor();
      await page.getByLabel(texts['receiver.port'], { exact: true }).fill('x');
      await press(page, texts.save);
      await page.getByText(texts['receiver.problem.port']).waitFor();
    },
  },
  {
    name: 'receiver-listening',
    seed: seedOf({
      receiver: { ...LISTENING, receivedAt: AT, refused: { at: AT, reason: 'unsigned' } },
    }),
    reach: open,
  },
  {
    name: 'receiver-locked',
    seed: seedOf({
      receiver: LISTENING,
      vault: vaultOf({ state: 'passphrase-required', protection: 'keyring-passphrase' }),
      problems: [{ code: 'callbacks-locked', detail: '' }],
    }),
    reach: open,
  },
  {
    name: 'receiver-failed',
    seed: seedOf({
      receiver: { ...RECEIVER_VIEW_OFF, state: 'failed', reason: 'EADDRINUSE' },
      problems: [{ code: 'receiver-failed', detail: '127.0.0.1:8787 EADDRINUSE' }],
    }),
    reach: open,
  },
];
