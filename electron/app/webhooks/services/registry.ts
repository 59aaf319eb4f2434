import type { WebhookKind } from '#contract/model/webhook.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import { generic } from './generic.ts';
import type { WebhookService } from './service.ts';
import { wecom } from './wecom.ts';

export const WEBHOOK_SERVICES: Readonly<Record<WebhookKind, WebhookService>> = {
  dingtalk,
  wecom,
  feishu,
  generic,
};
