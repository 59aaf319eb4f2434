/** The window for secrets: unlocking, passphrase, the choice where there is no key store. */
export const secrets = {
  'secrets.afterUnlock': 'After unlocking:',
  'secrets.afterSave': 'After saving:',
  'secrets.intent.start': 'start “{{name}}”',
  'secrets.intent.stop': 'stop “{{name}}”',
  'secrets.intent.check': 'check the streams of “{{name}}”',
  'secrets.intent.merge': 'merge files of “{{name}}”',
  'secrets.intent.test': 'test account “{{name}}”',
  'secrets.goOn': 'Continue',
  'secrets.back': 'Back',
  'secrets.saveAndGoOn': 'Save and continue',

  'secrets.unlock.title': 'Unlock secrets',
  'secrets.unlock.goOn': 'Unlock and continue',
  'secrets.unlock.passphrase-required': 'Enter the passphrase for the secrets.',
  'secrets.unlock.keyring-locked':
    'The system key store is locked. It asks for its password in a separate window.',
  'secrets.unlock.locked-by-user': 'The secrets are locked. One click unlocks them.',
  'secrets.unlock.stillLocked':
    'The key store is still locked. Nothing was sent. Active recordings are not affected. Unlock it in the system’s window.',
  'secrets.passphrase': 'Passphrase',
  'secrets.try.wrong':
    'Wrong passphrase. Nothing was sent. Active recordings are not affected. Enter it again.',
  'secrets.try.wait':
    'The passphrase was not checked: the delay after a wrong one is not over. Nothing was sent. Active recordings are not affected.',
  'secrets.try.next': 'Next attempt in {{seconds}} s.',
  'secrets.problem.passphrase.empty': 'Enter the passphrase.',

  'secrets.forgotten': 'Forgot the passphrase?',
  'secrets.forgotten.title': 'Without the passphrase',
  'secrets.forgotten.nobody':
    'The secrets cannot be recovered without the passphrase, not even by support. The only way is to enter the ServerSecrets again.',
  'secrets.forgotten.waiting': 'Actions that wait for unlocking are not performed.',
  'secrets.quarantined.title': 'The old files were set aside',

  'secrets.choice.title': 'This computer has no key store',
  'secrets.choice.text':
    'The system offers no place for an encryption key. Choose how to protect the secrets:',
  'secrets.choice.problem': 'Choose one option.',
  'secrets.choice.passphrase': 'Protect them with a passphrase (recommended)',
  'secrets.choice.passphrase.text':
    'They are stored encrypted, and the program asks for the passphrase once after each start.',
  'secrets.choice.passphrase.yes': 'Set passphrase',
  'secrets.choice.memory': 'Keep them in memory only',
  'secrets.choice.memory.text':
    'Nothing is stored: the secrets are lost when the program quits, and must be entered again.',
  'secrets.choice.memory.yes': 'Memory only',

  'secrets.passphrase.current': 'Current passphrase',
  'secrets.passphrase.new': 'New passphrase',
  'secrets.passphrase.new.hint':
    'At least {{count}} characters; four or five unrelated words work well.',
  'secrets.passphrase.again': 'Repeat passphrase',
  'secrets.passphrase.unrecoverable':
    'The passphrase cannot be recovered. If it is lost, the ServerSecrets must be entered again.',
  'secrets.strength': 'Strength',
  'secrets.strength.none': 'empty',
  'secrets.strength.0': 'very weak',
  'secrets.strength.1': 'weak',
  'secrets.strength.2': 'fair',
  'secrets.strength.3': 'good',
  'secrets.strength.4': 'strong',
  'secrets.problem.passphrase.short': 'At least {{count}} characters.',
  'secrets.problem.passphrase.weak': 'Too easy to guess. Choose another one.',
  'secrets.problem.passphrase.differs': 'The passphrases do not match.',

  'secrets.set.title': 'Set a passphrase',
  'secrets.set.withKeyStore':
    'It protects the secrets in addition to the system key store: the program asks for it at first use after each start.',
  'secrets.set.alone':
    'The secrets are stored encrypted on this computer; the program asks for the passphrase at first use after each start.',
  'secrets.set.yes': 'Set passphrase',
  'secrets.change.title': 'Change or remove the passphrase',
  'secrets.change.change': 'Change passphrase',
  'secrets.change.remove': 'Remove passphrase',
  'secrets.change.yes': 'Change passphrase',
  'secrets.remove.keyStore':
    'Then only the system key store protects the secrets: any user logged in here can use them.',
  'secrets.remove.memory':
    'Without a key store nothing protects the secrets on disk: the encrypted files are deleted, the secrets stay in memory until the program quits, and must then be entered again.',
  'secrets.remove.understood': 'Delete the encrypted files; I have the ServerSecrets elsewhere.',
  'secrets.remove.yes': 'Remove passphrase',
  'secrets.protect.shut':
    'The key store does not respond or is locked. Nothing was changed: unlock it, then try again.',

  'secrets.proxy.title': 'Proxy login',
  'secrets.proxy.text':
    'For {{proxy}}. It is stored with the secrets, never shown again, and sent to no other proxy.',
  'secrets.proxy.none':
    'No proxy is in use, so no login is needed. Choose a proxy in Settings, Network, then enter its login.',
  'secrets.problem.user': 'Enter the user name.',

  'secrets.network.title': 'Proxy and certificates',
  'secrets.network.text':
    'Every request passes through the proxy. With additional certificates, a company proxy can decrypt HTTPS and read each signature; certificates are always checked.',
  'secrets.network.choose': 'Choose file…',
  'secrets.network.fileType': 'Certificates (PEM)',
  'secrets.network.anyFile': 'All files',
  'secrets.network.chosen': '{{name}}, certificates: {{count}}. Applies after saving.',
  'secrets.network.remove': 'Remove',
  'secrets.network.unusable': '{{name}} cannot be used. Nothing was changed; choose another file.',
  'secrets.network.unusable.missing': 'The file no longer exists.',
  'secrets.network.unusable.not-a-file': 'The file is not a regular file.',
  'secrets.network.unusable.too-large': 'The file is larger than 1 MB.',
  'secrets.network.unusable.no-certificates': 'The file contains no valid PEM certificate.',
  'secrets.network.unusable.unreadable': 'The file cannot be read.',
  'secrets.network.unusable.too-slow': 'The file could not be read within two seconds.',

  'secrets.shut.title': 'The secrets cannot be read',
  'secrets.shut.text': 'See the top of Settings in the main window for the remedy.',
  'secrets.done.saved': 'Saved',
  'secrets.done.unlocked': 'Unlocked',
  'secrets.done.nothing': 'Nothing is locked',
  'secrets.done.nothing.text':
    'Enter the ServerSecrets again in Settings, Accounts. Nothing was started.',
} as const;
