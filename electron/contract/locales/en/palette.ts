/** The command palette, and what it alone leads to. */
export const palette = {
  'nav.commands': 'Commands',
  'palette.title': 'Commands',
  'palette.placeholder': 'Preset, view or action',
  'palette.none': 'No matching commands.',
  'palette.count.one': '1 command',
  'palette.count': '{{count}} commands',
  'palette.more': '{{count}} more: keep typing',
  'palette.show': 'Show {{preset}} on the board',
  'palette.edit': 'Edit {{preset}}',
  'palette.account': 'Add an account…',
  'palette.secrets': 'Settings: secrets',
  'palette.theme': 'Theme: {{name}}',
  'palette.language': 'Language: {{name}}',
  'palette.welcome': 'Show the introduction again',

  'quit.title': 'Quit CDN Recorder?',
  'quit.text':
    'Recordings at the vendors are not stopped. The tray icon closes; until you open the program again, it starts nothing and sends no notifications.',
  'quit.yes': 'Quit',
} as const;
