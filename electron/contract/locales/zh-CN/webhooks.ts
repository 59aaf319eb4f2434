import type { webhooks as english } from '#contract/locales/en/webhooks.ts';

export const webhooks: Record<keyof typeof english, string> = {
  'webhooks.text.ended': '{{preset}}：录制已到结束时间',
  'webhooks.text.found': '{{preset}}：已找到文件，录制数：{{count}}',
  'webhooks.text.streams': '{{vendor}}：{{streams}}',
  'webhooks.text.foot': '{{time}} · 账号 {{account}}',
  'webhooks.test.title': 'CDN Recorder：测试消息',
  'webhooks.test.text': '如果能看到这条消息，说明推送正常。',

  'problem.webhooks-unreadable':
    '消息推送目标列表无法读取。录制不受影响，但列表中缺少的目标收不到消息：请到“设置 › 消息推送”检查。原文件已保留。文件：',
  'problem.webhooks-unavailable':
    '消息发件箱损坏，或目前无法写入。录制不受影响。其中等待发送的消息可能不再发送；新消息照常发送，但在文件恢复之前，程序退出后未发送的消息会丢失。文件：',
};
