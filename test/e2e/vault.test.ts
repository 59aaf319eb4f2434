import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { connectBus } from '../support/desktop/bus-client.ts';
import { type Desktop, type DesktopOptions, startDesktop } from '../support/desktop/desktop.ts';
import { answerQuestions } from '../support/desktop/questions.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { until } from '../support/desktop/until.ts';
import { filesHolding } from '../support/leaks.ts';
import { APP_ID, provisionedServer, SECRET } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import { openSection, preset, startButton } from '../support/window/main-page.ts';
import { picture } from '../support/window/picture.ts';
import {
  choosePassphrase,
  clickAway,
  enterAccount,
  fillAccount,
  secretsPage,
  secretsPageGone,
  tryPassphrase,
} from '../support/window/secrets-page.ts';
import { stateIn } from '../support/window-state.ts';

const KEYRING = '--password-store=gnome-libsecret';
const PASSPHRASE = 'Studio fünf, 晚间 harbour candle';
const NAME = 'Evening news';

const closing: (() => Promise<unknown> | unknown)[] = [];
let server: StrictServer;
let provision: string;
let account: { name: string; appId: number; secret: string; endpoint: string };
let userDataDir: string;
let keyringHome: string;

beforeEach(async () => {
  const folder = tempFolder('vault');
  closing.push(() => folder.remove());
  [userDataDir, keyringHome] = [join(folder.path, 'user-data'), join(folder.path, 'keyring')];
  mkdirSync(userDataDir, { mode: 0o700 });
  ({ server, provision } = await provisionedServer());
  closing.push(() => server.close());
  account = { name: 'Main', appId: APP_ID, secret: SECRET, endpoint: server.url };
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function desktopWith(options: DesktopOptions): Promise<Desktop> {
  const desktop = await startDesktop({ keyringHome, ...options });
  closing.push(() => desktop.close());
  return desktop;
}

async function launched(desktop: Desktop, keyring: boolean) {
  const app = await desktop.launch({ userDataDir, args: keyring ? [KEYRING] : [] });
  return { app, page: await app.window() };
}

/** A vault that was made with a key store, by an app that has ended. */
async function provisioned(): Promise<void> {
  const desktop = await desktopWith({ keyring: 'unlocked' });
  const done = await desktop.run([KEYRING, '--provision=-', '--exit'], {
    stdin: provision,
    userDataDir,
  });
  expect([done.code, done.stderr]).toEqual([0, expect.any(String)]);
  await desktop.close();
}

/** A preset that starts at the account of this name. */
async function savePreset(page: Page): Promise<void> {
  const { accounts } = await stateIn(page);
  const draft = {
    name: NAME,
    accountId: accounts.find(({ name }) => name === account.name)?.id ?? '',
    vendors: ['Tencent' as const],
    streamIds: ['cdn01'],
    end: { afterMinutes: 90 },
  };
  const saved = await page.evaluate(
    (given) => window.cdnRecorder.ask('presets.save', { id: null, draft: given }),
    draft,
  );
  expect(saved.ok).toBe(true);
}

async function clickStart(page: Page): Promise<void> {
  await openSection(page, 'Presets');
  await startButton(page, NAME).click();
}

async function isAccepted(page: Page): Promise<void> {
  await preset(page, NAME).getByText('accepted').first().waitFor();
  expect(server.violations).toEqual([]);
}

/** No key store: the operator protects the secrets with a passphrase, and enters an account. */
async function withPassphrase(desktop: Desktop): Promise<{ app: LaunchedApp; page: Page }> {
  const { app, page } = await launched(desktop, false);
  await openSection(page, 'Settings');
  await page.getByRole('button', { name: 'Add account' }).first().click();
  const secrets = await secretsPage(app);
  await secrets.getByText('This computer has no key store').waitFor();
  await picture(secrets, 'vault-choice');
  await choosePassphrase(secrets, PASSPHRASE);
  await fillAccount(secrets, account);
  await secretsPageGone(app);
  await savePreset(page);
  return { app, page };
}

describe('with a key store', () => {
  test('entered once, shown never, there again after a restart; the tray offers to lock', async () => {
    const desktop = await desktopWith({ keyring: 'unlocked' });
    const first = await launched(desktop, true);
    await enterAccount(first.app, first.page, account);
    await savePreset(first.page);
    await picture(first.page, 'vault-keyring');
    expect(await first.page.content()).not.toContain(SECRET);
    await first.app.close();

    const { page } = await launched(desktop, true);
    await desktop.tray.waitForMenuItem('Lock secrets');
    expect((await stateIn(page)).vault).toMatchObject({ state: 'open', protection: 'keyring' });
    await clickStart(page);
    await isAccepted(page);
    expect(filesHolding(userDataDir, [SECRET])).toEqual([]);
  });

  test('locked by hand: a click on Start asks, names the start, and goes on with that very click', {
    tags: ['slow'],
  }, async () => {
    await provisioned();
    const desktop = await desktopWith({ keyring: 'unlocked' });
    const { app, page } = await launched(desktop, true);
    await desktop.tray.click('Lock secrets');
    await desktop.tray.waitForMenuItem('Unlock secrets…');
    expect((await stateIn(page)).accounts.find(({ name }) => name === 'Main')).toMatchObject({
      secret: 'locked',
    });
    await clickStart(page);
    const secrets = await secretsPage(app);
    await secrets.getByText('start “Evening news”').waitFor();
    await picture(secrets, 'vault-closed');
    expect(server.requests).toHaveLength(0);
    await clickAway(secrets, /^Unlock and continue/);
    await isAccepted(page);
    await secretsPageGone(app);
  });

  test('given up: nothing is started, and it says so', { tags: ['slow'] }, async () => {
    await provisioned();
    const desktop = await desktopWith({ keyring: 'unlocked' });
    const { app, page } = await launched(desktop, true);
    await desktop.tray.click('Lock secrets');
    await desktop.tray.waitForMenuItem('Unlock secrets…');
    await clickStart(page);
    const secrets = await secretsPage(app);
    await secrets.keyboard.press('Escape').catch(() => undefined);
    await secretsPageGone(app);
    await page.getByText(/secrets are locked or missing\. Nothing was started/).waitFor();
    expect(server.requests).toHaveLength(0);
  });

  test('locks with the screen where that is wanted, and only there', {
    tags: ['slow'],
  }, async () => {
    await provisioned();
    const desktop = await desktopWith({ keyring: 'unlocked' });
    const { page } = await launched(desktop, true);
    await until('it is open', async () => (await stateIn(page)).vault.state === 'open');
    const bus = await connectBus(desktop.busAddress);
    closing.push(() => bus.close());
    const lockScreen = () =>
      bus.emit('/ScreenSaver', 'org.freedesktop.ScreenSaver', 'ActiveChanged', 'b', [true]);
    lockScreen();
    const saved = await page.evaluate(() =>
      window.cdnRecorder.ask('settings.save', {
        lock: { onScreenLock: true, afterIdleMinutes: null },
      }),
    );
    expect(saved.ok).toBe(true);
    expect((await stateIn(page)).vault.state).toBe('open');
    await until('the lock is told', async () => {
      lockScreen();
      return (await stateIn(page)).vault.state === 'locked-by-user';
    });
  });
});

describe('a locked key store', () => {
  test('nobody is asked before a click; that click opens the key store’s own window and goes on', async () => {
    await provisioned();
    const desktop = await desktopWith({ keyring: 'locked' });
    const { page } = await launched(desktop, true);
    await desktop.tray.waitForMenuItem('Unlock secrets…');
    await until(
      'it is known to be locked',
      async () => (await stateIn(page)).vault.state === 'keyring-locked',
    );
    await picture(page, 'vault-locked');
    expect(desktop.keyring?.prompter.asked).toBe(0);
    await clickStart(page);
    await until('the key store asks', () => (desktop.keyring?.prompter.asked ?? 0) > 0);
    expect(server.requests).toHaveLength(0);
    // What the key store's own window does once the password was typed.
    await desktop.keyring?.unlock();
    await isAccepted(page);
  });

  test('cancelled there: nothing is started, and the program goes on', {
    tags: ['slow'],
  }, async () => {
    await provisioned();
    const desktop = await desktopWith({ keyring: 'locked' });
    const { page } = await launched(desktop, true);
    await until(
      'it is known to be locked',
      async () => (await stateIn(page)).vault.state === 'keyring-locked',
    );
    desktop.keyring?.prompter.cancel();
    await clickStart(page);
    await page.getByText(/secrets are locked or missing\. Nothing was started/).waitFor();
    expect(server.requests).toHaveLength(0);
    await startButton(page, 'Practice: Tencent').click();
    await preset(page, 'Practice: Tencent').getByText('accepted').first().waitFor();
  });
});

describe('another key store in its place', { tags: ['slow'] }, () => {
  test('named, with a screen of its own; looked at again once the former one is back', async () => {
    await provisioned();
    const former = join(keyringHome, '..', 'former');
    cpSync(keyringHome, former, { recursive: true, filter: (path) => !path.endsWith('/run') });
    const desktop = await desktopWith({ keyring: 'none' });
    const { app, page } = await launched(desktop, false);
    await until('it is named', async () => (await stateIn(page)).vault.state === 'backend-changed');
    await desktop.tray.waitForMenuItem('Secrets error: see Settings');
    await openSection(page, 'Settings');
    await page.getByText('The system uses a different key store').first().waitFor();
    await picture(page, 'vault-backend-changed');
    await page.getByRole('button', { name: 'Check again' }).first().click();
    await page.getByText('Checked again: no change.').first().waitFor();
    await app.close();

    keyringHome = former;
    const before = await desktopWith({ keyring: 'unlocked' });
    const back = await launched(before, true);
    await clickStart(back.page);
    await isAccepted(back.page);
  });

  test('a new one that does not know the key: quarantined, presets and accounts stay, the secret is entered again', async () => {
    await provisioned();
    keyringHome = join(keyringHome, '..', 'new-keyring');
    const desktop = await desktopWith({ keyring: 'unlocked' });
    const { app, page } = await launched(desktop, true);
    await until('it is named', async () => (await stateIn(page)).vault.state === 'backend-changed');
    await openSection(page, 'Settings');
    const asked = await answerQuestions(app.app, 'Set files aside and start fresh');
    await page
      .getByRole('button', { name: 'Set files aside and enter the secrets again…' })
      .click();
    await page
      .getByText(/vault\.json\.unreadable/)
      .first()
      .waitFor();
    await picture(page, 'vault-put-aside');
    expect(await asked()).toHaveLength(1);
    expect(readdirSync(userDataDir).filter((name) => name.includes('.unreadable-'))).toHaveLength(
      2,
    );
    await page.keyboard.press('Escape');

    await clickStart(page);
    const secrets = await secretsPage(app);
    await secrets.getByText('start “Evening news”').waitFor();
    await picture(secrets, 'vault-secret-missing');
    await secrets.getByLabel('ServerSecret').fill(SECRET);
    await clickAway(secrets, /^Save and continue/);
    await isAccepted(page);
  });
});

describe('without a key store', () => {
  test('a passphrase: asked at the first use after a restart, wrong four times with a growing wait, then right', {
    tags: ['slow'],
    timeout: 150_000,
  }, async () => {
    const desktop = await desktopWith({ keyring: 'none' });
    const made = await withPassphrase(desktop);
    await desktop.tray.waitForMenuItem('Secrets protected by a passphrase');
    await made.app.close();
    expect(filesHolding(userDataDir, [SECRET, PASSPHRASE])).toEqual([]);

    const { app, page } = await launched(desktop, false);
    await until('it asks', async () => (await stateIn(page)).vault.state === 'passphrase-required');
    await clickStart(page);
    const secrets = await secretsPage(app);
    await secrets.getByText('start “Evening news”').waitFor();
    await picture(secrets, 'vault-passphrase');
    const waits: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      const unlock = secrets.getByRole('button', { name: 'Unlock and continue' });
      await until('the wait is over', () => unlock.isEnabled(), { timeoutMs: 20_000 });
      await tryPassphrase(secrets, `wrong ${count}`);
      await until('it was tried', async () => (await unlock.getAttribute('data-loading')) === null);
      await secrets.getByText('Wrong passphrase. Nothing was sent').waitFor();
      const next = secrets.getByText(/Next attempt in \d+ s\./);
      const told = (await next.count()) > 0 ? await next.last().innerText() : 'in 0';
      waits.push(Number(/in (\d+)/.exec(told)?.[1]));
      if (count === 3) await picture(secrets, 'vault-wrong-passphrase');
    }
    expect(waits.slice(0, 2)).toEqual([0, 0]);
    expect(waits[3]).toBeGreaterThan(waits[2] ?? 0);
    expect(server.requests).toHaveLength(0);
    const unlock = secrets.getByRole('button', { name: 'Unlock and continue' });
    await until('the wait is over', () => unlock.isEnabled(), { timeoutMs: 20_000 });
    await tryPassphrase(secrets, PASSPHRASE);
    await isAccepted(page);
    await secretsPageGone(app);
    // The growing waits alone take some seconds, and each try derives a key.
  });

  test('forgotten: nobody can read it, presets, history and account names stay', {
    tags: ['slow'],
  }, async () => {
    const desktop = await desktopWith({ keyring: 'none' });
    const made = await withPassphrase(desktop);
    await clickStart(made.page);
    await isAccepted(made.page);
    await made.app.close();

    const { app, page } = await launched(desktop, false);
    await openSection(page, 'Settings');
    await page.getByRole('button', { name: 'Unlock' }).first().click();
    const secrets = await secretsPage(app);
    await secrets.getByRole('button', { name: 'Forgot the passphrase?' }).click();
    await secrets.getByText(/cannot be recovered without the passphrase/).waitFor();
    await picture(secrets, 'vault-forgotten');
    const asked = await answerQuestions(app.app, 'Set files aside and start fresh');
    await secrets.getByRole('button', { name: 'Set files aside and start fresh' }).click();
    await secrets.getByText(/vault\.json\.unreadable/).waitFor();
    expect(await asked()).toHaveLength(1);
    await clickAway(secrets, /^(Close|Continue)$/);
    await secretsPageGone(app);

    const { presets, accounts, runs, vault } = await stateIn(page);
    expect(vault.state).toBe('undecided');
    expect(presets.map(({ name }) => name)).toContain(NAME);
    expect(accounts.find(({ name }) => name === 'Main')).toMatchObject({ secret: 'missing' });
    expect(Object.values(runs).map(({ presetName }) => presetName)).toContain(NAME);
    await openSection(page, 'History');
    await page.getByRole('row').filter({ hasText: NAME }).first().waitFor();
  });

  test('memory only: said in window and tray, gone after a restart, and a click asks for the secret and goes on', {
    tags: ['slow'],
  }, async () => {
    const desktop = await desktopWith({ keyring: 'none' });
    const first = await launched(desktop, false);
    await openSection(first.page, 'Settings');
    await first.page.getByRole('button', { name: 'Add account' }).first().click();
    const chosen = await secretsPage(first.app);
    await chosen.getByRole('radio', { name: 'Keep them in memory only' }).check();
    await chosen.getByRole('button', { name: 'Memory only' }).click();
    await fillAccount(chosen, account);
    await secretsPageGone(first.app);
    await savePreset(first.page);
    await desktop.tray.waitForMenuItem('Secrets in memory only');
    await picture(first.page, 'vault-memory');
    await first.app.close();
    expect(readdirSync(userDataDir)).not.toContain('vault.json');
    expect(filesHolding(userDataDir, [SECRET])).toEqual([]);

    const { app, page } = await launched(desktop, false);
    await desktop.tray.click(`Start ${NAME}`);
    const again = await secretsPage(app);
    await again.getByRole('radio', { name: 'Keep them in memory only' }).check();
    await again.getByRole('button', { name: 'Memory only' }).click();
    await again.getByText('start “Evening news”').waitFor();
    await again.getByLabel('ServerSecret').fill(SECRET);
    await clickAway(again, /^Save and continue/);
    await isAccepted(page);
  });
});

describe('the tray', () => {
  test('is there before the key store is asked for anything, and with one that never answers', {
    tags: ['slow'],
  }, async () => {
    await provisioned();
    const desktop = await desktopWith({ keyring: 'none', env: { XDG_CURRENT_DESKTOP: 'GNOME' } });
    const bus = await connectBus(desktop.busAddress);
    closing.push(() => bus.close());
    const trayWhenAsked: boolean[] = [];
    bus.bus.addMethodHandler((message) => {
      if (message.destination !== 'org.freedesktop.secrets') return false;
      trayWhenAsked.push(desktop.tray.present);
      return true;
    });
    await bus.serve('org.freedesktop.secrets', '/org/freedesktop/secrets', {});
    const app = desktop.start([KEYRING, '--hidden'], { userDataDir });
    await desktop.tray.waitForMenuItem('Start Evening news');
    await until('the key store is asked', () => trayWhenAsked.length > 0);
    expect(trayWhenAsked).not.toContain(false);
    const practice = await desktop.run([KEYRING, '--start=Practice: Tencent', '--exit'], {
      userDataDir,
    });
    expect(practice.code).toBe(0);
    await app.kill();
  });
});
