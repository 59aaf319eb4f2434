import type { Account } from '#contract/model/account.ts';
import type { RecordedFile } from '#contract/model/file.ts';
import type { FileCheck } from '#contract/model/file-check.ts';
import { Refused } from '../../recording/refused.ts';
import type { FileRepository, VaultRepository } from '../../storage/ports.ts';
import type { FileReader } from '../../zego/transport/transport.ts';
import { vendorOf } from '../../zego/vendors/registry.ts';
import { checkFile } from './check-file.ts';
import { mediaAddress } from './media-address.ts';
import type { MediaToPlay } from './player-request.ts';

export interface FileAccessServices {
  readonly files: Pick<FileRepository, 'find'>;
  readonly vault: Pick<VaultRepository, 'isAccessible' | 'playbackKey'>;
  /** Opens the vault, and asks a person where that needs one. */
  unlock(): Promise<void>;
  readonly reader: FileReader;
  listAccounts(): readonly Account[];
  /** Milliseconds since 1970. */
  now(): number;
}

/** Checks that are kept for certificates. */
const MOST_CHECKS = 1000;

/**
 * The way to a file at its vendor. Its address is signed when it is wanted, with the playback key in the vault;
 * SECURITY: a signed address opens the file for some minutes, so it is neither kept nor logged, and reaches no
 * page but the player's.
 */
export class FileAccess {
  readonly #services: FileAccessServices;
  /** The last checks, the newest last. */
  readonly #checks = new Map<number, FileCheck>();

  constructor(services: FileAccessServices) {
    this.#services = services;
  }

  /**
   * A known file and the address that opens it now, as the vendor writes it: http too.
   * @param id its place in the list
   * @throws Refused: `not-found`, `file-without-address`
   */
  async open(id: number): Promise<MediaToPlay> {
    const file = await this.#find(id);
    // A vendor's address is a text from elsewhere: only what leads to a web server is one.
    if (file.url === null || mediaAddress(file.url) === null) {
      throw new Refused('file-without-address', 'No address of this file is known.');
    }
    const key = file.practice ? null : await this.#keyFor(file);
    const { media } = vendorOf(file.vendor);
    if (key === null || !media) return { file, url: file.url, signed: false };
    const url = media.signUrl(file.url, key, this.#services.now());
    return { file, url, signed: true };
  }

  /**
   * The same for the program's own eyes: over https, but for this machine.
   * @throws Refused: `not-found`, `file-without-address`
   */
  async openSafely(id: number): Promise<MediaToPlay> {
    const opened = await this.open(id);
    return { ...opened, url: mediaAddress(opened.url) ?? opened.url };
  }

  /** @throws Refused: `not-found`, `file-without-address` */
  async check(id: number): Promise<FileCheck> {
    const { reader, now } = this.#services;
    const check = await checkFile(await this.openSafely(id), reader, now());
    this.#checks.delete(id);
    this.#checks.set(id, check);
    const [oldest] = this.#checks.keys();
    if (this.#checks.size > MOST_CHECKS && oldest !== undefined) this.#checks.delete(oldest);
    return check;
  }

  /** What the last check of this process found; null where there was none. */
  readonly lastCheck = (id: number): FileCheck | null => this.#checks.get(id) ?? null;

  async #find(id: number): Promise<RecordedFile> {
    const file = await this.#services.files.find(id);
    if (!file) throw new Refused('not-found', 'The file is not in the list any more.');
    return file;
  }

  /** Null where none was entered: many vendors' addresses need none. */
  async #keyFor({ accountId, appId, vendor }: RecordedFile): Promise<string | null> {
    const { vault, unlock } = this.#services;
    if (!vault.isAccessible) await unlock();
    const accounts = this.#services.listAccounts().filter((one) => one.appId === appId);
    // The account that found it may be gone; another one of the project has the same console.
    const ids = [accountId, ...accounts.map(({ id }) => id)];
    for (const id of ids) {
      const key = vault.playbackKey(id, vendor);
      if (key !== null) return key;
    }
    return null;
  }
}
