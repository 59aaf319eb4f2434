import { BlockList, isIP, isIPv6 } from 'node:net';

/** `::ffff:192.0.2.1` is 192.0.2.1: a socket of both families names it so. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** The address without the zone of a link, such as `fe80::1%eth0`. */
const bare = (address: string): string => plain(address.split('%')[0] ?? '');

/**
 * SECURITY: who may connect to what has no password: this machine, and the addresses of the list.
 *
 * @param allowed addresses and networks (CIDR).
 */
export function accessList(allowed: readonly string[]): (remote: string, local: string) => boolean {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  for (const entry of allowed) {
    const [address = '', prefix] = entry.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return (remote, local) => {
    const from = bare(remote);
    if (isIP(from) === 0) return false;
    // From this machine to one of its own addresses.
    return from === bare(local) || list.check(from, isIPv6(from) ? 'ipv6' : 'ipv4');
  };
}
