import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, it } from 'vitest';
import { type Desktop, type DesktopOptions, startDesktop } from '../../support/desktop/desktop.ts';
import { tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';

/** A real key store behind Electron's safeStorage, across restarts of app, daemon and bus. */

const app = fileURLToPath(new URL('../../support/fixtures/tiny-tray', import.meta.url));

interface KeyStore {
  backend(): string;
  seal(text: string): string;
  open(text: string): string;
}

declare global {
  // The fixture puts it there; it exists inside the app only.
  var keyStore: KeyStore;
}

const kept = tempFolder('keys');
afterAll(() => kept.remove());

let desktop: Desktop | undefined;
const start = async (options: DesktopOptions) => {
  await desktop?.close();
  desktop = await startDesktop(options);
  return desktop;
};
afterEach(() => desktop?.close());

it('keeps a secret over a restart of everything', { tags: ['slow'] }, async () => {
  const first = await start({ keyring: 'unlocked', keyringHome: kept.path });
  const one = await first.launch({ app });
  await first.tray.waitForItem();
  const sealed = await one.app.evaluate(() => globalThis.keyStore.seal('a secret'));
  expect(await one.app.evaluate(() => globalThis.keyStore.backend())).toBe('gnome_libsecret');
  expect(Buffer.from(sealed, 'base64').includes('a secret')).toBe(false);

  const second = await start({ keyring: 'unlocked', keyringHome: kept.path });
  const two = await second.launch({ app });
  await second.tray.waitForItem();
  expect(await two.app.evaluate((_, text) => globalThis.keyStore.open(text), sealed)).toBe(
    'a secret',
  );

  // The counter-proof: without those files the same text cannot be opened.
  const third = await start({ keyring: 'unlocked' });
  const three = await third.launch({ app });
  await third.tray.waitForItem();
  const open = three.app.evaluate((_, text) => globalThis.keyStore.open(text), sealed);
  // Without a checksum another key unpads by chance, once in some hundred times; the text is another then.
  const opened = await open.catch((error: Error) => error.message);
  expect(opened).not.toContain('a secret');
});

it('does not hold up the end of a test when it froze the app', { tags: ['slow'] }, async () => {
  const { launch, tray, keyring } = await start({ keyring: 'locked' });
  const running = await launch({ app });
  await tray.waitForItem();
  running.app.evaluate(() => globalThis.keyStore.seal('a secret')).catch(() => {});
  await until('a password window', () => keyring?.prompter.asked === 1);
  await running.close();
  await tray.waitForNoItem();
});

it('can be locked, and unlocked by the password alone', { tags: ['slow'] }, async () => {
  const { keyring } = await start({ keyring: 'locked' });
  expect(await keyring?.isLocked()).toBe(true);
  await keyring?.unlock();
  expect(await keyring?.isLocked()).toBe(false);
  await keyring?.lock();
  expect(await keyring?.isLocked()).toBe(true);
});

it('freezes an app that asks for it while it is locked, as the real window does', {
  tags: ['slow'],
}, async () => {
  const { launch, tray, keyring } = await start({ keyring: 'locked' });
  const { app: running } = await launch({ app });
  await tray.waitForItem();
  expect(keyring?.prompter.asked).toBe(0);
  const sealed = running.evaluate(() => globalThis.keyStore.seal('a secret')).catch(String);
  await until('a password window', () => keyring?.prompter.asked === 1);
  expect(await Promise.race([sealed, sleep(500, 'frozen')])).toBe('frozen');
  keyring?.prompter.cancel();
  expect(await sealed).toMatch(/not available|encrypt/i);
});

it('is not there unless asked for', { tags: ['slow'] }, async () => {
  const bare = await start({ keyring: 'none' });
  const running = await bare.launch({ app });
  await bare.tray.waitForItem();
  expect(await running.app.evaluate(() => globalThis.keyStore.backend())).toBe('basic_text');
});
