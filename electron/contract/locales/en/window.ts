/** The window's own words. */
export const window = {
  'nav.presets': 'Presets',
  'nav.history': 'History',
  'nav.settings': 'Settings',
} as const;
