import { networkInterfaces } from 'node:os';

/**
 * An address of this machine that is not loopback: of the network that `npm test` makes for its run
 * (build/setup/system/network.mjs), else of the machine's own. Null where there is neither; tests that
 * need one are then skipped and counted as skipped.
 */
export const OWN_IPV4 = ownAddress('IPv4');
export const OWN_IPV6 = ownAddress('IPv6');

function ownAddress(family: 'IPv4' | 'IPv6'): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  // A link-local address needs its interface beside it, which no URL can carry.
  const usable = all.filter((it) => it.family === family && !it.internal && !it.scopeid);
  return usable[0]?.address ?? null;
}
