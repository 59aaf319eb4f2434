/** Accounts: what is shown of them, and the form in which they are entered. */
export const accounts = {
  'accounts.title': 'Accounts',
  'accounts.add': 'Add account',
  'accounts.empty':
    'There is only practice so far. To record for real, add an account: AppId and ServerSecret are in the ZEGO console under your project.',
  'accounts.edit': 'Edit',
  'accounts.edit.label': 'Edit account {{account}}',
  'accounts.delete': 'Delete…',
  'accounts.delete.label': 'Delete… account {{account}}',
  'accounts.appId': 'AppId {{appId}}',
  'accounts.isTest': 'IsTest (ZEGO’s environment)',
  'accounts.isTest.none': 'not sent',
  'accounts.isTest.false': 'false: production',
  'accounts.isTest.true': 'true: test',
  'accounts.isTest.hint':
    'ZEGO’s samples send false; projects created up to 2021-11-16 need a value. Leave it unsent unless the account test says that the environment is wrong.',
  'accounts.protection.practice': 'Made up at each start of the program; holds no real secret.',
  'accounts.protection.keyring': 'Secret encrypted; its key is in the system’s key store.',
  'accounts.protection.keyring-passphrase':
    'Secret encrypted; opens with the system’s key store and your passphrase together.',
  'accounts.protection.passphrase': 'Secret encrypted; opens with your passphrase.',
  'accounts.protection.memory': 'Secret in memory only: enter it again after a restart.',
  'accounts.secret.isLocked': 'Locked.',
  'accounts.secret.isUnreadable': 'Cannot be read now.',
  'accounts.secret.isMissing':
    'The secret is missing: enter it again. Until then a start with this account asks for it first.',
  'accounts.enterSecret': 'Enter secret',
  'accounts.enterSecret.label': 'Enter secret of account {{account}}',
  'accounts.test': 'Test account',
  'accounts.test.label': 'Test account {{account}}',
  'accounts.test.offer': 'Saved. One read-only call tells whether it works.',
  'test.proven': 'Proven: the server knows this AppId and ServerSecret.',
  'test.wrong-app-id':
    'The server does not know this AppId. Nothing was changed: check it in the console.',
  'test.wrong-secret':
    'The ServerSecret does not belong to this AppId. Enter it again from the console.',
  'test.clock.behind':
    'Refused because of the time: this computer’s clock is {{seconds}} s behind. Set it, then test again.',
  'test.clock.ahead':
    'Refused because of the time: this computer’s clock is {{seconds}} s ahead. Set it, then test again.',
  'test.clock.unknown':
    'Refused because of the time, though another time was tried as well. Nothing was changed: check this computer’s clock, then test again.',
  'test.wrong-environment':
    'The project refuses this environment, so nothing is known of the secret. Edit the account and choose another value for IsTest, then test again.',
  'test.not-enabled':
    'The service or its token is not enabled for this project, so nothing is known of the secret. Contact ZEGO support.',
  'test.project-offline':
    'The project is offline at ZEGO, so nothing is known of the secret. Check it in the console.',
  'test.too-frequent':
    'Too many calls for this AppId. Nothing is known of the account: wait a moment, then test again.',
  'test.server-fault':
    'A fault inside ZEGO’s service. Nothing is known of the account: test again later, or contact ZEGO support.',
  'test.code.3': 'Authentication failed',
  'test.code.41003': 'The live stream does not exist',
  'test.unreachable':
    'No safe connection to the server, so nothing is known of the account. Check network, proxy, region and certificates.',
  'test.unclear':
    'An answer came that settles nothing about the account. Check endpoint and proxy, or contact ZEGO support:',
  'badge.customEndpoint': 'Custom endpoint',
  'accounts.custom.title': 'Send signatures to {{host}}?',
  'accounts.custom.text':
    '{{host}} is none of ZEGO’s hosts. Each signature sent there works like a password for the whole project for 10 minutes: whoever runs that host can start, stop and delete with it. Go on only if you know who runs it.',
  'accounts.custom.yes': 'Trust this host and save',
  'accounts.title.new': 'Add account',
  'accounts.title.edit': 'Edit account “{{account}}”',
  'accounts.name': 'Name',
  'accounts.appId.hint': 'In the ZEGO console, under the project’s basic data.',
  'accounts.secret': 'ServerSecret',
  'accounts.secret.new':
    'Next to the AppId in the console. It is stored once and never shown again, here or anywhere.',
  'accounts.secret.keep': 'Leave it empty to keep the stored one. It is never shown.',
  'accounts.secret.changed':
    'AppId or address changed, so enter it again: a stored secret never goes anywhere else.',
  'accounts.secret.missing': 'None is stored for this account any more: enter it again.',
  'accounts.region': 'Region',
  'accounts.region.custom': 'Another address…',
  'accounts.endpoint': 'Address',
  'accounts.endpoint.hint': 'https only, or http on this computer (that is not air).',
  'accounts.badge': 'Label on presets',
  'accounts.badge.production': 'Production',
  'accounts.badge.test': 'Test',
  'accounts.badge.practice': 'An address of this computer: practice, whatever it is called.',
  'accounts.colour': 'Colour',
  'colour.slate': 'Slate',
  'colour.teal': 'Teal',
  'colour.indigo': 'Indigo',
  'colour.pink': 'Pink',
  'colour.brown': 'Brown',
  'colour.olive': 'Olive',
  'accounts.problem.name.empty': 'Give it a name.',
  'accounts.problem.name.long': 'At most 80 characters.',
  'accounts.problem.name.taken': 'Another account has this name.',
  'accounts.problem.name.hidden':
    'It contains invisible characters. Delete it and type the name again.',
  'accounts.problem.name.reserved':
    'It reads like “Practice”, the built-in account that is never on air. Choose another name.',
  'accounts.problem.appId': 'The AppId is a whole number of up to 10 digits.',
  'accounts.problem.endpoint': 'Enter an address that begins with https://',
  'accounts.problem.secret.empty': 'Paste the ServerSecret.',
  'accounts.problem.secret.impossible':
    'This cannot be a ServerSecret: it has spaces or other characters inside, or is too long.',
  'accounts.delete.title': 'Delete account “{{account}}”?',
  'accounts.delete.text':
    'Its secret is erased from this computer. Recordings that were started go on, and can then be stopped only in the vendor’s console.',
  'accounts.delete.unused': 'No preset uses it.',
  'accounts.delete.used': 'These presets use it and can no longer be started or stopped:',
  'accounts.delete.locked':
    'The secrets are locked. Unlock them first: deleting also erases the stored secret.',
  'accounts.delete.fault':
    'The secrets cannot be read now, so none can be erased. What to do is at the top of the settings.',
  'accounts.delete.yes': 'Delete account',

  'region.unified': 'Automatic (unified address)',
  'region.shanghai': 'Mainland China (Shanghai)',
  'region.hongkong': 'Hong Kong, Macao, Taiwan (Hong Kong)',
  'region.frankfurt': 'Europe (Frankfurt)',
  'region.california': 'Americas (California)',
  'region.mumbai': 'South Asia (Mumbai)',
  'region.singapore': 'Southeast Asia (Singapore)',
} as const;
