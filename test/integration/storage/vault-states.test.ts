import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Vault, VaultUnavailable } from '../../../electron/storage/vault/vault.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { SECRET } from '../../support/provision.ts';
import { ANOTHER, ENTRY, namesIn, secretIn, vaultBench } from '../../support/vault-bench.ts';

let bench: ReturnType<typeof vaultBench>;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

/** Nothing is readable, nothing can be saved, and no file was touched. */
async function expectShut(vault: Vault, state: Vault['state'], before = bench.files()) {
  expect(vault.state).toBe(state);
  expect(vault.list()).toEqual([]);
  await expect(vault.save([ANOTHER])).rejects.toThrow(new VaultUnavailable(state));
  expect(vault.list()).toEqual([]);
  expect(bench.files()).toEqual(before);
}

describe('locked', () => {
  test('with accounts: shut, the key store not touched, open once a person unlocks', async () => {
    await bench.saved();
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    await expectShut(vault, 'locked');
    expect(bench.keyStore.unlocks).toBe(0);
    await vault.unlock();
    expect(vault.state).toBe('open');
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('a person who closes the password window leaves it locked', async () => {
    await bench.saved();
    bench.keyStore.state = 'locked';
    bench.keyStore.answer = 'cancel';
    const vault = await bench.start();
    await vault.unlock();
    await expectShut(vault, 'locked');
  });

  test('without accounts: nothing to unlock yet, and the first save says what is wrong', async () => {
    bench.keyStore.state = 'locked';
    const vault = await bench.start();
    expect(vault.state).toBe('empty');
    await expect(vault.save([ENTRY])).rejects.toThrow(new VaultUnavailable('locked'));
    expect(bench.files()).toEqual({});
    await vault.unlock();
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
});

describe('without a key store', () => {
  beforeEach(() => {
    bench.keyStore.state = 'missing';
    bench.keyStore.backend = 'basic_text';
  });

  test('accounts live in memory, and nothing is written', async () => {
    const vault = await bench.saved();
    expect(vault.state).toBe('memory');
    expect(vault.list()).toMatchObject([{ name: 'Main', protection: 'memory' }]);
    expect(secretIn(vault)).toBe(SECRET);
    expect(bench.files()).toEqual({});
    expect(namesIn(await bench.start())).toEqual([]);
  });

  test('they stay when the state is asked for again', async () => {
    const vault = await bench.saved();
    await vault.open();
    expect(secretIn(vault)).toBe(SECRET);
  });
});

describe('faults: every file stays, no credentials are shown, none can be saved', () => {
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
    bench.keyStore.state = 'missing';
    bench.keyStore.backend = 'basic_text';
    await expectShut(await bench.start(), 'backend-changed');
    bench.keyStore.state = 'available';
    bench.keyStore.backend = 'gnome_libsecret';
    expect(secretIn(await bench.start())).toBe(SECRET);
  });

  test('a key store of the same name that has lost the key', async () => {
    await expectShut(await bench.start(new MemoryKeyStore()), 'backend-changed');
    expect(secretIn(await bench.start())).toBe(SECRET);
  });

  test.each([
    ['vault.json', ''],
    ['vault.json', '{"version":1,"data":[]}'],
    ['vault-key.json', ''],
    ['vault-key.json', '{"version":1,"data":{"backend":"gnome_libsecret","wrapped":"?"}}'],
    ['vault-key.json', '{"version":2,"data":{}}'],
  ])('%s holds %j', async (name, content) => {
    writeFileSync(bench.path(name), content);
    await expectShut(await bench.start(), 'damaged');
  });

  test('another vault’s store', async () => {
    const own = readFileSync(bench.path('vault-key.json'));
    rmSync(bench.path('vault-key.json'));
    rmSync(bench.path('vault.json'));
    await bench.saved(ANOTHER);
    writeFileSync(bench.path('vault-key.json'), own);
    await expectShut(await bench.start(), 'damaged');
  });

  test.each(['vault.json', 'vault-key.json'])(
    'a flipped bit in %s: never a throw, never a wrong account',
    async (name) => {
      const path = bench.path(name);
      const whole = readFileSync(path);
      for (let index = 0; index < whole.length; index += 5) {
        const flipped = Buffer.from(whole);
        flipped[index] = (flipped[index] ?? 0) ^ (1 << (index % 8));
        writeFileSync(path, flipped);
        const vault = await bench.start();
        expect(readFileSync(path)).toEqual(flipped);
        // White space between the members of the key file carries nothing.
        if (vault.state === 'open') {
          expect([name, secretIn(vault)]).toEqual(['vault-key.json', SECRET]);
        } else {
          expect(['damaged', 'backend-changed']).toContain(vault.state);
          expect(vault.list()).toEqual([]);
        }
      }
    },
  );
});
