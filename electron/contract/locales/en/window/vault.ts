/** Where the secrets stand, when they lock, and what to do about each fault. */
export const vault = {
  'vault.title': 'Secrets',
  'vault.backend': 'Key store: {{backend}}',
  'vault.unlock': 'Unlock',
  'vault.lock': 'Lock now',
  'vault.setPassphrase': 'Set passphrase…',
  'vault.changePassphrase': 'Change or remove passphrase…',
  'vault.choose': 'Choose how they are kept…',
  'vault.retry': 'Check again',
  'vault.retry.same': 'Checked again: no change.',
  'vault.putAside': 'Set files aside and start fresh',

  'vault.empty': 'No secret is stored yet.',
  'vault.undecided':
    'This computer has no key store, and nobody has chosen yet between a passphrase and memory only. Nothing is stored.',
  'vault.memory':
    'Secrets are in memory only, as chosen for this run. They are gone when the program quits.',
  'vault.open': 'The secrets are encrypted on this computer and can be used.',
  'vault.locked':
    'The system key store is locked. Active recordings are not affected. Start and Stop first ask to unlock, then continue; the system asks for its password.',
  'vault.passphrase':
    'The secrets are locked. Active recordings are not affected. Start and Stop first ask for the passphrase, then continue.',
  'vault.closed':
    'The secrets are locked. Active recordings are not affected. One click unlocks them; Start and Stop also ask to unlock.',
  'vault.key-without-store':
    'The secrets file is missing, but its key is present. The program deleted and started nothing. Real accounts cannot start or stop. Active recordings are not affected. See Settings for the remedy.',
  'vault.store-without-key':
    'The secrets file is present, but its key is missing. Nothing was started, and the file is kept. Real accounts cannot start or stop. Active recordings are not affected. See Settings for the remedy.',
  'vault.backend-changed':
    'The system now uses a different key store from the one that holds the key. Nothing was started, and the file is kept. Real accounts cannot start or stop. Active recordings are not affected. See Settings for the remedy.',
  'vault.damaged':
    'The secrets file is damaged. Nothing was started, and the file is kept unchanged. Real accounts cannot start or stop. Active recordings are not affected. See Settings for the remedy.',
  'vault.newer':
    'A newer version of this program wrote the secrets. Nothing was started, and the file is kept. Real accounts cannot start or stop. Active recordings are not affected. See Settings for the remedy.',
  'vault.unusable':
    'The secrets file cannot be read now. Nothing was started, and the file is kept unchanged. Real accounts cannot start or stop. Active recordings are not affected. See Settings for the remedy.',

  'vault.protection.keyring': 'Protected by the system’s key store.',
  'vault.protection.keyring-passphrase':
    'Protected by the system’s key store and your passphrase together: neither opens them alone.',
  'vault.protection.passphrase': 'Protected by your passphrase alone.',
  'vault.protection.memory': 'Never written to disk.',

  'vault.onScreenLock': 'Lock when the screen locks',
  'vault.afterIdle': 'Lock when nobody uses this computer for',
  'vault.afterIdle.never': 'Never',
  'vault.afterIdle.min': '{{minutes}} minutes',
  'vault.lock.withPassphrase':
    'After locking, the next start asks for the passphrase. Active recordings are not affected.',
  'vault.lock.withoutPassphrase':
    'Without a passphrase, locking only asks for one more click: whoever sits here can make it. Set a passphrase to keep others out.',
  'vault.lock.impossible':
    'Nothing can lock while the secrets are in memory only: locking would lose them.',
  'vault.lock.undecided': 'Nothing can lock until it is chosen how the secrets are kept.',

  'vault.anew.title': 'Put aside and enter the secrets again?',
  'vault.anew.aside':
    'The encrypted files are renamed and kept, and an empty store is begun. Nothing is deleted.',
  'vault.anew.stays':
    'Presets, history, account names, AppIds and colours are kept. Active recordings are not affected.',
  'vault.anew.again': 'These accounts need their ServerSecret once more:',
  'vault.setAside': 'Kept under these names in the program’s data folder:',
  'vault.setAside.none': 'There was no file to put aside.',
  'vault.setAside.next':
    'Accounts say “missing” until their ServerSecret has been entered again. Nothing was started.',

  'fault.happened': 'What happened',
  'fault.notLost': 'What is not lost',
  'fault.started': 'What still runs',
  'fault.started.no':
    'Active recordings are not affected. Until this is resolved, stop them in the vendor console; real accounts cannot start. The fault itself has started nothing.',
  'fault.practice': 'Practice works all the while.',
  'fault.keyStore.former': 'Key store then',
  'fault.keyStore.present': 'Key store now',
  'fault.keyStore.unknown': 'not known',
  'fault.keyStore.none': 'none is running',
  'fault.anew.title': 'Or do without the old secrets',
  'fault.anew': 'Put aside and enter the secrets again…',

  'fault.key-without-store.title': 'The file with the secrets is missing',
  'fault.key-without-store.happened':
    'The key is there, but the encrypted file that it opens is not. The program never deletes it: something else moved or removed it.',
  'fault.key-without-store.notLost':
    'Presets, history, account names. The secrets are as safe as your backup of the file.',
  'fault.key-without-store.mend.title': 'Bring the file back',
  'fault.key-without-store.mend':
    'Restore vault.json into the program’s data folder from a backup, then look again.',

  'fault.store-without-key.title': 'The key to the secrets is gone',
  'fault.store-without-key.happened':
    'The encrypted file is there, but the key that opens it is not: its file was removed, or the system’s key store was emptied or is switched off.',
  'fault.store-without-key.notLost':
    'Presets, history, account names, and the encrypted file itself: with its key it opens again.',
  'fault.store-without-key.mend.title': 'Bring the key back',
  'fault.store-without-key.mend':
    'Restore vault-key.json from a backup, or start the system’s key store again (GNOME Keyring, KWallet), then look again.',

  'fault.backend-changed.title': 'The system uses another key store',
  'fault.backend-changed.happened':
    'The key is in a key store that the system does not offer now, or no longer opens it. That happens after a change of desktop, of user, or of a start option.',
  'fault.backend-changed.notLost':
    'Presets, history, account names, and the encrypted file itself: the former key store opens it again.',
  'fault.backend-changed.mend.title': 'Go back to the former key store',
  'fault.backend-changed.mend':
    'Log in to the desktop used before, or ask whoever set this up to take back the change of --password-store. Then look again.',

  'fault.damaged.title': 'The file with the secrets cannot be read',
  'fault.damaged.happened':
    'The encrypted file or its key was changed or cut off: by a full disk, a failed copy or another program. The program does not guess and does not overwrite it.',
  'fault.damaged.notLost': 'Presets, history, account names. The damaged files stay as they are.',
  'fault.damaged.mend.title': 'Restore a backup',
  'fault.damaged.mend':
    'Put vault.json and vault-key.json of the same backup into the program’s data folder, then look again.',

  'fault.newer.title': 'Written by a newer version of this program',
  'fault.newer.happened':
    'A newer version has stored the secrets in a form that this one does not know.',
  'fault.newer.notLost':
    'Presets, history, account names, and the secrets themselves: the newer version opens them.',
  'fault.newer.mend.title': 'Start the newer version',
  'fault.newer.mend':
    'Quit this version, then start the newer one; install it first if it is gone.',

  'fault.unusable.title': 'The file with the secrets cannot be read now',
  'fault.unusable.happened':
    'The system refuses the file or its key: missing rights, a disk that is busy or fails, or something else in its place. Nothing says that it is damaged, and the program does not overwrite it.',
  'fault.unusable.notLost':
    'Presets, history, account names, and most likely the secrets themselves.',
  'fault.unusable.mend.title': 'Give this user access to the file',
  'fault.unusable.mend':
    'Check owner, rights and disk of vault.json and vault-key.json in the program’s data folder, then look again.',
} as const;
