import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Protection } from '#contract/model/account.ts';
import { StoreFile } from '../store-file.ts';
import type { KeyStore } from './key-store.ts';
import { type PassphraseSeal, saltSchema, WrongPassphrase } from './passphrase.ts';

const DATA_KEY_BYTES = 32;

/**
 * The wrapped data key: sealed by a passphrase if there is one, and that wrapped by the system's key
 * store if there is one. Never neither.
 */
const wrappedKeySchema = z
  .strictObject({
    /** Name of the key store whose key wraps it; null without one. */
    backend: z.string().nullable(),
    /** The passphrase's salt; null without a passphrase. */
    salt: saltSchema.nullable(),
    wrapped: z.base64(),
  })
  .refine(({ backend, salt }) => backend !== null || salt !== null);
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/** The key store does not return what was stored, or no longer does. */
export class KeyStoreLost extends Error {
  override readonly name = 'KeyStoreLost';
}

export const keyFile = (directory: string, name: string): StoreFile<WrappedKey> =>
  new StoreFile({
    directory,
    name,
    version: 1,
    schema: wrappedKeySchema,
  });

export const newDataKey = (): Buffer => randomBytes(DATA_KEY_BYTES);

export interface WrapOptions {
  readonly keyStore: KeyStore;
  readonly passphraseSeal: PassphraseSeal;
  /** Name of the key store, or null to do without. */
  readonly backend: string | null;
  readonly passphrase: string | null;
}

/**
 * Wraps a data key and unwraps it again before anything relies on it.
 *
 * @throws KeyStoreLost when the key store gives back something else.
 */
export async function wrapDataKey(dataKey: Buffer, options: WrapOptions): Promise<WrappedKey> {
  const { keyStore, passphraseSeal, backend, passphrase } = options;
  const sealing = passphrase === null ? null : await passphraseSeal.seal(dataKey, passphrase);
  const inner = sealing?.sealed ?? dataKey;
  const wrapped =
    backend === null ? inner : await keyStore.wrap(inner.toString('base64')).catch(lost);
  const key = { backend, salt: sealing?.salt ?? null, wrapped: wrapped.toString('base64') };
  const again = await unwrapDataKey(key, { keyStore, passphraseSeal, passphrase });
  const isSame = again.equals(dataKey);
  again.fill(0);
  if (!isSame) {
    throw new KeyStoreLost('the key store changed the key');
  }
  return key;
}

/** @throws KeyStoreLost, or WrongPassphrase */
export async function unwrapDataKey(
  { backend, salt, wrapped }: WrappedKey,
  { keyStore, passphraseSeal, passphrase }: Omit<WrapOptions, 'backend'>,
): Promise<Buffer> {
  const outer = Buffer.from(wrapped, 'base64');
  const inner =
    backend === null ? outer : Buffer.from(await keyStore.unwrap(outer).catch(lost), 'base64');
  if (salt === null) return inner;
  if (passphrase === null) throw new WrongPassphrase('none was given');
  return passphraseSeal.unseal(inner, salt, passphrase);
}

/** The key store's own words may hold anything, so they stay behind. */
const lost = (): never => {
  throw new KeyStoreLost('the key store refused');
};

export function protectionOf({ backend, salt }: WrappedKey): Protection {
  if (backend === null) return 'passphrase';
  return salt === null ? 'keyring' : 'keyring-passphrase';
}
