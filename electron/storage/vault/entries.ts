import { createHash, randomUUID } from 'node:crypto';
import type { KnownAccount } from '#contract/model/account.ts';
import { nameForm, sameName } from '#contract/model/name.ts';
import { type Entry, SecretRequired } from '../ports.ts';
import type { VaultContent } from './content.ts';

/**
 * What is held once an entry is saved. A kept secret stays only where it goes to the same project at the
 * same address: a person who can change an account must not be able to collect its signatures.
 *
 * @throws SecretRequired
 */
export function withEntry(
  held: VaultContent,
  { id: given, serverSecret, ...facts }: Entry,
): VaultContent {
  const { accounts } = held;
  const known = accounts.find((account) =>
    given === undefined ? sameName(account.name, facts.name) : account.id === given,
  );
  const id = known?.id ?? given ?? newId(facts.name, accounts);
  const account: KnownAccount = { ...facts, id };
  if (serverSecret === null && !mayKeepSecret(held, known, account)) {
    throw new SecretRequired('AppId or endpoint changed, or there is no secret to keep');
  }
  const secrets = new Map(held.secrets);
  if (serverSecret !== null) secrets.set(id, Buffer.from(serverSecret, 'utf8'));
  return {
    ...held,
    secrets,
    accounts: known
      ? accounts.map((other) => (other === known ? account : other))
      : [...accounts, account],
  };
}

function mayKeepSecret(
  held: VaultContent,
  known: KnownAccount | undefined,
  next: KnownAccount,
): boolean {
  return (
    known !== undefined &&
    held.secrets.has(known.id) &&
    known.appId === next.appId &&
    known.endpoint === next.endpoint
  );
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
