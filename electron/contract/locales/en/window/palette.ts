/** The command palette, and what it alone leads to. */
export const palette = {
  'nav.commands': 'Commands',
  'palette.title': 'Commands',
  'palette.placeholder': 'A preset, a view or an action',
  'palette.none': 'Nothing of that name. Try a part of it.',
  'palette.count.one': '1 command',
  'palette.count': '{{count}} commands',
  'palette.more': '{{count}} more: type another letter',
  'palette.show': 'Show {{preset}} on the board',
  'palette.edit': 'Edit {{preset}}',
  'palette.account': 'Add an account…',
  'palette.secrets': 'Settings: secrets',
  'palette.theme': 'Theme: {{name}}',
  'palette.language': 'Language: {{name}}',
  'palette.welcome': 'Show the introduction again',

  'quit.title': 'Quit CDN Recorder?',
  'quit.text':
    'Nothing is stopped: what runs at the vendors goes on. The tray icon goes, and nothing is started or told until you open the program again.',
  'quit.yes': 'Quit',
} as const;
