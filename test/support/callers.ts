/** The ways in, as the edges name themselves to the commands. */
export const WINDOW = { source: 'window', attended: true } as const;
export const TRAY = { source: 'tray', attended: true } as const;
export const HOTKEY = { source: 'hotkey', attended: true } as const;
export const COMMAND_LINE = { source: 'command-line', attended: false } as const;

export const CALLERS = {
  window: WINDOW,
  tray: TRAY,
  hotkey: HOTKEY,
  'command-line': COMMAND_LINE,
} as const;
