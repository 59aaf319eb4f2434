import { z } from 'zod';
import { byVendor, type KnownAccount, knownAccountSchema } from '#contract/model/account.ts';
import { type BoundLogin, boundLoginSchema } from '#contract/model/network.ts';
import { type RoomLogin, roomLoginSchema } from '#contract/model/room.ts';
import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import type { WebhookSecret } from '../ports.ts';
import { StoreFile, type StoreFileOptions } from '../store-file.ts';
import { salvageList } from '../stored-value.ts';

/** Everything in the vault. An account without a ServerSecret is one whose secret has to be entered again. */
const contentSchema = z.strictObject({
  accounts: z.array(
    knownAccountSchema.extend({
      serverSecret: z.string().nullable(),
      callbackSecret: z.string().nullable().default(null),
      playbackKeys: byVendor(z.string()).default({}),
    }),
  ),
  proxyLogin: boundLoginSchema.nullable(),
  webhooks: z
    .array(z.strictObject({ id: z.string(), url: z.string(), secret: z.string().nullable() }))
    .default([]),
  room: roomLoginSchema.nullable().default(null),
});
export type StoredVaultContent = z.infer<typeof contentSchema>;

/** The encrypted file with the secrets. Without a key it can only be asked whether it is there. */
export function contentFile(
  directory: string,
  encryptionKey: Uint8Array | null,
): StoreFile<StoredVaultContent> {
  return new StoreFile({
    directory,
    name: 'vault',
    version: 1,
    schema: contentSchema,
    ...(encryptionKey && { encryptionKey }),
  });
}

/**
 * The accounts without their secrets, readable while the vault is not: a preset can name its account, and
 * practice is known for what it is. For show only: what is signed, and where it goes, comes out of the vault.
 */
export function directoryFile(directory: string): StoreFile<KnownAccount[]> {
  const options: StoreFileOptions<KnownAccount[]> = {
    directory,
    name: 'accounts',
    version: 1,
    schema: z.array(knownAccountSchema),
    salvage: salvageList(knownAccountSchema),
  };
  return new StoreFile(options);
}

/** The secrets of one account, as bytes that can be overwritten. */
export interface AccountSecrets {
  readonly server: Buffer | null;
  readonly callback: Buffer | null;
  readonly playback: ReadonlyMap<Vendor, Buffer>;
}

export const NO_SECRETS: AccountSecrets = { server: null, callback: null, playback: new Map() };

/** Where a webhook's messages go, as bytes that can be overwritten. */
export interface HeldWebhook {
  readonly url: Buffer;
  readonly secret: Buffer | null;
}

/** What is held while the vault is open: the public facts of accounts, and their secrets apart. */
export interface VaultContent {
  readonly accounts: readonly KnownAccount[];
  /** By the account's id. */
  readonly secrets: ReadonlyMap<string, AccountSecrets>;
  readonly proxyLogin: BoundLogin | null;
  /** Addresses and secrets of webhooks, by their ids. */
  readonly webhooks: ReadonlyMap<string, HeldWebhook>;
  /** The login to the room's database. */
  readonly room: RoomLogin | null;
}

export const secretsIn = ({ secrets }: Pick<VaultContent, 'secrets'>, id: string): AccountSecrets =>
  secrets.get(id) ?? NO_SECRETS;

export function heldOf({ accounts, proxyLogin, webhooks, room }: StoredVaultContent): VaultContent {
  return {
    accounts: accounts.map(
      ({ serverSecret: _, callbackSecret: _c, playbackKeys: _p, ...account }) => account,
    ),
    secrets: new Map(
      accounts.map(({ id, serverSecret, callbackSecret, playbackKeys }) => [
        id,
        {
          server: bytesOf(serverSecret),
          callback: bytesOf(callbackSecret),
          playback: new Map(
            VENDORS.flatMap((vendor): [Vendor, Buffer][] => {
              const key = bytesOf(playbackKeys[vendor] ?? null);
              return key ? [[vendor, key]] : [];
            }),
          ),
        },
      ]),
    ),
    proxyLogin,
    room,
    webhooks: new Map(webhooks.map(({ id, ...webhook }) => [id, heldWebhook(webhook)])),
  };
}

export const contentOf = (held: VaultContent): StoredVaultContent => ({
  accounts: held.accounts.map((account) => {
    const { server, callback, playback } = secretsIn(held, account.id);
    return {
      ...account,
      serverSecret: textOf(server),
      callbackSecret: textOf(callback),
      playbackKeys: Object.fromEntries(
        [...playback].map(([vendor, key]) => [vendor, key.toString('utf8')]),
      ),
    };
  }),
  proxyLogin: held.proxyLogin,
  room: held.room,
  webhooks: [...held.webhooks].map(([id, webhook]) => ({ id, ...webhookIn(webhook) })),
});

export const heldWebhook = ({ url, secret }: WebhookSecret): HeldWebhook => ({
  url: Buffer.from(url, 'utf8'),
  secret: bytesOf(secret),
});

export const webhookIn = ({ url, secret }: HeldWebhook): WebhookSecret => ({
  url: url.toString('utf8'),
  secret: textOf(secret),
});

export const bytesOf = (secret: string | null): Buffer | null =>
  secret === null ? null : Buffer.from(secret, 'utf8');

export const textOf = (secret: Buffer | null): string | null => secret?.toString('utf8') ?? null;

/**
 * Drops the secrets, and overwrites them: the language gives no such promise for the copies that its
 * strings make on the way to a signature, but these live as long as the program.
 */
export function wipe(held: VaultContent): VaultContent {
  for (const { server, callback, playback } of held.secrets.values()) {
    for (const secret of [server, callback, ...playback.values()]) secret?.fill(0);
  }
  for (const { url, secret } of held.webhooks.values()) {
    url.fill(0);
    secret?.fill(0);
  }
  return {
    accounts: held.accounts,
    secrets: new Map(),
    proxyLogin: null,
    webhooks: new Map(),
    room: null,
  };
}
