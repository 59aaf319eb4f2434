import { type VaultContent, wipe } from './content.ts';
import type { VaultFiles } from './files.ts';

/** The content of the vault in memory, in step with the files. */
export class ContentHolder {
  readonly #files: VaultFiles;
  readonly #onFault: (error: unknown) => void;
  #content: VaultContent;

  /** `onFault`: the list of accounts could not be written; the secrets are safe. */
  constructor(files: VaultFiles, onFault: (error: unknown) => void) {
    this.#files = files;
    this.#onFault = onFault;
    this.#content = {
      accounts: files.accounts(),
      secrets: new Map(),
      proxyLogin: null,
      webhooks: new Map(),
      room: null,
    };
  }

  get content(): VaultContent {
    return this.#content;
  }

  /** Reads the encrypted file; false when it is gone. @throws UnreadableStore */
  read(dataKey: Buffer): boolean {
    const content = this.#files.read(dataKey);
    if (!content) return false;
    this.#content = content;
    this.#writeAccounts();
    return true;
  }

  /** First the disk, then memory: what is shown is what was saved. Without a data key in memory only. */
  write(content: VaultContent, dataKey: Buffer | null): void {
    if (dataKey) this.#files.write(dataKey, content);
    this.#content = content;
    this.#writeAccounts();
  }

  /** Forgets the secrets; the accounts stay by name. */
  wipe(): void {
    this.#content = wipe(this.#content);
  }

  #writeAccounts(): void {
    try {
      this.#files.writeAccounts(this.#content.accounts);
    } catch (error) {
      this.#onFault(error);
    }
  }
}
