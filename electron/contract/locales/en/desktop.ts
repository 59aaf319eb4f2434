/** Quitting, and the names of the practice samples. */
export const desktop = {
  'sample.account': 'Practice',
  'sample.tencent': 'Practice: Tencent',
  'sample.allVendors': 'Practice: all vendors',
  'sample.oneFails': 'Practice: one stream fails',
  'native.more': 'and {{count}} more',
  'refused.message': 'CDN Recorder cannot run here. Nothing was started. Cause and remedy:',

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
