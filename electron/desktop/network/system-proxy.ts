/**
 * The first way out of a system's answer that we can go, such as `PROXY cache:3128; DIRECT`: the proxy's
 * address, or null for a direct connection. SOCKS is not among our ways.
 */
export function readProxyRule(rule: string): string | null {
  for (const part of rule.split(';')) {
    const [kind = '', address = ''] = part.trim().split(/\s+/);
    if (kind === 'DIRECT') return null;
    if (address === '') continue;
    if (kind === 'PROXY' || kind === 'HTTP') return `http://${address}`;
    if (kind === 'HTTPS') return `https://${address}`;
  }
  return null;
}
