/** The page that checks everything. */
export const check = {
  'check.title': 'Check everything',
  'check.text':
    'Checks what the program depends on, now. It connects to the servers of your accounts and sends nothing to them.',
  'check.run': 'Check now',
  'check.again': 'Check again',
  'check.running': 'Checking…',
  'check.at': 'Checked at {{time}}',
  'check.all.good': 'Nothing needs attention.',
  'check.all.open': 'Needs attention: {{count}}',
  'check.state.good': 'OK',
  'check.state.attention': 'Attention',
  'check.state.bad': 'Fault',
  'check.state.unknown': 'Unknown',
  'check.state.off': 'Not used',
  'check.name.network': 'Network',
  'check.name.clock': 'Clock',
  'check.name.key-store': 'Secrets',
  'check.name.folder': 'Data folder',
  'check.name.disk': 'Disk',
  'check.name.tray': 'Tray',
  'check.name.notifications': 'Notifications',
  'check.name.sound': 'Sound of alarms',
  'check.name.hotkeys': 'Hotkeys',
  'check.name.receiver': 'Callbacks',
  'check.name.remote': 'Remote control',

  'check.found.network-reached':
    'Connected to {{detail}}. Whether the server accepts your secret is shown by “Test” in Accounts.',
  'check.found.network-unreached': 'No connection to {{detail}}.',
  'check.found.network-unused': 'There is no account besides practice.',
  'check.found.network-unknown': 'The connection could not be checked in time.',
  'check.found.clock-right': 'This computer’s clock agrees with the server.',
  'check.found.clock-off': 'This computer’s clock is off by {{detail}} seconds.',
  'check.found.clock-unknown': 'No server has told the time since the program started.',
  'check.found.keys-open': 'The key lies in the system’s key store ({{detail}}), which is open.',
  'check.found.keys-unused': 'No secret has been entered.',
  'check.found.keys-passphrase': 'The secrets are open, protected by your passphrase.',
  'check.found.keys-memory':
    'The secrets are kept in memory only: they are gone when the program quits.',
  'check.found.keys-locked': 'The secrets are locked.',
  'check.found.keys-fault': 'The secrets cannot be read.',
  'check.found.folder-good': 'Only you can change the data folder.',
  'check.found.folder-read-only': 'The data folder takes no changes ({{detail}}).',
  'check.found.folder-shared': 'Other users can change files of the data folder.',
  'check.found.folder-unusable': 'The data folder cannot be used.',
  'check.found.folder-unknown': 'The data folder could not be checked.',
  'check.found.disk-free': '{{detail}} GB are free.',
  'check.found.disk-low': 'Only {{detail}} GB are free.',
  'check.found.disk-unknown': 'The system does not say how much is free.',
  'check.found.tray-shown': 'A panel shows the tray icon.',
  'check.found.tray-absent': 'No panel shows tray icons. Closing the window minimizes it.',
  'check.found.tray-unknown': 'The desktop does not say whether a panel shows tray icons.',
  'check.found.notifications-shown': 'Notifications are shown by {{detail}}.',
  'check.found.notifications-absent':
    'Nothing shows notifications: trouble is told in the window and the tray only.',
  'check.found.notifications-unknown': 'The notification service did not answer in time.',
  'check.found.sound-off': 'Alarms make no sound.',
  'check.found.sound-own': '“{{detail}}” was played last.',
  'check.found.sound-built-in': 'The built-in sound was played last.',
  'check.found.sound-replaced':
    '“{{detail}}” cannot be played; the built-in sound is played instead.',
  'check.found.sound-muted': 'The volume of alarms is 0 %: nothing is played.',
  'check.found.sound-no-output': 'The system names no sound output: the last sound was not heard.',
  'check.found.sound-failed': 'The last sound could not be played.',
  'check.found.sound-unknown': 'No sound has been played since the program started.',
  'check.found.hotkeys-unused': 'No hotkey is set.',
  'check.found.hotkeys-ready': 'The system delivers {{detail}}.',
  'check.found.hotkeys-paused': 'Hotkeys are paused.',
  'check.found.hotkeys-unconfirmed': 'Not confirmed by a press: {{detail}}.',
  'check.found.hotkeys-refused': 'Refused by the system: {{detail}}.',
  'check.found.receiver-off': 'Callbacks are not received.',
  'check.found.receiver-listening': 'The receiver is listening.',
  'check.found.receiver-locked': 'A callback was refused because the secrets are locked.',
  'check.found.receiver-failed': 'The address of the receiver could not be opened ({{detail}}).',
  'check.found.remote-off': 'Nothing is controlled or shown from outside.',
  'check.found.remote-ready': 'Listening at {{detail}}.',
  'check.found.remote-tally':
    'Tally is sent to {{detail}}. The program cannot see whether the lamps show it.',
  'check.found.remote-paused':
    'Remote control is paused: nothing can be started or stopped from outside.',
  'check.found.remote-no-token': 'The HTTP API has no token, so every request is refused.',
  'check.found.remote-unreached': 'A tally receiver cannot be reached: {{detail}}.',
  'check.found.remote-failed':
    'Desks and programs do not reach this computer: a port could not be opened ({{detail}}).',
  'check.found.remote-unknown': 'Not every port of remote control is open yet.',

  'check.remedy.network-unreached':
    'Check the network cable or Wi-Fi, then the proxy in Settings, Network. In a company network, ask for access to this host.',
  'check.remedy.network-unknown':
    'Check again; shorten the timeouts in Settings, Network if they are long.',
  'check.remedy.clock-off': 'Switch on automatic time in the system’s settings.',
  'check.remedy.clock-unknown':
    'Press “Test” at an account in Settings, Accounts, then check again.',
  'check.remedy.keys-memory':
    'Set a passphrase in Settings, Secrets, or use a desktop with a key store.',
  'check.remedy.keys-locked':
    'Unlock them in Settings, Secrets. A start asks for it, too; a script is refused.',
  'check.remedy.keys-fault': 'Settings, Secrets, says what happened and what to do.',
  'check.remedy.folder-read-only':
    'Make the data folder writable for this user, then start the program again.',
  'check.remedy.folder-shared': 'Run in a terminal: {{detail}}',
  'check.remedy.folder-unusable':
    'Make the data folder this user’s own, then start the program again.',
  'check.remedy.folder-unknown': 'Check again.',
  'check.remedy.disk-low': 'Free some disk space: without it no start can be recorded.',
  'check.remedy.disk-unknown': 'Look at the free space with the system’s own tools.',
  'check.remedy.tray-absent':
    'On GNOME install the extension “AppIndicator and KStatusNotifierItem Support”; on other desktops add a tray to the panel.',
  'check.remedy.tray-unknown': 'Look whether the icon is in the panel.',
  'check.remedy.notifications-absent':
    'Install or start a notification service, for example dunst, or switch notifications on in the desktop’s settings.',
  'check.remedy.notifications-unknown': 'Check again.',
  'check.remedy.sound-replaced': 'Choose another file in Settings, Alarms.',
  'check.remedy.sound-muted': 'Raise the volume in Settings, Alarms.',
  'check.remedy.sound-no-output':
    'Connect loudspeakers or headphones, then press “Test the sound” in Settings, Alarms.',
  'check.remedy.sound-failed':
    'Press “Test the sound” in Settings, Alarms. If it fails again, restart the program.',
  'check.remedy.sound-unknown': 'Press “Test the sound” in Settings, Alarms, and listen.',
  'check.remedy.hotkeys-paused': 'Resume them in Settings, Hotkeys, or in the tray menu.',
  'check.remedy.hotkeys-unconfirmed': 'Settings, Hotkeys, “Test hotkeys”: press each one.',
  'check.remedy.hotkeys-refused':
    'Record other keys in Settings, Hotkeys, or close the program that uses these.',
  'check.remedy.receiver-locked':
    'Unlock the secrets, then press “Look now” in the files of the run.',
  'check.remedy.receiver-failed':
    'Choose another address or port in Settings, Callbacks, or close the program that uses it.',
  'check.remedy.remote-tally': 'Look at the lamps.',
  'check.remedy.remote-paused': 'Resume it in Settings, Remote control, or in the tray menu.',
  'check.remedy.remote-no-token':
    'Create one in Settings, Remote control, or switch the HTTP API off there.',
  'check.remedy.remote-unreached':
    'Check the receiver and the network, then its address and port in Settings, Remote control.',
  'check.remedy.remote-failed':
    'Close the program that uses the port, or choose another port or address in Settings, Remote control.',
  'check.remedy.remote-unknown':
    'Check again in a few seconds; Settings, Remote control, says how each port stands.',
} as const;
