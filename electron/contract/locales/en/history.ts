/** The list of what happened. */
export const history = {
  'history.time': 'Time',
  'history.preset': 'Preset',
  'history.stream': 'Stream',
  'history.vendor': 'Vendor',
  'history.status': 'Status',
  'history.status.accepted': 'Accepted',
  'history.status.rejected': 'Rejected',
  'history.status.unknown': 'To verify',
  'history.status.failed': 'Failed',
  'history.code': 'Code',
  'history.account': 'Account',
  'history.text': 'Text',
  'history.message': 'Details',
  'history.actions': 'Actions',
  'history.ended': 'ended {{time}}',
  'history.empty.title': 'Nothing started yet',
  'history.empty.text':
    'Every start adds a line here. It holds an outcome for each stream at each vendor, with the IDs that support asks for.',
  'history.empty.toPresets': 'Go to presets',
  'history.none.title': 'No results',
  'history.none.text':
    'Remove a filter, or choose a longer time. The search finds parts of streams, presets, accounts and messages, and IDs from their first six characters.',
  'history.unavailable.title': 'The history cannot be read',
  'history.unavailable.text':
    'The history could not be read. Nothing in it was changed. Starts still work and are recorded. Try again; if the error remains, check the disk and save a support report in Settings.',

  'history.run.lost':
    'This run is not in the history. It comes into it once all its outcomes are there, and goes with the calls that are deleted.',
  'history.list': 'List',
  'history.list.runs': 'Runs',
  'history.list.rows': 'All outcomes',
  'history.run.presetOrStream': 'Preset, stream',
  'history.run.streamsHead': 'Streams',
  'history.run.vendorsOrDetails': 'Vendors, details',
  'history.run.start': 'Start',
  'history.run.stop': 'Stop',
  'history.run.window': 'Window',
  'history.run.tray': 'Tray',
  'history.run.hotkey': 'Hotkey',
  'history.run.command-line': 'Command line',
  'history.run.schedule': 'Schedule',
  'history.run.planned-stop': 'Planned stop',
  'history.run.hand-over': 'Hand-over',
  'history.run.streams': '{{well}} of {{total}} streams',
  'history.run.actions': 'Actions for {{preset}}, {{time}}',
  'history.run.call': 'Details: {{vendor}}',
  'history.run.callOf': 'Details: {{vendor}}, call {{nth}} of {{of}}',
  'history.run.all': 'Found in this run: {{matched}}. Show all {{count}} outcomes',
  'history.run.unreadable': 'The outcomes could not be read. Close the run and open it again.',
  'history.run.end': 'No older runs.',

  'history.counts': '{{runs}}, {{outcomes}}',
  'history.runs': '{{count}} runs',
  'history.runs.one': '1 run',
  'history.runs.about': 'about {{count}} runs',
  'history.count': '{{count}} outcomes',
  'history.count.one': '1 outcome',
  'history.count.about': 'about {{count}} outcomes',
  'history.end': 'No older outcomes.',

  'history.search': 'Search the history',
  'history.search.hint': 'Stream, preset, message, ID',

  'history.row.more': 'Actions for {{stream}} at {{vendor}}',
  'history.row.open': 'Open',
  'history.row.onlyStream': 'Search for stream {{value}}',
  'history.row.onlyPreset': 'Only preset {{value}}',
  'history.row.onlyVendor': 'Only vendor {{value}}',
  'history.row.onlyCode': 'Only code {{value}}',

  'history.again': 'Start again…',
  'history.again.title': 'Start preset “{{preset}}” from here?',
  'history.again.what': 'Starts the preset as it is now: {{vendors}}, {{streams}}.',
  'history.again.start': 'Start now',
  'history.again.create': 'New preset from this row…',
  'history.again.gone':
    'The preset “{{preset}}” no longer exists. Nothing was started. Create a new preset from this row, check it and start it on the board.',
  'history.again.archived':
    'The preset “{{preset}}” is archived. Nothing was started. Restore it on the board, or create a new preset from this row.',
  'history.again.otherAccount':
    'This row was started with the account “{{account}}”; the preset of this name now uses the account below. Check that it is the right one.',
  'history.again.lostStream':
    'The preset has changed: it no longer includes {{stream}} at {{vendor}}, so that stream is not started.',

  'history.export': 'Export',
  'history.export.filtered': 'Export filtered',
  'history.export.running': 'Writing {{file}}. Outcomes: {{done}}',
  'history.export.runningOf': 'Writing {{file}}. Outcomes: {{done}} of {{total}}',
  'history.export.runningCalls': 'Writing {{file}}. Complete calls: {{calls}}',
  'history.export.progress': 'Progress of {{file}}',
  'history.export.cancel': 'Cancel {{file}}',
  'history.export.dismiss': 'Dismiss {{file}}',
  'history.export.done': 'Saved as {{file}}. Outcomes: {{done}}.',
  'history.export.doneCalls': 'Saved as {{file}}. Complete calls: {{calls}}.',
  'history.export.cancelled': 'The export was cancelled. {{file}} was not written.',
  'history.export.failed.disk-full':
    'The disk is full, so {{file}} was not written. The history is unchanged. Free some space or choose another disk, then export again.',
  'history.export.failed.not-writable':
    '{{file}} cannot be written there. The history is unchanged. Export again and choose another folder.',
  'history.export.failed.internal':
    'The export was interrupted, so {{file}} was not written. The history is unchanged. Export again; if it fails again, save a support report in Settings.',
} as const;
