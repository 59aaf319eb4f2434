import { statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SecretRequired, VaultUnavailable } from '../../../electron/storage/ports.ts';
import { SECRET } from '../../support/provision.ts';
import { findSecret } from '../../support/secret-forms.ts';
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

describe('with a key store', () => {
  test('empty before the first account, and opening makes no file', async () => {
    const vault = await bench.start();
    expect(vault.view()).toEqual({
      state: 'empty',
      backend: 'gnome_libsecret',
      formerBackend: null,
      protection: null,
      keyStore: true,
    });
    expect(bench.files()).toEqual({});
    expect(bench.keyStore.wrapped).toEqual([]);
  });

  test('before it was asked nothing is said of the key store', () => {
    expect(bench.make().view()).toEqual({
      state: 'empty',
      backend: null,
      formerBackend: null,
      protection: null,
      keyStore: false,
    });
  });

  test('accounts survive a restart, with the same key store and nothing else', async () => {
    const before = (await bench.saved(ENTRY, ANOTHER)).list();
    const vault = await bench.start();
    expect(vault.view()).toEqual({
      state: 'open',
      backend: 'gnome_libsecret',
      formerBackend: null,
      protection: 'keyring',
      keyStore: true,
    });
    expect(vault.list()).toEqual(before);
    expect(vault.credentials(vault.findByName('Main') ?? '')).toEqual({
      appId: 12345,
      serverSecret: SECRET,
      endpoint: ENTRY.endpoint,
      isTest: null,
    });
    expect(secretIn(vault, 'Backup')).toBe(ANOTHER.serverSecret);
  });

  test('no file holds a secret or the data key, in any form', async () => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    await vault.saveProxyLogin({
      user: 'operator',
      password: 'password-of-the-proxy',
      proxy: 'http://proxy.example:8080',
    });
    const [dataKey = ''] = bench.keyStore.wrapped;
    const bytes = Buffer.from(dataKey, 'base64');
    expect(bytes).toHaveLength(32);
    expect(await bench.dataKey()).toEqual(bytes);
    const kept = [
      SECRET,
      ANOTHER.serverSecret,
      'password-of-the-proxy',
      dataKey,
      bytes.toString('hex'),
    ];
    for (const secret of kept) expect(findSecret(bench.folder.path, secret)).toEqual([]);
    expect(Object.values(bench.files()).filter((file) => file.includes(bytes))).toEqual([]);
  });

  test('the search for secrets would find one', async () => {
    await bench.saved();
    for (const coded of [
      SECRET,
      Buffer.from(SECRET).toString('base64'),
      Buffer.from(SECRET).toString('hex'),
    ]) {
      writeFileSync(bench.path('leak'), `x${coded}y`);
      expect(findSecret(bench.folder.path, SECRET)).toEqual([bench.path('leak')]);
    }
  });

  test('its files are for their owner alone', async () => {
    const vault = await bench.saved();
    await vault.save([ANOTHER]);
    const names = Object.keys(bench.files()).sort();
    expect(names).toEqual(['accounts.json', 'vault-key.json', 'vault.json']);
    for (const name of names) expect(statSync(bench.path(name)).mode & 0o777).toBe(0o600);
  });

  test('what everyone may know of an account has no secret in it', async () => {
    const vault = await bench.saved();
    expect(vault.list()).toEqual([
      {
        id: vault.findByName('Main'),
        name: 'Main',
        appId: 12345,
        endpoint: ENTRY.endpoint,
        isTest: null,
        badge: 'production',
        colour: 'slate',
        practice: false,
        protection: 'keyring',
        secret: 'held',
        hasCallbackSecret: false,
        playbackKeysOf: [],
      },
    ]);
  });

  test('practice follows the endpoint', async () => {
    const vault = await bench.saved({ ...ENTRY, endpoint: 'http://127.0.0.1:8080/' });
    expect(vault.list()[0]?.practice).toBe(true);
  });

  test('tells of each change, once', async () => {
    const vault = await bench.start();
    expect(bench.changes.count).toBe(1);
    await vault.save([ENTRY, ANOTHER]);
    expect(bench.changes.count).toBe(2);
    await vault.remove(vault.findByName('Main') ?? '');
    expect(bench.changes.count).toBe(3);
    await vault.lock();
    expect(bench.changes.count).toBe(4);
    await vault.unlock(null);
    expect(bench.changes.count).toBe(5);
  });
});

describe('saving', () => {
  test('an account of the same name is replaced whole, never merged', async () => {
    const vault = await bench.saved({ ...ENTRY, isTest: true, badge: 'test', colour: 'pink' });
    const id = vault.findByName('Main');
    await vault.save([
      { ...ENTRY, endpoint: 'https://other.example/', serverSecret: 'new', appId: 7 },
    ]);
    for (const now of [vault, await bench.start()]) {
      expect(now.list()).toMatchObject([{ id, badge: 'production', colour: 'slate' }]);
      expect(now.credentials(id ?? '')).toEqual({
        appId: 7,
        serverSecret: 'new',
        endpoint: 'https://other.example/',
        isTest: null,
      });
    }
  });

  test('by its id it may get another name', async () => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    await vault.save([{ ...ENTRY, name: 'Renamed', id: vault.findByName('Main') ?? '' }]);
    expect(namesIn(await bench.start())).toEqual(['Renamed', 'Backup']);
  });

  test('one removed is gone, with its secret', async () => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    const id = vault.findByName('Main') ?? '';
    await vault.remove(id);
    expect(vault.credentials(id)).toBeNull();
    expect(namesIn(await bench.start())).toEqual(['Backup']);
  });

  test('two at once lose nothing, and share one data key', async () => {
    const vault = await bench.start();
    await Promise.all([vault.save([ENTRY]), vault.save([ANOTHER])]);
    expect(namesIn(vault)).toEqual(['Main', 'Backup']);
    const next = await bench.start();
    expect(namesIn(next)).toEqual(['Main', 'Backup']);
    expect([secretIn(next), secretIn(next, 'Backup')]).toEqual([SECRET, ANOTHER.serverSecret]);
    expect(bench.keyStore.wrapped).toHaveLength(1);
  });

  test('waits for an opening that is under way', async () => {
    await bench.saved();
    const vault = bench.make();
    void vault.open();
    await vault.save([ANOTHER]);
    expect(namesIn(await bench.start())).toEqual(['Main', 'Backup']);
  });

  test('what the disk refused is not shown as saved', async () => {
    const vault = await bench.saved();
    bench.folder.remove();
    writeFileSync(bench.folder.path, 'a file where the folder was');
    await expect(vault.save([ANOTHER])).rejects.toThrow();
    expect(namesIn(vault)).toEqual(['Main']);
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('a list of accounts that cannot be written is told, and the secrets are safe', async () => {
    const vault = await bench.saved();
    bench.makeFolder('accounts.json');
    await vault.save([ANOTHER]);
    expect(bench.faults).toHaveLength(1);
    expect(namesIn(vault)).toEqual(['Main', 'Backup']);
    expect(secretIn(vault, 'Backup')).toBe(ANOTHER.serverSecret);
  });

  test.each([
    [
      'gives back another key than it took',
      'unwrap',
      async () => Buffer.alloc(32).toString('base64'),
    ],
    ['refuses', 'wrap', () => Promise.reject(new Error('no'))],
  ] as const)('a key store that %s is not relied upon', async (_what, method, answer) => {
    const vault = await bench.start();
    Object.assign(bench.keyStore, { [method]: answer });
    await expect(vault.save([ENTRY])).rejects.toThrow(VaultUnavailable);
    expect(bench.files()).toEqual({});
    expect(vault.list()).toEqual([]);
    expect(vault.state).toBe('empty');
  });
});

describe('an entry without a secret', () => {
  const KEPT = { ...ENTRY, serverSecret: null };

  test('keeps the stored one, whatever changes besides project and address', async () => {
    const vault = await bench.saved();
    const id = vault.findByName('Main') ?? '';
    await vault.save([
      { ...KEPT, id, name: 'Renamed', isTest: true, badge: 'test', colour: 'teal' },
    ]);
    for (const now of [vault, await bench.start()]) {
      expect(now.list()).toMatchObject([{ id, name: 'Renamed', badge: 'test', colour: 'teal' }]);
      expect(secretIn(now, 'Renamed')).toBe(SECRET);
    }
  });

  test.each([
    ['another address', { endpoint: 'https://elsewhere.example/' }],
    ['another path of the address', { endpoint: `${ENTRY.endpoint}x/` }],
    ['another project', { appId: 7 }],
    ['both', { appId: 7, endpoint: 'https://elsewhere.example/' }],
  ])('is refused for %s, by id and by name, and nothing is saved', async (_what, change) => {
    const vault = await bench.saved();
    const before = bench.files();
    const id = vault.findByName('Main') ?? '';
    for (const entry of [
      { ...KEPT, ...change, id },
      { ...KEPT, ...change },
    ]) {
      await expect(vault.save([entry])).rejects.toThrow(SecretRequired);
    }
    expect(vault.credentials(id)).toMatchObject({ appId: ENTRY.appId, endpoint: ENTRY.endpoint });
    expect(bench.files()).toEqual(before);
  });

  test('is refused for an account that nobody knows, by name and by id', async () => {
    const vault = await bench.saved();
    await expect(vault.save([{ ...KEPT, name: 'New' }])).rejects.toThrow(SecretRequired);
    await expect(vault.save([{ ...KEPT, id: 'made up' }])).rejects.toThrow(SecretRequired);
    expect(namesIn(await bench.start())).toEqual(['Main']);
  });

  test('is refused where there is no secret to keep', async () => {
    await bench.inMemory();
    const vault = await bench.start();
    await vault.chooseMemory();
    expect(holdingsOf(vault)).toEqual({ Main: 'missing' });
    await expect(vault.save([KEPT])).rejects.toThrow(SecretRequired);
    await vault.save([ENTRY]);
    expect(holdingsOf(vault)).toEqual({ Main: 'held' });
  });

  test('among others: all or none', async () => {
    const vault = await bench.saved();
    await expect(vault.save([ANOTHER, { ...KEPT, appId: 7 }])).rejects.toThrow(SecretRequired);
    expect(namesIn(vault)).toEqual(['Main']);
    expect(namesIn(await bench.start())).toEqual(['Main']);
  });

  test('two steps do not get around it: a changed address costs a secret of its own', async () => {
    const vault = await bench.saved();
    const endpoint = 'https://elsewhere.example/';
    await vault.save([{ ...ENTRY, endpoint, serverSecret: 'typed anew' }]);
    await vault.save([{ ...KEPT, endpoint }]);
    expect(secretIn(vault)).toBe('typed anew');
    await expect(vault.save([KEPT])).rejects.toThrow(SecretRequired);
  });
});

describe('the login of the proxy', () => {
  const LOGIN = {
    user: 'operator',
    password: 'password-of-the-proxy',
    proxy: 'http://proxy.example:8080',
  };

  test('survives a restart, and a lock', async () => {
    await (await bench.saved()).saveProxyLogin(LOGIN);
    const vault = await bench.start();
    expect(vault.proxyLogin()).toEqual(LOGIN);
    await vault.lock();
    expect(vault.proxyLogin()).toBeNull();
    await vault.unlock(null);
    expect(vault.proxyLogin()).toEqual(LOGIN);
    await vault.saveProxyLogin(null);
    expect((await bench.start()).proxyLogin()).toBeNull();
  });
});
