import { VENDORS } from '#contract/model/vendor.ts';
import type { VaultRepository } from '../../storage/ports.ts';
import { passwordsInEnvironment } from '../network/system-proxy.ts';

/** What the vault holds now, and what a variable says of a proxy: to be asked each time and not kept, since a kept list is one more copy. */
export function secretsOf(
  vault: Pick<
    VaultRepository,
    'list' | 'credentials' | 'callbackSecrets' | 'playbackKey' | 'proxyLogin' | 'webhookSecrets'
  >,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const accounts = vault
    .list()
    .flatMap(({ id, appId }) => [
      vault.credentials(id)?.serverSecret ?? [],
      vault.callbackSecrets(appId).map(({ secret }) => secret),
      VENDORS.flatMap((vendor) => vault.playbackKey(id, vendor) ?? []),
    ]);
  const login = vault.proxyLogin();
  const ofWebhooks = vault
    .webhookSecrets()
    .flatMap(({ url, secret }) => [...secretsOfAddress(url), secret ?? []].flat());
  const ofProxies = passwordsInEnvironment(environment);
  return [
    ...new Set(accounts.flat()),
    ...(login ? [login.password] : []),
    ...ofWebhooks,
    ...ofProxies,
  ];
}

/** Shorter parts of an address are words, such as `send`, and no secrets. */
const SHORTEST_TOKEN = 16;

/** An address holds its secret in its path or its query. */
function secretsOfAddress(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { pathname, searchParams } = new URL(address);
  const parts = [...pathname.split('/'), ...searchParams.values()];
  return parts.filter((part) => part.length >= SHORTEST_TOKEN);
}
