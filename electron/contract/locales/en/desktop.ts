/** Quitting, and the names of the practice samples. */
export const desktop = {
  'sample.account': 'Practice',
  'sample.tencent': 'Practice: Tencent',
  'sample.allVendors': 'Practice: all vendors',
  'sample.oneFails': 'Practice: one stream fails',
  'native.more': 'and {{count}} more',
  'refused.message': 'CDN Recorder cannot run here. Nothing was started. Cause and remedy:',
  'startFault.message': 'CDN Recorder could not start',
  'startFault.state': 'Nothing was started or stopped, and recordings at the vendors continue.',
  'startFault.planned': 'Until it starts, no planned start or stop is sent.',
  'startFault.next': 'Restart CDN Recorder.',
  'startFault.nextLog': 'Restart CDN Recorder. If it fails again, look in the log file: {{file}}',
  'startFault.restart': 'Restart',
  'startFault.copy': 'Copy details',

  'quit.title': 'Quit CDN Recorder?',
  'quit.text':
    'Recordings at the vendors are not stopped. The tray icon disappears; until you open the program again, it starts nothing and sends no notifications.',
  'quit.planned':
    'These are then not stopped at their end; a stop that is at most {{minutes}} min late is sent when the program opens again:',
  'quit.plannedLine': '{{preset}}: {{vendors}}, planned for {{time}}',
  'quit.handOvers': 'These then end at their vendor’s end, unless the program opens again before:',
  'quit.handOverLine': '{{preset}}: {{vendors}}, ends at {{time}}',
  'quit.yes': 'Quit',
} as const;
