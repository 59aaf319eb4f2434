import { renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { KnownAccount } from '#contract/model/account.ts';
import type { VaultState } from '#contract/model/app-state.ts';
import type { StoreFile } from '../store-file.ts';
import { lookAt, StoredValue, type StoreFault } from '../stored-value.ts';
import { contentFile, contentOf, directoryFile, heldOf, type VaultContent } from './content.ts';
import { keyFile, type WrappedKey } from './data-key.ts';
import type { KeyStoreState } from './key-store.ts';

/** `look`: who opens the vault does not own the data folder, and changes nothing of it. */
export type VaultAccess = 'own' | 'look';

/** What the files say of the vault before anything is decrypted. */
export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'shut'; readonly state: VaultState; readonly key: WrappedKey | null }
  /** Everything is there, as far as it can be told without decrypting. */
  | { readonly kind: 'ready'; readonly key: WrappedKey };

/**
 * The vault's files: the wrapped key, the encrypted content, and the list of accounts without secrets.
 */
export class VaultFiles {
  readonly #directory: string;
  readonly #key: StoreFile<WrappedKey>;
  readonly #newKey: StoreFile<WrappedKey>;
  readonly #accounts: Pick<StoredValue<KnownAccount[]>, 'value' | 'fault' | 'refresh' | 'set'>;
  readonly #isOwner: boolean;

  /**
   * A damaged list of accounts is quarantined: it comes back with the next unlock.
   *
   * @param access `look`: another process may own the folder, and nothing is written or renamed.
   */
  constructor(directory: string, now: Date, access: VaultAccess = 'own') {
    this.#directory = directory;
    this.#key = keyFile(directory, 'vault-key');
    this.#newKey = keyFile(directory, 'vault-key-new');
    this.#isOwner = access === 'own';
    this.#accounts = this.#isOwner
      ? new StoredValue(directoryFile(directory), [], now)
      : lookedAt(directoryFile(directory));
  }

  /** @throws UnreadableStore when the wrapped key cannot be read */
  standing(keyStore: KeyStoreState): Standing {
    const hasContent = this.#content(null).exists();
    const isUnfinished = hasContent && !this.#key.exists() && this.#newKey.exists();
    if (isUnfinished && this.#isOwner) {
      renameSync(this.#newKey.path, this.#key.path);
    }
    const stored = isUnfinished && !this.#isOwner ? this.#newKey : this.#key;
    const hasKey = stored.exists();
    if (!hasKey && !hasContent) return { kind: 'none' };
    if (!hasKey) return { kind: 'shut', state: 'store-without-key', key: null };
    if (!hasContent) return { kind: 'shut', state: 'key-without-store', key: null };
    const key = stored.read();
    if (!key) return { kind: 'shut', state: 'store-without-key', key: null };
    if (key.backend !== null) {
      const isGone = keyStore.state === 'missing' || keyStore.backend !== key.backend;
      if (isGone) return { kind: 'shut', state: 'backend-changed', key };
      if (keyStore.state === 'locked') return { kind: 'shut', state: 'keyring-locked', key };
    }
    return { kind: 'ready', key };
  }

  /** Null when the content is gone. @throws UnreadableStore */
  read(dataKey: Buffer): VaultContent | null {
    const content = this.#content(dataKey).read();
    return content && heldOf(content);
  }

  write(dataKey: Buffer, held: VaultContent): void {
    this.#content(dataKey).write(contentOf(held));
  }

  writeKey(key: WrappedKey): void {
    this.#key.write(key);
  }

  /**
   * The first content, and its key. The key waits beside its place until the content is there: a process that
   * dies in between must not leave what looks like a loss. The next one finishes it (`standing`).
   */
  create(dataKey: Buffer, held: VaultContent, key: WrappedKey): void {
    this.#newKey.write(key);
    try {
      this.write(dataKey, held);
      renameSync(this.#newKey.path, this.#key.path);
    } catch (error) {
      for (const { path } of [this.#content(null), this.#newKey]) rmSync(path, { force: true });
      throw error;
    }
  }

  accounts(): readonly KnownAccount[] {
    return this.#accounts.value;
  }

  get accountsFault(): StoreFault | null {
    return this.#accounts.fault;
  }

  /** Only where it differs from what is there: most starts change nothing. @throws UnreadableStore */
  writeAccounts(accounts: readonly KnownAccount[]): void {
    this.#accounts.refresh();
    if (isDeepStrictEqual(accounts, this.#accounts.value)) return;
    this.#accounts.set([...accounts]);
  }

  /** Renames what is there of key and content, and tells the new names. */
  quarantine(now: Date): string[] {
    return this.#secretFiles().map((file) => basename(file.quarantine(now)));
  }

  /** Removes content and key for good. The content first: if that fails, the vault is whole still. */
  remove(): void {
    for (const { path } of this.#secretFiles().reverse()) rmSync(path);
  }

  #secretFiles(): StoreFile<unknown>[] {
    return [this.#key, this.#content(null)].filter((file) => file.exists());
  }

  #content(dataKey: Buffer | null) {
    return contentFile(this.#directory, dataKey);
  }
}

/** The list of accounts as it is; what else would be written over it is dropped. */
function lookedAt(file: StoreFile<KnownAccount[]>) {
  const { value, fault } = lookAt(file, []);
  return { value, fault, refresh: () => undefined, set: () => undefined };
}
