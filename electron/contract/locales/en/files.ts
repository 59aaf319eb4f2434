/** The files of recordings: the list, a run's files, checks. */
export const files = {
  'files.time': 'Recorded',
  'files.stream': 'Stream, file',
  'files.vendor': 'Vendor',
  'files.media': 'Format, length',
  'files.origin': 'Source',
  'files.expiry': 'Expires',
  'files.actions': 'Actions',
  'files.preset': 'Preset',
  'files.account': 'Account',
  'files.format': 'Format',
  'files.text': 'Text',
  'files.linked': 'Belongs to',
  'files.linked.yes': 'A start of this program',
  'files.linked.no': 'No known start',
  'files.expires.soon': 'Expires soon',
  'files.state': 'Source',
  'files.state.confirmed': 'Found at the vendor',
  'files.state.reported': 'Callback, unconfirmed',
  'files.state.not-found': 'Callback, not confirmed by the vendor',
  'files.state.forbidden': 'Blocked by the vendor',
  'files.match.id': 'by ID',
  'files.match.stream-and-time': 'by stream and time',
  'files.match.none': 'no known start',
  'files.untimed': 'begin unknown',
  'files.about': 'about {{time}}',
  'files.made': 'made {{time}}',
  'files.seen': 'first seen {{time}}',
  'files.field.made': 'Made',
  'files.noStream': 'stream unknown',
  'files.expired': 'expired',
  'files.daysLeft': 'in {{count}} days',
  'files.dayLeft': 'in 1 day',
  'files.group': '{{day}}, {{preset}}',
  'files.group.unlinked': '{{day}}, no known start',
  'files.group.open': 'Files of this run',
  'files.end': 'No older files.',
  'files.search': 'Search the files',
  'files.search.hint': 'Stream, preset, file name, ID',

  'files.empty.title': 'No files known yet',
  'files.empty.text':
    'After a recording ends, the program asks the vendor for its files and lists them here. Tencent, Ws and Huawei can be asked; Aliyun cannot.',
  'files.none.title': 'No results',
  'files.none.text':
    'Remove a filter, or choose a longer time. The search finds parts of streams, presets and file names, and IDs from their first six characters.',
  'files.unavailable.title': 'The list of files cannot be read',
  'files.unavailable.text':
    'The files at the vendors are not affected, and starts still work. Try again; if the error remains, check the disk and save a support report in Settings.',

  'files.expiring.one':
    'One file expires within {{days}} days. After that the vendor deletes it: download it first if it is needed.',
  'files.expiring':
    '{{count}} files expire within {{days}} days. After that the vendor deletes them: download those that are needed.',
  'files.expiring.show': 'Show',

  'files.play': 'Play',
  'files.play.of': 'Play {{name}}',
  'files.open': 'Open in browser',
  'files.copyLink': 'Copy link',
  'files.copied': 'Link copied',
  'files.copied.signed': 'Signed link copied: works for some minutes',
  'files.check': 'Check file',
  'files.checking': 'Checking…',
  'files.details': 'Details',
  'files.more': 'Actions for {{name}}',
  'files.only.stream': 'Search for stream {{value}}',
  'files.only.preset': 'Only preset {{value}}',
  'files.only.vendor': 'Only vendor {{value}}',

  'files.detail.title': 'File {{name}}',
  'files.field.name': 'Name',
  'files.field.begin': 'Begin',
  'files.field.end': 'End',
  'files.field.length': 'Length',
  'files.field.size': 'Size',
  'files.field.expires': 'Expires',
  'files.field.never': 'no date given',
  'files.field.fileId': 'FileId or key',
  'files.field.taskId': 'TaskId or persistentId',
  'files.field.url': 'Address, without signature',
  'files.field.callback': 'Reported by callback',
  'files.field.search': 'Found at the vendor',
  'files.field.belongs': 'Belongs to',
  'files.field.belongs.value': '{{preset}}, {{match}}',
  'files.field.merged': 'Merged from',
  'files.note.reported':
    'Only a callback has reported this file. Its signature does not cover the content: the file counts as confirmed once it is found at the vendor.',
  'files.note.not-found':
    'Only a callback has reported this file, and the search of {{time}} did not find it at the vendor. That does not prove that there is no such file: a vendor’s list may be late or incomplete. Search again with “Look now”, or look in the vendor’s console, before you rely on it.',
  'files.note.forbidden': 'The vendor has blocked this file: ask the vendor’s support.',
  'files.note.unlinked':
    'No known start of this program matches this file: the recording may have been started in the console, on another computer, or by default.',
  'files.note.guessed':
    'Matched by stream and time, because the file and the response to the start have no ID in common. If another desk records the same stream, the file may belong to that recording.',

  'files.check.as-recorded': 'The file exists and is as long as the recording: {{facts}}.',
  'files.check.found':
    'The file exists: {{facts}}. Its length could not be compared with the recording.',
  'files.check.shorter':
    'The file exists, but is shorter than the recording: {{length}} instead of {{expected}}. The stream may have been interrupted: look for further files of the run.',
  'files.check.longer':
    'The file exists and is longer than the recording: {{length}} instead of {{expected}}.',
  'files.check.growing':
    'The list has no end yet, {{length}} so far. The recording may still be under way: check again after it has ended.',
  'files.check.empty':
    'The file exists, but is empty (0 bytes). Check again in a few minutes; if it stays empty, ask the vendor’s support.',
  'files.check.incomplete':
    'The file exists, but a part is missing ({{detail}}). It may still be written: check again in a few minutes. If the part stays missing, ask the vendor’s support.',
  'files.check.unreadable':
    'The server answers, but not with a recording in a known format ({{detail}}). Open it in the browser to see what it is.',
  'files.check.forbidden':
    'The server denies access to the file (HTTP 403). It may ask for a playback key: enter the key of this vendor in the account’s secrets, then check again.',
  'files.check.forbidden-signed':
    'The server does not accept the playback key (HTTP 403). Compare the key with the console, check this computer’s clock, then check again.',
  'files.check.gone':
    'The file no longer exists (HTTP {{status}}). It may have expired or been deleted: look it up in the vendor’s console.',
  'files.check.refused':
    'The server refused to send the file (HTTP {{status}}). Check again later.',
  'files.check.unreachable': 'The file’s server could not be reached, so the file was not checked.',
  'files.check.segments': '{{count}} segments',
  'files.check.about': 'about {{length}}',

  'files.run': 'Files',
  'files.run.title': 'Files of {{preset}}',
  'files.run.found': '{{found}} found',
  'files.run.foundOf': '{{found}} of {{expected}} found',
  'files.run.next': 'next search {{time}}',
  'files.run.looked': 'last search {{time}}',
  'files.run.running': 'first search after the recording ends',
  'files.run.complete': 'no further search planned',
  'files.run.incomplete': 'The planned looks are over, and fewer files were found than expected.',
  'files.run.missing':
    'No file was found by the last planned search. Check in the console whether recording is enabled and a template is set, and whether the stream was on the CDN; then look again.',
  'files.run.unavailable':
    '{{vendors}} cannot be asked for files: check there in the vendor’s console.',
  'files.run.off': 'Looking for files is switched off for this account.',
  'files.run.none': 'No files of this run are known.',
  'files.run.fault.locked':
    'The last search could not be made: the secrets are locked. Unlock them, then look again.',
  'files.run.fault.account-missing':
    'The last search could not be made: the account no longer exists.',
  'files.run.unasked':
    'All planned searches have passed, and the last one could not be made: it is not known whether there is a file. Press “Look now”.',
  'files.run.fault.refused': 'The last search was refused by the API.',
  'files.run.fault.unreachable': 'The last search got no answer.',
  'files.run.fault.unreadable': 'The answer to the last search cannot be read.',
  'files.run.fault.partial':
    'The project has more files than one search reads: a file may be among the rest. The next search goes on from there.',

  'files.default.title': 'Does the project of “{{account}}” record every stream by default?',
  'files.default.text':
    'If it does, a file does not prove that a start of this program succeeded. Check under Recording in the console. Until you answer, a file settles a start that is to verify, and the outcome states this condition.',
  'files.default.no': 'No, only on request',
  'files.default.yes': 'Yes, every stream',

  'files.expiryDays.title': 'Expiring files',
  'files.expiryDays.label': 'Warn ahead',
  'files.expiryDays.days': '{{count}} days before',
  'files.expiryDays.day': '1 day before',
  'files.expiryDays.hint': 'Files that the vendor will delete soon are named in Files.',

  'files.look': 'Look now',
  'files.look.busy': 'Looking…',
  'files.look.found': '{{found}} new files found.',
  'files.look.one': '1 new file found.',
  'files.look.none': 'No new file found.',
  'files.look.unaskable': 'None of the vendors of this run can be asked.',
  'files.look.fault': '{{vendor}} could not be asked{{code}}: {{cause}}',
  'files.fault.locked': 'the secrets are locked. Unlock them in Settings, then look again.',
  'files.fault.account-missing': 'the account no longer exists.',
  'files.fault.refused': 'the API refused. See the code in the documentation, then look again.',
  'files.fault.unreachable': 'no answer came. Check the network, then look again.',
  'files.fault.unreadable': 'the answer cannot be read. Look again later.',
  'files.fault.partial':
    'not all of them yet, the project has more than one search reads. Look again: it goes on from there.',
  'files.missing.one': 'No file found for {{stream}} at {{vendor}}, {{minutes}} min after the end',
  'files.missing.many': 'No file found for {{count}} recordings',
  'files.missing.of': '{{preset}}: {{stream}} at {{vendor}}, {{minutes}} min after the end',
  'files.missing.title': 'No file found after the recording ended',
  'files.missing.line': '{{stream}} at {{vendor}}: {{preset}}, ended {{time}}',
  'files.missing.more': '{{count}} more',
  'files.missing.advice':
    'Check in the console whether recording is enabled and a template is set, and whether the stream was on the CDN. Then look again.',
  'files.missing.dismiss': 'Dismiss',
  'files.missing.dismissAll': 'Dismiss all',
  'files.missing.dismiss.of': 'Dismiss: {{stream}} at {{vendor}}',
  'files.looks.title': 'Looking for files',
  'files.looks.text':
    'After a recording ends, the program asks the vendor for its files: after 1, 5, 15 and 60 minutes. It only reads. Switch an account off here; “Look now” works all the same.',
} as const;
