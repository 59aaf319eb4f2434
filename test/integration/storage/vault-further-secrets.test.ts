import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountEntry } from '#contract/model/account.ts';
import { secretsOf } from '../../../electron/app/credentials/known-secrets.ts';
import { SecretRequired } from '../../../electron/storage/ports.ts';
import type { Vault } from '../../../electron/storage/vault/vault.ts';
import { SECRET } from '../../support/provision.ts';
import { findSecret } from '../../support/secret-forms.ts';
import {
  ANOTHER,
  ENTRY,
  FURTHER_SECRETS,
  PASSPHRASE,
  type VaultBench,
  vaultBench,
} from '../../support/vault-bench.ts';

/** CallbackSecret and playback keys: what an account may do without. */
let bench: VaultBench;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

const FULL: AccountEntry = { ...ENTRY, ...FURTHER_SECRETS };
const KEPT: AccountEntry = { ...ENTRY, serverSecret: null };
const { callbackSecret: CALLBACK, playbackKeys: KEYS } = FURTHER_SECRETS;

const heldBy = (vault: Vault) => {
  const id = vault.findByName('Main') ?? '';
  return {
    callback: vault.callbackSecrets(ENTRY.appId).map(({ secret }) => secret),
    keys: (['Tencent', 'Ws', 'Huawei'] as const).map((vendor) => vault.playbackKey(id, vendor)),
  };
};
const ALL = { callback: [CALLBACK], keys: [KEYS.Tencent, KEYS.Ws, null] };
const NONE = { callback: [], keys: [null, null, null] };

test('survive a restart, are named by their accounts and told to the redactor', async () => {
  await bench.saved(FULL, ANOTHER);
  const vault = await bench.start();
  expect(heldBy(vault)).toEqual(ALL);
  expect(vault.callbackSecrets(ENTRY.appId)).toEqual([
    { accountId: vault.findByName('Main'), secret: CALLBACK },
  ]);
  expect(vault.callbackSecrets(ENTRY.appId + 1)).toEqual([]);
  expect(vault.list()).toMatchObject([
    { name: 'Main', hasCallbackSecret: true, playbackKeysOf: ['Tencent', 'Ws'] },
    { name: 'Backup', hasCallbackSecret: false, playbackKeysOf: [] },
  ]);
  expect(secretsOf(vault, {}).toSorted()).toEqual(
    [SECRET, ANOTHER.serverSecret, CALLBACK, KEYS.Tencent, KEYS.Ws].toSorted(),
  );
});

test('no file holds one, in any form', async () => {
  await bench.saved(FULL);
  for (const secret of [CALLBACK, KEYS.Tencent, KEYS.Ws]) {
    expect(findSecret(bench.folder.path, secret)).toEqual([]);
  }
});

test('are gone while the vault is locked, and come back', async () => {
  const vault = await bench.passphrased(FULL);
  await vault.lock();
  expect(heldBy(vault)).toEqual(NONE);
  expect(vault.list()).toMatchObject([{ hasCallbackSecret: false, playbackKeysOf: [] }]);
  await vault.unlock(PASSPHRASE);
  expect(heldBy(vault)).toEqual(ALL);
});

describe('a change of the account', () => {
  test.each<[string, Partial<AccountEntry>, typeof ALL | typeof NONE | object]>([
    ['without a word of them keeps them', {}, ALL],
    ['with null keeps them', { callbackSecret: null, playbackKeys: { Tencent: null } }, ALL],
    ['may replace one', { callbackSecret: 'typed-anew' }, { ...ALL, callback: ['typed-anew'] }],
    ['may remove the CallbackSecret', { callbackSecret: '' }, { ...ALL, callback: [] }],
    [
      'may remove one key',
      { playbackKeys: { Ws: '' } },
      { ...ALL, keys: [KEYS.Tencent, null, null] },
    ],
    [
      'may add one',
      { playbackKeys: { Huawei: 'of-a-third' } },
      { ...ALL, keys: [KEYS.Tencent, KEYS.Ws, 'of-a-third'] },
    ],
  ])('%s', async (_what, change, held) => {
    const vault = await bench.saved(FULL);
    await vault.save([{ ...KEPT, ...change }]);
    for (const now of [vault, await bench.start()]) expect(heldBy(now)).toEqual(held);
  });

  test.each([
    ['another project', { appId: 7 }],
    ['another address', { endpoint: 'https://elsewhere.example/' }],
  ])('to %s needs them anew, like the ServerSecret, or removed', async (_what, change) => {
    const vault = await bench.saved(FULL);
    const before = bench.files();
    const removed = { callbackSecret: '', playbackKeys: { Tencent: '', Ws: '' } };
    for (const kept of [
      {},
      { ...removed, callbackSecret: null },
      { ...removed, playbackKeys: { Tencent: '' } },
    ]) {
      await expect(vault.save([{ ...ENTRY, ...change, ...kept }])).rejects.toThrow(SecretRequired);
    }
    expect(bench.files()).toEqual(before);
    await vault.save([{ ...ENTRY, ...change, ...removed }]);
    const { appId } = { ...ENTRY, ...change };
    expect(vault.callbackSecrets(appId)).toEqual([]);
    expect(heldBy(vault).keys).toEqual(NONE.keys);
  });
});

test('go with their account', async () => {
  const vault = await bench.saved(FULL);
  await vault.remove(vault.findByName('Main') ?? '');
  expect(heldBy(vault)).toEqual(NONE);
});
