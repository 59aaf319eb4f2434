import type { WebhookKind, WebhookTemplate } from '#contract/model/webhook.ts';

/** What is wrong with an address or a secret that a person or a file gave. */
export type AddressProblem = 'bad-address' | 'bad-secret';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * What of an address and a secret cannot be used; null where both can.
 * SECURITY: the address holds a secret and each message a signature, so plain http is for loopback only, and what would
 * be sent as a login, or not at all (a fragment), is refused.
 */
export function addressProblem(
  kind: WebhookKind,
  template: WebhookTemplate,
  { url, secret }: { readonly url: string; readonly secret: string | null },
): AddressProblem | null {
  if (!URL.canParse(url)) return 'bad-address';
  const { protocol, hostname, username, password, hash } = new URL(url);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  if (!isSafe || username !== '' || password !== '' || hash !== '') return 'bad-address';
  if (secret === null) return null;
  if (kind === 'wecom') return 'bad-secret';
  if (kind !== 'generic') return null;
  return template === 'standard' && isStandardSecret(secret) ? null : 'bad-secret';
}

const BASE64 = /^whsec_([A-Za-z0-9+/]+)(={0,2})$/;
/** Bytes of a key, as the specification of Standard Webhooks bounds them. */
const KEY_BYTES = { least: 24, most: 64 } as const;

function isStandardSecret(secret: string): boolean {
  const [, text = '', padding = ''] = BASE64.exec(secret) ?? [];
  if ((text.length + padding.length) % 4 !== 0) return false;
  const bytes = Math.floor((text.length * 3) / 4);
  return bytes >= KEY_BYTES.least && bytes <= KEY_BYTES.most;
}
