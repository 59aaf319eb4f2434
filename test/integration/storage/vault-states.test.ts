import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VaultUnavailable } from '../../../electron/storage/ports.ts';
import type { Vault } from '../../../electron/storage/vault/vault.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { SECRET } from '../../support/provision.ts';
import {
  ANOTHER,
  ENTRY,
  holdingsOf,
  namesIn,
  secretIn,
  type VaultBench,
  vaultBench,
} from '../../support/vault-bench.ts';

let bench: VaultBench;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

/** Accounts are known by name alone, none can be saved or removed, and no file was touched. */
async function expectShut(vault: Vault, state: Vault['state'], before = bench.files()) {
  const known = Object.fromEntries(namesIn(vault).map((name) => [name, 'locked']));
  expect(vault.state).toBe(state);
  expect(holdingsOf(vault)).toEqual(known);
  for (const { id } of vault.list()) expect(vault.credentials(id)).toBeNull();
  expect(vault.proxyLogin()).toBeNull();
  const refusal = new VaultUnavailable(state);
  await expect(vault.save([ANOTHER])).rejects.toThrow(refusal);
  await expect(vault.remove(vault.list()[0]?.id ?? '')).rejects.toThrow(refusal);
  await expect(vault.saveProxyLogin(null)).rejects.toThrow(refusal);
  expect(await vault.protect({ current: null, next: 'some passphrase' })).toEqual({ kind: 'shut' });
  expect(holdingsOf(vault)).toEqual(known);
  expect(bench.files()).toEqual(before);
}

describe('locked', () => {
  test('with accounts: shut, the key store not touched, open once a person unlocks', async () => {
    await bench.saved();
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    expect(holdingsOf(vault)).toEqual({ Main: 'locked' });
    await expectShut(vault, 'keyring-locked');
    expect(bench.keyStore.unlocks).toBe(0);
    expect(await vault.unlock(null)).toEqual({ kind: 'open' });
    expect(vault.state).toBe('open');
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('a person who closes the password window leaves it locked', async () => {
    await bench.saved();
    bench.keyStore.state = 'locked';
    bench.keyStore.answer = 'cancel';
    const vault = await bench.start();
    expect(await vault.unlock(null)).toEqual({ kind: 'shut' });
    await expectShut(vault, 'keyring-locked');
  });

  test('without accounts: nothing to unlock yet, and the first save says what is wrong', async () => {
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    expect(vault.state).toBe('empty');
    await expect(vault.save([ENTRY])).rejects.toThrow(new VaultUnavailable('keyring-locked'));
    expect(bench.files()).toEqual({});
    expect(vault.state).toBe('keyring-locked');
    expect(await vault.unlock(null)).toEqual({ kind: 'open' });
    expect(bench.keyStore.unlocks).toBe(1);
    await vault.save([ENTRY]);
    expect(namesIn(await bench.start())).toEqual(['Main']);
  });

  test('locked again after it was opened: what is in memory goes on', async () => {
    const vault = await bench.saved();
    bench.keyStore.state = 'locked';
    await vault.open();
    expect(vault.state).toBe('open');
    expect(secretIn(vault)).toBe(SECRET);
    await vault.save([ANOTHER]);
    bench.keyStore.state = 'available';
    expect(namesIn(await bench.start())).toEqual(['Main', 'Backup']);
  });

  test('another program unlocked the key store: open without a click', async () => {
    await bench.saved();
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    bench.keyStore.state = 'available';
    await vault.open();
    expect(secretIn(vault)).toBe(SECRET);
    expect(bench.keyStore.unlocks).toBe(0);
  });

  test('two clicks ask the person once', async () => {
    await bench.saved();
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    const answers = await Promise.all([vault.unlock(null), vault.unlock(null)]);
    expect(answers).toEqual([{ kind: 'open' }, { kind: 'open' }]);
    expect(bench.keyStore.unlocks).toBe(1);
    bench.keyStore.state = 'locked';
    await vault.lock();
    expect(await vault.unlock(null)).toEqual({ kind: 'open' });
    expect(bench.keyStore.unlocks).toBe(2);
  });

  test('while the person is being asked nobody else waits', async () => {
    await bench.saved();
    bench.keyStore.state = 'locked';
    let resolve: (answer: 'unlock') => void = () => undefined;
    bench.keyStore.answer = new Promise((resolved) => {
      resolve = resolved;
    });
    const vault = await bench.start();
    const unlocking = vault.unlock(null);
    await vault.open();
    await expect(vault.save([ANOTHER])).rejects.toThrow(new VaultUnavailable('keyring-locked'));
    await vault.lock();
    expect(vault.state).toBe('keyring-locked');
    resolve('unlock');
    expect(await unlocking).toEqual({ kind: 'open' });
    expect(secretIn(vault)).toBe(SECRET);
  });
});

describe('locked by hand', () => {
  test('the secrets are gone from memory, and come back with a click alone', async () => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    await vault.lock();
    await expectShut(vault, 'locked-by-user');
    expect(namesIn(vault)).toEqual(['Main', 'Backup']);
    expect(await vault.unlock(null)).toEqual({ kind: 'open' });
    expect([secretIn(vault), secretIn(vault, 'Backup')]).toEqual([SECRET, ANOTHER.serverSecret]);
    expect(bench.keyStore.unlocks).toBe(0);
  });

  test('no one who asks where it stands opens it', async () => {
    const vault = await bench.saved();
    await vault.lock();
    await vault.open();
    await vault.open();
    expect(vault.state).toBe('locked-by-user');
  });

  test('the key store was locked meanwhile: the click asks for its password', async () => {
    const vault = await bench.saved();
    await vault.lock();
    bench.keyStore.state = 'locked';
    expect(await vault.unlock(null)).toEqual({ kind: 'open' });
    expect(bench.keyStore.unlocks).toBe(1);
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('…and the person who closes that window is asked again by the next click', async () => {
    const vault = await bench.saved();
    await vault.lock();
    bench.keyStore.state = 'locked';
    bench.keyStore.answer = 'cancel';
    expect(await vault.unlock(null)).toEqual({ kind: 'shut' });
    expect(vault.state).toBe('keyring-locked');
    bench.keyStore.answer = 'unlock';
    expect(await vault.unlock(null)).toEqual({ kind: 'open' });
    expect(bench.keyStore.unlocks).toBe(2);
  });

  test('the key store went away meanwhile: told, and all is there when it is back', async () => {
    const vault = await bench.saved();
    await vault.lock();
    bench.keyStore.vanish();
    expect(await vault.unlock(null)).toEqual({ kind: 'shut' });
    await expectShut(vault, 'backend-changed');
    bench.keyStore.comeBack();
    await vault.open();
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('a save that waits behind the lock is refused, not lost in silence', async () => {
    const vault = await bench.saved();
    const [, saving] = await Promise.allSettled([vault.lock(), vault.save([ANOTHER])]);
    expect(saving).toEqual({ status: 'rejected', reason: new VaultUnavailable('locked-by-user') });
    expect(namesIn(await bench.start())).toEqual(['Main']);
  });

  test('a save before the lock is kept', async () => {
    const vault = await bench.saved();
    await Promise.all([vault.save([ANOTHER]), vault.lock()]);
    expect(vault.state).toBe('locked-by-user');
    expect(namesIn(await bench.start())).toEqual(['Main', 'Backup']);
  });
});

describe('faults: every file stays, no secret is there, none can be saved', () => {
  beforeEach(async () => {
    await bench.saved();
  });

  test('the key without the store', async () => {
    rmSync(bench.path('vault.json'));
    await expectShut(await bench.start(), 'key-without-store');
  });

  test('the store without the key', async () => {
    rmSync(bench.path('vault-key.json'));
    await expectShut(await bench.start(), 'store-without-key');
  });

  test('another backend, and all is there when the first one is back', async () => {
    bench.keyStore.backend = 'kwallet6';
    await expectShut(await bench.start(), 'backend-changed');
    bench.keyStore.backend = 'gnome_libsecret';
    expect(secretIn(await bench.start())).toBe(SECRET);
  });

  test('no key store any more, and all is there when it is back', async () => {
    bench.keyStore.vanish();
    await expectShut(await bench.start(), 'backend-changed');
    bench.keyStore.comeBack();
    expect(secretIn(await bench.start())).toBe(SECRET);
  });

  test('a key store of the same name that has lost the key', async () => {
    await expectShut(await bench.start(new MemoryKeyStore()), 'backend-changed');
    expect(secretIn(await bench.start())).toBe(SECRET);
  });

  test('a key store that cannot even be asked, and all is there when it can', async () => {
    const store = new MemoryKeyStore();
    store.probe = () => Promise.reject(new Error('no answer'));
    const vault = await bench.start(store);
    expect(vault.state).toBe('damaged');
    expect(vault.list()).toMatchObject([{ name: 'Main', secret: 'locked' }]);
    expect(secretIn(await bench.start())).toBe(SECRET);
  });

  test.each([
    ['vault.json', '', 'damaged'],
    ['vault.json', '{"version":1,"data":[]}', 'damaged'],
    ['vault-key.json', '', 'damaged'],
    ['vault-key.json', '{}', 'damaged'],
    [
      'vault-key.json',
      '{"version":1,"data":{"backend":"gnome_libsecret","salt":null,"wrapped":"?"}}',
      'damaged',
    ],
    // Neither a key store nor a passphrase would be plain text.
    [
      'vault-key.json',
      '{"version":1,"data":{"backend":null,"salt":null,"wrapped":"AAAA"}}',
      'damaged',
    ],
    ['vault-key.json', '{"version":1,"data":{"backend":null,"wrapped":"AAAA"}}', 'damaged'],
    [
      'vault-key.json',
      '{"version":1,"data":{"backend":null,"salt":"AAAA","wrapped":"AAAA"}}',
      'damaged',
    ],
    ['vault-key.json', '{"version":0,"data":{}}', 'damaged'],
    ['vault-key.json', '{"version":2,"data":{}}', 'newer'],
  ] as const)('%s holds %j: %s', async (name, content, state) => {
    writeFileSync(bench.path(name), content);
    await expectShut(await bench.start(), state);
  });

  test('another vault’s store', async () => {
    const own = readFileSync(bench.path('vault-key.json'));
    rmSync(bench.path('vault-key.json'));
    rmSync(bench.path('vault.json'));
    await bench.saved(ANOTHER);
    writeFileSync(bench.path('vault-key.json'), own);
    const vault = await bench.start();
    expect(secretIn(vault, 'Backup')).toBeUndefined();
    await expectShut(vault, 'damaged');
  });

  test('a file that is mended is found by asking again', async () => {
    const whole = readFileSync(bench.path('vault.json'));
    writeFileSync(bench.path('vault.json'), '');
    const vault = await bench.start();
    expect(vault.state).toBe('damaged');
    writeFileSync(bench.path('vault.json'), whole);
    await vault.open();
    expect(secretIn(vault)).toBe(SECRET);
  });
});

describe('the list of accounts', () => {
  const BROKEN = '[{"name":"Ma';

  test('unreadable: quarantined with every byte, and back with the vault', async () => {
    await bench.saved(ENTRY, ANOTHER);
    const list = bench.files()['accounts.json'];
    writeFileSync(bench.path('accounts.json'), BROKEN);
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    expect(vault.accountsFault?.kind).toBe('unreadable');
    expect(readFileSync(vault.accountsFault?.detail ?? '', 'utf8')).toBe(BROKEN);
    expect(vault.list()).toEqual([]);
    expect(bench.files()['accounts.json']).toBeUndefined();
    await vault.unlock(null);
    expect(namesIn(vault)).toEqual(['Main', 'Backup']);
    expect(bench.files()['accounts.json']).toEqual(list);
    expect((await bench.start()).accountsFault).toBeNull();
  });

  test('lost: the vault brings it back', async () => {
    const before = (await bench.saved(ENTRY, ANOTHER)).list();
    rmSync(bench.path('accounts.json'));
    expect((await bench.start()).list()).toEqual(before);
    bench.keyStore.state = 'locked';
    expect(namesIn(await bench.start())).toEqual(['Main', 'Backup']);
  });

  test('is for show only: what is signed, and where it goes, comes out of the vault', async () => {
    const known = await bench.saved();
    const list = readFileSync(bench.path('accounts.json'), 'utf8');
    const forged = list.replace(ENTRY.endpoint, 'https://elsewhere.example/');
    expect(forged).not.toBe(list);
    writeFileSync(bench.path('accounts.json'), forged);
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    expect(vault.list()[0]?.endpoint).toBe('https://elsewhere.example/');
    await vault.unlock(null);
    expect(vault.list()).toEqual(known.list());
    expect(vault.credentials(vault.findByName('Main') ?? '')?.endpoint).toBe(ENTRY.endpoint);
    expect(readFileSync(bench.path('accounts.json'), 'utf8')).toBe(list);
  });

  test('one entry that cannot be read: the others are listed, the whole is kept, the vault brings all back', async () => {
    await bench.saved(ENTRY, ANOTHER);
    const list = JSON.parse(readFileSync(bench.path('accounts.json'), 'utf8'));
    list.data[0].appId = 'none';
    writeFileSync(bench.path('accounts.json'), JSON.stringify(list));
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    expect(namesIn(vault)).toEqual(['Backup']);
    const fault = vault.accountsFault;
    expect(fault).toEqual({
      kind: 'partly-unreadable',
      detail: expect.stringMatching(/^1 \("Main"\): .*accounts\.json\.unreadable-/),
    });
    expect(JSON.parse(readFileSync(fault?.detail.split('): ')[1] ?? '', 'utf8'))).toEqual(list);
    await vault.unlock(null);
    expect(namesIn(vault)).toEqual(['Main', 'Backup']);
  });

  test('a list that cannot be read now is not overwritten, and written once it can be', async () => {
    await bench.saved(ENTRY, ANOTHER);
    const list = bench.files()['accounts.json'];
    rmSync(bench.path('accounts.json'));
    mkdirSync(bench.path('accounts.json'));
    const vault = await bench.start();
    expect(vault.accountsFault).toEqual({
      kind: 'unusable',
      detail: 'accounts.json: not a regular file',
    });
    expect(namesIn(vault)).toEqual(['Main', 'Backup']);
    rmdirSync(bench.path('accounts.json'));
    await vault.save([ENTRY]);
    expect(bench.files()['accounts.json']).toEqual(list);
  });

  test('a secret that was planted in it is none: the file is quarantined', async () => {
    await bench.saved();
    const list = JSON.parse(readFileSync(bench.path('accounts.json'), 'utf8'));
    list.data[0].serverSecret = 'planted';
    writeFileSync(bench.path('accounts.json'), JSON.stringify(list));
    const vault = await bench.start();
    expect(vault.accountsFault?.kind).toBe('unreadable');
    expect(secretIn(vault)).toBe(SECRET);
  });
});

describe('a file of the vault that cannot be read now', () => {
  test.each(['vault-key.json', 'vault.json'])(
    '%s: told as such, nothing written, open again when it is back',
    async (name) => {
      await bench.saved(ENTRY);
      const sound = readFileSync(bench.path(name));
      rmSync(bench.path(name));
      mkdirSync(bench.path(name));
      const before = readdirSync(bench.path('.'));
      const vault = await bench.start();
      expect(vault.state).toBe('unusable');
      await expect(vault.save([ENTRY])).rejects.toThrow(VaultUnavailable);
      expect(readdirSync(bench.path('.'))).toEqual(before);
      rmdirSync(bench.path(name));
      writeFileSync(bench.path(name), sound, { mode: 0o600 });
      await vault.unlock(null);
      expect(vault.state).toBe('open');
      expect(secretIn(vault)).toBe(SECRET);
    },
  );
});
