/** Joining files of a run in the window. */
export const merge = {
  'merge.group': '{{stream}} · {{vendor}}: {{count}} {{format}} files can be merged',
  'merge.groupTooMany':
    '{{stream}} · {{vendor}}: {{count}} {{format}} files, at most {{most}} can be merged at once',
  'merge.groupDone': '{{stream}} · {{vendor}}: {{count}} {{format}} files, merged',
  'merge.open': 'Merge…',
  'merge.open.of': 'Merge files of {{stream}} at {{vendor}}, {{format}}',
  'merge.none':
    '{{vendors}} cannot merge files: ZEGO documents no API for it. Download them and join them with other software.',

  'merge.title': 'Merge files of {{stream}}',
  'merge.what':
    '{{vendor}} is asked to join these files, in this order, into a new one. The files themselves stay as they are.',
  'merge.costs':
    'Sends one request, once. The new file takes storage at the vendor and may be charged; ZEGO support must have enabled merging for the project.',
  'merge.parts': 'Files, in the order in which they are joined',
  'merge.take': 'Include {{name}}',
  'merge.up': 'Move {{name}} up',
  'merge.down': 'Move {{name}} down',
  'merge.moved': '{{name}}: {{place}} of {{count}}',
  'merge.reordered': 'These files are not in the order in which they were recorded.',
  'merge.sort': 'Order by begin time',
  'merge.parts.too-few': 'Choose at least two files.',
  'merge.parts.too-many':
    '{{vendor}} merges at most {{most}} files at once: leave some out, and merge those in a second step.',
  'merge.format': 'Format',
  'merge.name': 'Name of the new file',
  'merge.name.hint': 'Without “{{ending}}”, which the vendor adds.',
  'merge.name.empty': 'Enter a name.',
  'merge.name.bad':
    'At most {{most}} characters, none of them / or \\, and without the ending of the format.',
  'merge.name.taken': 'A file or merge of this run has this name already: choose another.',
  'merge.expire': 'Delete after',
  'merge.expire.hint':
    'Hours; 0 keeps the file permanently. If it expires before the merge ends, no file appears.',
  'merge.expire.bad': 'A whole number of hours from 0 to {{most}}.',
  'merge.send': 'Merge {{count}} files',

  'merge.again.finished':
    'These files were merged {{time}} into {{name}}. Merging them again makes another file.',
  'merge.again.unknown':
    'These files may have been merged already: a request of {{time}} was sent, and no usable response came. Look for a file named {{name}} first. Merging again may make a second one.',
  'merge.again.nothing': 'This time nothing has been sent yet.',
  'merge.again.yes': 'Merge again',

  'merge.of': '{{count}} files into {{name}}',
  'merge.state.sending': 'Sending…',
  'merge.state.waiting': 'Waiting at {{vendor}}',
  'merge.state.processing': 'Merging at {{vendor}}',
  'merge.state.finished': 'Merged',
  'merge.state.rejected': 'Rejected',
  'merge.state.failed': 'Failed',
  'merge.state.unknown': 'To verify',
  'merge.reported':
    'By an unsigned callback: a search has not shown it yet. Confirm in the vendor’s console.',
  'merge.elapsed': 'for {{time}}',
  'merge.slow':
    'The vendor has reported nothing for over an hour. The merge may still finish: look for the file in the vendor’s console.',
  'merge.looks.next': 'Next search {{time}}',
  'merge.looks.over': 'No further search is planned. Look for the file in the vendor’s console.',
  'merge.looks.off': 'No search is planned: looking for files is switched off for this account.',
  'merge.result': 'Show {{name}}',
  'merge.result.unseen': 'The file is not in the list yet: look for the files of this run again.',
  'merge.failed.message': 'The vendor reports: {{message}}',
  'merge.failed.silent': 'The vendor reports a failure without a reason.',
  'merge.failed.unsent': 'Nothing was sent. The files can be merged again.',
  'merge.failed.task':
    'No file was made. Check the files and the format, then merge again; if it fails again, contact ZEGO support.',
  'merge.unknown.lost':
    'It is not known whether the vendor is merging. Nothing is sent again by itself. The program looks for the file for a day; look in the vendor’s console, too. If no file named {{name}} appears, merge again.',
} as const;
