/** Frame, and what is told in every section. */
export const shell = {
  'nav.label': 'Sections',
  'nav.presets': 'Presets',
  'nav.on-air': 'On air',
  'nav.history': 'History',
  'nav.settings': 'Settings',

  'nav.vault.locked': 'Locked',
  'nav.vault.memory': 'Memory only',
  'nav.vault.fault': 'Secrets error',

  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  'copy.value': 'Copy {{name}}',
  'copy.done': 'Copied',
  'list.separator': ', ',
  'list.of': '{{names}}: ',
  'sentence.separator': ' ',
  'sentence.end': '.',
  'streams.one': '1 stream',
  'streams.many': '{{count}} streams',

  'vendor.name.Tencent': 'Tencent',
  'vendor.name.Ws': 'Ws',
  'vendor.name.Huawei': 'Huawei',
  'vendor.name.Aliyun': 'Aliyun',

  'outcome.air': '{{preset}}: {{status}}, {{accepted}} of {{total}} accepted',
  'outcome.practice': '{{preset}}: {{status}}, {{accepted}} of {{total}} accepted (practice)',

  'problem.toSettings': 'Open Settings',
  'problem.folder-read-only':
    'The data folder takes no changes. Calls leave, but nothing is kept: what is started now is known in memory only and forgotten when the program quits. Make the folder writable, then start the program again. Folder and cause:',
  'problem.folder-shared':
    'Other users of this computer can change the data folder or files in it, and so decide what is started and sent. Nothing was started. Cure, in a terminal:',
  'problem.journal-unavailable':
    'The journal on disk cannot be written now. Starts and stops work and are kept in memory until it can; quitting before that loses their record. Check the disk and the data folder, and close the program that holds it. Cause:',
  'problem.journal-renewed':
    'The journal was damaged. It was kept aside and a new one was begun; the history is not affected. Recordings that were active then are not known: look in the vendors’ consoles. Until you confirm that here, each start asks first. Kept as:',
  'problem.journal-lost':
    'The journal does not have all that was started: it was emptied or removed while the program did not run, or the program ended before the disk took the record of a start. Some active recordings are not known: look in the vendors’ consoles. Until you confirm that here, each start asks first.',
  'problem.journal-replaced':
    'The journal was changed, cut, removed or damaged by another program while this one was running. A new journal was begun with everything that is known: active recordings and the newest runs; the history is not affected. Find out which program does that. The former file is kept, if there was one:',
  'problem.journal-confirm': 'I have checked the consoles',
  'journal.confirm.title': 'Have you checked the consoles of all vendors?',
  'journal.confirm.text':
    'The journal of active recordings is lost. If you confirm, only what “On air” lists counts as active: the warning goes, and starts no longer ask. First stop in the consoles what you found there.',
  'journal.confirm.yes': 'I have checked the consoles',
  'problem.journal-unread':
    'The journal cannot be read now, so it is not known which recordings are active: look in the vendors’ consoles. Each start asks first. This ends by itself as soon as the journal can be read.',
  'problem.journal-newer':
    'The journal was written by a newer version of this program and is left as it is. Start that version, or look in the vendors’ consoles for active recordings: this version cannot read them. New starts are kept in memory only.',
  'problem.history-unavailable':
    'The history cannot be written or read now. Starts and stops work and are recorded in the journal; the history gets them as soon as it can be written. The file was left as it is. Cause:',
  'problem.history-renewed':
    'The history was damaged, emptied or removed. A new one was begun with the calls that the journal still has (at least 30 days). Active recordings are not affected. The former file is kept, if there was one:',
  'problem.presets-unreadable':
    'The presets could not be read, so the board shows the practice presets only. Nothing was started. Active recordings are not affected: stop them in the vendor console, or create the presets again. The old file is kept; ask your administrator for a backup. File:',
  'problem.presets-partly-unreadable':
    'Some presets could not be read; the others are in use. Nothing was started. Active recordings are not affected. The complete file is kept: create the presets again, or ask your administrator to repair it. Number, names and file:',
  'problem.presets-unusable':
    'The presets cannot be read now, so the board shows practice only. Nothing was started, and the file is not overwritten: nothing can be saved until it can be read. Check the data folder; the presets come back by themselves. File and cause:',
  'problem.settings-unreadable':
    'The settings could not be read, so the usual ones are in force. The file was put aside, not overwritten.',
  'problem.settings-unusable':
    'The settings cannot be read now, so the usual ones are in force. The file is not overwritten: nothing can be saved until it can be read. Check the data folder. File and cause:',
  'problem.accounts-partly-unreadable':
    'Some accounts in the list could not be read; the others are in use, and nothing was started. The whole file is kept. Accounts come back as the secrets are unlocked; else enter them again in Settings. Number, names and file:',
  'problem.accounts-unusable':
    'The list of accounts cannot be read now, and is not overwritten. Nothing was started. Accounts come back as the secrets are unlocked. Check the data folder. File and cause:',
  'problem.accounts-unreadable':
    'The list of accounts could not be read. The file was put aside, not overwritten, and nothing was started. Accounts come back as the secrets are unlocked; else enter them again in Settings.',
  'problem.clock.behind':
    'This computer’s clock is {{minutes}} min behind. Calls and ends allow for that; set the clock, so that the times shown here are right.',
  'problem.clock.ahead':
    'This computer’s clock is {{minutes}} min ahead. Calls and ends allow for that; set the clock, so that the times shown here are right.',
  'problem.clock.behind.seconds':
    'This computer’s clock is {{seconds}} s behind. Calls and ends allow for that; set the clock, so that the times shown here are right.',
  'problem.clock.little':
    'This computer’s clock is {{minutes}} min ahead. Calls are accepted, but a recording may end that much later than planned. Set the clock.',
  'problem.clock.little.seconds':
    'This computer’s clock is {{seconds}} s ahead. Calls are accepted, but a recording may end that much later than planned. Set the clock.',
  'problem.certificates.missing':
    'The file of additional certificates is no longer there, so only the usual ones are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.not-a-file':
    'The file of additional certificates is not a regular file, so only the usual ones are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.too-large':
    'The file of additional certificates is larger than 1 MB, so only the usual ones are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.no-certificates':
    'The file of additional certificates holds no certificate in PEM, or a damaged one, so only the usual ones are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.unreadable':
    'The file of additional certificates cannot be read, so only the usual ones are trusted. Choose a file in Settings, Network. File:',
  'problem.certificates.too-slow':
    'The file of additional certificates could not be read within two seconds, so only the usual ones are trusted. Choose a file in Settings, Network. File:',
} as const;
