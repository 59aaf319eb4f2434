import type { WebhookKind } from '#contract/model/webhook.ts';
import { isLoopback } from '../../../zego/request/endpoint.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import { generic, standardKey } from './generic.ts';
import type { WebhookAddress, WebhookService } from './service.ts';
import { wecom } from './wecom.ts';

export const WEBHOOK_SERVICES: Readonly<Record<WebhookKind, WebhookService>> = {
  dingtalk,
  wecom,
  feishu,
  generic,
};

/** What is wrong with an address or a secret that a person or a file gave. */
export type AddressProblem = 'bad-address' | 'bad-secret';

/**
 * What of an address and a secret cannot be used; null where both can.
 * SECURITY: the address holds a secret and each message a signature, so plain http is for loopback only, and what would
 * be sent as a login, or not at all (a fragment), is refused.
 */
export function addressProblem(
  kind: WebhookKind,
  { url, secret, template }: WebhookAddress,
): AddressProblem | null {
  if (!URL.canParse(url)) return 'bad-address';
  const { protocol, username, password, hash } = new URL(url);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(url));
  if (!isSafe || username !== '' || password !== '' || hash !== '') return 'bad-address';
  if (secret === null) return null;
  if (kind === 'wecom') return 'bad-secret';
  if (kind !== 'generic') return null;
  return template === 'standard' && standardKey(secret) ? null : 'bad-secret';
}
