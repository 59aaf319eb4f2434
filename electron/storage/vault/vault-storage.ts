import type { Protection } from '#contract/model/account.ts';
import type { VaultState, VaultView } from '#contract/model/app-state.ts';
import type { UnlockAnswer } from '#contract/model/secrets.ts';
import { UnreadableStore } from '../store-file.ts';
import type { StoreFault } from '../stored-value.ts';
import { Attempts } from './attempts.ts';
import { type VaultContent, wipe } from './content.ts';
import {
  KeyStoreLost,
  newDataKey,
  protectionOf,
  unwrapDataKey,
  type WrappedKey,
  wrapDataKey,
} from './data-key.ts';
import { VaultFiles } from './files.ts';
import type { KeyStore, KeyStoreState } from './key-store.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { named, VaultUnavailable } from './unavailable.ts';

export interface SafeOptions {
  readonly directory: string;
  readonly keyStore: KeyStore;
  readonly now: Date;
  /** Milliseconds of a clock that nobody sets: by it attempts at a passphrase wait. */
  readonly monotonic: () => number;
  readonly onChange: () => void;
  /** Something beside the vault could not be written; the secrets are safe. */
  readonly onFault: (error: unknown) => void;
}

export interface NewPassphrase {
  /** The passphrase in force, if one is. */
  readonly current: string | null;
  /** Null for none any more. */
  readonly next: string | null;
}

const ACCESSIBLE: readonly VaultState[] = ['empty', 'undecided', 'memory', 'open'];

/**
 * What the vault is kept in: opens, locks, and writes what is held. The secrets are encrypted with a random
 * data key, which the system's key store wraps, a passphrase, or both; decrypted once at unlock and then
 * held in memory, so that no click waits for a key derivation. Where the operator chose memory only,
 * nothing but their absence is ever written.
 */
export class VaultStorage {
  readonly #options: SafeOptions;
  readonly #attempts: Attempts;
  readonly #files: VaultFiles;
  readonly #exclusive = oneAtATime();
  #state: VaultState = 'empty';
  #keyStore: KeyStoreState | null = null;
  protected held: VaultContent;
  /** Both only while the vault is open on disk. */
  #dataKey: Buffer | null = null;
  #key: WrappedKey | null = null;
  #opening: Promise<void> | undefined;
  #asking: Promise<void> | undefined;

  constructor(options: SafeOptions) {
    this.#options = options;
    this.#attempts = new Attempts(options.monotonic);
    this.#files = new VaultFiles(options.directory, options.now);
    this.held = { accounts: this.#files.accounts(), secrets: new Map(), proxyLogin: null };
  }

  /** What is wrong with the list of accounts; null when nothing is. */
  get accountsFault(): StoreFault | null {
    return this.#files.accountsFault;
  }

  get state(): VaultState {
    return this.#state;
  }

  /** Whether nothing is kept from the operator: what is not there does not exist. */
  get isAccessible(): boolean {
    return ACCESSIBLE.includes(this.#state);
  }

  view(): VaultView {
    return {
      state: this.#state,
      backend: this.#keyStore?.backend ?? null,
      protection: this.protection(),
      keyStore: this.#keyStore !== null && this.#keyStore.state !== 'missing',
      formerBackend: this.#state === 'backend-changed' ? (this.#key?.backend ?? null) : null,
    };
  }

  /** Finds out where the credentials stand and reads them if nobody has to be asked. Never throws. */
  open(): Promise<void> {
    this.#opening ??= this.changing(() => this.#open()).finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /**
   * On the operator's click only: may show the key store's own password window. Off the main thread where
   * a passphrase is tried.
   */
  async unlock(passphrase: string | null): Promise<UnlockAnswer> {
    const wasLocked = this.#state === 'locked';
    // Whoever asks meanwhile where the credentials stand does not wait for a person.
    if (wasLocked) await this.#askPerson();
    const answer = await this.changing(() => this.#unlock(passphrase));
    return !wasLocked && this.#isStill('locked') ? this.unlock(passphrase) : answer;
  }

  /** Forgets the secrets until somebody unlocks. What lives in memory only would be lost, and stays. */
  lock(): Promise<void> {
    return this.changing(async () => {
      if (!this.#dataKey) return;
      this.#state = this.#key?.salt ? 'passphrase' : 'closed';
      this.#dataKey.fill(0);
      this.#dataKey = null;
      this.held = wipe(this.held);
    });
  }

  /** Sets, changes or removes the passphrase; without one and without a key store all goes to memory. */
  protect({ current, next }: NewPassphrase): Promise<UnlockAnswer> {
    return this.changing(async () => {
      await this.#probe();
      const key = this.#key;
      if (!this.isAccessible) return { kind: 'shut' };
      // A key store that is locked is there all the same: what it protects, or could, waits for it.
      const isLocked = this.#keyStore?.state === 'locked';
      if (isLocked && (next === null || key?.backend)) return { kind: 'shut' };
      if (next === null && key?.salt === null) return { kind: 'open' };
      if (key?.salt) {
        const { keyStore } = this.#options;
        if (key.backend !== null && this.#keyStore?.state !== 'available') return { kind: 'shut' };
        const tried = await this.#attempts.try(() =>
          unwrapDataKey(key, { keyStore, passphrase: current }),
        );
        if (tried.kind !== 'done') return tried;
      }
      if (next === null && this.#keyStore?.state !== 'available') this.#moveToMemory();
      else await this.#wrap(next);
      return { kind: 'open' };
    });
  }

  /** The operator's choice where there is no key store. */
  chooseMemory(): Promise<void> {
    return this.changing(async () => {
      if (this.#state === 'undecided') this.#state = 'memory';
    });
  }

  /**
   * Puts the files that cannot be read aside, with every byte, and begins an empty vault. The accounts stay
   * by name; their secrets have to be entered again. Tells what the files are called now.
   */
  startAnew(now: Date): Promise<string[]> {
    return this.changing(async () => {
      if (this.isAccessible) throw new VaultUnavailable(this.#state);
      const names = this.#files.setAside(now);
      this.#key = null;
      this.#attempts.reset();
      this.#state = 'empty';
      await this.#open();
      return names;
    });
  }

  /** One change after the other, and all views told after each. */
  protected changing<T>(work: () => Promise<T>): Promise<T> {
    return this.#exclusive(work)
      .catch(named)
      .finally(() => this.#options.onChange());
  }

  /** Two clicks show one window. */
  #askPerson(): Promise<void> {
    const ask = () => this.#options.keyStore.unlock();
    this.#asking ??= ask().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #unlock(passphrase: string | null): Promise<UnlockAnswer> {
    if (this.#state === 'closed') this.#state = 'locked';
    await this.#open();
    const key = this.#key;
    if (passphrase === null || !key || !this.#isStill('passphrase')) return this.#answer();
    const tried = await this.#attempts.try(() => this.#decrypt(key, passphrase));
    if (tried.kind !== 'done') return tried;
    this.#state = tried.value;
    return this.#answer();
  }

  /** For where the state may have changed meanwhile, which the compiler does not see. */
  #isStill(state: VaultState): boolean {
    return this.#state === state;
  }

  async #open(): Promise<void> {
    // What somebody locked by hand is opened by a click, not by the next one who asks where it stands.
    if (this.#dataKey || this.#state === 'memory' || this.#state === 'closed') return;
    try {
      this.#state = await this.#look(await this.#probe());
    } catch (error) {
      // A key store that answers with an error is one that cannot be used now; nothing is touched.
      this.#state = UnreadableStore.from(error).kind;
    }
  }

  async #probe(): Promise<KeyStoreState> {
    this.#keyStore = await this.#options.keyStore.probe();
    return this.#keyStore;
  }

  async #look(keyStore: KeyStoreState): Promise<VaultState> {
    const standing = this.#files.standing(keyStore);
    if (standing.kind === 'none') {
      this.#key = null;
      return keyStore.state === 'missing' ? 'undecided' : 'empty';
    }
    this.#key = standing.key;
    if (standing.kind === 'shut') return standing.state;
    return standing.key.salt === null ? this.#decrypt(standing.key, null) : 'passphrase';
  }

  /** @throws WrongPassphrase */
  async #decrypt(key: WrappedKey, passphrase: string | null): Promise<VaultState> {
    try {
      const { keyStore } = this.#options;
      const dataKey = await unwrapDataKey(key, { keyStore, passphrase });
      const held = this.#files.read(dataKey);
      if (!held) return 'key-without-store';
      this.held = held;
      this.#dataKey = dataKey;
      this.#writeAccounts();
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

  protected async makeWritable(): Promise<void> {
    if (this.#state === 'empty') {
      const { state } = await this.#probe();
      // Said by the state too: it is what the operator's click then unlocks.
      if (state === 'locked') this.#state = 'locked';
      else if (state === 'available') await this.#wrap(null);
      else this.#state = 'undecided';
    }
    if (this.#state !== 'open' && this.#state !== 'memory') throw new VaultUnavailable(this.#state);
  }

  /** Wraps the data key anew, the first time with the content before it. */
  async #wrap(passphrase: string | null): Promise<void> {
    const { keyStore } = this.#options;
    const backend = this.#keyStore?.state === 'available' ? this.#keyStore.backend : null;
    const dataKey = this.#dataKey ?? newDataKey();
    const key = await wrapDataKey(dataKey, { keyStore, backend, passphrase });
    if (this.#dataKey) this.#files.writeKey(key);
    else this.#files.create(dataKey, this.held, key);
    this.#key = key;
    this.#dataKey = dataKey;
    this.#state = 'open';
  }

  #moveToMemory(): void {
    this.#files.remove();
    this.#dataKey?.fill(0);
    this.#dataKey = null;
    this.#key = null;
    this.#state = 'memory';
  }

  /** First the disk, then memory: what is shown is what was saved. */
  protected write(held: VaultContent): void {
    if (this.#dataKey) this.#files.write(this.#dataKey, held);
    this.held = held;
    this.#writeAccounts();
  }

  #writeAccounts(): void {
    try {
      this.#files.writeAccounts(this.held.accounts);
    } catch (error) {
      this.#options.onFault(error);
    }
  }

  protected protection(): Protection | null {
    if (this.#state === 'memory') return 'memory';
    return this.#key && protectionOf(this.#key);
  }
}
