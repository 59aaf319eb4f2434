/** What is asked before a start or a stop, and what a person says of an unknown outcome. */
export const questions = {
  'question.start.title': 'Start “{{preset}}” again?',
  'question.start.running': 'Accepted, probably still recording',
  'question.start.perhaps': 'Unknown: may be recording',
  'question.start.missing': 'Not known to run',
  'question.start.onlyMissing': 'Retry missing',
  'question.start.all': 'Start everything again',
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

  'left.running': 'Recording: {{count}}',
  'left.uncertain': 'May be recording: {{count}}',
  'left.kept':
    'What goes on stays listed under “On air” until it is stopped, has ended, or you say that it is not recording.',
  'left.save.title': 'Save “{{preset}}” while it is recording?',
  'left.save.text': 'These would not be in the preset any more. Saving does not stop them:',
  'left.save.stop': 'Stop them and save',
  'left.save.keep': 'Save, keep recording',
  'left.archive.title': 'Archive “{{preset}}” while it is recording?',
  'left.archive.text': 'Archived, the preset leaves the board. That does not stop what it records:',
  'left.archive.stop': 'Stop and archive',
  'left.archive.keep': 'Archive, keep recording',
  'left.delete.text': 'Deleting the preset does not stop what it records:',
  'left.delete.stop': 'Stop and delete',
  'left.delete.keep': 'Delete, keep recording',
  'left.account.text': 'No account could stop these any more:',
  'left.account.save':
    'These were started with the AppId and address of before. Saved like this, no account could stop them any more, or their preset does not name them:',

  'word.recording': 'Verified: recording',
  'word.not-recording': 'Verified: not recording',
  'word.said.recording': 'Verified recording by operator, {{time}}',
  'word.said.not-recording': 'Verified not recording by operator, {{time}}',
} as const;
