import type { Page } from 'playwright';
import type { LaunchedApp } from '../desktop/app.ts';
import { until } from '../desktop/until.ts';
import { openSettings } from './main-page.ts';

/** The messages that carry a secret from a window to main, one for each way in. */
export const SAVING_CHANNELS = { account: 'accounts.save', proxyLogin: 'network.login' } as const;

/** What a person types into the form for an account. */
export interface TypedAccount {
  readonly name: string;
  readonly appId: number;
  readonly secret: string;
  /** An address of one's own, typed under "Another endpoint…". */
  readonly endpoint: string;
}

const isSecretsPage = (page: Page) => page.url().endsWith('/secrets.html');

/** The window for secrets, once it is open and has painted. */
export async function secretsPage({ app }: Pick<LaunchedApp, 'app'>): Promise<Page> {
  const page = await until('the window for secrets', () => app.windows().find(isSecretsPage));
  await page.getByRole('button').first().waitFor();
  return page;
}

/** Waits until the window for secrets is gone, with its page. */
export async function secretsPageGone({ app }: Pick<LaunchedApp, 'app'>): Promise<void> {
  await until('the window for secrets goes', () => !app.windows().some(isSecretsPage));
}

/** Fills in the form for an account in the window for secrets, and saves. */
export async function fillAccount(page: Page, account: TypedAccount): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(account.name);
  await page.getByLabel('AppId').fill(String(account.appId));
  await typeHidden(page, 'ServerSecret', account.secret);
  await page.getByLabel('Region').selectOption({ label: 'Another endpoint…' });
  await page.getByRole('textbox', { name: 'Endpoint' }).fill(account.endpoint);
  await clickAway(page, /^Save/);
}

/** Types rather than fills: Playwright would leave what it fills in in the page's own heap. */
async function typeHidden(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.insertText(text);
}

/** Clicks on what may take the whole window away before the click is over. */
export async function clickAway(page: Page, name: RegExp): Promise<void> {
  const click = page.getByRole('button', { name }).click();
  await click.catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
}

/** Adds an account from the settings, and waits until its window is gone. */
export async function enterAccount(
  launched: Pick<LaunchedApp, 'app'>,
  page: Page,
  account: TypedAccount,
): Promise<void> {
  await openSettings(page, 'Accounts');
  await page.getByRole('button', { name: 'Add account' }).first().click();
  await fillAccount(await secretsPage(launched), account);
  await secretsPageGone(launched);
}

/** Chooses a passphrase where there is no key store. */
export async function choosePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('radio', { name: 'Protect them with a passphrase' }).check();
  await page.getByLabel('New passphrase').fill(passphrase);
  await page.getByLabel('Repeat passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Set passphrase' }).click();
  await page.getByLabel('ServerSecret').waitFor();
}

/** Tries a passphrase in the window for secrets. */
export async function tryPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await clickAway(page, /^Unlock/);
}

/** Chooses a proxy of one's own from the settings, and waits until its window is gone. */
export async function chooseProxy(
  launched: Pick<LaunchedApp, 'app'>,
  page: Page,
  url: string,
): Promise<void> {
  await openSettings(page, 'Network');
  await page.getByRole('button', { name: 'Change proxy and certificates…' }).click();
  const secrets = await secretsPage(launched);
  await secrets.getByText('Manual', { exact: true }).click();
  await secrets.getByLabel('Proxy address').fill(url);
  await clickAway(secrets, /^Save/);
  await secretsPageGone(launched);
}

/** Stores the login at the proxy from the settings, and waits until its window is gone. */
export async function enterProxyLogin(
  launched: Pick<LaunchedApp, 'app'>,
  page: Page,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<void> {
  await openSettings(page, 'Network');
  await page.getByRole('button', { name: 'Enter login…' }).click();
  const secrets = await secretsPage(launched);
  await secrets.getByLabel('User name', { exact: true }).fill(user);
  await typeHidden(secrets, 'Password', password);
  await clickAway(secrets, /^Save/);
  await secretsPageGone(launched);
}
