// First: the vault's key store brings the package `electron` with it.
import '../support/electron-in-node.ts';
import { randomInt } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Account } from '#contract/model/account.ts';
import { VAULT_STATES } from '#contract/model/app-state.ts';
import { StoreFile } from '../../electron/storage/store-file.ts';
import type { Vault } from '../../electron/storage/vault/vault.ts';
import type { Credentials } from '../../electron/zego/request/query.ts';
import { MemoryKeyStore } from '../support/key-store.ts';
import {
  ANOTHER,
  ENTRY,
  type Files,
  LATER,
  PASSPHRASE,
  type VaultBench,
  vaultBench,
} from '../support/vault-bench.ts';

/** Whatever is done to the vault's files: a state with a name, no throw, nobody else's data, no byte lost. */
const SEED = Number(process.env.TAMPER_SEED ?? randomInt(2 ** 31));
console.log(`vault tampering: TAMPER_SEED=${SEED}`);

const NAMES = ['vault.json', 'vault-key.json', 'accounts.json'] as const;
type Name = (typeof NAMES)[number];

/** Each try at a passphrase takes tenths of a second, so fewer of them. */
const KINDS = [
  { kind: 'keyring', flips: 1_000, passphrase: null },
  { kind: 'passphrase', flips: 200, passphrase: PASSPHRASE },
] as const;

/** Every content of a folder by its name; `folder` for a folder. */
type Snapshot = Readonly<Record<string, Buffer | 'folder'>>;

/** What a vault held before anyone touched it. */
interface Whole {
  readonly files: Files;
  readonly accounts: readonly Account[];
  readonly credentials: Readonly<Record<string, Credentials | null>>;
  readonly dataKey: Buffer;
}

function snapshot(bench: VaultBench): Snapshot {
  return Object.fromEntries(
    readdirSync(bench.folder.path, { withFileTypes: true }).map((entry) => [
      entry.name,
      entry.isDirectory() ? 'folder' : readFileSync(join(entry.parentPath, entry.name)),
    ]),
  );
}

function says(content: Snapshot[string] | undefined): unknown {
  return JSON.parse(String(content));
}

const credentialsOf = (vault: Vault, ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, vault.credentials(id)]));

/** Numbers from 0 to below `limit`, the same for the same seed. */
function dice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

describe.each(KINDS)('a vault with a $kind', ({ kind, flips, passphrase }) => {
  const keyStore = new MemoryKeyStore();
  const bench = vaultBench(keyStore);
  let whole: Whole;
  beforeAll(async () => {
    if (kind === 'passphrase') keyStore.vanish();
    const vault =
      kind === 'passphrase'
        ? await bench.passphrased(ENTRY, ANOTHER)
        : await bench.saved(ENTRY, ANOTHER);
    const accounts = vault.list();
    const ids = accounts.map(({ id }) => id);
    whole = {
      files: bench.files(),
      accounts,
      credentials: credentialsOf(vault, ids),
      dataKey: await bench.dataKey(passphrase),
    };
  });
  afterAll(() => bench.folder.remove());
  beforeEach(() => bench.restore(whole.files));

  /** As far as it opens: by itself, and with the passphrase. */
  async function opened(): Promise<Vault> {
    const vault = await bench.start();
    if (passphrase !== null) await vault.unlock(passphrase);
    return vault;
  }

  /** All there is to say of a folder that somebody was at. Gives the state. */
  async function judge(name: Name): Promise<string> {
    const before = snapshot(bench);
    const vault = await opened();
    const { state } = vault;
    expect(VAULT_STATES).toContain(state);
    const after = snapshot(bench);
    if (name !== 'accounts.json') expect(after).toEqual(before);
    else expectListSafe(before, after, vault);
    if (state === 'open') expectWhole(vault);
    else await expectShut(vault, before);
    return state;
  }

  /** The secrets are those that were entered, each with the account that it was entered for. */
  function expectWhole(vault: Vault): void {
    expect(vault.list()).toEqual(whole.accounts);
    expect(credentialsOf(vault, Object.keys(whole.credentials))).toEqual(whole.credentials);
  }

  async function expectShut(vault: Vault, before: Snapshot): Promise<void> {
    const known = vault.list();
    // Nothing is a default here: a vault that cannot be read is never an empty one, or one in memory.
    expect(['empty', 'undecided', 'memory']).not.toContain(vault.state);
    expect(known.every(({ secret }) => secret === 'locked')).toBe(true);
    const ids = [...known.map(({ id }) => id), ...Object.keys(whole.credentials)];
    expect(ids.map((id) => vault.credentials(id))).toEqual(ids.map(() => null));
    await expect(vault.save([ENTRY])).rejects.toThrow();
    const aside = await vault.startFresh(LATER);
    expect(vault.state).toBe(kind === 'passphrase' ? 'undecided' : 'empty');
    expect(vault.list().map(({ id, secret }) => [id, secret])).toEqual(
      known.map(({ id }) => [id, 'missing']),
    );
    const now = snapshot(bench);
    for (const secretFile of ['vault-key.json', 'vault.json']) {
      const renamed = aside.find((path) => path.startsWith(`${secretFile}.unreadable-`));
      expect(now[renamed ?? '']).toEqual(before[secretFile]);
      expect(now[secretFile]).toBeUndefined();
    }
  }

  /** Read, or quarantined with every byte; and as it was once the vault is open. */
  function expectListSafe(before: Snapshot, after: Snapshot, vault: Vault): void {
    if (vault.accountsFault !== null) {
      const [, name = ''] = /([^/]+)$/.exec(vault.accountsFault.detail) ?? [];
      expect(after[name]).toEqual(before['accounts.json']);
    }
    expect(vault.state).toBe('open');
    // By what it says: a tab that became a line break is the same list, and no reason to write it again.
    expect(says(after['accounts.json'])).toEqual(says(whole.files['accounts.json']));
  }

  function contentOf(name: Name): Buffer {
    const content = whole.files[name];
    if (!content) throw new Error(`the vault has no ${name}`);
    return content;
  }

  test('untouched it opens', async () => {
    expect(await judge('vault.json')).toBe('open');
    expect(whole.accounts).toHaveLength(2);
    expect(Object.values(whole.credentials).map((one) => one?.serverSecret)).toEqual([
      ENTRY.serverSecret,
      ANOTHER.serverSecret,
    ]);
  });

  test(`${flips} flipped bits`, async () => {
    const roll = dice(SEED);
    const states: Record<string, number> = {};
    for (let round = 0; round < flips; round += 1) {
      bench.restore(whole.files);
      const name = NAMES[roll(NAMES.length)] ?? 'vault.json';
      const flipped = Buffer.from(contentOf(name));
      const [index, bit] = [roll(flipped.length), roll(8)];
      flipped[index] = (flipped[index] ?? 0) ^ (1 << bit);
      writeFileSync(bench.path(name), flipped);
      try {
        const key = `${name}: ${await judge(name)}`;
        states[key] = (states[key] ?? 0) + 1;
      } catch (error) {
        throw new Error(`seed ${SEED}, round ${round}: ${name}, byte ${index}, bit ${bit}`, {
          cause: error,
        });
      }
    }
    console.log(`${kind}, ${flips} flipped bits: ${JSON.stringify(states)}`);
    // Not one bit of what is encrypted may go unnoticed.
    expect(Object.keys(states).filter((key) => key.startsWith('vault.json'))).toEqual([
      'vault.json: damaged',
    ]);
  });

  describe.each(NAMES)('%s', (name) => {
    const isList = name === 'accounts.json';
    const gone = name === 'vault.json' ? 'key-without-store' : 'store-without-key';

    test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('cut short at %d tenths', async (tenths) => {
      const content = contentOf(name);
      writeFileSync(
        bench.path(name),
        content.subarray(0, Math.floor((content.length * tenths) / 10)),
      );
      expect(await judge(name)).toBe(isList ? 'open' : 'damaged');
    });

    test('empty', async () => {
      writeFileSync(bench.path(name), '');
      expect(await judge(name)).toBe(isList ? 'open' : 'damaged');
    });

    test('missing', async () => {
      rmSync(bench.path(name));
      expect(await judge(name)).toBe(isList ? 'open' : gone);
    });

    /** Not damage: it stays where it is, and nothing is written over it. */
    async function expectUnusable(): Promise<void> {
      const vault = await opened();
      expect(vault.state).toBe(isList ? 'open' : 'unusable');
      if (isList) expectWhole(vault);
      else expect(vault.list().every(({ secret }) => secret === 'locked')).toBe(true);
      expect(vault.accountsFault !== null).toBe(isList);
    }

    test('a folder in its place', async () => {
      rmSync(bench.path(name));
      mkdirSync(bench.path(name));
      await expectUnusable();
      expect(statSync(bench.path(name)).isDirectory()).toBe(true);
    });

    test.skipIf(process.getuid?.() === 0)('that nobody may read', async () => {
      chmodSync(bench.path(name), 0);
      await expectUnusable();
    });

    test('of a newer version', async () => {
      rmSync(bench.path(name));
      new StoreFile({
        directory: bench.folder.path,
        name: name.replace('.json', ''),
        version: 99,
        schema: z.unknown(),
        ...(name === 'vault.json' && { encryptionKey: whole.dataKey }),
      }).write({ of: 'another time' });
      expect(await judge(name)).toBe(isList ? 'open' : 'newer');
    });
  });

  test('of another vault, each file alone: never its accounts', async () => {
    const other = vaultBench(keyStore);
    const foreign = { ...ENTRY, name: 'Foreign', serverSecret: 'of-another-vault' };
    await (kind === 'passphrase' ? other.passphrased(foreign) : other.saved(foreign));
    const files = other.files();
    other.folder.remove();
    for (const name of ['vault.json', 'vault-key.json'] as const) {
      bench.restore({ ...whole.files, [name]: files[name] ?? Buffer.alloc(0) });
      expect(await judge(name)).toBe('damaged');
    }
  });
});
