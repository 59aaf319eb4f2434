import type { Account } from '#contract/model/account.ts';
import { REGIONS, type Region } from '#contract/model/region.ts';

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

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an account of this endpoint would be practice: its records never leave this computer. */
export const isLoopback = (endpoint: string): boolean =>
  LOOPBACK.test(URL.parse(endpoint.trim())?.hostname ?? '');

/**
 * The host to which signatures would go, where it is neither ZEGO's nor this computer; null otherwise.
 * SECURITY: each signature is good for every action of the project for ten minutes.
 */
export function foreignHost(endpoint: string): string | null {
  const url = URL.parse(endpoint.trim());
  if (!url || regionOf(url.href) !== null || isLoopback(endpoint)) return null;
  return url.host;
}

export const isCustom = ({ endpoint }: Account): boolean => foreignHost(endpoint) !== null;
