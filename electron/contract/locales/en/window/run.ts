/** The run view: every vendor and stream of one click, and what to do next. */
export const run = {
  'run.copyForSupport': 'Copy the run for support',
  'run.cancelUnsent': 'Cancel what is not sent',
  'run.dismiss': 'Put away',
  'run.dismiss.label': 'Put away the result of {{preset}}',
  'run.dismiss.word': 'It stays until somebody has said what became of the unknown ones.',
  'run.showAgain': 'Show it on the board again',
  'run.backToLanes': 'All streams',

  'lane.all': 'Streams at their vendors',
  'lane.open': '{{stream}} at {{vendor}}: request and answer',
  'lane.count': '{{count}} {{status}}',
  'lane.count.over': '{{count}} {{status}}, not running any more',
  'lane.answered': '{{answered}} of {{count}} requests answered',
  'lane.queued': 'waits for {{time}}',
  'lane.sending': 'sent {{time}} ago',
  'duration.seconds': '{{count}} s',
  'duration.minutes': '{{count}} min',
  'lane.tries': '{{count}} tries',
  'lane.filter': 'Which streams to show',
  'lane.filter.all': 'All {{count}}',
  'lane.filter.under-way': 'Under way {{count}}',
  'lane.filter.trouble': 'Not accepted {{count}}',
  'lane.filter.accepted': 'Accepted {{count}}',
  'lane.none': 'None of them now.',

  'next.first': 'Next in the queue, about {{seconds}} s.',
  'next.queued': '{{count}} requests go before it, about {{seconds}} s.',
  'next.cancelAll': 'Nothing of it has been sent yet: all of it can still be cancelled.',
  'next.cancelRest': 'What has not been sent can still be cancelled.',
  'next.retry':
    'The tries so far did nothing. The next one goes out by itself at {{time}}: nothing to do but wait.',
  'next.sending': 'On its way: wait for the answers, and do not start it again meanwhile.',
  'next.accepted':
    'Every vendor took its task. That does not say that files grow: look in their consoles if it matters.',
  'next.already': 'All of it records: nothing to start. Stop ends it, whoever started it.',
  'next.practice': 'Practice took every task. Nothing is really recorded.',
  'next.ended': 'Its end time has passed: the files should be in the vendors’ consoles.',
  'next.mustStop': '{{vendors}}: stops only when somebody stops it.',
  'next.stopped': 'The vendors took every stop. Look in their consoles if it matters.',
  'next.word.one':
    'Of one stream nobody knows whether it runs: look in the vendor’s console, then say beneath it what you saw.',
  'next.word':
    'Of {{count}} streams nobody knows whether they run: look in the vendor’s console, then say beneath each what you saw.',
  'next.word.practice':
    'On air you would look in the vendor’s console now. Say beneath each unknown stream what you would have seen.',
} as const;
