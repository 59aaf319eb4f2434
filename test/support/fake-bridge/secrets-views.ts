import type { Page } from 'playwright';
import type { AppState, VaultView } from '#contract/model/app-state.ts';
import type { SecretRequest, SecretTask } from '#contract/model/secrets.ts';
import { vaultOf } from '../app-states.ts';
import { secretsSeed } from './seeds.ts';
import { press, stay, type Texts, type View } from './view.ts';

const NEWS = { kind: 'start', name: 'Evening news' } as const;
const UNLOCK: SecretTask = { kind: 'unlock' };
const PASSPHRASE: SecretTask = { kind: 'passphrase' };
const accountTask = (accountId: string | null): SecretTask => ({ kind: 'account', accountId });

const seedOf =
  (
    task: SecretTask,
    vault: Partial<VaultView> = {},
    intents: SecretRequest['intents'] = [],
    change: Partial<AppState> = {},
  ): View['seed'] =>
  (appearance) =>
    secretsSeed({ task, intents }, { ...appearance, vault: vaultOf(vault), ...change });

const LOCKED = { state: 'passphrase-required', protection: 'keyring-passphrase' } as const;
const NO_KEY_STORE = { backend: 'basic_text', protection: null, keyStore: false } as const;
const UNDECIDED = { ...NO_KEY_STORE, state: 'undecided' } as const;

const type = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).fill(text);

async function chooseAddress(page: Page, texts: Texts, address: string): Promise<void> {
  await page.getByLabel(texts['accounts.region']).selectOption('custom');
  await type(page, texts['accounts.endpoint'], address);
}

async function forget(page: Page, texts: Texts): Promise<void> {
  await press(page, texts['secrets.forgotten']);
  await page.getByRole('heading', { name: texts['secrets.forgotten.title'] }).waitFor();
}

/** Every step of the window for secrets. */
export const SECRETS_VIEWS: readonly View[] = [
  { name: 'secrets-account', seed: seedOf(accountTask('account')), reach: stay },
  {
    name: 'secrets-account-files',
    seed: (appearance) => {
      const { state, ...seed } = seedOf(accountTask('account'))(appearance);
      const accounts = state.accounts.map((account) => ({
        ...account,
        hasCallbackSecret: true,
        playbackKeysOf: ['Ws' as const],
      }));
      return { ...seed, state: { ...state, accounts } };
    },
    async reach(page, texts) {
      await page.getByText(texts['accounts.further'], { exact: true }).click();
      await type(page, texts['accounts.callbackSecret'], 'not a secret');
      await page.getByText(texts['accounts.further.impossible']).waitFor();
    },
  },
  {
    name: 'secrets-account-mistakes',
    seed: seedOf(accountTask(null)),
    async reach(page, texts) {
      await press(page, texts.save);
      await page.getByText(texts['accounts.problem.name.empty']).waitFor();
    },
  },
  {
    name: 'secrets-account-missing',
    seed: (appearance) => {
      const { state, ...seed } = seedOf(accountTask('second'), {}, [NEWS])(appearance);
      const accounts = state.accounts.map((account) => ({
        ...account,
        secret: 'missing' as const,
      }));
      return { ...seed, state: { ...state, accounts } };
    },
    reach: stay,
  },
  {
    name: 'secrets-account-practice',
    seed: seedOf(accountTask(null)),
    async reach(page, texts) {
      await chooseAddress(page, texts, 'http://127.0.0.1:4100/');
      await page.getByText(texts['accounts.badge.practice']).waitFor();
    },
  },
  {
    name: 'secrets-custom-endpoint',
    seed: seedOf(accountTask('account'), {}, [], { recordings: [] }),
    async reach(page, texts) {
      await chooseAddress(page, texts, 'https://relay.station.example/zego/');
      await type(page, texts['accounts.secret'], '0123456789abcdef0123456789abcdef');
      await press(page, texts.save);
      await page.getByRole('button', { name: texts['accounts.custom.yes'] }).waitFor();
    },
  },
  { name: 'secrets-unlock', seed: seedOf(UNLOCK, LOCKED, [NEWS]), reach: stay },
  {
    name: 'secrets-unlock-locked',
    seed: seedOf(accountTask(null), { state: 'keyring-locked' }),
    reach: stay,
  },
  { name: 'secrets-unlock-closed', seed: seedOf(UNLOCK, { state: 'locked-by-user' }), reach: stay },
  {
    name: 'secrets-wrong',
    seed: seedOf(UNLOCK, LOCKED, [NEWS, { kind: 'test', name: 'Main channel' }]),
    async reach(page, texts) {
      await page.evaluate(() => {
        window.fakeBridge.vault.waitMs = 30_000;
      });
      await type(page, texts['secrets.passphrase'], 'wrong');
      await press(page, texts['secrets.unlock.goOn']);
      await page.getByText(texts['secrets.try.wrong']).waitFor();
    },
  },
  { name: 'secrets-forgotten', seed: seedOf(UNLOCK, LOCKED, [NEWS]), reach: forget },
  {
    name: 'secrets-set-aside',
    seed: seedOf(accountTask(null), LOCKED),
    async reach(page, texts) {
      await forget(page, texts);
      await press(page, texts['vault.quarantine']);
      await page.getByText(texts['vault.quarantined']).waitFor();
    },
  },
  { name: 'secrets-choice', seed: seedOf(accountTask(null), UNDECIDED), reach: stay },
  {
    name: 'secrets-choice-passphrase',
    seed: seedOf(accountTask(null), UNDECIDED),
    async reach(page, texts) {
      await page.getByLabel(texts['secrets.choice.passphrase']).check();
      await type(page, texts['secrets.passphrase.new'], 'studio camera');
      await page.locator('output').filter({ hasText: /./ }).first().waitFor();
    },
  },
  {
    name: 'secrets-passphrase-set',
    seed: seedOf(PASSPHRASE),
    async reach(page, texts) {
      await type(page, texts['secrets.passphrase.new'], 'password1');
      await press(page, texts['secrets.set.yes']);
      await page.getByText(texts['secrets.problem.passphrase.weak']).waitFor();
    },
  },
  {
    name: 'secrets-passphrase-change',
    seed: seedOf(PASSPHRASE, { protection: 'keyring-passphrase' }),
    reach: stay,
  },
  {
    name: 'secrets-passphrase-remove',
    seed: seedOf(PASSPHRASE, { ...NO_KEY_STORE, protection: 'passphrase' }),
    async reach(page, texts) {
      await page.getByRole('radio', { name: texts['secrets.change.remove'], exact: true }).check();
      await page.getByText(texts['secrets.remove.memory']).waitFor();
    },
  },
  { name: 'secrets-proxy-login', seed: seedOf({ kind: 'proxy-login' }), reach: stay },
  {
    name: 'secrets-network',
    seed: seedOf({ kind: 'network' }),
    async reach(page, texts) {
      await page.getByText(texts['network.proxy.manual'], { exact: true }).click();
      await type(page, texts['network.proxyUrl'], 'proxy:8080');
      await press(page, texts.save);
      await page.getByText(texts['network.problem.proxyUrl']).waitFor();
      await page.evaluate(() => {
        window.fakeBridge.vault.certificates = {
          kind: 'unusable',
          name: 'company.pem',
          fault: 'no-certificates',
        };
      });
      await press(page, texts['secrets.network.choose']);
      await page.getByText(texts['secrets.network.unusable.no-certificates']).waitFor();
    },
  },
  { name: 'secrets-shut', seed: seedOf(UNLOCK, { state: 'damaged' }), reach: stay },
];
