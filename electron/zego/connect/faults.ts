/** Codes of faults that we state ourselves on the way to a server. */
export const LOOKUP_TOO_SLOW = 'LOOKUP_TOO_SLOW';
export const CONNECT_TOO_SLOW = 'CONNECT_TOO_SLOW';
/** A proxy's answer to the question for a tunnel; its HTTP status follows. */
export const PROXY_HTTP = 'PROXY_HTTP_';
/** Prefix of the code for a SOCKS5 proxy that opened no connection; its reply follows. */
export const PROXY_SOCKS5 = 'PROXY_SOCKS5_';

/** There is a proxy, and it is of a kind that we cannot go through; a direct connection was not asked for. */
export const PROXY_UNUSABLE = 'PROXY_UNUSABLE';

/** An error that is known by its code, as Node's own are. */
export function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}
