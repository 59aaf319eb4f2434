/** Messages to other services: their targets, what they are told, and the messages themselves. */
export const webhooks = {
  'webhooks.text.ended': '{{preset}}: recording ended at its end time',
  'webhooks.text.found': '{{preset}}: files found, recordings: {{count}}',
  'webhooks.text.streams': '{{vendor}}: {{streams}}',
  'webhooks.text.foot': '{{time}} · account {{account}}',
} as const;
