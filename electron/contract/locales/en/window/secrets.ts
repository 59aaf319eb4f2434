/** The window for secrets: unlocking, passphrase, the choice where there is no key store. */
export const secrets = {
  'secrets.afterUnlock': 'After unlocking:',
  'secrets.afterSave': 'After saving:',
  'secrets.intent.start': 'start “{{name}}”',
  'secrets.intent.stop': 'stop “{{name}}”',
  'secrets.intent.test': 'test account “{{name}}”',
  'secrets.goOn': 'Go on',
  'secrets.back': 'Back',
  'secrets.saveAndGoOn': 'Save and go on',

  'secrets.unlock.title': 'Unlock the secrets',
  'secrets.unlock.goOn': 'Unlock and go on',
  'secrets.unlock.passphrase': 'Enter the passphrase of this program’s secrets.',
  'secrets.unlock.locked':
    'The system’s key store is locked. It asks for its password in a window of its own.',
  'secrets.unlock.closed': 'The secrets were locked on this computer. One click unlocks them.',
  'secrets.unlock.stillLocked':
    'The key store is still locked. Nothing was sent. Active recordings are not affected. Unlock it in the system’s window.',
  'secrets.passphrase': 'Passphrase',
  'secrets.try.wrong':
    'Wrong passphrase. Nothing was sent. Active recordings are not affected. Enter it again.',
  'secrets.try.wait':
    'The passphrase was not checked: the delay after a wrong one is not over. Nothing was sent. Active recordings are not affected.',
  'secrets.try.next': 'Next try in {{seconds}} s.',
  'secrets.problem.passphrase.empty': 'Enter the passphrase.',

  'secrets.forgotten': 'Forgotten?',
  'secrets.forgotten.title': 'Without the passphrase',
  'secrets.forgotten.nobody':
    'Nobody can read the secrets without the passphrase: not this program, not its makers, not support. All that is left is to enter the ServerSecrets again.',
  'secrets.forgotten.waiting': 'What waits for unlocking is not started.',
  'secrets.setAside.title': 'The old files were put aside',

  'secrets.choice.title': 'This computer has no key store',
  'secrets.choice.text':
    'So it has no place of its own for a key. Choose how the secrets are kept:',
  'secrets.choice.problem': 'Choose one of the two.',
  'secrets.choice.passphrase': 'Protect them with a passphrase (recommended)',
  'secrets.choice.passphrase.text':
    'They are stored encrypted, and the program asks for the passphrase once after each start.',
  'secrets.choice.passphrase.yes': 'Set passphrase',
  'secrets.choice.memory': 'Keep them in memory only',
  'secrets.choice.memory.text':
    'Nothing is stored: they are gone when the program quits, and have to be entered again.',
  'secrets.choice.memory.yes': 'Memory only',

  'secrets.passphrase.current': 'Present passphrase',
  'secrets.passphrase.new': 'New passphrase',
  'secrets.passphrase.new.hint':
    'At least {{count}} characters; four or five unrelated words are good.',
  'secrets.passphrase.again': 'The same once more',
  'secrets.passphrase.unrecoverable':
    'Nobody can recover it. Whoever loses it enters the ServerSecrets again.',
  'secrets.strength': 'Strength',
  'secrets.strength.none': 'nothing entered yet',
  'secrets.strength.0': 'very weak',
  'secrets.strength.1': 'weak',
  'secrets.strength.2': 'fair',
  'secrets.strength.3': 'good',
  'secrets.strength.4': 'strong',
  'secrets.problem.passphrase.short': 'At least {{count}} characters.',
  'secrets.problem.passphrase.weak':
    'This is among the first that anybody would try. Choose another one.',
  'secrets.problem.passphrase.differs': 'The two are not the same.',

  'secrets.set.title': 'Set a passphrase',
  'secrets.set.withKeyStore':
    'It protects the secrets beside the system’s key store: after each start the first use asks for it.',
  'secrets.set.alone':
    'The secrets are then stored encrypted on this computer, and after each start the first use asks for it.',
  'secrets.set.yes': 'Set passphrase',
  'secrets.change.title': 'Change or remove the passphrase',
  'secrets.change.change': 'Change it',
  'secrets.change.remove': 'Remove it',
  'secrets.change.yes': 'Change passphrase',
  'secrets.remove.keyStore':
    'The system’s key store alone protects the secrets then: whoever is logged in here can use them.',
  'secrets.remove.memory':
    'Without a key store nothing is left to protect them on disk: the encrypted files are deleted, the secrets stay in memory until the program quits, and then have to be entered again.',
  'secrets.remove.understood': 'Delete the encrypted files; I have the ServerSecrets elsewhere.',
  'secrets.remove.yes': 'Remove passphrase',
  'secrets.protect.shut':
    'The key store does not answer or is locked. Nothing was changed: unlock it, then try again.',

  'secrets.proxy.title': 'Login at the proxy',
  'secrets.proxy.text':
    'For {{proxy}}. It is stored with the secrets, never shown again, and sent to no other proxy.',
  'secrets.proxy.none':
    'No proxy is in force, so there is none that a login could be for. Choose a proxy in Settings, Network, then enter its login.',
  'secrets.problem.user': 'Enter the user.',

  'secrets.network.title': 'Proxy and certificates',
  'secrets.network.text':
    'Every request passes through the proxy. With additional certificates a company proxy can open HTTPS and read each signature; certificates are always checked.',
  'secrets.network.choose': 'Choose file…',
  'secrets.network.fileType': 'Certificates (PEM)',
  'secrets.network.anyFile': 'All files',
  'secrets.network.chosen': '{{name}}, certificates in it: {{count}}. In force once saved.',
  'secrets.network.remove': 'Remove',
  'secrets.network.unusable': '{{name}} cannot be used. Nothing was changed; choose another file.',
  'secrets.network.unusable.missing': 'It is no longer there.',
  'secrets.network.unusable.not-a-file': 'It is not a regular file.',
  'secrets.network.unusable.too-large': 'It is larger than 1 MB.',
  'secrets.network.unusable.no-certificates': 'It holds no certificate in PEM, or a damaged one.',
  'secrets.network.unusable.unreadable': 'It cannot be read.',
  'secrets.network.unusable.too-slow': 'It could not be read within two seconds.',

  'secrets.shut.title': 'The secrets cannot be read',
  'secrets.shut.text': 'What to do is at the top of the settings, in the main window.',
  'secrets.done.saved': 'Saved',
  'secrets.done.unlocked': 'Unlocked',
  'secrets.done.nothing': 'Nothing is locked',
  'secrets.done.nothing.text':
    'Enter the ServerSecrets again: in the settings, under Accounts. Nothing was started.',
} as const;
