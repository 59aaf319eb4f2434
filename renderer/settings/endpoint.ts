import { REGIONS, type Region } from '../../electron/contract/region.ts';

/** The region whose host this is; null for any other address. */
export function regionOf(endpoint: string): Region | null {
  const found = Object.entries(REGIONS).find(([, host]) => sameHost(host, endpoint));
  return (found?.[0] as Region | undefined) ?? null;
}

const sameHost = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');

/** Whether main could take this as an endpoint; main decides, this only spares a round trip with the secret. */
export function isPossibleEndpoint(endpoint: string): boolean {
  const url = URL.parse(endpoint.trim());
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}
