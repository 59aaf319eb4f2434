import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/** What trying one passphrase costs, in scrypt's own terms; the memory is 128 * N * r bytes. */
export interface PassphraseCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/**
 * SECURITY: 128 MiB and some tenths of a second. Part of the file format, and fixed: a file that was tampered
 * with must not choose what we compute.
 */
export const PASSPHRASE_COST: PassphraseCost = { N: 2 ** 17, r: 8, p: 1 };
const MOST_MEMORY_BYTES = 256 * 1024 * 1024;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** What is needed besides the passphrase, and is no secret. */
export const saltSchema = z
  .base64()
  .refine((salt) => Buffer.from(salt, 'base64').length === SALT_BYTES);

/** Not the passphrase, or not the bytes that were sealed. AES-GCM cannot tell the one from the other. */
export class WrongPassphrase extends Error {
  override readonly name = 'WrongPassphrase';
}

const derive = promisify<Buffer, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Seals a data key under a passphrase. Derivation runs off the main thread. */
export class PassphraseSeal {
  readonly #options: ScryptOptions;

  constructor(cost: PassphraseCost) {
    this.#options = { ...cost, maxmem: MOST_MEMORY_BYTES };
  }

  /** Encrypts `plain` under a passphrase with a fresh salt. */
  async seal(plain: Buffer, passphrase: string): Promise<{ salt: string; sealed: Buffer }> {
    const salt = randomBytes(SALT_BYTES);
    const key = await this.#keyOf(passphrase, salt);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, nonce);
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    key.fill(0);
    return {
      salt: salt.toString('base64'),
      sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]),
    };
  }

  /** @throws WrongPassphrase */
  async unseal(sealed: Buffer, salt: string, passphrase: string): Promise<Buffer> {
    const key = await this.#keyOf(passphrase, Buffer.from(salt, 'base64'));
    try {
      const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const text = sealed.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(text), decipher.final()]);
    } catch {
      throw new WrongPassphrase('not the passphrase');
    } finally {
      key.fill(0);
    }
  }

  /** Different keyboards write the same character differently; the same passphrase is the same bytes. */
  async #keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
    const bytes = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
    try {
      return await derive(bytes, salt, KEY_BYTES, this.#options);
    } finally {
      bytes.fill(0);
    }
  }
}
