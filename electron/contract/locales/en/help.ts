/** The documents in the window. */
export const help = {
  'nav.help': 'Help',
  'help.contents': 'Contents',
  'help.document.guide': 'Guide',
  'help.document.command-line': 'Command line',
  'help.document.data': 'Data folder',
  'help.document.security': 'Security',
  'help.document.performance': 'Performance',
  'help.search': 'Search in all documents',
  'help.search.clear': 'Clear the search',
  'help.found': 'Sections found: {{count}}',
  'help.failed':
    'This document cannot be read: a file of the program is missing or damaged. Install the program again.',
} as const;
