/** Tray, notifications, and what both they and the window say. */
export const desktop = {
  'badge.practice': 'Practice',
  'badge.production': 'Production',
  'badge.test': 'Test',
  'tray.start': 'Start {{preset}}',
  'tray.stop': 'Stop {{preset}}',
  'tray.stopDeleted': 'Stop {{preset}} (deleted)',
  'tray.onAir': 'On air: {{count}}…',
  'tray.more': '{{count}} more: open the window',
  'tray.open': 'Open CDN Recorder',
  'tray.quit': 'Quit',
  'tray.practice': 'Practice',
  'tray.memoryOnly': 'Secrets in memory only',
  'tray.passphrase': 'Secrets behind a passphrase',
  'tray.locked': 'Secrets are locked',
  'tray.unlock': 'Unlock the secrets…',
  'tray.lock': 'Lock the secrets',
  'tray.fault': 'Secrets cannot be read: see Settings',
  'tray.unread': 'Not known what is recording: see the window',
  'tray.unrecorded': 'The disk takes no record: see the window',
  'tray.tooltip.unread': 'CDN Recorder: not known what is recording',
  'tray.tooltip.idle': 'CDN Recorder: nothing started yet',
  'tray.tooltip.seen': 'CDN Recorder: nothing new',
  'tray.tooltip.outcome': '{{preset}}: {{status}} ({{accepted}} of {{total}} accepted)',
  'tray.tooltip.underWay': '{{preset}}: {{status}}',
  'notification.title': '{{preset}}: {{status}}',
  'notification.notStopped': '{{preset}} was not stopped',
  'outcome.line': '{{who}}: {{status}}',
  'outcome.lineWhy': '{{text}}. {{why}}',
  'outcome.more': 'and {{count}} more: open CDN Recorder',
  'notification.refused': '{{preset}} was not started',
  'notification.exportFailed': '{{file}} was not written',
  'native.more': 'and {{count}} more',
  'refused.message':
    'CDN Recorder cannot work here now. Nothing was started. The cause, and what cures it:',
  'export.title': 'Export the history',
  'export.format.csv': 'Table for a spreadsheet (CSV)',
  'export.format.jsonl': 'The same rows for programs (JSON lines)',
  'export.format.json': 'Whole calls, each with all its streams (JSON)',
  'error.bad-request': 'The program refused its own request. Nothing was changed or started.',
  'error.too-many-requests':
    'The program was asked too often at once. Nothing of this request was changed or started. Wait a few seconds, then try again.',
  'error.dialog-open':
    'The program has a question or a file dialog open already. Nothing of this request was changed or started. Answer it, then try again.',
  'error.not-found': 'It does not exist any more. Nothing was changed or started.',
  'error.name-taken': 'There is one of this name already. Nothing was saved: choose another name.',
  'error.bad-name': 'The name contains invisible characters. Nothing was saved: type it again.',
  'error.bad-endpoint':
    'The endpoint must be an https address without user name or query. Nothing was saved.',
  'error.credentials-unavailable':
    'The secrets are locked or missing. Nothing was started or saved. Unlock or enter them in Settings.',
  'error.account-missing':
    'The account no longer exists. Nothing was sent. Active recordings are not affected. To start, choose another account: ⋮, Edit. To stop, add an account with the same AppId in Settings, or see “On air”.',
  'error.secret-required':
    'The stored secret stays with its AppId and address. Nothing was saved: enter the ServerSecret.',
  'error.already-running': 'It is under way already. Nothing was started a second time.',
  'error.archived':
    'This preset is archived. Nothing was started. Bring it back under “Archived” on the board, then start it.',
  'error.journal-unreadable':
    'It is not known whether this is recording already: the journal cannot be read. Nothing was started. Look in the vendors’ consoles, then start it in the window, or with --force.',
  'error.nothing-missing': 'All of it was accepted already. Nothing was started.',
  'error.quitting':
    'CDN Recorder is quitting. Nothing was started or stopped. Start it again, then repeat the click.',
  'error.nothing-to-stop': 'Nothing of it is known to run. Nothing was stopped.',
  'error.end-time-out-of-range':
    'The end is not within the next 24 hours. Nothing was started. Change the preset’s end.',
  'error.storage-failed':
    'It could not be written to disk. Nothing was started or saved. Free some disk space, then try again.',
  'error.store-unusable':
    'The file with what is stored cannot be read now, and is not overwritten. Nothing was saved or started. Give this user access to the data folder, then try again.',
  'error.report-not-written':
    'The report could not be written there. Nothing was saved, and recordings are not touched. Choose another folder, then save again.',
  'error.browser-failed':
    'No browser could be opened. Nothing was changed or started. Open the page in a browser yourself.',
  'error.internal':
    'Something went wrong inside the program. Look in the history for what was started.',
} as const;
