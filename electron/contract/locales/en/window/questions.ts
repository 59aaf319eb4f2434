/** What is asked before a start or a stop, and what a person says of an unknown outcome. */
export const questions = {
  'question.start.title': 'Start “{{preset}}” again?',
  'question.start.running': 'Accepted, probably still recording',
  'question.start.perhaps': 'Unknown: may be recording',
  'question.start.missing': 'Not known to run',
  'question.start.onlyMissing': 'Start what is missing',
  'question.start.all': 'Start all of it again',
  'question.start.nothingMissing':
    'All of it was accepted or may be running, so nothing needs a start. Look in the vendor’s console if you doubt it, then say on the card what you saw.',
  'question.moreStreams': 'and {{count}} more',
  'question.unrecorded.title': 'Start “{{preset}}” without a record?',
  'question.unrecorded.text':
    'The disk takes no record. What comes of this start is shown in memory only, in red, and is forgotten when the program quits: note it down yourself.',
  'question.unrecorded.yes': 'Start without a record',
  'question.unread.title': 'Start “{{preset}}” though it may be recording already?',
  'question.unread.text':
    'The journal cannot be read, so it is not known whether this is recording already. A second start can be refused, or begin a second recording beside the first. Nothing was started. Look in the vendors’ consoles first if there is time.',
  'question.unread.yes': 'Start it nevertheless',
  'question.stop.title': 'Stop “{{preset}}”?',
  'question.stop.running': 'Will be stopped',
  'question.stop.perhaps': 'May be running: a stop is sent for it too',
  'question.stop.orphaned': 'Started by this preset, and not in it any more',
  'question.stop.unread': 'Not known whether it is recording: a stop is sent for it too',
  'question.stop.yes': 'Stop now',

  'word.recording': 'It is recording',
  'word.not-recording': 'It is not recording',
  'word.said.recording': 'seen recording by you, {{time}}',
  'word.said.not-recording': 'seen not recording by you, {{time}}',
} as const;
