/** The command palette. */
export const palette = {
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
  'palette.remote': 'Settings: remote control',
  'palette.theme': 'Theme: {{name}}',
  'palette.language': 'Language: {{name}}',
  'palette.stopAll': 'Stop all recordings…',
  'palette.welcome': 'Show the introduction again',
} as const;
