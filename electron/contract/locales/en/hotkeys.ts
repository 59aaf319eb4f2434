/** Hotkeys that work in every program. */
export const hotkeys = {
  'hotkeys.title': 'Hotkeys',
  'hotkeys.text':
    'Hotkeys work in every program, also while this window is closed. What starts or stops does so at once; if a question must be answered first, this window opens with it. A key that is held down counts as one press.',
  'hotkeys.add.title': 'Hotkey for a preset',
  'hotkeys.add.preset': 'Preset',
  'hotkeys.add.command': 'Action',
  'hotkeys.command.start': 'Start',
  'hotkeys.command.stop': 'Stop',
  'hotkeys.command.toggle': 'Start or stop',
  'hotkeys.toggle.hint':
    'The same key stops the preset when it records or may record, and starts it otherwise. With separate keys a second press cannot stop what the first one started.',
  'hotkeys.action.start': 'Start {{preset}}',
  'hotkeys.action.stop': 'Stop {{preset}}',
  'hotkeys.action.toggle': 'Start or stop {{preset}}',
  'hotkeys.action.stop-all': 'Stop all… (opens the question)',
  'hotkeys.action.open-wall': 'Open the wall',
  'hotkeys.deleted': 'deleted preset',
  'hotkeys.none': 'Not set',
  'hotkeys.record.label': 'Record keys: {{action}}',
  'hotkeys.recording': 'Press the keys now, or Esc to cancel',
  'hotkeys.remove.label': 'Remove hotkey: {{action}}',
  'hotkeys.used': '{{keys}} is already used for: {{action}}. Press another combination.',
  'hotkeys.problem.key': '{{keys}} cannot be a hotkey. Press another combination.',
  'hotkeys.problem.modifier':
    '{{keys}} alone would be missing while typing. Hold Ctrl or Alt as well.',
  'hotkeys.problem.usual':
    '{{keys}} has a fixed meaning in most programs, which would lose it. Press another combination, for example with Ctrl and Alt.',
  'hotkeys.problem.system':
    '{{keys}} is reserved by the operating system. Press another combination.',
  'hotkeys.problem.absent':
    '{{keys}}: Linux does not deliver F13 to F24 as such. Have the control pad send other keys, for example Ctrl, Alt and a letter.',
  'hotkeys.problem.layout':
    'The keyboard is switched to a layout without Latin letters. Switch to Latin letters, then press the keys again.',
  'hotkeys.state.ready': 'Ready',
  'hotkeys.state.confirmed': 'Confirmed by a press',
  'hotkeys.state.unconfirmed': 'Not confirmed',
  'hotkeys.state.refused': 'Refused by the system',
  'hotkeys.unconfirmed':
    'This desktop does not say whether it delivers hotkeys. Use “Test hotkeys” and press each one before you rely on it. If nothing arrives, set the keys in the desktop’s own settings to run cdn-recorder --start or --stop.',
  'hotkeys.refused':
    'Another program uses this combination, so pressing it does nothing here. Close that program and try again, or record another combination.',
  'hotkeys.again': 'Try again',
  'hotkeys.test': 'Test hotkeys',
  'hotkeys.test.end': 'End test',
  'hotkeys.testing':
    'Press a hotkey. During the test it is only confirmed; nothing starts or stops. The test ends by itself after 30 seconds.',
  'hotkeys.paused':
    'Hotkeys are paused: pressing one does nothing. The pause ends when you resume them or the program quits.',
  'hotkeys.pause': 'Pause hotkeys',
  'hotkeys.resume': 'Resume hotkeys',

  'problem.hotkeys-refused':
    'Another program uses these hotkeys, so pressing them does nothing here. Use the window or the tray instead, and record other keys in Settings, Hotkeys:',
} as const;
