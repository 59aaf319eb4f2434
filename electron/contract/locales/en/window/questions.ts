/** What is asked before a start or a stop, and what a person says of an unknown outcome. */
export const questions = {
  'question.start.title': 'Start “{{preset}}” again?',
  'question.start.running': 'Accepted earlier, not known to have ended',
  'question.start.perhaps': 'May be running: nobody knows',
  'question.start.missing': 'Surely not running',
  'question.start.onlyMissing': 'Start what is not running',
  'question.start.all': 'Start all of it again',
  'question.start.nothingMissing': 'All of it runs or may run: nothing is left to start.',
  'question.moreStreams': 'and {{count}} more',
  'question.unrecorded.title': 'Start “{{preset}}” without a record?',
  'question.unrecorded.text':
    'The disk takes no record. What comes of this start is shown in memory only, in red, and is forgotten when the program quits: note it down yourself.',
  'question.unrecorded.yes': 'Start without a record',
  'question.stop.title': 'Stop “{{preset}}”?',
  'question.stop.running': 'Will be stopped',
  'question.stop.perhaps': 'May be running: a stop is sent for it too',
  'question.stop.yes': 'Stop now',

  'word.recording': 'It is recording',
  'word.not-recording': 'It is not',
  'word.said.recording': 'you said: it is recording, {{time}}',
  'word.said.not-recording': 'you said: it is not recording, {{time}}',
} as const;
