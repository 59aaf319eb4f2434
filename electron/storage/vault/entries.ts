import { createHash, randomUUID } from 'node:crypto';
import type { KnownAccount } from '#contract/model/account.ts';
import { nameForm, sameName } from '#contract/model/name.ts';
import { VENDORS, type Vendor } from '#contract/model/vendor.ts';
import { type Entry, SecretRequired } from '../ports.ts';
import { bytesOf, secretsIn, type VaultContent } from './content.ts';

/**
 * What is held once an entry is saved. Kept secrets stay only where they serve the same project at the
 * same address: a person who can change an account must not be able to collect its signatures.
 *
 * @throws SecretRequired
 */
export function withEntry(
  held: VaultContent,
  { id: given, serverSecret, callbackSecret = null, playbackKeys = {}, ...facts }: Entry,
): VaultContent {
  const { accounts } = held;
  const known = accounts.find((account) =>
    given === undefined ? sameName(account.name, facts.name) : account.id === given,
  );
  const id = known?.id ?? given ?? newId(facts.name, accounts);
  const account: KnownAccount = { ...facts, id };
  const isSame = known?.appId === account.appId && known.endpoint === account.endpoint;
  const stored = secretsIn(held, id);
  const server = serverSecret === null ? kept(stored.server, isSame) : bytesOf(serverSecret);
  if (!server) throw new SecretRequired('there is no secret to keep');
  const callback = changed(stored.callback, callbackSecret, isSame);
  const playback = VENDORS.flatMap((vendor): [Vendor, Buffer][] => {
    const change = playbackKeys[vendor] ?? null;
    const key = changed(stored.playback.get(vendor) ?? null, change, isSame);
    return key ? [[vendor, key]] : [];
  });
  return {
    ...held,
    secrets: new Map(held.secrets).set(id, { server, callback, playback: new Map(playback) }),
    accounts: known
      ? accounts.map((other) => (other === known ? account : other))
      : [...accounts, account],
  };
}

/** @throws SecretRequired where one is stored for another destination. */
function kept(stored: Buffer | null, isSame: boolean): Buffer | null {
  if (stored && !isSame) throw new SecretRequired('AppId or endpoint changed');
  return stored;
}

/** What becomes of a secret that an account may do without. @throws SecretRequired, like `kept` */
function changed(stored: Buffer | null, change: string | null, isSame: boolean): Buffer | null {
  if (change === null) return kept(stored, isSame);
  return change === '' ? null : bytesOf(change);
}

export function withoutAccount(held: VaultContent, id: string): VaultContent {
  const secrets = new Map(held.secrets);
  secrets.delete(id);
  return { ...held, secrets, accounts: held.accounts.filter((account) => account.id !== id) };
}

/**
 * An id that follows from the name, so that an account which lived in memory only is the same one when it
 * is provisioned again: what runs at it is kept by its id. Where a renamed account has it, a random one.
 */
function newId(name: string, accounts: readonly KnownAccount[]): string {
  const id = createHash('sha256').update(nameForm(name)).digest('hex').slice(0, 32);
  return accounts.some((account) => account.id === id) ? randomUUID() : id;
}
