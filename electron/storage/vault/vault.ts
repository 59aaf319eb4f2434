import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Account, type AccountEntry, accountEntrySchema } from '../../contract/account.ts';
import type { VaultState } from '../../contract/app-state.ts';
import { isLoopback } from '../../zego/endpoint.ts';
import type { Credentials } from '../../zego/query.ts';
import { StoreFile, UnreadableStore } from '../store-file.ts';
import type { KeyStore } from './key-store.ts';

const DATA_KEY_BYTES = 32;

const wrappedKeySchema = z.strictObject({ backend: z.string(), wrapped: z.base64() });
const storedAccountSchema = accountEntrySchema.extend({ id: z.string() });
type StoredAccount = z.infer<typeof storedAccountSchema>;

/** Credentials cannot be read or saved now. `state` says why; nothing was changed. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
  readonly state: VaultState;
  constructor(state: VaultState) {
    super(`credentials are not available: ${state}`);
    this.state = state;
  }
}

export interface VaultEvents {
  onChange(): void;
}

/**
 * Keeps the accounts. They are encrypted with a random data key that the operating system's key store
 * wraps, decrypted once at unlock and then held in memory, so that no click waits for a key derivation.
 * Without a key store they live in memory only and are gone with the process.
 */
export class Vault {
  state: VaultState = 'empty';
  backend: string | null = null;
  readonly #keyStore: KeyStore;
  readonly #directory: string;
  readonly #events: VaultEvents;
  readonly #keyFile: StoreFile<z.infer<typeof wrappedKeySchema>>;
  #accounts: readonly StoredAccount[] = [];
  #store: StoreFile<StoredAccount[]> | null = null;
  #opening: Promise<void> | undefined;
  #creating: Promise<void> | undefined;

  constructor(directory: string, keyStore: KeyStore, events: VaultEvents) {
    this.#directory = directory;
    this.#keyStore = keyStore;
    this.#events = events;
    this.#keyFile = new StoreFile({
      directory,
      name: 'vault-key',
      version: 1,
      schema: wrappedKeySchema,
    });
  }

  /** Finds out where the credentials stand and reads them if nobody has to be asked. Never throws. */
  open(): Promise<void> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = undefined;
      this.#events.onChange();
    });
    return this.#opening;
  }

  /** On the operator's click only: may show the key store's own password window. */
  async unlock(): Promise<void> {
    await this.#keyStore.unlock();
    await this.open();
  }

  list(): Account[] {
    const protection = this.#store ? 'keyring' : 'memory';
    return this.#accounts.map(({ serverSecret: _, ...account }) => ({
      ...account,
      practice: isLoopback(account.endpoint),
      protection,
    }));
  }

  credentials(id: string): Credentials | null {
    const account = this.#accounts.find((candidate) => candidate.id === id);
    if (!account) return null;
    const { appId, serverSecret, endpoint, isTest } = account;
    return { appId, serverSecret, endpoint, isTest };
  }

  findByName(name: string): string | null {
    return this.#accounts.find((account) => account.name === name.trim())?.id ?? null;
  }

  /**
   * Saves accounts whole, each in place of the one with its id or its name: never merged, so that no
   * one can send a stored secret's signatures to another endpoint.
   *
   * @throws VaultUnavailable when they can be neither saved nor kept in memory.
   */
  async save(entries: readonly (AccountEntry & { readonly id?: string })[]): Promise<void> {
    await this.#opening;
    if (this.state === 'empty') await this.#createOnce();
    if (this.state !== 'open' && this.state !== 'memory') throw new VaultUnavailable(this.state);
    let accounts = this.#accounts;
    for (const entry of entries) {
      const id = entry.id ?? this.findByName(entry.name) ?? randomUUID();
      const account = { ...entry, id };
      const known = accounts.some((candidate) => candidate.id === id);
      accounts = known
        ? accounts.map((candidate) => (candidate.id === id ? account : candidate))
        : [...accounts, account];
    }
    this.#write(accounts);
  }

  async remove(id: string): Promise<void> {
    this.#write(this.#accounts.filter((account) => account.id !== id));
  }

  #write(accounts: readonly StoredAccount[]): void {
    this.#store?.write([...accounts]);
    this.#accounts = accounts;
    this.#events.onChange();
  }

  async #open(): Promise<void> {
    if (this.#store) return;
    const { backend, state } = await this.#keyStore.probe();
    this.backend = backend;
    const [hasKey, hasStore] = [this.#keyFile.exists(), this.#storeFile().exists()];
    if (!hasKey && !hasStore) this.state = state === 'missing' ? 'memory' : 'empty';
    else if (!hasKey) this.state = 'store-without-key';
    else if (!hasStore) this.state = 'key-without-store';
    else if (state === 'locked') this.state = 'locked';
    else this.state = await this.#decrypt(backend, state === 'missing');
  }

  async #decrypt(backend: string, keyStoreMissing: boolean): Promise<VaultState> {
    try {
      const key = this.#keyFile.read();
      if (!key) return 'store-without-key';
      if (keyStoreMissing || key.backend !== backend) return 'backend-changed';
      const dataKey = await this.#keyStore
        .unwrap(Buffer.from(key.wrapped, 'base64'))
        .catch(() => null);
      if (dataKey === null) return 'backend-changed';
      const store = this.#storeFile(Buffer.from(dataKey, 'base64'));
      this.#accounts = store.read() ?? [];
      this.#store = store;
      return 'open';
    } catch (error) {
      if (error instanceof UnreadableStore) return 'damaged';
      throw error;
    }
  }

  /** Two first accounts that are saved at once share one data key. */
  #createOnce(): Promise<void> {
    this.#creating ??= this.#create().finally(() => {
      this.#creating = undefined;
    });
    return this.#creating;
  }

  /** The first account: a new data key, wrapped and read back before anything relies on it. */
  async #create(): Promise<void> {
    const { backend, state } = await this.#keyStore.probe();
    this.backend = backend;
    if (state === 'locked') throw new VaultUnavailable('locked');
    if (state === 'missing') {
      this.state = 'memory';
      return;
    }
    const dataKey = randomBytes(DATA_KEY_BYTES);
    const wrapped = await this.#keyStore.wrap(dataKey.toString('base64'));
    if ((await this.#keyStore.unwrap(wrapped)) !== dataKey.toString('base64')) {
      throw new VaultUnavailable('damaged');
    }
    const store = this.#storeFile(dataKey);
    // The store first: a key without a store is the fault that must not come from ourselves.
    store.write([]);
    this.#keyFile.write({ backend, wrapped: wrapped.toString('base64') });
    this.#store = store;
    this.state = 'open';
  }

  #storeFile(encryptionKey?: Uint8Array): StoreFile<StoredAccount[]> {
    return new StoreFile({
      directory: this.#directory,
      name: 'vault',
      version: 1,
      schema: z.array(storedAccountSchema),
      ...(encryptionKey && { encryptionKey }),
    });
  }
}
