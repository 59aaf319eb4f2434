import type { VaultRepository } from '../../storage/ports.ts';
import { passwordsInEnvironment } from '../network/system-proxy.ts';

/** What the vault holds now, and what a variable says of a proxy: to be asked each time and not kept, since a kept list is one more copy. */
export function secretsOf(
  vault: Pick<VaultRepository, 'list' | 'credentials' | 'proxyLogin'>,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const accounts = vault.list().flatMap(({ id }) => vault.credentials(id)?.serverSecret ?? []);
  const login = vault.proxyLogin();
  const ofProxies = passwordsInEnvironment(environment);
  return [...accounts, ...(login ? [login.password] : []), ...ofProxies];
}
