/**
 * Scheme and host of an address, as a browser writes an origin; null for what has none. Node's own
 * `origin` calls every custom scheme opaque, so that all of them would look alike.
 */
export function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, username, password } = new URL(url);
  return host === '' || username !== '' || password !== '' ? null : `${protocol}//${host}`;
}
