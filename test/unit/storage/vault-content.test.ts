import { expect, test } from 'vitest';
import {
  contentOf,
  heldOf,
  NO_SECRETS,
  type VaultContent,
  wipe,
} from '../../../electron/storage/vault/content.ts';
import { ANOTHER, ENTRY } from '../../support/vault-bench.ts';

const { serverSecret, ...FACTS } = ENTRY;
const CALLBACK = 'callback-secret-of-the-project';
const PLAYBACK = 'playback-key-of-one-vendor';
const held = (): VaultContent => ({
  accounts: [
    { ...FACTS, id: 'a' },
    { ...FACTS, id: 'b', name: ANOTHER.name },
  ],
  secrets: new Map([
    [
      'a',
      {
        server: Buffer.from(serverSecret),
        callback: Buffer.from(CALLBACK),
        playback: new Map([['Ws', Buffer.from(PLAYBACK)]]),
      },
    ],
    ['b', NO_SECRETS],
  ]),
  room: { host: 'db.example', port: 5432, user: 'anna', password: 'of-the-room' },
  proxyLogin: { user: 'operator', password: 'of-the-proxy', proxy: 'http://p:80' },
  webhooks: new Map([
    ['w', { url: Buffer.from('https://a.example/hook'), secret: Buffer.from('of-the-hook') }],
    ['x', { url: Buffer.from('https://b.example/hook'), secret: null }],
  ]),
});

test('what is held comes back as it was, an account without a secret as such', () => {
  expect(heldOf(contentOf(held()))).toEqual(held());
  expect(contentOf(held()).accounts.map((account) => account.serverSecret)).toEqual([
    serverSecret,
    null,
  ]);
  expect(contentOf(held()).accounts).toMatchObject([
    { callbackSecret: CALLBACK, playbackKeys: { Ws: PLAYBACK } },
    { callbackSecret: null, playbackKeys: {} },
  ]);
});

test('no secret is among what is known of an account', () => {
  const known = JSON.stringify(heldOf(contentOf(held())).accounts);
  for (const secret of [serverSecret, CALLBACK, PLAYBACK]) expect(known).not.toContain(secret);
});

test('wipe: the accounts stay, the secrets are dropped and their bytes overwritten', () => {
  const before = held();
  const hook = before.webhooks.get('w');
  const { server, callback, playback } = before.secrets.get('a') ?? NO_SECRETS;
  const bytes = [server, callback, playback.get('Ws')];
  expect(bytes.map(String)).toEqual([serverSecret, CALLBACK, PLAYBACK]);
  expect(wipe(before)).toEqual({
    accounts: before.accounts,
    secrets: new Map(),
    proxyLogin: null,
    webhooks: new Map(),
    room: null,
  });
  expect(hook && [hook.url, hook.secret]).toEqual([Buffer.alloc(22), Buffer.alloc(11)]);
  expect(bytes).toEqual(
    [serverSecret, CALLBACK, PLAYBACK].map(({ length }) => Buffer.alloc(length)),
  );
});
