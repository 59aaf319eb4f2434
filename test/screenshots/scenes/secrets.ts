import type { Page } from 'playwright';
import { until } from '../../support/desktop/until.ts';
import { startAgain } from '../../support/window/main-page.ts';
import { TALL } from '../appearances.ts';
import { ask, stateOf } from '../ask.ts';
import {
  giveUp,
  goTo,
  goToSettings,
  presetGroup,
  pressLast,
  type Stage,
  secretsPage,
  TEXTS,
} from '../stage.ts';
import { NEWS } from '../station.ts';

const PASSPHRASE = 'four unrelated words here';

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const type = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).fill(text);

/** The form for an account: with nothing in it, with one in it, and on its way to a foreign host. */
export async function accountForm(stage: Stage): Promise<void> {
  const { page, shootSecrets } = stage;
  await goToSettings(page, 'accounts');
  const adding = await secretsPage(stage, () => press(page, TEXTS['accounts.add']));
  await press(adding, TEXTS.save);
  await adding.getByText(TEXTS['accounts.problem.name.empty']).waitFor();
  await shootSecrets(adding, 'secrets-account-new');
  await giveUp(adding);

  const label = TEXTS['accounts.edit.label'].replace('{{account}}', 'Production');
  const editing = await secretsPage(stage, () => press(page, label));
  await shootSecrets(editing, 'secrets-account');
  await type(editing, TEXTS['accounts.secret'], 'x'.repeat(32));
  await editing.getByLabel(TEXTS['accounts.region']).selectOption('custom');
  await type(editing, TEXTS['accounts.endpoint'], 'https://relay.example/');
  await press(editing, TEXTS.save);
  await editing.getByRole('button', { name: TEXTS['accounts.custom.yes'] }).waitFor();
  await shootSecrets(editing, 'secrets-custom-endpoint');
  await press(editing, TEXTS.cancel);
  await giveUp(editing);
}

/** Proxy and certificates, and the login at the proxy that was chosen. */
export async function network(stage: Stage): Promise<void> {
  const { page, shootSecrets } = stage;
  await goToSettings(page, 'network');
  const route = await secretsPage(stage, () => press(page, TEXTS['network.change']));
  await route.getByText(TEXTS['network.proxy.manual'], { exact: true }).click();
  await type(route, TEXTS['network.proxyUrl'], 'http://proxy.station.example:8080');
  await shootSecrets(route, 'secrets-network');
  await pressLast(route, TEXTS.save);
  const login = await secretsPage(stage, () => press(page, TEXTS['network.login.enter']));
  await login.getByText('http://proxy.station.example:8080').waitFor();
  await shootSecrets(login, 'secrets-proxy-login');
  await giveUp(login);
}

/** Sets a passphrase beside the key store, locks, and is asked for it by a click on Start. */
export async function passphrase(stage: Stage): Promise<void> {
  const { page, shoot, shootSecrets } = stage;
  await goToSettings(page, 'secrets');
  const open = (key: 'vault.setPassphrase' | 'vault.changePassphrase') =>
    secretsPage(stage, () => press(page, TEXTS[key]));
  const setting = await open('vault.setPassphrase');
  await type(setting, TEXTS['secrets.passphrase.new'], PASSPHRASE);
  await setting.getByText(TEXTS['secrets.strength.4'], { exact: true }).waitFor();
  await shootSecrets(setting, 'secrets-passphrase-set');
  await type(setting, TEXTS['secrets.passphrase.again'], PASSPHRASE);
  await pressLast(setting, TEXTS['secrets.set.yes']);

  const changing = await open('vault.changePassphrase');
  await shootSecrets(changing, 'secrets-passphrase-change');
  await changing.getByRole('radio', { name: TEXTS['secrets.change.remove'] }).check();
  await shootSecrets(changing, 'secrets-passphrase-remove');
  await giveUp(changing);

  await shoot('settings-passphrase', TALL);
  await press(page, TEXTS['vault.lock']);
  await until(
    'it is locked',
    async () => (await stateOf(page)).vault.state === 'passphrase-required',
  );
  await shoot('settings-locked', TALL);
  await startWhileLocked(stage);
}

async function startWhileLocked(stage: Stage): Promise<void> {
  const { page, shoot, shootSecrets } = stage;
  await goTo(page, 'presets');
  const asking = await secretsPage(stage, () => startAgain(page, NEWS));
  await shootSecrets(asking, 'secrets-unlock');
  await presetGroup(page, NEWS).getByText(TEXTS['presets.waitsForSecret']).waitFor();
  await shoot('presets-waiting');
  await press(asking, TEXTS['secrets.forgotten']);
  await shootSecrets(asking, 'secrets-forgotten');
  await press(asking, TEXTS['secrets.back']);
  // The first two wrong ones may be slips; after the third there is a wait.
  for (const wrong of ['one', 'two', 'three']) {
    await type(asking, TEXTS['secrets.passphrase'], wrong);
    await press(asking, TEXTS['secrets.unlock.goOn']);
    await asking.getByText(TEXTS['secrets.try.wrong']).waitFor();
    await asking.waitForFunction(() => document.querySelector('[data-loading]') === null);
  }
  await shootSecrets(asking, 'secrets-wrong');
  await giveUp(asking);
  await presetGroup(page, NEWS).getByRole('alert').waitFor();
}

/** No key store: what stands in for it is chosen, and the secrets of this run are gone when it ends. */
export async function withoutKeyStore(stage: Stage): Promise<void> {
  const { page, shoot, shootSecrets } = stage;
  await ask(page, 'settings.save', { welcomed: true });
  await goToSettings(page, 'secrets');
  await shoot('settings-undecided', TALL);
  await goToSettings(page, 'accounts');
  const choosing = await secretsPage(stage, () => press(page, TEXTS['accounts.add']));
  await shootSecrets(choosing, 'secrets-choice');
  await choosing.getByRole('radio', { name: TEXTS['secrets.choice.memory'] }).check();
  await press(choosing, TEXTS['secrets.choice.memory.yes']);
  await choosing.getByRole('heading', { name: TEXTS['accounts.title.new'] }).waitFor();
  await giveUp(choosing);
  await goToSettings(page, 'secrets');
  await shoot('settings-memory-only', TALL);
}
