import { rmSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VaultUnavailable } from '../../../electron/storage/ports.ts';
import { keyFile } from '../../../electron/storage/vault/data-key.ts';
import {
  PASSPHRASE_COST,
  type PassphraseCost,
  PassphraseSeal,
  WrongPassphrase,
} from '../../../electron/storage/vault/passphrase.ts';
import { createVault } from '../../../electron/storage/vault/vault.ts';
import { MemoryKeyStore } from '../../support/key-store.ts';
import { SECRET } from '../../support/provision.ts';
import { findSecret } from '../../support/secret-forms.ts';
import {
  ANOTHER,
  CHEAP_COST,
  ENTRY,
  holdingsOf,
  NEXT_PASSPHRASE,
  namesIn,
  PASSPHRASE,
  secretIn,
  type VaultBench,
  vaultBench,
} from '../../support/vault-bench.ts';

const OPEN = { kind: 'open' };
let bench: VaultBench;
beforeEach(() => {
  bench = vaultBench();
});
afterEach(() => bench.folder.remove());

describe('with a key store', () => {
  test('set: both are needed from then on, and every restart asks', async () => {
    const vault = await bench.saved(ENTRY, ANOTHER);
    const before = vault.list();
    expect(await vault.protect({ current: null, next: PASSPHRASE })).toEqual(OPEN);
    expect(vault.view()).toMatchObject({ state: 'open', protection: 'keyring-passphrase' });
    const next = await bench.start();
    expect(next.view()).toMatchObject({
      state: 'passphrase-required',
      protection: 'keyring-passphrase',
    });
    expect(holdingsOf(next)).toEqual({ Main: 'locked', Backup: 'locked' });
    expect(await next.unlock(PASSPHRASE)).toEqual(OPEN);
    expect(next.list()).toEqual(
      before.map((account) => ({ ...account, protection: 'keyring-passphrase' })),
    );
    expect([secretIn(next), secretIn(next, 'Backup')]).toEqual([SECRET, ANOTHER.serverSecret]);
  });

  test('the passphrase alone opens nothing', async () => {
    await bench.passphrased();
    const elsewhere = await bench.start(new MemoryKeyStore());
    expect(elsewhere.state).toBe('passphrase-required');
    expect(await elsewhere.unlock(PASSPHRASE)).toEqual({ kind: 'shut' });
    expect(elsewhere.state).toBe('backend-changed');
    bench.keyStore.vanish();
    const without = await bench.start();
    expect(without.state).toBe('backend-changed');
    expect(await without.unlock(PASSPHRASE)).toEqual({ kind: 'shut' });
    expect(secretIn(without)).toBeUndefined();
  });

  test('removed: the key store alone opens it again', async () => {
    const vault = await bench.passphrased();
    expect(await vault.protect({ current: PASSPHRASE, next: null })).toEqual(OPEN);
    expect(vault.view().protection).toBe('keyring');
    expect(secretIn(await bench.start())).toBe(SECRET);
  });

  test('changed: the old one opens nothing any more', async () => {
    const vault = await bench.passphrased();
    expect(await vault.protect({ current: PASSPHRASE, next: NEXT_PASSPHRASE })).toEqual(OPEN);
    expect(secretIn(vault)).toBe(SECRET);
    const next = await bench.start();
    expect(await next.unlock(PASSPHRASE)).toEqual({ kind: 'wrong', waitMs: 0 });
    expect(await next.unlock(NEXT_PASSPHRASE)).toEqual(OPEN);
    expect(secretIn(next)).toBe(SECRET);
  });

  test('locked by hand: asks for it, and what was locked is gone from memory', async () => {
    const vault = await bench.passphrased();
    await vault.lock();
    expect(vault.state).toBe('passphrase-required');
    expect(holdingsOf(vault)).toEqual({ Main: 'locked' });
    await vault.open();
    expect(secretIn(vault)).toBeUndefined();
    await expect(vault.save([ANOTHER])).rejects.toThrow(
      new VaultUnavailable('passphrase-required'),
    );
    expect(await vault.unlock(PASSPHRASE)).toEqual(OPEN);
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('the key store was locked meanwhile: one click asks for its password, and takes the passphrase', async () => {
    const vault = await bench.passphrased();
    await vault.lock();
    bench.keyStore.state = 'locked';
    expect(await vault.unlock(PASSPHRASE)).toEqual(OPEN);
    expect(bench.keyStore.unlocks).toBe(1);
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('…and its window closed, nothing was tried', async () => {
    const vault = await bench.passphrased();
    await vault.lock();
    bench.keyStore.state = 'locked';
    bench.keyStore.answer = 'cancel';
    expect(await vault.unlock(PASSPHRASE)).toEqual({ kind: 'shut' });
    expect(vault.state).toBe('keyring-locked');
    expect(bench.keyStore.unlocks).toBe(1);
  });

  test('no file holds passphrase, secret or data key, in any form, and all are their owner’s', async () => {
    const passphrase = '正确的马电池订书钉 é';
    const vault = await bench.saved(ENTRY, ANOTHER);
    await vault.protect({ current: null, next: passphrase });
    const dataKey = await bench.dataKey(passphrase);
    expect(dataKey).toHaveLength(32);
    const kept = [
      passphrase,
      passphrase.normalize('NFD'),
      SECRET,
      ANOTHER.serverSecret,
      dataKey.toString('base64'),
      dataKey.toString('hex'),
    ];
    for (const secret of kept) expect(findSecret(bench.folder.path, secret)).toEqual([]);
    for (const [name, content] of Object.entries(bench.files())) {
      expect(content.includes(dataKey)).toBe(false);
      expect(statSync(bench.path(name)).mode & 0o777).toBe(0o600);
    }
    // What the key store was given is sealed: it holds neither the data key nor the passphrase.
    const [, sealed = ''] = bench.keyStore.wrapped;
    expect(Buffer.from(sealed, 'base64').includes(dataKey)).toBe(false);
  });
});

describe('without a key store', () => {
  beforeEach(() => bench.keyStore.vanish());

  test('nothing chosen: nothing is saved, and nothing was decided for anyone', async () => {
    const vault = await bench.start();
    expect(vault.view()).toEqual({
      state: 'undecided',
      backend: 'basic_text',
      formerBackend: null,
      protection: null,
      keyStore: false,
    });
    await expect(vault.save([ENTRY])).rejects.toThrow(new VaultUnavailable('undecided'));
    expect(bench.files()).toEqual({});
  });

  test('a passphrase chosen: survives restarts, each of which asks', async () => {
    const vault = await bench.passphrased();
    expect(vault.view()).toMatchObject({ state: 'open', protection: 'passphrase' });
    const next = await bench.start();
    expect(next.state).toBe('passphrase-required');
    expect(await next.unlock(null)).toEqual({ kind: 'shut' });
    expect(await next.unlock(PASSPHRASE)).toEqual(OPEN);
    expect(secretIn(next)).toBe(SECRET);
    expect(bench.keyStore.wrapped).toEqual([]);
  });

  test('removed: all moves to memory and the files go', async () => {
    const vault = await bench.passphrased();
    await vault.saveProxyLogin({ user: 'u', password: 'p', proxy: 'http://p:80' });
    expect(await vault.protect({ current: PASSPHRASE, next: null })).toEqual(OPEN);
    expect(vault.view()).toMatchObject({ state: 'memory', protection: 'memory' });
    expect(secretIn(vault)).toBe(SECRET);
    expect(vault.proxyLogin()).toEqual({ user: 'u', password: 'p', proxy: 'http://p:80' });
    expect(Object.keys(bench.files())).toEqual(['accounts.json']);
    const next = await bench.start();
    expect(next.state).toBe('undecided');
    expect(holdingsOf(next)).toEqual({ Main: 'missing' });
  });

  test('files that cannot be removed: told, and the vault stays what it was', async () => {
    const vault = await bench.passphrased();
    bench.makeFolder('vault.json');
    await expect(vault.protect({ current: PASSPHRASE, next: null })).rejects.toThrow();
    expect(vault.view()).toMatchObject({ state: 'open', protection: 'passphrase' });
    rmSync(bench.path('vault.json'), { recursive: true });
    await vault.save([ANOTHER]);
    const next = await bench.start();
    await next.unlock(PASSPHRASE);
    expect([secretIn(next), secretIn(next, 'Backup')]).toEqual([SECRET, ANOTHER.serverSecret]);
  });

  test('a key store that came: a change of the passphrase takes it into use', async () => {
    await bench.passphrased();
    bench.keyStore.comeBack();
    const vault = await bench.start();
    expect(await vault.unlock(PASSPHRASE)).toEqual(OPEN);
    expect(vault.view().protection).toBe('passphrase');
    await vault.protect({ current: PASSPHRASE, next: PASSPHRASE });
    expect(vault.view().protection).toBe('keyring-passphrase');
    const next = await bench.start();
    expect(await next.unlock(PASSPHRASE)).toEqual(OPEN);
    expect(secretIn(next)).toBe(SECRET);
  });
});

test('a key store that goes away while the vault is open: a passphrase saves what is in it', async () => {
  const vault = await bench.saved();
  bench.keyStore.vanish();
  expect(await vault.protect({ current: null, next: PASSPHRASE })).toEqual(OPEN);
  expect(vault.view().protection).toBe('passphrase');
  const next = await bench.start();
  expect(await next.unlock(PASSPHRASE)).toEqual(OPEN);
  expect(secretIn(next)).toBe(SECRET);
});

describe('a wrong passphrase', () => {
  beforeEach(async () => {
    bench.keyStore.vanish();
    await bench.passphrased();
  });

  test('two are free, then it waits, and while it waits not even the right one is looked at', async () => {
    const vault = await bench.start();
    expect(await vault.unlock('wrong 1')).toEqual({ kind: 'wrong', waitMs: 0 });
    expect(await vault.unlock('wrong 2')).toEqual({ kind: 'wrong', waitMs: 0 });
    expect(await vault.unlock('wrong 3')).toEqual({ kind: 'wrong', waitMs: 2_000 });
    expect(await vault.unlock(PASSPHRASE)).toEqual({ kind: 'wait', waitMs: 2_000 });
    bench.clock.ms += 1_999;
    expect(await vault.unlock(PASSPHRASE)).toEqual({ kind: 'wait', waitMs: 1 });
    expect(holdingsOf(vault)).toEqual({ Main: 'locked' });
    bench.clock.ms += 1;
    expect(await vault.unlock('wrong 4')).toEqual({ kind: 'wrong', waitMs: 4_000 });
    bench.clock.ms += 4_000;
    expect(await vault.unlock(PASSPHRASE)).toEqual(OPEN);
    expect(secretIn(vault)).toBe(SECRET);
  });

  test('the right one begins the count anew; wrong ones at a change count as well', async () => {
    const vault = await bench.start();
    await vault.unlock('wrong 1');
    await vault.unlock('wrong 2');
    await vault.unlock(PASSPHRASE);
    const wrong = (current: string) => vault.protect({ current, next: NEXT_PASSPHRASE });
    expect(await wrong('wrong 1')).toEqual({ kind: 'wrong', waitMs: 0 });
    expect(await wrong('wrong 2')).toEqual({ kind: 'wrong', waitMs: 0 });
    expect(await wrong('wrong 3')).toEqual({ kind: 'wrong', waitMs: 2_000 });
    expect(await wrong(PASSPHRASE)).toEqual({ kind: 'wait', waitMs: 2_000 });
    await vault.lock();
    expect(await vault.unlock(PASSPHRASE)).toEqual({ kind: 'wait', waitMs: 2_000 });
  });
});

describe('the same passphrase from another keyboard', () => {
  const KEY = Buffer.from('a data key of thirty-two bytes!!');
  const cheap = new PassphraseSeal(CHEAP_COST);

  test.each([
    ['é, composed', 'caf\u00e9 noir', 'cafe\u0301 noir'],
    ['full-width digits and letters', 'ＡＢｃ１２３４５', 'ABc12345'],
    ['Chinese with a full-width space', '推流\u3000录制二〇二六', '推流 录制二〇二六'],
    ['a ligature', 'o\ufb03cial business', 'official business'],
    ['1,024 characters', 'é'.repeat(1024), 'e\u0301'.repeat(1024)],
  ])('%s', async (_what, typed, elsewhere) => {
    expect(typed).not.toBe(elsewhere);
    const { sealed, salt } = await cheap.seal(KEY, typed);
    expect(await cheap.unseal(sealed, salt, elsewhere)).toEqual(KEY);
  });

  test('what only looks like it is another one', async () => {
    const { sealed, salt } = await cheap.seal(KEY, '推流录制 Passphrase');
    const others = [
      ...['推流录制 passphrase', '推流录制 Passphrase ', '推流錄製 Passphrase'],
      ...['推流录制 Passphras', '推流录制\u200b Passphrase', ''],
    ];
    for (const other of others) {
      await expect(cheap.unseal(sealed, salt, other), other).rejects.toThrow(WrongPassphrase);
    }
    expect(await cheap.unseal(sealed, salt, '推流录制 Passphrase')).toEqual(KEY);
  });

  test('of 1,024 characters the last one counts', async () => {
    const { sealed, salt } = await cheap.seal(KEY, `${'x'.repeat(1023)}y`);
    await expect(cheap.unseal(sealed, salt, 'x'.repeat(1024))).rejects.toThrow(WrongPassphrase);
  });

  test('two of one passphrase have nothing in common: each has a salt of its own', async () => {
    const [one, two] = [await cheap.seal(KEY, PASSPHRASE), await cheap.seal(KEY, PASSPHRASE)];
    expect(one.salt).not.toBe(two.salt);
    expect(one.sealed.equals(two.sealed)).toBe(false);
    expect(Buffer.from(one.salt, 'base64')).toHaveLength(16);
  });

  test('end to end: typed in Chinese, with an é in two parts', async () => {
    const vault = await bench.saved();
    await vault.protect({ current: null, next: '晚间新闻 cafe\u0301' });
    const next = await bench.start();
    expect(await next.unlock('晚间新闻 caf\u00e9')).toEqual(OPEN);
    expect(secretIn(next)).toBe(SECRET);
  });
});

describe('two at once', () => {
  test('a save while the passphrase changes', async () => {
    const vault = await bench.saved();
    await Promise.all([
      vault.protect({ current: null, next: PASSPHRASE }),
      vault.save([ANOTHER]),
      vault.open(),
    ]);
    const next = await bench.start();
    await next.unlock(PASSPHRASE);
    expect([secretIn(next), secretIn(next, 'Backup')]).toEqual([SECRET, ANOTHER.serverSecret]);
  });

  test('two changes: the second knows the first’s passphrase or fails', async () => {
    const vault = await bench.saved();
    const answers = await Promise.all([
      vault.protect({ current: null, next: PASSPHRASE }),
      vault.protect({ current: null, next: NEXT_PASSPHRASE }),
    ]);
    expect(answers).toEqual([OPEN, { kind: 'wrong', waitMs: 0 }]);
    expect(await (await bench.start()).unlock(PASSPHRASE)).toEqual(OPEN);
  });

  test('a right and a wrong one, in either order', async () => {
    bench.keyStore.vanish();
    await bench.passphrased();
    for (const tried of [
      [PASSPHRASE, 'wrong'],
      ['wrong', PASSPHRASE],
    ]) {
      const vault = await bench.start();
      await Promise.all(tried.map((passphrase) => vault.unlock(passphrase)));
      expect(secretIn(vault)).toBe(SECRET);
    }
  });

  test('locked while it is being unlocked: the lock has the last word', async () => {
    bench.keyStore.vanish();
    await bench.passphrased();
    const vault = await bench.start();
    await Promise.all([vault.unlock(PASSPHRASE), vault.lock()]);
    expect(vault.state).toBe('passphrase-required');
    expect(secretIn(vault)).toBeUndefined();
  });

  test('a first account and a first passphrase, in either order', async () => {
    for (const order of [0, 1]) {
      bench.restore({});
      const vault = await bench.start();
      const work = [
        () => vault.save([ENTRY]),
        () => vault.protect({ current: null, next: PASSPHRASE }),
      ];
      await Promise.all((order === 0 ? work : work.reverse()).map((each) => each()));
      const next = await bench.start();
      expect(next.state).toBe('passphrase-required');
      await next.unlock(PASSPHRASE);
      expect(secretIn(next)).toBe(SECRET);
    }
  });
});

describe('the disk refuses', () => {
  test('a change of the passphrase: the old one stays in force', async () => {
    const vault = await bench.passphrased();
    const before = bench.files();
    bench.folder.remove();
    writeFileSync(bench.folder.path, 'a file where the folder was');
    await expect(vault.protect({ current: PASSPHRASE, next: NEXT_PASSPHRASE })).rejects.toThrow();
    rmSync(bench.folder.path);
    bench.restore(before);
    expect(vault.view()).toMatchObject({ state: 'open', protection: 'keyring-passphrase' });
    expect(await vault.protect({ current: NEXT_PASSPHRASE, next: null })).toMatchObject({
      kind: 'wrong',
    });
    const next = await bench.start();
    expect(await next.unlock(PASSPHRASE)).toEqual(OPEN);
    expect(secretIn(next)).toBe(SECRET);
  });

  test('the first key: no content stays behind that nobody could ever read', async () => {
    const vault = await bench.start();
    bench.makeFolder('vault-key.json');
    await expect(vault.save([ENTRY])).rejects.toThrow();
    rmSync(bench.path('vault-key.json'), { recursive: true });
    expect(bench.files()).toEqual({});
    expect(vault.view()).toMatchObject({ state: 'empty', protection: null });
    await vault.save([ENTRY]);
    expect(namesIn(await bench.start())).toEqual(['Main']);
  });

  test('the first passphrase of what is in memory: it stays there', async () => {
    const vault = await bench.inMemory();
    bench.makeFolder('vault-key.json');
    await expect(vault.protect({ current: null, next: PASSPHRASE })).rejects.toThrow();
    expect(vault.state).toBe('memory');
    expect(secretIn(vault)).toBe(SECRET);
    rmSync(bench.path('vault-key.json'), { recursive: true });
    expect(Object.keys(bench.files())).toEqual(['accounts.json']);
  });
});

test('a real vault has each try cost 128 MiB', async () => {
  expect(128 * PASSPHRASE_COST.N * PASSPHRASE_COST.r).toBe(128 * 1024 * 1024);
  bench.keyStore.vanish();
  const { passphraseCost: _, ...real } = bench.options();
  const vault = createVault(real);
  await vault.open();
  await vault.protect({ current: null, next: PASSPHRASE });
  await vault.save([ENTRY]);
  const key = keyFile(bench.folder.path, 'vault-key').read();
  const tried = (cost: PassphraseCost) =>
    new PassphraseSeal(cost).unseal(
      Buffer.from(key?.wrapped ?? '', 'base64'),
      key?.salt ?? '',
      PASSPHRASE,
    );
  expect(await tried(PASSPHRASE_COST)).toHaveLength(32);
  await expect(tried(CHEAP_COST)).rejects.toThrow(WrongPassphrase);
});
