import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * The cost of trying one passphrase: N = 2^17, r = 8 take 128 MiB and some tenths of a second. Part of the
 * file format, and fixed: a file that was tampered with must not choose what we compute.
 */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
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

const derive = promisify<Buffer, Buffer, number, typeof COST, Buffer>(scrypt);

/** Different keyboards write the same character differently; the same passphrase is the same bytes. */
async function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  const bytes = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    return await derive(bytes, salt, KEY_BYTES, COST);
  } finally {
    bytes.fill(0);
  }
}

/** Encrypts `plain` under a passphrase with a fresh salt. Off the main thread; takes tenths of a second. */
export async function seal(
  plain: Buffer,
  passphrase: string,
): Promise<{ salt: string; sealed: Buffer }> {
  const salt = randomBytes(SALT_BYTES);
  const key = await keyOf(passphrase, salt);
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
export async function unseal(sealed: Buffer, salt: string, passphrase: string): Promise<Buffer> {
  const key = await keyOf(passphrase, Buffer.from(salt, 'base64'));
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
