/** Where the secrets stand, when they lock, and what to do about each fault. */
export const vault = {
  'vault.title': 'Secrets',
  'vault.backend': 'Key store: {{backend}}',
  'vault.unlock': 'Unlock',
  'vault.lock': 'Lock now',
  'vault.setPassphrase': 'Set passphrase…',
  'vault.changePassphrase': 'Change or remove passphrase…',
  'vault.choose': 'Choose protection…',
  'vault.retry': 'Check again',
  'vault.retry.same': 'Checked again: no change.',
  'vault.quarantine': 'Set files aside and start fresh',

  'vault.empty': 'No secret is stored yet.',
  'vault.undecided':
    'This computer has no key store. Choose between a passphrase and memory only; until then nothing is stored.',
  'vault.memory': 'Secrets are in memory only, as you chose. They are lost when the program quits.',
  'vault.open': 'The secrets are encrypted on this computer and ready to use.',
  'vault.keyring-locked':
    'The system key store is locked. Active recordings are not affected. Start and Stop first ask to unlock, then continue; the system asks for its password.',
  'vault.passphrase-required':
    'The secrets are locked. Active recordings are not affected. Start and Stop first ask for the passphrase, then continue.',
  'vault.locked-by-user':
    'The secrets are locked. Active recordings are not affected. One click unlocks them; Start and Stop also ask to unlock.',
  'vault.key-without-store':
    'The secrets file is missing, but its key is present. This program did not delete it, and nothing was started. Real accounts cannot start or stop recordings. Active recordings are not affected. See Settings for the remedy.',
  'vault.store-without-key':
    'The secrets file is present, but its key is missing. Nothing was started, and the file is kept. Real accounts cannot start or stop recordings. Active recordings are not affected. See Settings for the remedy.',
  'vault.backend-changed':
    'The system now uses a different key store from the one that holds the key. Nothing was started, and the file is kept. Real accounts cannot start or stop recordings. Active recordings are not affected. See Settings for the remedy.',
  'vault.damaged':
    'The secrets file is damaged. Nothing was started, and the file is kept unchanged. Real accounts cannot start or stop recordings. Active recordings are not affected. See Settings for the remedy.',
  'vault.newer':
    'A newer version of this program wrote the secrets. Nothing was started, and the file is kept. Real accounts cannot start or stop recordings. Active recordings are not affected. See Settings for the remedy.',
  'vault.unusable':
    'The secrets file cannot be read now. Nothing was started, and the file is kept unchanged. Real accounts cannot start or stop recordings. Active recordings are not affected. See Settings for the remedy.',

  'vault.protection.keyring': 'Protected by the system key store.',
  'vault.protection.keyring-passphrase':
    'Protected by the system key store and your passphrase together; both are needed.',
  'vault.protection.passphrase': 'Protected by your passphrase only.',
  'vault.protection.memory': 'Never written to disk.',

  'vault.onScreenLock': 'Lock when the screen locks',
  'vault.afterIdle': 'Lock after idle time',
  'vault.afterIdle.never': 'Never',
  'vault.afterIdle.min': '{{minutes}} minutes',
  'vault.lock.withPassphrase':
    'After locking, the next start asks for the passphrase. Active recordings are not affected.',
  'vault.lock.withoutPassphrase':
    'Without a passphrase, one click unlocks the secrets again, for any user of this computer. Set a passphrase to prevent that.',
  'vault.lock.impossible':
    'Locking is not possible while the secrets are in memory only: they would be lost.',
  'vault.lock.undecided': 'Locking is possible once the protection of the secrets is chosen.',

  'vault.fresh.title': 'Set files aside and enter the secrets again?',
  'vault.fresh.quarantine':
    'The encrypted files are renamed and kept, and an empty store is created. Nothing is deleted.',
  'vault.fresh.stays':
    'Presets, history, account names, AppIds and colours are kept. Active recordings are not affected.',
  'vault.fresh.again': 'These accounts need their ServerSecret again:',
  'vault.quarantined': 'Kept under these names in the data folder:',
  'vault.quarantined.none': 'There was no file to set aside.',
  'vault.quarantined.next':
    'Accounts show “missing” until their ServerSecret is entered again. Nothing was started.',

  'fault.happened': 'Cause',
  'fault.notLost': 'Not affected',
  'fault.started': 'Active recordings',
  'fault.started.no':
    'Active recordings are not affected. Until this is resolved, stop them in the vendor console; real accounts cannot start recordings. The fault itself has started nothing.',
  'fault.practice': 'Practice is always available.',
  'fault.keyStore.former': 'Previous key store',
  'fault.keyStore.present': 'Current key store',
  'fault.keyStore.unknown': 'unknown',
  'fault.keyStore.none': 'none running',
  'fault.fresh.title': 'Or continue without the old secrets',
  'fault.fresh': 'Set files aside and enter the secrets again…',

  'fault.key-without-store.title': 'The secrets file is missing',
  'fault.key-without-store.happened':
    'The key is present, but the encrypted file is missing. This program never deletes it: it was moved or removed by another program or person.',
  'fault.key-without-store.notLost':
    'Presets, history, account names. The secrets can be restored only from a backup of the file.',
  'fault.key-without-store.mend.title': 'Restore the file',
  'fault.key-without-store.mend':
    'Restore vault.json from a backup into the data folder, then check again.',

  'fault.store-without-key.title': 'The key to the secrets is missing',
  'fault.store-without-key.happened':
    'The encrypted file is present, but its key is missing: the key file was removed, or the system key store was emptied or switched off.',
  'fault.store-without-key.notLost':
    'Presets, history, account names, and the encrypted file itself: its key opens it again.',
  'fault.store-without-key.mend.title': 'Restore the key',
  'fault.store-without-key.mend':
    'Restore vault-key.json from a backup, or restart the system key store (GNOME Keyring, KWallet), then check again.',

  'fault.backend-changed.title': 'The system uses a different key store',
  'fault.backend-changed.happened':
    'The key is in a key store that is not available now or no longer opens it. This happens after a change of desktop, user or start option.',
  'fault.backend-changed.notLost':
    'Presets, history, account names, and the encrypted file itself: the previous key store opens it again.',
  'fault.backend-changed.mend.title': 'Return to the previous key store',
  'fault.backend-changed.mend':
    'Log in to the previous desktop, or ask your administrator to undo the change of --password-store. Then check again.',

  'fault.damaged.title': 'The secrets file is damaged',
  'fault.damaged.happened':
    'The encrypted file or its key was changed or truncated, by a full disk, a failed copy or another program. This program does not overwrite it.',
  'fault.damaged.notLost': 'Presets, history, account names. The damaged files are kept unchanged.',
  'fault.damaged.mend.title': 'Restore a backup',
  'fault.damaged.mend':
    'Put vault.json and vault-key.json from the same backup into the data folder, then check again.',

  'fault.newer.title': 'Written by a newer version of this program',
  'fault.newer.happened':
    'A newer version stored the secrets in a format that this version cannot read.',
  'fault.newer.notLost':
    'Presets, history, account names, and the secrets themselves: the newer version opens them.',
  'fault.newer.mend.title': 'Start the newer version',
  'fault.newer.mend': 'Quit this version, then start the newer one; reinstall it if necessary.',

  'fault.unusable.title': 'The secrets file cannot be read now',
  'fault.unusable.happened':
    'The system denies access to the file or its key: missing permissions, a busy or failing disk, or another item in its place. There is no sign of damage, and this program does not overwrite it.',
  'fault.unusable.notLost': 'Presets, history, account names, and most probably the secrets.',
  'fault.unusable.mend.title': 'Give this user access to the file',
  'fault.unusable.mend':
    'Check owner, permissions and disk of vault.json and vault-key.json in the data folder, then check again.',
} as const;
