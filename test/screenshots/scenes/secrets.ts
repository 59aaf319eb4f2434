import type { Page } from 'playwright';
import { until } from '../../support/desktop/until.ts';
import { TALL } from '../appearances.ts';
import { ask, stateOf } from '../ask.ts';
import { giveUp, goTo, presetGroup, pressLast, type Stage, secretsPage, WORDS } from '../stage.ts';
import { NEWS } from '../station.ts';

const PASSPHRASE = 'four unrelated words here';

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();
const type = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).fill(text);

/** The form for an account: with nothing in it, with one in it, and on its way to a foreign host. */
export async function accountForm(stage: Stage): Promise<void> {
  const { page, shootSecrets } = stage;
  await goTo(page, 'settings');
  const adding = await secretsPage(stage, () => press(page, WORDS['accounts.add']));
  await press(adding, WORDS.save);
  await adding.getByText(WORDS['accounts.problem.name.empty']).waitFor();
  await shootSecrets(adding, 'secrets-account-new');
  await giveUp(adding);

  const label = WORDS['accounts.edit.label'].replace('{{account}}', 'Production');
  const editing = await secretsPage(stage, () => press(page, label));
  await shootSecrets(editing, 'secrets-account');
  await type(editing, WORDS['accounts.secret'], 'x'.repeat(32));
  await editing.getByLabel(WORDS['accounts.region']).selectOption('custom');
  await type(editing, WORDS['accounts.endpoint'], 'https://relay.example/');
  await press(editing, WORDS.save);
  await editing.getByRole('button', { name: WORDS['accounts.custom.yes'] }).waitFor();
  await shootSecrets(editing, 'secrets-custom-endpoint');
  await press(editing, WORDS.cancel);
  await giveUp(editing);
}

/** Proxy and certificates, and the login at the proxy that was chosen. */
export async function network(stage: Stage): Promise<void> {
  const { page, shootSecrets } = stage;
  await goTo(page, 'settings');
  const route = await secretsPage(stage, () => press(page, WORDS['network.change']));
  await route.getByText(WORDS['network.proxy.manual'], { exact: true }).click();
  await type(route, WORDS['network.proxyUrl'], 'http://proxy.station.example:8080');
  await shootSecrets(route, 'secrets-network');
  await pressLast(route, WORDS.save);
  const login = await secretsPage(stage, () => press(page, WORDS['network.login.enter']));
  await login.getByText('http://proxy.station.example:8080').waitFor();
  await shootSecrets(login, 'secrets-proxy-login');
  await giveUp(login);
}

/** Sets a passphrase beside the key store, locks, and is asked for it by a click on Start. */
export async function passphrase(stage: Stage): Promise<void> {
  const { page, shoot, shootSecrets } = stage;
  await goTo(page, 'settings');
  const open = (words: 'vault.setPassphrase' | 'vault.changePassphrase') =>
    secretsPage(stage, () => press(page, WORDS[words]));
  const setting = await open('vault.setPassphrase');
  await type(setting, WORDS['secrets.passphrase.new'], PASSPHRASE);
  await setting.getByText(WORDS['secrets.strength.4'], { exact: true }).waitFor();
  await shootSecrets(setting, 'secrets-passphrase-set');
  await type(setting, WORDS['secrets.passphrase.again'], PASSPHRASE);
  await pressLast(setting, WORDS['secrets.set.yes']);

  const changing = await open('vault.changePassphrase');
  await shootSecrets(changing, 'secrets-passphrase-change');
  await changing.getByRole('radio', { name: WORDS['secrets.change.remove'] }).check();
  await shootSecrets(changing, 'secrets-passphrase-remove');
  await giveUp(changing);

  await shoot('settings-passphrase', TALL);
  await press(page, WORDS['vault.lock']);
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
  const asking = await secretsPage(stage, () => press(page, `Start ${NEWS}`));
  await shootSecrets(asking, 'secrets-unlock');
  await presetGroup(page, NEWS).getByText(WORDS['presets.waitsForSecret']).waitFor();
  await shoot('presets-waiting');
  await press(asking, WORDS['secrets.forgotten']);
  await shootSecrets(asking, 'secrets-forgotten');
  await press(asking, WORDS['secrets.back']);
  // The first two wrong ones may be slips; after the third there is a wait.
  for (const wrong of ['one', 'two', 'three']) {
    await type(asking, WORDS['secrets.passphrase'], wrong);
    await press(asking, WORDS['secrets.unlock.goOn']);
    await asking.getByText(WORDS['secrets.try.wrong']).waitFor();
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
  await goTo(page, 'settings');
  await shoot('settings-undecided', TALL);
  const choosing = await secretsPage(stage, () => press(page, WORDS['accounts.add']));
  await shootSecrets(choosing, 'secrets-choice');
  await choosing.getByRole('radio', { name: WORDS['secrets.choice.memory'] }).check();
  await press(choosing, WORDS['secrets.choice.memory.yes']);
  await choosing.getByRole('heading', { name: WORDS['accounts.title.new'] }).waitFor();
  await giveUp(choosing);
  await shoot('settings-memory-only', TALL);
}
