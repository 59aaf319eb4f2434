import { expect, test } from 'vitest';
import {
  contentOf,
  heldOf,
  type VaultContent,
  wipe,
} from '../../../electron/storage/vault/content.ts';
import { ANOTHER, ENTRY } from '../../support/vault-bench.ts';

const { serverSecret, ...FACTS } = ENTRY;
const held = (): VaultContent => ({
  accounts: [
    { ...FACTS, id: 'a' },
    { ...FACTS, id: 'b', name: ANOTHER.name },
  ],
  secrets: new Map([['a', Buffer.from(serverSecret)]]),
  proxyLogin: { user: 'operator', password: 'of-the-proxy', proxy: 'http://p:80' },
});

test('what is held comes back as it was, an account without a secret as such', () => {
  expect(heldOf(contentOf(held()))).toEqual(held());
  expect(contentOf(held()).accounts.map((account) => account.serverSecret)).toEqual([
    serverSecret,
    null,
  ]);
});

test('no secret is among what is known of an account', () => {
  expect(JSON.stringify(heldOf(contentOf(held())).accounts)).not.toContain(serverSecret);
});

test('wipe: the accounts stay, the secrets are dropped and their bytes overwritten', () => {
  const before = held();
  const bytes = before.secrets.get('a');
  expect(bytes?.toString()).toBe(serverSecret);
  expect(wipe(before)).toEqual({
    accounts: before.accounts,
    secrets: new Map(),
    proxyLogin: null,
  });
  expect(bytes).toEqual(Buffer.alloc(serverSecret.length));
});
