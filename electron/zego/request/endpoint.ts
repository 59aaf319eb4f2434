import { REGIONS } from '#contract/model/region.ts';

export type EndpointProblem = 'not-a-url' | 'not-https' | 'has-credentials' | 'has-query';

export type EndpointResult =
  | { readonly ok: true; readonly endpoint: string; readonly practice: boolean }
  | { readonly ok: false; readonly problem: EndpointProblem };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** True for an address that cannot leave this machine: nothing recorded through it is on air. */
export function isLoopback(endpoint: string): boolean {
  return URL.canParse(endpoint) && LOOPBACK.test(new URL(endpoint).hostname);
}

/**
 * Checks and normalises what a person or a file gave as endpoint. Empty means the unified host.
 * SECURITY: each request carries a bearer signature, so plain http is for loopback only.
 */
export function parseEndpoint(text: string): EndpointResult {
  const given = text.trim() || REGIONS.unified;
  if (!URL.canParse(given)) return { ok: false, problem: 'not-a-url' };
  const url = new URL(given);
  const practice = LOOPBACK.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && practice)) {
    return { ok: false, problem: 'not-https' };
  }
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'has-credentials' };
  if (url.search !== '' || url.hash !== '') return { ok: false, problem: 'has-query' };
  return { ok: true, endpoint: url.href, practice };
}

/** What a request to this endpoint asks the server for: an endpoint may have a path of its own. */
export const pathOf = ({ pathname }: URL, query: string): string => `${pathname}?${query}`;

/** The whole address of a request. */
export function urlOf(endpoint: string, query: string): string {
  const url = new URL(endpoint);
  return url.origin + pathOf(url, query);
}
