import { statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VaultUnavailable } from '../../../electron/storage/vault/vault.ts';
import { SECRET } from '../../support/provision.ts';
import { findSecret } from '../../support/secret-forms.ts';
import { ANOTHER, ENTRY, namesIn, secretIn, vaultBench } from '../../support/vault-bench.ts';

let bench: ReturnType<typeof vaultBench>;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

describe('with a key store', () => {
  test('empty before the first account, and opening makes no file', async () => {
    const vault = await bench.start();
    expect(vault.state).toBe('empty');
    expect(vault.backend).toBe('gnome_libsecret');
    expect(bench.files()).toEqual({});
    expect(bench.keyStore.wrapped).toEqual([]);
  });

  test('accounts survive a restart, with the same key store and nothing else', async () => {
    const before = (await bench.saved(ENTRY, ANOTHER)).list();
    const vault = await bench.start();
    expect(vault.state).toBe('open');
    expect(vault.list()).toEqual(before);
    expect(vault.credentials(vault.findByName('Main') ?? '')).toEqual({
      appId: 12345,
      serverSecret: SECRET,
      endpoint: ENTRY.endpoint,
      isTest: false,
    });
    expect(secretIn(vault, 'Backup')).toBe(ANOTHER.serverSecret);
  });

  test('no file holds a secret or the data key, in any form', async () => {
    await bench.saved(ENTRY, ANOTHER);
    const [dataKey = ''] = bench.keyStore.wrapped;
    expect(Buffer.from(dataKey, 'base64')).toHaveLength(32);
    const dataKeyBytes = Buffer.from(dataKey, 'base64').toString('latin1');
    for (const secret of [SECRET, ANOTHER.serverSecret, dataKey, dataKeyBytes]) {
      expect(findSecret(bench.folder.path, secret)).toEqual([]);
    }
    expect(
      Object.values(bench.files()).filter((file) => file.includes(Buffer.from(dataKey, 'base64'))),
    ).toEqual([]);
    expect(findSecret(bench.folder.path, 'Main')).toEqual([]);
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
    await bench.saved();
    expect(Object.keys(bench.files()).sort()).toEqual(['vault-key.json', 'vault.json']);
    for (const name of Object.keys(bench.files())) {
      expect(statSync(bench.path(name)).mode & 0o777).toBe(0o600);
    }
  });

  test('what everyone may know of an account has no secret in it', async () => {
    const vault = await bench.saved();
    expect(vault.list()).toEqual([
      {
        id: vault.findByName('Main'),
        name: 'Main',
        appId: 12345,
        endpoint: ENTRY.endpoint,
        isTest: false,
        practice: false,
        protection: 'keyring',
      },
    ]);
  });

  test('not air follows the address', async () => {
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
  });
});

describe('saving', () => {
  test('an account of the same name is replaced whole, never merged', async () => {
    const vault = await bench.saved({ ...ENTRY, isTest: true });
    const id = vault.findByName('Main');
    await vault.save([
      { ...ENTRY, endpoint: 'https://other.example/', serverSecret: 'new', appId: 7 },
    ]);
    for (const now of [vault, await bench.start()]) {
      expect(now.list()).toHaveLength(1);
      expect(now.findByName('Main')).toBe(id);
      expect(now.credentials(id ?? '')).toEqual({
        appId: 7,
        serverSecret: 'new',
        endpoint: 'https://other.example/',
        isTest: false,
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

  test('two at once lose nothing', async () => {
    const vault = await bench.start();
    await Promise.all([vault.save([ENTRY]), vault.save([ANOTHER])]);
    expect(namesIn(vault).sort()).toEqual(['Backup', 'Main']);
    const next = await bench.start();
    expect(namesIn(next).sort()).toEqual(['Backup', 'Main']);
    expect([secretIn(next), secretIn(next, 'Backup')]).toEqual([SECRET, ANOTHER.serverSecret]);
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

  test('a key store that gives back another key than it took is not relied upon', async () => {
    const vault = await bench.start();
    bench.keyStore.unwrap = async () => Buffer.alloc(32).toString('base64');
    await expect(vault.save([ENTRY])).rejects.toThrow(VaultUnavailable);
    expect(bench.files()).toEqual({});
    expect(vault.list()).toEqual([]);
  });
});
