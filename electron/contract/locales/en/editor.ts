/** The preset editor: its messages during input, its note of the console, its preview of the requests. */
export const editor = {
  'editor.summary.one': 'Not saved. One field to correct:',
  'editor.summary': 'Not saved. {{count}} fields to correct:',
  'editor.discard.title': 'Discard changes?',
  'editor.discard.text': 'The changes are not saved. No request was sent.',
  'editor.discard.yes': 'Discard',
  'editor.discard.no': 'Keep editing',
  'editor.section.confirm': 'Confirmation',
  'editor.section.board': 'Organize',
  'editor.section.profile': 'Recording profile',
  'editor.section.requests': 'Requests',

  'editor.streams.count': '{{streams}} of at most {{max}}',
  'editor.streams.repeated.one': 'Duplicate, kept once: {{ids}}',
  'editor.streams.leaveOutHeading': 'Remove the heading',
  'editor.streams.keepHeading': 'Keep as a stream',
  'editor.streams.leaveOutInvalid.one': 'Remove',
  'editor.streams.leaveOutInvalid': 'Remove these {{count}}',
  'editor.streams.leaveOutRepeated': 'Remove duplicates',
  'editor.problem.streams.heading':
    'The first line, “{{heading}}”, looks like a column heading, not a stream ID.',

  'editor.confirmStart': 'Ask before starting',
  'editor.confirmStart.hint': 'If off, one click on Start sends the requests immediately.',
  'editor.group': 'Group',
  'editor.group.hint': 'Presets of a group are shown together.',
  'editor.tags': 'Tags',
  'editor.tags.hint': 'Keywords for searching, up to {{max}}; press Enter or a comma after each.',
  'editor.colour': 'Colour',
  'editor.colour.none': 'None',
  'editor.pinned': 'Pin to the tray menu',
  'editor.pinned.hint':
    'Its Start is at the top of the tray menu. The first {{max}} pinned presets of the board are shown.',
  'editor.problem.hidden':
    'Contains invisible characters ({{codes}}). Delete it and type it again.',
  'editor.problem.group': 'At most {{max}} characters.',
  'editor.problem.tag.long': '“{{tag}}” is too long: at most {{max}} characters.',
  'editor.problem.tags': 'At most {{max}} tags.',

  'editor.remark.practice': 'Practice: nothing is recorded, and nothing goes on air.',
  'editor.remark.test': 'Test account: its recordings are real.',
  'editor.remark.real': 'Real account: a start creates recordings at the vendors.',
  'editor.remark.confusable': 'Another preset, “{{preset}}”, has a very similar name.',
  'editor.remark.overlap.one':
    '“{{preset}}” also records {{id}} at the same vendor: the second start asks first.',
  'editor.remark.overlap':
    '“{{preset}}” also records {{count}} of these streams at the same vendor: the second start asks first.',
  'end.stopsTomorrow': '{{vendors}}: auto-stops at {{time}}, tomorrow if started now.',
  'end.programStopsTomorrow':
    '{{vendors}}: CDN Recorder stops it at {{time}}, tomorrow if started now; it must be running then.',

  'editor.profile.hint':
    'A note of the console settings, which the API neither reads nor sets. It does not change the requests; the program uses it to estimate the number of files. Formats and limits are those that ZEGO documents for Tencent.',
  'editor.profile.noted': 'Note the console settings',
  'editor.formats': 'File formats',
  'editor.formats.audioOnly': '{{format}} (audio only)',
  'editor.interval': 'New file after (seconds)',
  'editor.interval.hint': '{{min}} to {{max}} (default); not for M3U8.',
  'editor.retention': 'Retention (days)',
  'editor.retention.hint': 'Leave empty if unknown.',
  'editor.problem.formats': 'Choose at least one format.',
  'editor.problem.interval': 'A whole number of seconds from {{min}} to {{max}}.',
  'editor.problem.retention': 'A whole number of days from 1 to {{max}}, or nothing.',
  'files.unknown': 'Number of files: unknown without an end time.',
  'files.expected.one':
    '{{vendors}}: 1 file expected at each vendor; each interruption adds another.',
  'files.expected':
    '{{vendors}}: {{count}} files expected at each vendor; each interruption adds more.',
  'files.expectedIfStopped.one':
    '{{vendors}}: 1 file at each vendor if stopped manually then; no auto-stop.',
  'files.expectedIfStopped':
    '{{vendors}}: {{count}} files at each vendor if stopped manually then; no auto-stop.',
  'files.audioOnly': 'Only audio formats are selected: the files will contain no video.',
  'files.undocumented':
    '{{vendors}}: ZEGO documents formats, interval and retention for {{documented}} only. Ask ZEGO support for the actual settings; this is an estimate.',
  'files.whole': 'Each stream fits in one file per format: no merging needed.',
  'files.merge':
    '{{vendor}}, {{formats}}: {{pieces}} files per stream and format. ZEGO can merge them into one file, at most {{most}} at once.',
  'files.lastRun': 'Files of the last start, and merging…',
  'files.mergeTooMany':
    '{{vendor}}, {{formats}}: {{pieces}} files per stream and format. ZEGO merges at most {{most}} at once: they cannot become one file in one step. A longer interval makes fewer files.',
  'files.mergeNone':
    '{{vendor}}, {{formats}}: {{pieces}} files per stream and format. ZEGO documents no way to merge them.',
  'files.rows.one': '{{vendor}} responds with one row per format: 1 row.',
  'files.rows': '{{vendor}} responds with one row per format: {{count}} rows.',
  'files.kept.one': 'Kept for 1 day: until {{day}} if the recording ends today.',
  'files.kept': 'Kept for {{days}} days: until {{day}} if the recording ends today.',

  'preview.show': 'Show the requests',
  'preview.hide': 'Hide the requests',
  'preview.notYet': 'The requests appear here when the fields above are correct.',
  'preview.one':
    'The request that a start would send now. Placeholders replace the signature; nothing was sent.',
  'preview.many':
    'The {{count}} requests that a start would send now. Placeholders replace the signature; nothing was sent.',
  'preview.copy': 'Copy as curl',
  'preview.endTime': 'ends at {{time}} if sent now',
  'preview.goesOn': 'ends at {{time}}, then a second task goes on until {{until}}',
  'preview.stopAt': 'CDN Recorder stops it at {{time}} if sent now',
  'preview.noEnd': 'no end time',
  'preview.endIgnored': 'no end time: not supported by the vendor',
  'preview.outOfRange': 'would not be sent: the end time is not within 24 hours',
  'curl.signature':
    'Signature = md5(AppId + SignatureNonce + ServerSecret + Timestamp): joined without separators, lower-case hexadecimal.',
  'curl.moment':
    'SignatureNonce: 16 hexadecimal characters, new for each request. Timestamp: current Unix seconds; a signature is valid for 10 minutes.',
  'curl.endTime': 'EndTime was calculated for a start at the time of copying.',
  'curl.outside':
    'CDN Recorder does not know recordings that are started manually: it will not offer to stop them.',

  'editor.title.new': 'New preset',
  'editor.title.edit': 'Edit preset',
  'editor.name': 'Name',
  'editor.account': 'Account',
  'editor.vendors': 'Vendors',
  'editor.streams': 'Stream IDs',
  'editor.streams.hint':
    'Paste up to {{max}} at once, separated by lines, commas or spaces, or as a spreadsheet column.',
  'editor.streams.repeated': '{{count}} duplicates, kept once: {{ids}}',
  'editor.end': 'End time',
  'editor.end.none': 'Manual stop',
  'editor.end.after': 'After … min',
  'editor.end.at': 'At …',
  'editor.end.minutes': 'Minutes until the end',
  'editor.end.time': 'End time of day',
  'editor.confirmStop': 'Ask before stopping',
  'editor.confirmStop.hint': 'If off, one click on Stop ends the recordings of this preset.',
  'editor.stopAtEnd': 'Let CDN Recorder stop at the end where the vendor does not',
  'editor.stopAtEnd.hint':
    'CDN Recorder must be running at the end. If off, these recordings go on until stopped manually.',
  'editor.domain': 'Domain',
  'editor.domain.hint': 'Aliyun only: the pull domain, needed if the project has several.',
  'editor.point': 'Point',
  'editor.point.hint':
    'Aliyun only: the access point, needed if there are several domains or points.',
  'editor.problem.name.empty': 'Enter a name; the button and the tray menu show it.',
  'editor.problem.name.long': 'At most 80 characters.',
  'editor.problem.name.taken': 'Another preset has this name.',
  'editor.problem.account': 'Choose an account.',
  'editor.problem.vendors': 'Choose at least one vendor.',
  'editor.problem.streams.empty': 'Enter at least one stream ID.',
  'editor.problem.streams.invalid.one':
    '{{ids}} is not a valid stream ID. Use letters, digits, - and _, up to 255 characters.',
  'editor.problem.streams.invalid':
    '{{count}} are not valid stream IDs: {{ids}}. Use letters, digits, - and _, up to 255 characters.',
  'editor.problem.streams.many': 'At most {{max}} streams in one preset: {{over}} too many.',
  'editor.problem.minutes': 'Enter a whole number of minutes from 1 to {{max}} (24 hours).',
  'editor.problem.at': 'Choose a time.',
  'editor.problem.printable':
    'Use ASCII letters, digits and symbols only, no spaces, up to 255 characters.',
} as const;
