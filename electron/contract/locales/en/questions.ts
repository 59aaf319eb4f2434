/** What is asked before a start or a stop, and what a person says of an unknown outcome. */
export const questions = {
  'question.start.title': 'Start “{{preset}}” again?',
  'question.start.running': 'Accepted, probably still recording',
  'question.start.uncertain': 'Unconfirmed: may be recording',
  'question.start.missing': 'Not known to be recording',
  'question.start.onlyMissing': 'Retry missing',
  'question.start.all': 'Start everything again',
  'question.start.nothingMissing':
    'Everything was accepted or may be recording, so there is nothing to retry. If in doubt, check the vendor console, then mark the result in the side panel.',
  'question.moreStreams': ' and {{count}} more',
  'question.fold': '{{streams}} × {{count}} vendors ({{vendors}})',
  'question.unrecorded.title': 'Start “{{preset}}” without a record?',
  'question.unrecorded.text':
    'No record can be written to disk. The result of this start is kept in memory only, shown in red, and lost when the program quits: write it down.',
  'question.unrecorded.yes': 'Start without a record',
  'question.unread.title': 'Start “{{preset}}” although it may already be recording?',
  'question.unread.text':
    'The journal cannot be read, so it is not known whether this is already recording. A second start can be rejected, or create a second recording. Nothing was started. Check the vendor consoles first if time allows.',
  'question.unread.yes': 'Start anyway',
  'question.elsewhere.title': '“{{preset}}” is recording on another desk',
  'question.elsewhere.by': '{{desk}} ({{person}}) with “{{preset}}”',
  'question.elsewhere.all':
    'Nothing was started. What another desk records is started only once in the control room: follow it at that desk.',
  'question.elsewhere.text':
    'Nothing was started yet. What another desk records stays there; only the rest can be started here.',
  'question.elsewhere.close': 'Close',
  'question.elsewhere.rest': 'Start the rest',
  'question.alone.title': 'Start “{{preset}}” without the control room?',
  'question.alone.text':
    'The control room does not answer, so it is not known whether another desk is already recording this. A second start can be rejected, or create a second recording. Nothing was started. Ask the other desks first if time allows.',
  'question.alone.yes': 'Start alone',
  'question.stop.title': 'Stop “{{preset}}”?',
  'question.stop.running': 'To be stopped',
  'question.stop.uncertain': 'May be recording: will also be stopped',
  'question.stop.orphaned': 'Started by this preset, but no longer in it',
  'question.stop.unread': 'Recording state unknown: will also be stopped',
  'question.stop.yes': 'Stop now',

  'left.running': 'Recording: {{count}}',
  'left.uncertain': 'May be recording: {{count}}',
  'left.kept':
    'Recordings that continue stay listed under “On air” until they are stopped, have ended, or you mark them as not recording.',
  'left.save.title': 'Save “{{preset}}” while it is recording?',
  'left.save.text': 'These would no longer be in the preset. Saving does not stop them:',
  'left.save.stop': 'Stop them and save',
  'left.save.keep': 'Save, keep recording',
  'left.archive.title': 'Archive “{{preset}}” while it is recording?',
  'left.archive.text':
    'Archiving removes the preset from the board. It does not stop its recordings:',
  'left.archive.stop': 'Stop and archive',
  'left.archive.keep': 'Archive, keep recording',
  'left.delete.text': 'Deleting the preset does not stop its recordings:',
  'left.delete.stop': 'Stop and delete',
  'left.delete.keep': 'Delete, keep recording',
  'left.account.text': 'After this, no account can stop these recordings:',
  'left.account.save':
    'These were started with the previous AppId and endpoint. After saving, no account could stop them, or their preset would no longer include them:',

  'run.again.second-task': 'Starting again creates a second task: {{vendors}}.',
  'run.again.error': 'Starting again is rejected while the stream is being recorded: {{vendors}}.',
  'run.again.not-documented': 'The effect of starting again is not documented: {{vendors}}.',
  'question.confirm.title': 'Start “{{preset}}”?',
  'question.confirm.starts': 'To be started',
  'question.confirm.yes': 'Start now',
  'question.follows': '1 more question follows.',
  'question.follow': '{{count}} more questions follow.',
  'question.leaveAll': 'Cancel all',
} as const;
