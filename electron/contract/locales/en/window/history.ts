/** The list of what happened. */
export const history = {
  'history.time': 'Time',
  'history.preset': 'Preset',
  'history.stream': 'Stream',
  'history.vendor': 'Vendor',
  'history.status': 'Status',
  'history.code': 'Code',
  'history.account': 'Account',
  'history.text': 'Text',
  'history.message': 'Code and message',
  'history.actions': 'Actions',
  'history.ended': 'ended {{time}}',
  'history.empty.title': 'Nothing has been started yet',
  'history.empty.text':
    'Every start leaves a line here for each stream at each vendor, with the ids that support will ask for.',
  'history.empty.toPresets': 'To the presets',
  'history.none.title': 'Nothing meets the filter',
  'history.none.text':
    'Take a part of the filter away, or look at a longer time. The search knows parts of streams, presets, accounts and messages, and ids from their first six characters on.',
  'history.unavailable.title': 'The history cannot be read',
  'history.unavailable.text':
    'The history could not be read just now. Nothing in it was changed, and starting still works and is written down. Try again; if it stays so, check the disk and save a support report in Settings.',
  'history.retry': 'Try again',

  'history.count': '{{count}} outcomes',
  'history.count.one': '1 outcome',
  'history.count.about': 'about {{count}} outcomes',
  'history.searching': 'Searching…',
  'history.searchedTo': 'searched back to {{date}}',
  'history.end': 'This is the beginning of the history.',

  'history.filter': 'Filter',
  'history.search': 'Search the history',
  'history.search.hint': 'Stream, preset, message, id',
  'history.search.clear': 'Clear the search',
  'history.filter.chosen': 'chosen',
  'history.filter.active': 'Active filters',
  'history.filter.remove': 'Remove the filter',
  'history.filter.clear': 'Clear all',
  'history.filter.narrow': 'Type to narrow the list',
  'history.filter.nothing': 'There is nothing to choose from yet.',
  'history.filter.noneFound': 'Nothing here holds these letters.',
  'history.filter.more': '{{count}} more: type to find them.',
  'history.filter.full': 'No more can be chosen at once.',
  'history.filter.loading': 'Loading…',
  'history.filter.unavailable':
    'What there is to choose from could not be read. Close this menu and open it again.',
  'history.when.any': 'Any time',
  'history.when.today': 'Today',
  'history.when.yesterday': 'Yesterday',
  'history.when.week': 'Last 7 days',
  'history.when.range': 'From – to',
  'history.when.from': 'From',
  'history.when.to': 'To',
  'history.when.backwards': 'The end lies before the beginning, so nothing is found. Correct one.',

  'history.row.more': 'Actions for {{stream}} at {{vendor}}',
  'history.row.open': 'Open',
  'history.row.copyIds': 'Copy the ids',
  'history.row.notCopied': 'Not copied: open the row and copy there',
  'history.row.onlyStream': 'Search for stream {{value}}',
  'history.row.onlyPreset': 'Only preset {{value}}',
  'history.row.onlyVendor': 'Only vendor {{value}}',
  'history.row.onlyCode': 'Only code {{value}}',
  'history.row.loading': 'Loading…',

  'history.again': 'Start again…',
  'history.again.title': 'Start preset “{{preset}}” from here?',
  'history.again.what': 'The preset is started as it is now: {{vendors}}, {{streams}}.',
  'history.again.start': 'Start now',
  'history.again.create': 'New preset from this row…',
  'history.again.gone':
    'There is no preset “{{preset}}” any more. Nothing was started. Make a new preset from this row, check it and start it on the board.',
  'history.again.archived':
    'The preset “{{preset}}” is archived. Nothing was started. Bring it back on the board, or make a new preset from this row.',
  'history.again.otherAccount':
    'This row was started with the account “{{account}}”; the preset of this name has the account below now. Check that it is the one that is meant.',
  'history.again.lostStream':
    'The preset has changed since: it does not name {{stream}} at {{vendor}} any more, so that would not be started.',

  'history.export': 'Export',
  'history.export.filtered': 'Export filtered',
  'history.export.running': 'Writing {{file}}: {{done}} outcomes',
  'history.export.runningOf': 'Writing {{file}}: {{done}} of {{total}} outcomes',
  'history.export.runningCalls': 'Writing {{file}}: {{calls}} whole calls',
  'history.export.progress': 'Progress of {{file}}',
  'history.export.cancel': 'Cancel {{file}}',
  'history.export.dismiss': 'Dismiss {{file}}',
  'history.export.done': 'Saved as {{file}}: {{done}} outcomes.',
  'history.export.doneCalls': 'Saved as {{file}}: {{calls}} whole calls.',
  'history.export.cancelled': 'The export was cancelled. {{file}} was not written.',
  'history.export.failed.disk-full':
    'The disk is full, so {{file}} was not written. The history is as it was. Free some space or choose another disk, then export again.',
  'history.export.failed.not-writable':
    '{{file}} cannot be written there. The history is as it was. Export again and choose another folder.',
  'history.export.failed.internal':
    'The export broke off, so {{file}} was not written. The history is as it was. Export again; if it breaks off again, save a support report in Settings.',

  'retention.title': 'History',
  'retention.label': 'Keep the history',
  'retention.ever': 'For ever',
  'retention.days': '{{count}} days',
  'retention.year': '1 year',
  'retention.years': '{{count}} years',
  'retention.hint':
    'Older calls are deleted once a day, by the time that a ZEGO server has told. Nothing brings them back.',
  'retention.hint.ever': 'Nothing is deleted.',
  'retention.confirm.title': 'Delete older calls?',
  'retention.confirm.text':
    'All calls from before {{date}} are deleted from the history now. Recordings are not touched. Export them first if they are still needed: nothing brings them back.',
  'retention.confirm.yes': 'Keep {{span}} only',
} as const;
