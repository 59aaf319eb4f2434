/** The window that plays a file. */
export const player = {
  'player.media': 'Recording {{name}}',
  'player.keys':
    'Space: play or pause · ← →: 5 seconds · ↑ ↓: volume · M: mute · F: full screen · Esc: close',
  'player.again': 'Try again',
  'player.fault.forbidden': 'The server denies access to the file.',
  'player.fault.forbidden.advice':
    'It may ask for a playback key: enter the key of this vendor in the account’s secrets, then open the file again.',
  'player.fault.forbidden-signed': 'The server does not accept the playback key.',
  'player.fault.forbidden-signed.advice':
    'The key may have been changed in the console, or this computer’s clock may be wrong. Check both, then open the file again.',
  'player.fault.gone': 'The file no longer exists.',
  'player.fault.gone.advice':
    'It may have expired or been deleted. Look it up in the vendor’s console.',
  'player.fault.refused': 'The server refused to send the file.',
  'player.fault.refused.advice': 'Try again later, or open the file in the browser.',
  'player.fault.unreachable': 'The file’s server could not be reached.',
  'player.fault.unreachable.advice':
    'Check the network. The player uses https and accepts only certificates that the system accepts; if the server has plain http, open the file in the browser.',
  'player.fault.other-host': 'The file refers to another server.',
  'player.fault.other-host.advice':
    'The player loads a file from its own server only. Open it in the browser.',
  'player.fault.format': 'The file cannot be played here.',
  'player.fault.format.advice':
    'It may be damaged or still be written, or its format is not supported. Check the file, or open it in another player.',
  'player.fault.http': 'HTTP {{status}}.',
} as const;
