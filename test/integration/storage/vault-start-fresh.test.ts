import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VaultUnavailable } from '../../../electron/storage/ports.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { SECRET } from '../../support/provision.ts';
import { findSecret } from '../../support/secret-forms.ts';
import {
  ANOTHER,
  ENTRY,
  holdingsOf,
  LATER,
  namesIn,
  PASSPHRASE,
  STORED,
  secretIn,
  type VaultBench,
  vaultBench,
  writeVault,
} from '../../support/vault-bench.ts';

let bench: VaultBench;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

describe('memory only', () => {
  test('accounts live in memory, and nothing is written but what is not secret', async () => {
    const vault = await bench.inMemory(ENTRY, ANOTHER);
    expect(vault.view()).toEqual({
      state: 'memory',
      backend: 'basic_text',
      formerBackend: null,
      protection: 'memory',
      keyStore: false,
    });
    expect(vault.list()).toMatchObject([
      { name: 'Main', protection: 'memory', secret: 'held' },
      { name: 'Backup' },
    ]);
    expect(Object.keys(bench.files())).toEqual(['accounts.json']);
    for (const secret of [SECRET, ANOTHER.serverSecret]) {
      expect(findSecret(bench.folder.path, secret)).toEqual([]);
    }
  });

  test('after a restart the accounts are there by name and id, and the choice is made again', async () => {
    const before = (await bench.inMemory(ENTRY, ANOTHER)).list();
    const vault = await bench.start();
    expect(vault.state).toBe('undecided');
    expect(vault.list()).toEqual(
      before.map((account) => ({ ...account, protection: null, secret: 'missing' })),
    );
    expect(vault.credentials(before[0]?.id ?? '')).toBeNull();
    await vault.chooseMemory();
    await vault.save([{ ...ENTRY, id: before[0]?.id ?? '' }]);
    expect(holdingsOf(vault)).toEqual({ Main: 'held', Backup: 'missing' });
  });

  test('neither a lock nor asking where it stands loses it', async () => {
    const vault = await bench.inMemory();
    await vault.lock();
    await vault.open();
    await vault.unlock(null);
    expect(vault.state).toBe('memory');
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('an account removed while nothing is decided is gone from the list for good', async () => {
    const known = await bench.inMemory(ENTRY, ANOTHER);
    const vault = await bench.start();
    await vault.remove(known.findByName('Main') ?? '');
    expect(namesIn(await bench.start())).toEqual(['Backup']);
  });

  test('moves into a passphrase, with all that is in it', async () => {
    const vault = await bench.inMemory(ENTRY, ANOTHER);
    await vault.saveProxyLogin({ user: 'u', password: 'p', proxy: 'http://p:80' });
    expect(await vault.protect({ current: null, next: PASSPHRASE })).toEqual({ kind: 'open' });
    const next = await bench.start();
    await next.unlock(PASSPHRASE);
    expect([secretIn(next), secretIn(next, 'Backup')]).toEqual([SECRET, ANOTHER.serverSecret]);
    expect(next.proxyLogin()).toEqual({ user: 'u', password: 'p', proxy: 'http://p:80' });
  });

  test('a key store that comes takes in what is entered after the next start', async () => {
    await bench.inMemory();
    bench.keyStore.comeBack();
    const vault = await bench.start();
    expect(vault.state).toBe('empty');
    expect(holdingsOf(vault)).toEqual({ Main: 'missing' });
    await vault.save([ENTRY]);
    const next = await bench.start();
    expect(next.view()).toMatchObject({ state: 'open', protection: 'keyring' });
    expect(secretIn(next)).toBe(SECRET);
  });

  test('is chosen only where there is a choice', async () => {
    const vault = await bench.saved();
    await vault.chooseMemory();
    expect(vault.state).toBe('open');
    bench.keyStore.state = 'locked';
    const locked = await bench.start();
    await locked.chooseMemory();
    expect(locked.state).toBe('keyring-locked');
  });
});

describe('beginning anew', () => {
  const QUARANTINED = '.unreadable-2026-11-22T10-01-00.000Z';

  test('a forgotten passphrase: the files are quarantined with every byte, the accounts stay by name', async () => {
    bench.keyStore.vanish();
    const known = (await bench.passphrased(ENTRY, ANOTHER)).list();
    const before = bench.files();
    const vault = await bench.start();
    expect(await vault.startFresh(LATER)).toEqual([
      `vault-key.json${QUARANTINED}`,
      `vault.json${QUARANTINED}`,
    ]);
    expect(bench.files()).toEqual({
      'accounts.json': before['accounts.json'],
      [`vault-key.json${QUARANTINED}`]: before['vault-key.json'],
      [`vault.json${QUARANTINED}`]: before['vault.json'],
    });
    expect(vault.view()).toMatchObject({ state: 'undecided', protection: null });
    expect(vault.list()).toEqual(
      known.map((account) => ({ ...account, protection: null, secret: 'missing' })),
    );
  });

  test('what was quarantined opens again when its files are put back', async () => {
    bench.keyStore.vanish();
    await bench.passphrased();
    const before = bench.files();
    const vault = await bench.start();
    await vault.startFresh(LATER);
    await vault.protect({ current: null, next: 'a passphrase that is not forgotten' });
    await vault.save([ANOTHER]);
    bench.restore(before);
    const next = await bench.start();
    expect(await next.unlock(PASSPHRASE)).toEqual({ kind: 'open' });
    expect(secretIn(next)).toBe(SECRET);
  });

  test('the secret entered again, the account is the one that presets know', async () => {
    const id = (await bench.saved(ENTRY, ANOTHER)).findByName('Main') ?? '';
    const vault = await bench.start(new MemoryKeyStore());
    expect(vault.state).toBe('backend-changed');
    await vault.startFresh(LATER);
    await vault.save([{ ...ENTRY, id, serverSecret: 'entered-again' }]);
    expect(vault.credentials(id)?.serverSecret).toBe('entered-again');
    expect(holdingsOf(vault)).toEqual({ Main: 'held', Backup: 'missing' });
  });

  test('accounts without a secret are kept in the new vault as such', async () => {
    await bench.saved(ENTRY, ANOTHER);
    rmSync(bench.path('vault-key.json'));
    const vault = await bench.start();
    await vault.startFresh(LATER);
    await vault.save([ENTRY]);
    expect(holdingsOf(await bench.start())).toEqual({ Main: 'held', Backup: 'missing' });
  });

  test('of half a vault the half is quarantined', async () => {
    await bench.saved();
    rmSync(bench.path('vault.json'));
    const vault = await bench.start();
    expect(await vault.startFresh(LATER)).toEqual([`vault-key.json${QUARANTINED}`]);
    expect(vault.state).toBe('empty');
  });

  test.each(['empty', 'open', 'memory', 'undecided'])(
    'is refused while it is %s',
    async (state) => {
      const vault = state === 'memory' ? await bench.inMemory() : await startedAs(state);
      const before = bench.files();
      await expect(vault.startFresh(LATER)).rejects.toThrow(VaultUnavailable);
      expect(vault.state).toBe(state);
      expect(bench.files()).toEqual(before);
    },
  );

  function startedAs(state: string) {
    if (state === 'undecided') bench.keyStore.vanish();
    return state === 'open' ? bench.saved() : bench.start();
  }

  test('two at once quarantined once', async () => {
    await bench.saved();
    writeFileSync(bench.path('vault.json'), 'broken');
    const vault = await bench.start();
    const [first, second] = await Promise.allSettled([
      vault.startFresh(LATER),
      vault.startFresh(LATER),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect(Object.keys(bench.files()).sort()).toEqual([
      'accounts.json',
      `vault-key.json${QUARANTINED}`,
      `vault.json${QUARANTINED}`,
    ]);
  });
});

test.each([
  [null],
  [[]],
  [{}],
  [{ accounts: [STORED] }],
  [{ accounts: [{ ...STORED, isTest: 'no' }], proxyLogin: null }],
  [{ accounts: [{ ...STORED, appId: -1 }], proxyLogin: null }],
  [{ accounts: [{ ...STORED, serverSecret: undefined }], proxyLogin: null }],
  [{ accounts: [STORED], proxyLogin: { user: 'u', password: 'p' } }],
])('content %# of another shape: damaged, and as it was', async (content) => {
  await writeVault(bench.folder.path, bench.keyStore, content);
  const before = bench.files();
  const vault = await bench.start();
  expect(vault.state).toBe('damaged');
  expect(vault.list()).toEqual([]);
  expect(bench.files()).toEqual(before);
});

test('content of this shape opens; key and content stay as they are, and the list of accounts comes', async () => {
  await writeVault(bench.folder.path, bench.keyStore, { accounts: [STORED], proxyLogin: null });
  const before = bench.files();
  expect(Object.keys(before).sort()).toEqual(['vault-key.json', 'vault.json']);
  const vault = await bench.start();
  expect(vault.list()).toMatchObject([{ name: 'Main', id: STORED.id, secret: 'held' }]);
  const { 'accounts.json': list, ...rest } = bench.files();
  expect(rest).toEqual(before);
  expect(list?.toString()).toContain(STORED.id);
});
