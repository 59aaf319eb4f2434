/** Why something was refused: errors by their name, for the window, the tray and the command line. */
export const errors = {
  'error.bad-request': 'Internal error: invalid request. Nothing was changed or started.',
  'error.too-many-requests':
    'Too many requests at once. Nothing was changed or started. Wait a few seconds, then try again.',
  'error.sound-unreadable':
    'The file could not be read, and the sound stays as it was. Check that the file is there and that you may read it.',
  'error.sound-too-large':
    'The file is larger than 10 MB, and the sound stays as it was. Choose a shorter one.',
  'error.sound-format':
    'The file is no WAV, MP3, OGG or FLAC, and the sound stays as it was. Choose another file.',
  'error.updates-unavailable':
    'Nothing was changed: there is nothing to check, download or install at the moment. Look at Updates in the settings.',
  'error.dialog-open':
    'Another question or file dialog is open. Nothing was changed or started. Answer it, then try again.',
  'error.needs-confirmation':
    'This stream counts as recording, so a person must confirm the change first. Nothing was changed. Confirm it in the window.',
  'error.not-found': 'This item no longer exists. Nothing was changed or started.',
  'error.name-taken': 'This name is already in use. Nothing was saved. Choose another name.',
  'error.bad-name': 'The name contains invisible characters. Nothing was saved: type it again.',
  'error.bad-endpoint':
    'The endpoint must be an https address without user name or query. Nothing was saved.',
  'error.credentials-unavailable':
    'The secrets are locked or missing. Nothing was started or saved. Unlock or enter them in Settings.',
  'error.account-missing':
    'The account no longer exists. Nothing was sent. Active recordings are not affected. To start, choose another account: ⋮, Edit. To stop, add an account with the same AppId in Settings, or see “On air”.',
  'error.secret-required':
    'The stored secret is bound to its AppId and endpoint. Nothing was saved. Enter the ServerSecret.',
  'error.already-running': 'It is already in progress. Nothing was started a second time.',
  'error.archived':
    'This preset is archived. Nothing was started. Restore it under “Archived” on the board, then start it.',
  'error.journal-unreadable':
    'The journal cannot be read, so it is not known whether this is already recording. Nothing was started. Check the vendor consoles, then start it in the window, or with --force.',
  'error.nothing-missing': 'Everything was already accepted. Nothing was started.',
  'error.running-elsewhere':
    'Another desk of the control room is recording this. Nothing was started or stopped here. Follow it and stop it at that desk.',
  'error.room-viewer':
    'You are a viewer in the control room: presets and schedules are changed by its operators. Nothing was saved. An owner of the room can make you an operator.',
  'error.room-away':
    'The control room does not answer, and it refuses starts until it does: another desk may be recording this. Nothing was started. Check the network, and the room with --room-status.',
  'error.quitting':
    'CDN Recorder is quitting. Nothing was started or stopped. Open it again, then repeat the action.',
  'error.remote-paused':
    'Remote control is paused. Nothing was started or stopped. End the pause in the settings, or in the tray.',
  'error.nothing-to-stop': 'No active recording is known. Nothing was stopped.',
  'error.import-outdated':
    'Something else has changed since the preview. Nothing was imported: choose the file again.',
  'error.nothing-to-merge':
    'There are fewer than two files that can be merged. Nothing was merged. Look up the files again later.',
  'error.too-many-to-merge':
    'There are more files than the vendor merges at once. Nothing was merged. Choose fewer files.',
  'error.cannot-merge':
    'This vendor does not merge these files: they must belong to one stream and have one format that it merges. Nothing was merged. Choose other files.',
  'error.merge-under-way':
    'The vendor is already merging these files. Nothing was merged a second time. Wait for the result.',
  'error.too-many-schedules':
    'There are as many schedules as one desk may hold. Nothing was saved. Delete schedules that are over, then save again.',
  'error.end-time-out-of-range':
    'The end time has passed. Nothing was started. Change the end time of the preset.',
  'error.nothing-to-hand-over':
    'Nothing of it is to be recorded for longer, or it has ended. Nothing was sent.',
  'error.storage-failed':
    'Could not write to disk. Nothing was started or saved. Free some disk space, then try again.',
  'error.store-unusable':
    'The data file cannot be read now, and is not overwritten. Nothing was saved or started. Give this user access to the data folder, then try again.',
  'error.hotkey-unusable':
    'This combination cannot be a hotkey. Nothing was changed. Choose one with Ctrl or Alt and a letter, digit or function key.',
  'error.hotkey-in-use':
    'Another hotkey of this program already uses this combination. Nothing was changed. Choose another one, or remove that hotkey first.',
  'error.hotkey-taken':
    'The system refused this combination: another program uses it. Nothing was changed, and the previous hotkey still works. Choose another one.',
  'error.too-many-hotkeys':
    'No more than 64 hotkeys can be set. Nothing was changed. Remove one that is not needed.',
  'error.report-not-written':
    'The report could not be written there. Nothing was saved. Active recordings are not affected. Choose another folder, then save again.',
  'error.browser-failed':
    'No browser could be opened. Nothing was changed or started. Open the page in a browser manually.',
  'error.file-without-address':
    'The vendor has given no address for this file, so it cannot be opened. Nothing was changed. Look the files up again, or find the file in the vendor’s console.',
  'error.proxy-unknown':
    'The proxy for the file’s server could not be determined: the system proxy does not answer or is of a type that this program does not support. Nothing was opened. Check the proxy in Settings, then try again.',
  'error.certificate-not-written':
    'The certificate could not be written there. Nothing was saved. Choose another folder, then save again.',
  'error.bad-webhook-address':
    'This address cannot be used. Nothing was saved. It must begin with https: (http: only on this computer) and hold no user name, password or “#”.',
  'error.bad-webhook-secret':
    'This secret cannot be used here. Nothing was saved. A generic address takes “whsec_” and Base64 of 24 to 64 bytes; WeCom and other templates take none.',
  'error.too-many-webhooks': 'There are 20 targets, the most there can be. Nothing was saved.',
  'error.internal': 'Internal error. The history shows what was started.',
} as const;
