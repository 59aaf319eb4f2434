import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { type TempFolder, tempFolder } from '../support/desktop/temp.ts';
import { filesHolding, formsOf } from '../support/leaks.ts';
import { provisionedServer, SECRET } from '../support/provision.ts';

const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

function kept(): TempFolder {
  const folder = tempFolder('kept');
  open.push(() => folder.remove());
  return folder;
}

async function desktopWith(
  keyring: 'unlocked' | 'locked' | 'none',
  keyringHome: string,
): Promise<Desktop> {
  const desktop = await startDesktop({ keyring, keyringHome });
  open.push(() => desktop.close());
  return desktop;
}

const KEYRING = '--password-store=gnome-libsecret';

test('credentials survive a restart of the app, the keyring and the session; no file holds the secret', async () => {
  const { path } = kept();
  const { server, provision } = await provisionedServer();
  open.push(() => server.close());
  const userDataDir = join(path, 'user-data');
  mkdirSync(userDataDir);

  const first = await desktopWith('unlocked', join(path, 'keyring'));
  const imported = await first.run([KEYRING, '--provision=-', '--exit'], {
    stdin: provision,
    userDataDir,
  });
  expect([imported.code, imported.stderr]).toEqual([0, expect.not.stringMatching(/in memory/)]);
  await first.close();

  const second = await desktopWith('unlocked', join(path, 'keyring'));
  const started = await second.run([KEYRING, '--start=Evening news', '--json', '--exit'], {
    userDataDir,
  });
  expect([started.code, started.stderr]).toEqual([0, expect.any(String)]);
  expect(server.violations).toEqual([]);

  const signatures = server.requests.flatMap((request) => request.param('Signature') ?? []);
  expect(signatures).toHaveLength(3);
  for (const output of [imported, started]) {
    for (const form of [SECRET, ...signatures].flatMap(formsOf)) {
      expect(output.stdout + output.stderr).not.toContain(form);
    }
  }
  expect(filesHolding(path, [SECRET, ...signatures])).toEqual([]);
});

test('a locked keyring: the tray comes, nobody is asked, credentials are locked, nothing is sent', async () => {
  const { path } = kept();
  const { server, provision } = await provisionedServer();
  open.push(() => server.close());
  const userDataDir = join(path, 'user-data');
  mkdirSync(userDataDir);
  const first = await desktopWith('unlocked', join(path, 'keyring'));
  await first.run([KEYRING, '--provision=-', '--exit'], { stdin: provision, userDataDir });
  await first.close();

  const second = await desktopWith('locked', join(path, 'keyring'));
  second.start([KEYRING, '--hidden'], { userDataDir });
  await second.tray.waitForMenuItem('Start Evening news');
  const asked = await second.run([KEYRING, '--start=Evening news', '--json', '--exit'], {
    userDataDir,
  });
  expect(asked.code).toBe(3);
  expect(second.keyring?.prompter.asked).toBe(0);
  expect(server.requests).toHaveLength(0);
  const practice = await second.run([KEYRING, '--start=Practice: Tencent', '--exit'], {
    userDataDir,
  });
  expect(practice.code).toBe(0);

  await second.keyring?.unlock();
  const unlocked = await second.run([KEYRING, '--start=Evening news', '--json', '--exit'], {
    userDataDir,
  });
  expect([unlocked.code, unlocked.stderr]).toEqual([0, expect.any(String)]);
});

test('the leak check can fail: a planted secret is found in every form', () => {
  const { path } = kept();
  for (const [index, form] of formsOf(SECRET).entries()) {
    writeFileSync(join(path, `planted-${index}`), `xx${form}yy`);
  }
  expect(filesHolding(path, [SECRET])).toHaveLength(formsOf(SECRET).length);
});
