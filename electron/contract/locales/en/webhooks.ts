/** Messages to other services: their targets, what they are told, and the messages themselves. */
export const webhooks = {
  'webhooks.text.ended': '{{preset}}: recording ended at its end time',
  'webhooks.text.found': '{{preset}}: files found, recordings: {{count}}',
  'webhooks.text.streams': '{{vendor}}: {{streams}}',
  'webhooks.text.foot': '{{time}} · account {{account}}',
  'webhooks.test.title': 'CDN Recorder: test message',
  'webhooks.test.text': 'If you can read this, messages arrive here.',

  'problem.webhooks-unreadable':
    'The list of message targets could not be read. Recordings are not affected, but targets that are missing from the list get no messages: check them in Settings, Messages. The old file is kept. File:',
  'problem.webhooks-unavailable':
    'The outbox of messages was damaged, or cannot be written now. Recordings are not affected. Messages that were waiting in it may not be sent; new ones are sent, and are lost with the program while the file cannot be used. File:',
} as const;
