/** The frame, and the messages that every section shows. */
export const shell = {
  'nav.label': 'Sections',
  'nav.presets': 'Presets',
  'nav.on-air': 'On air',
  'nav.history': 'History',
  'nav.files': 'Files',
  'nav.settings': 'Settings',

  'nav.vault.locked': 'Locked',
  'nav.vault.memory': 'Memory only',
  'nav.vault.fault': 'Secrets error',

  'problem.toSettings': 'Open Settings',
  'problem.disk-nearly-full':
    'Only {{megabytes}} MB are free on the disk of the data folder. Once it is full, starts leave no record. Free some space.',
  'problem.folder-read-only':
    'The data folder is read-only. Calls are sent, but not recorded: new starts are kept in memory only and are lost when the program quits. Make the folder writable, then restart the program. Folder and cause:',
  'problem.folder-shared':
    'Other users of this computer can change the data folder or files in it, and with them the recordings that are started and the requests that are sent. Nothing was started. Run this in a terminal to fix it:',
  'problem.journal-unavailable':
    'The journal on disk cannot be written now. Starts and stops work and are kept in memory until it can; if you quit before that, their record is lost. Check the disk and the data folder, and close any program that locks the file. Cause:',
  'problem.journal-renewed':
    'The journal was damaged. It was set aside and a new one was created; the history is not affected. Recordings that were active then are not known: check the vendor consoles. Each start asks first until you confirm here. Kept as:',
  'problem.journal-lost':
    'The journal is incomplete: it was emptied or removed while the program was not running, or the program ended before a start was written to disk. Some active recordings are not known: check the vendor consoles. Each start asks first until you confirm here.',
  'problem.journal-replaced':
    'Another program changed, truncated, removed or damaged the journal while this one was running. A new journal was created with all known data: active recordings and the newest runs. The history is not affected. Find out which program did this. The former file, if any, is kept as:',
  'problem.journal-confirm': 'I have checked the consoles',
  'journal.confirm.title': 'Have you checked the consoles of all vendors?',
  'journal.confirm.text':
    'The journal of active recordings is lost. If you confirm, only the recordings listed under “On air” count as active: the warning disappears, and starts no longer ask. If you found other recordings in the consoles, stop them there first.',
  'journal.confirm.yes': 'I have checked the consoles',
  'problem.journal-unread':
    'The journal cannot be read now, so active recordings are not known: check the vendor consoles. Each start asks first. This message disappears when the journal can be read again.',
  'problem.journal-newer':
    'A newer version of this program wrote the journal; it is left unchanged. Start that version, or check the vendor consoles for active recordings: this version cannot read them. New starts are kept in memory only.',
  'problem.history-unavailable':
    'The history cannot be read or written now. Starts and stops work and are recorded in the journal; the history is updated when it can be written again. The file is left unchanged. Cause:',
  'problem.history-renewed':
    'The history was damaged, emptied or removed. A new one was created from the calls in the journal (at least 30 days). Active recordings are not affected. The former file, if any, is kept as:',
  'problem.files-unavailable':
    'The list of recording files cannot be read or written now. Starts, stops and the files at the vendors are not affected; files that appear meanwhile are looked up again. The list is left unchanged. Cause:',
  'problem.files-renewed':
    'The list of recording files was damaged, emptied or removed, and a new one was begun. The files at the vendors and active recordings are not affected: look the files of a run up again where you need them. The former list, if any, is kept as:',
  'problem.schedules-unreadable':
    'The saved schedules were unreadable and have been set aside. Nothing is planned until you enter them again or restore a copy. Kept as:',
  'problem.schedules-partly-unreadable':
    'Some schedules were unreadable. The readable ones are in use; nothing of the others is planned. The complete file is kept unchanged. Missing and kept as:',
  'problem.schedules-unusable':
    'The saved schedules cannot be read now, so nothing is planned. They are left unchanged and read again as soon as that is possible. Cause:',
  'problem.presets-unreadable':
    'The presets could not be read, so the board shows the practice presets only. Nothing was started. Active recordings are not affected: stop them in the vendor console, or create the presets again. The old file is kept; ask your administrator for a backup. File:',
  'problem.presets-partly-unreadable':
    'Some presets could not be read; the others are in use. Nothing was started. Active recordings are not affected. The complete file is kept: create the presets again, or ask your administrator to repair it. Number, names and file:',
  'problem.presets-unusable':
    'The presets cannot be read now, so the board shows the practice presets only. Nothing was started, and the file is not overwritten; nothing can be saved until it can be read. Check the data folder; the presets return by themselves. File and cause:',
  'problem.settings-unreadable':
    'The settings could not be read, so the defaults apply. The file was set aside, not overwritten.',
  'problem.settings-unusable':
    'The settings cannot be read now, so the defaults apply. The file is not overwritten; nothing can be saved until it can be read. Check the data folder. File and cause:',
  'problem.accounts-partly-unreadable':
    'Some accounts in the list could not be read; the others are in use. Nothing was started. The complete file is kept. The accounts return when the secrets are unlocked; otherwise enter them again in Settings. Number, names and file:',
  'problem.accounts-unusable':
    'The list of accounts cannot be read now, and is not overwritten. Nothing was started. The accounts return when the secrets are unlocked. Check the data folder. File and cause:',
  'problem.accounts-unreadable':
    'The list of accounts could not be read. The file was set aside, not overwritten, and nothing was started. The accounts return when the secrets are unlocked; otherwise enter them again in Settings.',
  'problem.clock.behind':
    'This computer’s clock is {{minutes}} min behind. Calls and end times are corrected for that; set the clock, so that the times shown here are right.',
  'problem.clock.ahead':
    'This computer’s clock is {{minutes}} min ahead. Calls and end times are corrected for that; set the clock, so that the times shown here are right.',
  'problem.clock.behind.seconds':
    'This computer’s clock is {{seconds}} s behind. Calls and end times are corrected for that; set the clock, so that the times shown here are right.',
  'problem.clock.little':
    'This computer’s clock is {{minutes}} min ahead. Calls are accepted, but a recording may end that much later than planned. Set the clock.',
  'problem.clock.little.seconds':
    'This computer’s clock is {{seconds}} s ahead. Calls are accepted, but a recording may end that much later than planned. Set the clock.',
  'problem.certificates.missing':
    'The file of additional certificates no longer exists, so only the default certificates are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.not-a-file':
    'The file of additional certificates is not a regular file, so only the default certificates are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.too-large':
    'The file of additional certificates is larger than 1 MB, so only the default certificates are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.no-certificates':
    'The file of additional certificates contains no valid PEM certificate, so only the default certificates are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.unreadable':
    'The file of additional certificates cannot be read, so only the default certificates are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.too-slow':
    'The file of additional certificates could not be read within two seconds, so only the default certificates are trusted. Choose a file in Settings, Network. File:',

  'nav.commands': 'Commands',
} as const;
