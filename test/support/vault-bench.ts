import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountEntry } from '../../electron/contract/account.ts';
import { Vault } from '../../electron/storage/vault/vault.ts';
import { tempFolder } from './desktop/temp.ts';
import { MemoryKeyStore } from './key-store.ts';
import { SECRET } from './provision.ts';

export const ENTRY: AccountEntry = {
  name: 'Main',
  appId: 12345,
  serverSecret: SECRET,
  endpoint: 'https://rtc-api.zego.im/',
  isTest: false,
};
export const ANOTHER: AccountEntry = {
  ...ENTRY,
  name: 'Backup',
  serverSecret: 'another-secret-of-32-characters!',
};

export const namesIn = (vault: Vault) => vault.list().map(({ name }) => name);
export const secretIn = (vault: Vault, name = 'Main') =>
  vault.credentials(vault.findByName(name) ?? '')?.serverSecret;

/** A folder and a key store that outlive the vaults opened on them. */
export function vaultBench() {
  const folder = tempFolder('vault');
  const keyStore = new MemoryKeyStore();
  const changes = { count: 0 };
  const make = (store = keyStore) =>
    new Vault(folder.path, store, {
      onChange: () => {
        changes.count += 1;
      },
    });
  /** A new process on the same folder, with the key store as it is now. */
  const start = async (store = keyStore): Promise<Vault> => {
    const vault = make(store);
    await vault.open();
    return vault;
  };
  return {
    folder,
    keyStore,
    changes,
    make,
    start,
    async saved(...entries: AccountEntry[]): Promise<Vault> {
      const vault = await start();
      await vault.save(entries.length > 0 ? entries : [ENTRY]);
      return vault;
    },
    path: (name: string) => join(folder.path, name),
    files: () =>
      Object.fromEntries(
        readdirSync(folder.path).map((name) => [name, readFileSync(join(folder.path, name))]),
      ),
  };
}
