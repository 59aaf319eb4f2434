import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AccountEntry } from '#contract/model/account.ts';
import { StoreFile } from '../../electron/storage/store-file.ts';
import { keyFile, unwrapDataKey } from '../../electron/storage/vault/data-key.ts';
import { PassphraseSeal } from '../../electron/storage/vault/passphrase.ts';
import { createVault, type Vault } from '../../electron/storage/vault/vault.ts';
import { tempFolder } from './desktop/temp.ts';
import { MemoryKeyStore } from './key-store.ts';
import { SECRET } from './provision.ts';
import { MOMENT } from './runs.ts';

export const ENTRY = {
  name: 'Main',
  appId: 12345,
  serverSecret: SECRET,
  endpoint: 'https://rtc-api.zego.im/',
  isTest: null,
  badge: 'production',
  colour: 'slate',
} as const satisfies AccountEntry;
export const ANOTHER = {
  ...ENTRY,
  name: 'Backup',
  serverSecret: 'another-secret-of-32-characters!',
} as const satisfies AccountEntry;
/** The secrets that an account may do without. */
export const FURTHER_SECRETS = {
  callbackSecret: 'callback-secret-of-the-project!!',
  playbackKeys: {
    Tencent: 'playback-key-of-the-first-vendor',
    Ws: 'playback-key-of-another-vendor!',
  },
} as const satisfies Partial<AccountEntry>;
export const PASSPHRASE = 'correct horse battery staple';
export const NEXT_PASSPHRASE = 'another horse, another staple';
export const LATER = new Date(MOMENT + 60_000);
/** A thousandth of a real vault's cost, so that a hundred passphrases can be tried in a second. */
export const CHEAP_COST = { N: 2 ** 10, r: 8, p: 1 };

export const namesIn = (vault: Vault) => vault.list().map(({ name }) => name);
export const secretIn = (vault: Vault, name = 'Main') =>
  vault.credentials(vault.findByName(name) ?? '')?.serverSecret;
/** Name, and whether its secret is there, of each account. */
export const holdingsOf = (vault: Vault) =>
  Object.fromEntries(vault.list().map(({ name, secret }) => [name, secret]));

/** Content of each file by its name. */
export type Files = Readonly<Record<string, Buffer>>;

export type VaultBench = ReturnType<typeof vaultBench>;

/** A folder and a key store that outlive the vaults opened on them. */
export function vaultBench(keyStore = new MemoryKeyStore()) {
  const folder = tempFolder('vault');
  const changes = { count: 0 };
  const faults: unknown[] = [];
  const clock = { ms: 1_000_000 };
  const path = (name: string) => join(folder.path, name);
  const options = (store = keyStore) => ({
    directory: folder.path,
    keyStore: store,
    passphraseCost: CHEAP_COST,
    now: new Date(MOMENT),
    monotonic: () => clock.ms,
    onFault: (error: unknown) => faults.push(error),
  });
  const make = (store = keyStore) => {
    const vault = createVault(options(store));
    vault.onChange(() => {
      changes.count += 1;
    });
    return vault;
  };
  /** A new process on the same folder, with the key store as it is now. */
  const start = async (store = keyStore): Promise<Vault> => {
    const vault = make(store);
    await vault.open();
    return vault;
  };
  const saved = async (...entries: AccountEntry[]): Promise<Vault> => {
    const vault = await start();
    await vault.save(entries.length > 0 ? entries : [ENTRY]);
    return vault;
  };
  return {
    folder,
    keyStore,
    changes,
    faults,
    clock,
    path,
    options,
    make,
    start,
    saved,
    /** A vault with accounts and a passphrase, open. */
    async passphrased(...entries: AccountEntry[]): Promise<Vault> {
      const vault = await start();
      await vault.protect({ current: null, next: PASSPHRASE });
      await vault.save(entries.length > 0 ? entries : [ENTRY]);
      return vault;
    },
    /** Accounts in memory only, by the operator's choice. */
    async inMemory(...entries: AccountEntry[]): Promise<Vault> {
      keyStore.vanish();
      const vault = await start();
      await vault.chooseMemory();
      await vault.save(entries.length > 0 ? entries : [ENTRY]);
      return vault;
    },
    files: (): Files =>
      Object.fromEntries(readdirSync(folder.path).map((name) => [name, readFileSync(path(name))])),
    /** The folder as it was when these files were read. */
    restore(files: Files): void {
      rmSync(folder.path, { recursive: true, force: true });
      mkdirSync(folder.path, { mode: 0o700 });
      for (const [name, content] of Object.entries(files)) writeFileSync(path(name), content);
    },
    /** A folder that is not empty in place of a file: nothing can be renamed over it. */
    makeFolder(name: string): void {
      rmSync(path(name), { recursive: true, force: true });
      mkdirSync(join(path(name), 'inside'), { recursive: true });
    },
    /** The key that the content is encrypted with: to look for it where it must not be. */
    async dataKey(passphrase: string | null = null): Promise<Buffer> {
      const key = keyFile(folder.path, 'vault-key').read();
      if (!key) throw new Error('there is no wrapped key');
      const passphraseSeal = new PassphraseSeal(CHEAP_COST);
      return unwrapDataKey(key, { keyStore, passphraseSeal, passphrase });
    },
  };
}

/** An account as the encrypted file has it. */
export const STORED = { ...ENTRY, id: 'cfa2a2b1c9' };

/** A vault with this content, of any shape, whose key is in the key store. */
export async function writeVault(
  directory: string,
  keyStore: MemoryKeyStore,
  content: unknown,
): Promise<void> {
  const dataKey = randomBytes(32);
  const wrapped = (await keyStore.wrap(dataKey.toString('base64'))).toString('base64');
  const write = (name: string, data: unknown, encryptionKey?: Buffer) =>
    new StoreFile({
      directory,
      name,
      version: 1,
      schema: z.unknown(),
      ...(encryptionKey && { encryptionKey }),
    }).write(data);
  write('vault', content, dataKey);
  write('vault-key', { backend: keyStore.backend, salt: null, wrapped });
}
