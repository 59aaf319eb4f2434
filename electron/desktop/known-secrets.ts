import type { Vault } from '../storage/vault/vault.ts';

/** What the vault holds now: to be asked each time and not kept, since a kept list is one more copy. */
export function secretsOf(
  vault: Pick<Vault, 'list' | 'credentials' | 'proxyLogin'>,
): readonly string[] {
  const accounts = vault.list().flatMap(({ id }) => vault.credentials(id)?.serverSecret ?? []);
  const login = vault.proxyLogin();
  return login ? [...accounts, login.password] : accounts;
}
