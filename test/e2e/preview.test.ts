import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ask, presetId, stateOf } from '../screenshots/ask.ts';
import { startDesktop } from '../support/desktop/desktop.ts';
import { tempFolder } from '../support/desktop/temp.ts';
import { provisionedServer, SECRET } from '../support/provision.ts';

const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const KEYRING = '--password-store=gnome-libsecret';

test('a locked account’s requests can be seen: nobody is asked, nothing is signed, nothing is sent', {
  tags: ['slow'],
}, async () => {
  const folder = tempFolder('kept');
  open.push(() => folder.remove());
  const { server, provision } = await provisionedServer();
  open.push(() => server.close());
  const userDataDir = join(folder.path, 'user-data');
  mkdirSync(userDataDir);
  const keyringHome = join(folder.path, 'keyring');
  const first = await startDesktop({ keyring: 'unlocked', keyringHome });
  await first.run([KEYRING, '--provision=-', '--exit'], { stdin: provision, userDataDir });
  await first.close();

  const second = await startDesktop({ keyring: 'locked', keyringHome });
  open.push(() => second.close());
  const app = await second.launch({ args: [KEYRING], userDataDir });
  open.push(() => app.close());
  const page = await app.window();
  const id = await presetId(page, 'Evening news');
  const { presets, accounts } = await stateOf(page);
  const preset = presets.find((one) => one.id === id);
  if (!preset) throw new Error('the preset is gone');
  expect(accounts.find((account) => account.id === preset.accountId)?.secret).toBe('locked');
  const { id: _, ...draft } = preset;
  const { calls } = await ask(page, 'presets.preview', { draft });
  expect(calls.map(({ vendor, streamIds }) => [vendor, streamIds])).toEqual([
    ['Tencent', ['cdn01', 'cdn02']],
    ['Ws', ['cdn01', 'cdn02']],
    ['Huawei', ['cdn01', 'cdn02']],
  ]);
  for (const { url } of calls) {
    expect(url).toMatch(
      /&AppId=12345&SignatureNonce=<SignatureNonce>&Timestamp=<Timestamp>&Signature=<Signature>&/,
    );
  }
  expect(JSON.stringify(calls)).not.toContain(SECRET);
  expect(second.keyring?.prompter.asked).toBe(0);
  expect(server.requests).toHaveLength(0);
});
