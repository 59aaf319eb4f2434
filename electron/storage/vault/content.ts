import { z } from 'zod';
import { type KnownAccount, knownAccountSchema } from '#contract/model/account.ts';
import { type BoundLogin, boundLoginSchema } from '#contract/model/network.ts';
import { StoreFile, type StoreFileOptions } from '../store-file.ts';
import { salvageList } from '../stored-value.ts';

/** Everything in the vault. An account without a secret is one that has to be entered again. */
const contentSchema = z.strictObject({
  accounts: z.array(knownAccountSchema.extend({ serverSecret: z.string().nullable() })),
  proxyLogin: boundLoginSchema.nullable(),
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

/** What is held while the vault is open: the public facts of accounts, and their secrets apart. */
export interface VaultContent {
  readonly accounts: readonly KnownAccount[];
  readonly secrets: ReadonlyMap<string, Buffer>;
  readonly proxyLogin: BoundLogin | null;
}

export function heldOf({ accounts, proxyLogin }: StoredVaultContent): VaultContent {
  const secrets = accounts.flatMap(({ id, serverSecret }): [string, Buffer][] =>
    serverSecret === null ? [] : [[id, Buffer.from(serverSecret, 'utf8')]],
  );
  return {
    accounts: accounts.map(({ serverSecret: _, ...account }) => account),
    secrets: new Map(secrets),
    proxyLogin,
  };
}

export const contentOf = ({ accounts, secrets, proxyLogin }: VaultContent): StoredVaultContent => ({
  accounts: accounts.map((account) => ({
    ...account,
    serverSecret: secrets.get(account.id)?.toString('utf8') ?? null,
  })),
  proxyLogin,
});

/**
 * Drops the secrets, and overwrites them: the language gives no such promise for the copies that its
 * strings make on the way to a signature, but these live as long as the program.
 */
export function wipe(held: VaultContent): VaultContent {
  for (const secret of held.secrets.values()) secret.fill(0);
  return { accounts: held.accounts, secrets: new Map(), proxyLogin: null };
}
