import type { Page } from 'playwright';
import { FAULTS } from '../../../renderer/shared/secrets/vault-states.ts';
import { vaultOf } from '../app-states.ts';
import { boardSeed } from './seeds.ts';
import { type AppearanceState, openSettings, press, type Texts, type View } from './view.ts';

/** A board whose secrets are all locked or all gone. */
const without = (secret: 'locked' | 'missing', appearance: AppearanceState, vault = vaultOf()) => {
  const seed = boardSeed({ ...appearance, vault });
  const accounts = seed.state.accounts.map((account) =>
    account.protection === 'practice'
      ? account
      : { ...account, secret, protection: secret === 'missing' ? null : account.protection },
  );
  return { ...seed, state: { ...seed.state, accounts } };
};

const PASSPHRASE = vaultOf({ state: 'passphrase-required', protection: 'keyring-passphrase' });
const NO_KEY_STORE = { backend: 'basic_text', protection: null, keyStore: false } as const;

const faulty =
  (state: (typeof FAULTS)[number]): View['seed'] =>
  (appearance) =>
    without(
      'locked',
      appearance,
      vaultOf({ state, backend: 'kwallet6', formerBackend: 'gnome_libsecret' }),
    );

async function openFault(page: Page, texts: Texts): Promise<void> {
  await openSettings(page, texts);
  await page.getByRole('button', { name: texts['vault.retry'] }).waitFor();
}

/** The main page where the vault is anything but open. */
export const VAULT_VIEWS: readonly View[] = [
  ...FAULTS.map((fault): View => ({ name: fault, seed: faulty(fault), reach: openFault })),
  {
    name: 'set-aside',
    seed: faulty('damaged'),
    async reach(page, texts) {
      await openFault(page, texts);
      await press(page, texts['fault.fresh']);
      await page.getByText(texts['vault.quarantined']).waitFor();
    },
  },
  {
    name: 'presets-locked',
    seed: (appearance) => without('locked', appearance, PASSPHRASE),
    async reach(page, texts) {
      await press(page, texts['presets.start.label'].replace('{{preset}}', 'Concert'));
      await page.getByText(texts['presets.waitsForSecret']).waitFor();
    },
  },
  {
    name: 'settings-locked',
    seed: (appearance) => without('locked', appearance, PASSPHRASE),
    reach: (page, texts) => openSettings(page, texts, 'secrets'),
  },
  {
    name: 'settings-undecided',
    seed: (appearance) =>
      without('missing', appearance, vaultOf({ state: 'undecided', ...NO_KEY_STORE })),
    reach: (page, texts) => openSettings(page, texts, 'secrets'),
  },
  {
    name: 'settings-memory',
    seed: (appearance) =>
      boardSeed({
        ...appearance,
        vault: vaultOf({ ...NO_KEY_STORE, state: 'memory', protection: 'memory' }),
      }),
    reach: (page, texts) => openSettings(page, texts, 'secrets'),
  },
  {
    name: 'account-delete-locked',
    seed: (appearance) => without('locked', appearance, PASSPHRASE),
    async reach(page, texts) {
      await openSettings(page, texts);
      await press(page, texts['accounts.delete.label'].replace('{{account}}', 'Main channel'));
      await page.getByText(texts['accounts.delete.locked']).waitFor();
    },
  },
];
