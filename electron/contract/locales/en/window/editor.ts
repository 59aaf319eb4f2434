/** The preset editor: what it says while somebody types, its note of the console, its preview of the requests. */
export const editor = {
  'editor.summary.one': 'Not saved. One field to correct:',
  'editor.summary': 'Not saved. {{count}} fields to correct:',
  'editor.discard.title': 'Discard changes?',
  'editor.discard.text': 'What was changed here is not saved. No request was sent.',
  'editor.discard.yes': 'Discard',
  'editor.discard.no': 'Keep editing',
  'editor.section.confirm': 'Confirmation',
  'editor.section.board': 'Organize',
  'editor.section.profile': 'Recording profile',
  'editor.section.requests': 'Requests',

  'editor.streams.count': '{{streams}} of at most {{max}}',
  'editor.streams.repeated.one': 'Named more than once, kept once: {{ids}}',
  'editor.streams.leaveOutHeading': 'Remove the heading',
  'editor.streams.keepHeading': 'Keep as a stream',
  'editor.streams.leaveOutInvalid.one': 'Remove',
  'editor.streams.leaveOutInvalid': 'Remove these {{count}}',
  'editor.streams.leaveOutRepeated': 'Remove duplicates',
  'editor.problem.streams.heading':
    'The first line, “{{heading}}”, reads like the heading of a column, not like a stream.',

  'editor.confirmStart': 'Ask before starting',
  'editor.confirmStart.hint': 'Without it, one click on Start sends the requests at once.',
  'editor.group': 'Group',
  'editor.group.hint': 'Presets of one group stand together.',
  'editor.tags': 'Tags',
  'editor.tags.hint': 'Words to find it by, up to {{max}}; Enter or a comma ends each.',
  'editor.colour': 'Colour',
  'editor.colour.none': 'None',
  'editor.problem.hidden':
    'It contains invisible characters ({{codes}}). Delete it and type it again.',
  'editor.problem.group': 'At most {{max}} characters.',
  'editor.problem.tag.long': '“{{tag}}” is too long: at most {{max}} characters.',
  'editor.problem.tags': 'At most {{max}} tags.',

  'editor.remark.practice': 'Practice: nothing is really recorded, nothing goes on air.',
  'editor.remark.test': 'Test account: its recordings are real, too.',
  'editor.remark.real': 'Real: a start asks the vendors to record.',
  'editor.remark.confusable': '“{{preset}}” is another preset and reads almost the same.',
  'editor.remark.overlap.one':
    '“{{preset}}” names {{id}} too, at the same vendor: whichever starts second asks first.',
  'editor.remark.overlap':
    '“{{preset}}” names {{count}} of these streams too, at the same vendor: whichever starts second asks first.',
  'end.stopsTomorrow': '{{vendors}}: auto-stops at {{time}}, tomorrow if started now.',

  'editor.profile.hint':
    'A note of what is set in the console, which the API neither reads nor sets. It changes nothing that is sent; from it this program says how many files to expect. Formats and limits are those that ZEGO documents for Tencent.',
  'editor.profile.noted': 'Note what is set there',
  'editor.formats': 'File formats',
  'editor.formats.audioOnly': '{{format}} (audio only)',
  'editor.interval': 'New file after (seconds)',
  'editor.interval.hint': '{{min}} to {{max}} (default); not M3U8.',
  'editor.retention': 'Kept for (days)',
  'editor.retention.hint': 'Empty if you do not know.',
  'editor.problem.formats': 'Choose at least one format.',
  'editor.problem.interval': 'A whole number of seconds from {{min}} to {{max}}.',
  'editor.problem.retention': 'A whole number of days from 1 to {{max}}, or nothing.',
  'files.unknown': 'How many files: unknown without an end.',
  'files.expected':
    '{{vendors}}: {{count}} files expected at each vendor; each interruption adds some.',
  'files.expectedIfStopped':
    '{{vendors}}: {{count}} files at each vendor if somebody stops it then; does not stop by itself.',
  'files.audioOnly': 'Only audio formats are chosen: the files will hold no picture.',
  'files.undocumented':
    '{{vendors}}: ZEGO documents formats, interval and days for {{documented}} only. Ask ZEGO support what is set there; what is said here is an estimate.',
  'files.whole': 'Each stream fits one file of each format: nothing to merge.',
  'files.merge':
    '{{vendor}}, {{formats}}: {{pieces}} files of each stream in each format. For one long file ZEGO can merge them, at most {{most}} at once.',
  'files.mergeTooMany':
    '{{vendor}}, {{formats}}: {{pieces}} files of each stream in each format. ZEGO merges at most {{most}} at once: these will not become one file in one go. A longer interval makes fewer.',
  'files.mergeNone':
    '{{vendor}}, {{formats}}: {{pieces}} files of each stream in each format. ZEGO documents no way to merge them.',
  'files.rows': '{{vendor}} answers with a row for each format: {{count}} rows.',
  'files.kept': 'Kept for {{days}} days: until {{day}} if it ends today.',

  'preview.show': 'Show the requests',
  'preview.hide': 'Hide the requests',
  'preview.notYet': 'They stand here as soon as the fields above are right.',
  'preview.one':
    'What a start would send now. Placeholders stand for what signs it; nothing was sent.',
  'preview.many':
    'The {{count}} requests that a start would send now. Placeholders stand for what signs them; nothing was sent.',
  'preview.copy': 'Copy as curl',
  'preview.endTime': 'ends at {{time}} if sent now',
  'preview.noEnd': 'no end time',
  'preview.endIgnored': 'no end time: the vendor ignores it',
  'preview.outOfRange': 'would not be sent: the end is not within 24 hours',
  'curl.signature':
    'Signature = md5(AppId + SignatureNonce + ServerSecret + Timestamp): joined without separators, lower-case hexadecimal.',
  'curl.moment':
    'SignatureNonce: 16 hexadecimal characters, new for each request. Timestamp: Unix seconds, now; a signature is good for 10 minutes.',
  'curl.endTime': 'EndTime was computed for a start at the moment of copying.',
  'curl.outside':
    'What is started by hand is not known to CDN Recorder: it will not offer to stop it.',
} as const;
