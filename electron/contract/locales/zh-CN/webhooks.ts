import type { webhooks as english } from '#contract/locales/en/webhooks.ts';

export const webhooks: Record<keyof typeof english, string> = {
  'webhooks.text.ended': '{{preset}}：录制已到结束时间',
  'webhooks.text.found': '{{preset}}：已找到文件，录制数：{{count}}',
  'webhooks.text.streams': '{{vendor}}：{{streams}}',
  'webhooks.text.foot': '{{time}} · 账号 {{account}}',
};
