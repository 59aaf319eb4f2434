import { isDeepStrictEqual } from 'node:util';
import type { Protection } from '#contract/model/account.ts';
import type { VaultState, VaultView } from '#contract/model/app-state.ts';
import type { UnlockAnswer } from '#contract/model/secrets.ts';
import { ChangeListeners } from '../change-listeners.ts';
import { type NewPassphrase, VaultUnavailable } from '../ports.ts';
import { UnreadableStore } from '../store-file.ts';
import type { StoreFault } from '../stored-value.ts';
import type { VaultContent } from './content.ts';
import type { ContentHolder } from './content-holder.ts';
import { KeyStoreLost, type WrappedKey } from './data-key.ts';
import type { VaultFiles } from './files.ts';
import type { KeyStoreState } from './key-store.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { VaultKeys } from './vault-keys.ts';

export interface VaultParts {
  readonly files: VaultFiles;
  readonly keys: VaultKeys;
  readonly holder: ContentHolder;
}

const ACCESSIBLE: readonly VaultState[] = ['empty', 'undecided', 'memory', 'open'];

/**
 * Opens, locks and writes the vault, one change after the other. The secrets are encrypted with a random
 * data key, which the system's key store wraps, a passphrase, or both; decrypted once at unlock and then
 * held in memory, so that no click waits for a key derivation. Where the operator chose memory only,
 * nothing but their absence is ever written.
 */
export class VaultStorage {
  readonly #files: VaultFiles;
  readonly #keys: VaultKeys;
  readonly #holder: ContentHolder;
  readonly #listeners = new ChangeListeners();
  readonly #exclusive = oneAtATime();
  #state: VaultState = 'empty';
  #opening: Promise<void> | undefined;

  constructor({ files, keys, holder }: VaultParts) {
    this.#files = files;
    this.#keys = keys;
    this.#holder = holder;
  }

  /** What is wrong with the list of accounts; null when nothing is. */
  get accountsFault(): StoreFault | null {
    return this.#files.accountsFault;
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  get state(): VaultState {
    return this.#state;
  }

  /** Whether nothing is kept from the operator: what is not there does not exist. */
  get isAccessible(): boolean {
    return ACCESSIBLE.includes(this.#state);
  }

  get content(): VaultContent {
    return this.#holder.content;
  }

  get protection(): Protection | null {
    return this.#state === 'memory' ? 'memory' : this.#keys.protection;
  }

  view(): VaultView {
    const { seen, wrapped } = this.#keys;
    return {
      state: this.#state,
      backend: seen?.backend ?? null,
      protection: this.protection,
      keyStore: seen !== null && seen.state !== 'missing',
      formerBackend: this.#state === 'backend-changed' ? (wrapped?.backend ?? null) : null,
    };
  }

  /** Finds out where the credentials stand and reads them if that needs no answer of the operator. Never throws. */
  open(): Promise<void> {
    this.#opening ??= this.#changing(() => this.#open()).finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /**
   * On the operator's click only: may show the key store's own password window. Off the main thread where
   * a passphrase is tried.
   */
  async unlock(passphrase: string | null): Promise<UnlockAnswer> {
    const wasLocked = this.#state === 'keyring-locked';
    // Outside `#changing`: a caller of `open` must not wait meanwhile for the operator.
    if (wasLocked) await this.#keys.askOperator();
    const answer = await this.#changing(() => this.#unlock(passphrase));
    return !wasLocked && this.#isStill('keyring-locked') ? this.unlock(passphrase) : answer;
  }

  /** Forgets the secrets until the operator unlocks. What lives in memory only would be lost, and stays. */
  lock(): Promise<void> {
    return this.#changing(async () => {
      if (!this.#keys.data) return;
      this.#state = this.#keys.wrapped?.salt ? 'passphrase-required' : 'locked-by-user';
      this.#keys.wipe();
      this.#holder.wipe();
    });
  }

  /** Sets, changes or removes the passphrase; without one and without a key store all goes to memory. */
  protect({ current, next }: NewPassphrase): Promise<UnlockAnswer> {
    return this.#changing(async () => {
      const { state } = await this.#keys.probe();
      const key = this.#keys.wrapped;
      if (!this.isAccessible) return { kind: 'shut' };
      // A key store that is locked is there all the same: what it protects, or could, waits for it.
      if (state === 'locked' && (next === null || key?.backend)) return { kind: 'shut' };
      if (next === null && key?.salt === null) return { kind: 'open' };
      if (key?.salt) {
        if (key.backend !== null && state !== 'available') return { kind: 'shut' };
        const tried = await this.#keys.attempts.try(() => this.#keys.unwrap(key, current));
        if (tried.kind !== 'done') return tried;
      }
      if (next === null && state !== 'available') this.#moveToMemory();
      else await this.#wrap(next);
      return { kind: 'open' };
    });
  }

  /** The operator's choice where there is no key store. */
  chooseMemory(): Promise<void> {
    return this.#changing(async () => {
      if (this.#state === 'undecided') this.#state = 'memory';
    });
  }

  /**
   * Quarantines the files that cannot be read, with every byte, and begins an empty vault. The accounts stay
   * by name; their secrets have to be entered again. Returns the new names of the files.
   */
  startFresh(now: Date): Promise<string[]> {
    return this.#changing(async () => {
      if (this.isAccessible) throw new VaultUnavailable(this.#state);
      const names = this.#files.quarantine(now);
      this.#keys.found(null);
      this.#keys.attempts.reset();
      this.#state = 'empty';
      await this.#open();
      return names;
    });
  }

  /** Saves what `change` makes of the content. @throws VaultUnavailable, and whatever `change` throws */
  save(change: (content: VaultContent) => VaultContent): Promise<void> {
    return this.#changing(async () => {
      await this.#makeWritable();
      this.#write(change(this.content));
    });
  }

  /** The same for what only takes away: that needs no place where a secret could be kept. */
  reduce(change: (content: VaultContent) => VaultContent): Promise<void> {
    return this.#changing(async () => {
      if (!this.isAccessible) throw new VaultUnavailable(this.#state);
      this.#write(change(this.content));
    });
  }

  /** One change after the other. One that fails is silent, unless it found the vault in another state. */
  async #changing<T>(work: () => Promise<T>): Promise<T> {
    return this.#exclusive(async () => {
      const before = this.view();
      try {
        const result = await work();
        this.#listeners.notify();
        return result;
      } catch (error) {
        if (!isDeepStrictEqual(before, this.view())) this.#listeners.notify();
        return asUnavailable(error);
      }
    });
  }

  async #unlock(passphrase: string | null): Promise<UnlockAnswer> {
    if (this.#state === 'locked-by-user') this.#state = 'keyring-locked';
    await this.#open();
    const key = this.#keys.wrapped;
    if (passphrase === null || !key || !this.#isStill('passphrase-required')) return this.#answer();
    const tried = await this.#keys.attempts.try(() => this.#decrypt(key, passphrase));
    if (tried.kind !== 'done') return tried;
    this.#state = tried.value;
    return this.#answer();
  }

  /** For where the state may have changed meanwhile, which the compiler does not see. */
  #isStill(state: VaultState): boolean {
    return this.#state === state;
  }

  async #open(): Promise<void> {
    // Only a click opens a vault that the operator locked by hand; a mere query must not.
    if (this.#keys.data || this.#state === 'memory' || this.#state === 'locked-by-user') return;
    try {
      this.#state = await this.#look(await this.#keys.probe());
    } catch (error) {
      // A key store that answers with an error is one that cannot be used now; nothing is touched.
      this.#state = UnreadableStore.from(error).kind;
    }
  }

  async #look(keyStore: KeyStoreState): Promise<VaultState> {
    const standing = this.#files.standing(keyStore);
    if (standing.kind === 'none') {
      this.#keys.found(null);
      return keyStore.state === 'missing' ? 'undecided' : 'empty';
    }
    this.#keys.found(standing.key);
    if (standing.kind === 'shut') return standing.state;
    return standing.key.salt === null ? this.#decrypt(standing.key, null) : 'passphrase-required';
  }

  /** @throws WrongPassphrase */
  async #decrypt(key: WrappedKey, passphrase: string | null): Promise<VaultState> {
    try {
      const dataKey = await this.#keys.unwrap(key, passphrase);
      if (!this.#holder.read(dataKey)) return 'key-without-store';
      this.#keys.hold(dataKey);
      return 'open';
    } catch (error) {
      if (error instanceof KeyStoreLost) return 'backend-changed';
      if (error instanceof UnreadableStore) return error.kind;
      throw error;
    }
  }

  #answer(): UnlockAnswer {
    return { kind: this.isAccessible ? 'open' : 'shut' };
  }

  async #makeWritable(): Promise<void> {
    if (this.#state === 'empty') {
      const { state } = await this.#keys.probe();
      // Said by the state too: it is what the operator's click then unlocks.
      if (state === 'locked') this.#state = 'keyring-locked';
      else if (state === 'available') await this.#wrap(null);
      else this.#state = 'undecided';
    }
    if (this.#state !== 'open' && this.#state !== 'memory') throw new VaultUnavailable(this.#state);
  }

  /** Wraps the data key anew, the first time with the content before it. */
  async #wrap(passphrase: string | null): Promise<void> {
    const { data, wrapped } = await this.#keys.wrap(passphrase);
    if (this.#keys.data) this.#files.writeKey(wrapped);
    else this.#files.create(data, this.content, wrapped);
    this.#keys.found(wrapped);
    this.#keys.hold(data);
    this.#state = 'open';
  }

  #moveToMemory(): void {
    this.#files.remove();
    this.#keys.wipe();
    this.#keys.found(null);
    this.#state = 'memory';
  }

  #write(content: VaultContent): void {
    this.#holder.write(content, this.#keys.data);
  }
}

/** A key store that refuses what it is asked for is reported as a changed backend. */
const asUnavailable = (error: unknown): never => {
  throw error instanceof KeyStoreLost ? new VaultUnavailable('backend-changed') : error;
};
