import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyStore, KeyStoreState } from '../../electron/storage/vault/key-store.ts';

type Answer = 'unlock' | 'cancel';

/**
 * A key store of our own behind the port: it wraps for real (AES-256-GCM, a key that never leaves it),
 * can be locked, lost and replaced, and outlives the vaults that use it, as the system's does.
 */
export class MemoryKeyStore implements KeyStore {
  readonly #key: Buffer;
  state: KeyStoreState['state'] = 'available';
  backend = 'gnome_libsecret';
  /** What the person does with the password window, and when. */
  answer: Answer | Promise<Answer> = 'unlock';
  /** Everything that was ever wrapped: none of it may be found anywhere else. */
  readonly wrapped: string[] = [];
  unlocks = 0;

  /** The same key in another process is the same key store. */
  constructor(key = randomBytes(32)) {
    this.#key = key;
  }

  async probe(): Promise<KeyStoreState> {
    return { backend: this.backend, state: this.state };
  }

  async unlock(): Promise<void> {
    this.unlocks += 1;
    const answer = await this.answer;
    if (answer === 'unlock' && this.state === 'locked') this.state = 'available';
  }

  /** As on a desktop that has none, or has none any more. */
  vanish(): void {
    this.state = 'missing';
    this.backend = 'basic_text';
  }

  comeBack(): void {
    this.state = 'available';
    this.backend = 'gnome_libsecret';
  }

  async wrap(plain: string): Promise<Buffer> {
    this.#refuseUnlessAvailable();
    this.wrapped.push(plain);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce);
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  async unwrap(wrapped: Buffer): Promise<string> {
    this.#refuseUnlessAvailable();
    const cipher = createDecipheriv('aes-256-gcm', this.#key, wrapped.subarray(0, 12));
    cipher.setAuthTag(wrapped.subarray(12, 28));
    return Buffer.concat([cipher.update(wrapped.subarray(28)), cipher.final()]).toString('utf8');
  }

  /** The real one would freeze the process in a password window; a test fails instead. */
  #refuseUnlessAvailable(): void {
    if (this.state !== 'available') throw new Error(`used while it is ${this.state}`);
  }
}
