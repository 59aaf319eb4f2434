import type { Protection } from '#contract/model/account.ts';
import { Attempts } from './attempts.ts';
import {
  newDataKey,
  protectionOf,
  unwrapDataKey,
  type WrappedKey,
  wrapDataKey,
} from './data-key.ts';
import type { KeyStore, KeyStoreState } from './key-store.ts';
import type { PassphraseSeal } from './passphrase.ts';

/**
 * The keys of the vault: the system's key store as it was last seen, the wrapped key of the files, and the data
 * key while the vault is open.
 */
export class VaultKeys {
  readonly attempts: Attempts;
  readonly #keyStore: KeyStore;
  readonly #passphraseSeal: PassphraseSeal;
  #seen: KeyStoreState | null = null;
  #wrapped: WrappedKey | null = null;
  #data: Buffer | null = null;
  #asking: Promise<void> | undefined;

  /** `monotonic`: milliseconds of a clock that cannot be set; attempts at a passphrase wait by it. */
  constructor(keyStore: KeyStore, passphraseSeal: PassphraseSeal, monotonic: () => number) {
    this.#keyStore = keyStore;
    this.#passphraseSeal = passphraseSeal;
    this.attempts = new Attempts(monotonic);
  }

  /** The key store at the last `probe`; null before the first one. */
  get seen(): KeyStoreState | null {
    return this.#seen;
  }

  get wrapped(): WrappedKey | null {
    return this.#wrapped;
  }

  /** Not null only while the vault is open on disk. */
  get data(): Buffer | null {
    return this.#data;
  }

  get protection(): Protection | null {
    return this.#wrapped && protectionOf(this.#wrapped);
  }

  async probe(): Promise<KeyStoreState> {
    this.#seen = await this.#keyStore.probe();
    return this.#seen;
  }

  /** Has the key store ask the operator for its password; two clicks show one window. */
  askOperator(): Promise<void> {
    const ask = () => this.#keyStore.unlock();
    this.#asking ??= ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** Takes over the wrapped key that is in the files; null where none is. */
  found(wrapped: WrappedKey | null): void {
    this.#wrapped = wrapped;
  }

  /** The data key in `wrapped`. @throws KeyStoreLost, or WrongPassphrase */
  unwrap(wrapped: WrappedKey, passphrase: string | null): Promise<Buffer> {
    return unwrapDataKey(wrapped, { ...this.#sealing, passphrase });
  }

  /** The data key, a new one if there is none, wrapped anew by what is there now. @throws KeyStoreLost */
  async wrap(passphrase: string | null): Promise<{ data: Buffer; wrapped: WrappedKey }> {
    const backend = this.#seen?.state === 'available' ? this.#seen.backend : null;
    const data = this.#data ?? newDataKey();
    const wrapped = await wrapDataKey(data, { ...this.#sealing, backend, passphrase });
    return { data, wrapped };
  }

  /** The vault is open with this data key. */
  hold(data: Buffer): void {
    this.#data = data;
  }

  /** Overwrites the data key. */
  wipe(): void {
    this.#data?.fill(0);
    this.#data = null;
  }

  get #sealing() {
    return { keyStore: this.#keyStore, passphraseSeal: this.#passphraseSeal };
  }
}
