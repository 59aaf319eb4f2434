/** The run view: every vendor and stream of one click, and what to do next. */
export const run = {
  'run.copyForSupport': 'Copy the run for support',
  'run.cancelUnsent': 'Cancel unsent requests',
  'run.dismiss': 'Dismiss',
  'run.dismiss.label': 'Dismiss the result of {{preset}}',
  'run.dismiss.word': 'It stays until the unconfirmed streams are marked.',
  'run.showAgain': 'Restore on the board',
  'run.backToLanes': 'All streams',

  'lane.all': 'Streams at their vendors',
  'lane.open': '{{stream}} at {{vendor}}: request and response',
  'lane.count': '{{status}}: {{count}}',
  'lane.count.over': '{{status}}: {{count}}, no longer running',
  'lane.answered': '{{answered}} of {{count}} requests answered',
  'lane.queued': 'waiting for {{time}}',
  'lane.sending': 'sent {{time}} ago',
  'duration.seconds': '{{count}} s',
  'duration.minutes': '{{count}} min',
  'lane.tries': '{{count}} attempts',
  'lane.filter': 'Show streams',
  'lane.filter.all': 'All {{count}}',
  'lane.filter.under-way': 'In progress {{count}}',
  'lane.filter.trouble': 'Not accepted {{count}}',
  'lane.filter.accepted': 'Accepted {{count}}',
  'lane.none': 'None.',

  'next.first': 'Next in the queue, about {{seconds}} s.',
  'next.queued': '{{count}} requests ahead, about {{seconds}} s.',
  'next.cancelAll': 'Nothing has been sent yet: you can still cancel everything.',
  'next.cancelRest': 'You can still cancel unsent requests.',
  'next.retry':
    'The attempts so far had no effect. The next one is sent automatically at {{time}}; no action is needed.',
  'next.sending': 'Sent: wait for the responses, and do not start it again meanwhile.',
  'next.accepted':
    'All vendors accepted. This does not confirm that files are being written; check the vendor console.',
  'next.already':
    'Everything is already recording: no start is needed. Stop ends it, also if it was started elsewhere.',
  'next.practice': 'Practice accepted every task. Nothing is recorded.',
  'next.ended': 'The end time has passed: the files should be in the vendor consoles.',
  'next.mustStop': '{{vendors}}: manual stop only.',
  'next.stopped':
    'The vendors accepted every stop. Check important recordings in the vendor consoles.',
  'next.word.one': '1 stream is unconfirmed. Check the vendor console, then mark it below.',
  'next.word': '{{count}} streams are unconfirmed. Check the vendor console, then mark each below.',
  'next.word.practice':
    'On air you would check the vendor console now. Mark each unconfirmed stream below.',
} as const;
