import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Account, type AccountEntry, accountEntrySchema } from '../../contract/account.ts';
import type { VaultState } from '../../contract/app-state.ts';
import { type ProxyLogin, proxyLoginSchema } from '../../contract/network.ts';
import { isLoopback } from '../../zego/endpoint.ts';
import type { Credentials } from '../../zego/query.ts';
import { StoreFile, UnreadableStore } from '../store-file.ts';
import type { KeyStore } from './key-store.ts';

const DATA_KEY_BYTES = 32;

const wrappedKeySchema = z.strictObject({ backend: z.string(), wrapped: z.base64() });
const storedAccountSchema = accountEntrySchema.extend({ id: z.string() });
/** Everything in the vault. */
const contentSchema = z.strictObject({
  accounts: z.array(storedAccountSchema),
  proxyLogin: proxyLoginSchema.nullable(),
});
type Content = z.infer<typeof contentSchema>;
const EMPTY: Content = { accounts: [], proxyLogin: null };

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
  #content: Content = EMPTY;
  #store: StoreFile<Content> | null = null;
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
    this.#opening ??= this.#open()
      .catch(() => {
        // A key store that answers with an error is one that cannot be used now; nothing is touched.
        this.state = 'damaged';
      })
      .finally(() => {
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
    return this.#content.accounts.map(({ serverSecret: _, ...account }) => ({
      ...account,
      practice: isLoopback(account.endpoint),
      protection,
    }));
  }

  credentials(id: string): Credentials | null {
    const account = this.#content.accounts.find((candidate) => candidate.id === id);
    if (!account) return null;
    const { appId, serverSecret, endpoint, isTest } = account;
    return { appId, serverSecret, endpoint, isTest };
  }

  findByName(name: string): string | null {
    return this.#content.accounts.find((account) => account.name === name.trim())?.id ?? null;
  }

  /**
   * Saves accounts whole, each in place of the one with its id or its name: never merged, so that no
   * one can send a stored secret's signatures to another endpoint.
   *
   * @throws VaultUnavailable when they can be neither saved nor kept in memory.
   */
  async save(entries: readonly (AccountEntry & { readonly id?: string })[]): Promise<void> {
    await this.#makeWritable();
    let { accounts } = this.#content;
    for (const entry of entries) {
      const id = entry.id ?? this.findByName(entry.name) ?? newId(entry.name, accounts);
      const account = { ...entry, id };
      const known = accounts.some((candidate) => candidate.id === id);
      accounts = known
        ? accounts.map((candidate) => (candidate.id === id ? account : candidate))
        : [...accounts, account];
    }
    this.#write({ ...this.#content, accounts });
  }

  proxyLogin(): ProxyLogin | null {
    return this.#content.proxyLogin;
  }

  /** @throws VaultUnavailable when it can be neither saved nor kept in memory. */
  async saveProxyLogin(proxyLogin: ProxyLogin | null): Promise<void> {
    await this.#makeWritable();
    this.#write({ ...this.#content, proxyLogin });
  }

  async remove(id: string): Promise<void> {
    const accounts = this.#content.accounts.filter((account) => account.id !== id);
    this.#write({ ...this.#content, accounts });
  }

  async #makeWritable(): Promise<void> {
    await this.#opening;
    if (this.state === 'empty') await this.#createOnce();
    if (this.state !== 'open' && this.state !== 'memory') throw new VaultUnavailable(this.state);
  }

  #write(content: Content): void {
    this.#store?.write(content);
    this.#content = content;
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
      this.#content = store.read() ?? EMPTY;
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
    store.write(EMPTY);
    this.#keyFile.write({ backend, wrapped: wrapped.toString('base64') });
    this.#store = store;
    this.state = 'open';
  }

  #storeFile(encryptionKey?: Uint8Array): StoreFile<Content> {
    return new StoreFile({
      directory: this.#directory,
      name: 'vault',
      version: 1,
      schema: contentSchema,
      ...(encryptionKey && { encryptionKey }),
    });
  }
}

/**
 * An id that follows from the name, so that an account which lived in memory only is the same one when it
 * is provisioned again: what runs at it is kept by its id. Where a renamed account has it, a random one.
 */
function newId(name: string, accounts: readonly { readonly id: string }[]): string {
  const id = createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, 32);
  return accounts.some((account) => account.id === id) ? randomUUID() : id;
}
