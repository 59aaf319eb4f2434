/** Accounts: what is shown of them, and the form in which they are entered. */
export const accounts = {
  'accounts.title': 'Accounts',
  'accounts.add': 'Add account',
  'accounts.empty':
    'Only the practice account exists. To record for real, add an account: AppId and ServerSecret are in the ZEGO console under your project.',
  'accounts.edit': 'Edit',
  'accounts.edit.label': 'Edit account {{account}}',
  'accounts.delete': 'Delete…',
  'accounts.delete.label': 'Delete… account {{account}}',
  'accounts.appId': 'AppId {{appId}}',
  'accounts.isTest': 'IsTest (ZEGO environment)',
  'accounts.isTest.none': 'Not sent',
  'accounts.isTest.false': 'false: production',
  'accounts.isTest.true': 'true: test',
  'accounts.isTest.hint':
    'ZEGO’s samples send false; projects created up to 2021-11-16 need a value. Change it only if the account test reports a wrong environment.',
  'accounts.protection.practice':
    'Generated at each start of the program; contains no real secret.',
  'accounts.protection.keyring': 'Secret encrypted; its key is in the system key store.',
  'accounts.protection.keyring-passphrase':
    'Secret encrypted; needs both the system key store and your passphrase.',
  'accounts.protection.passphrase': 'Secret encrypted; needs your passphrase.',
  'accounts.protection.memory': 'Secret in memory only: enter it again after a restart.',
  'accounts.secret.isLocked': 'Locked.',
  'accounts.secret.isUnreadable': 'Cannot be read now.',
  'accounts.secret.isMissing':
    'The secret is missing: enter it again. Until then, a start with this account first asks for it.',
  'accounts.enterSecret': 'Enter secret',
  'accounts.enterSecret.label': 'Enter secret of account {{account}}',
  'accounts.test': 'Test account',
  'accounts.test.label': 'Test account {{account}}',
  'accounts.test.offer': 'Saved. Test it with one read-only call.',
  'test.proven': 'Verified: the server accepts this AppId and ServerSecret.',
  'test.wrong-app-id': 'Unknown AppId. Nothing was changed: check it in the console.',
  'test.wrong-secret':
    'The ServerSecret does not belong to this AppId. Enter it again from the console.',
  'test.clock.behind':
    'Rejected because of the time: this computer’s clock is {{seconds}} s behind. Set it, then test again.',
  'test.clock.ahead':
    'Rejected because of the time: this computer’s clock is {{seconds}} s ahead. Set it, then test again.',
  'test.clock.unknown':
    'Rejected because of the time, although a corrected time was also tried. Nothing was changed: check this computer’s clock, then test again.',
  'test.wrong-environment':
    'The project rejects this environment, so the secret could not be tested. Edit the account and choose another value for IsTest, then test again.',
  'test.not-enabled':
    'The service or its token is not enabled for this project, so the secret could not be tested. Contact ZEGO support.',
  'test.project-offline':
    'The project is offline at ZEGO, so the secret could not be tested. Check it in the console.',
  'test.too-frequent':
    'Too many calls for this AppId. The account could not be tested: wait a moment, then test again.',
  'test.server-fault':
    'Internal error at ZEGO. The account could not be tested: test again later, or contact ZEGO support.',
  'test.code.3': 'Authentication failed',
  'test.code.41003': 'The live stream does not exist',
  'test.unreachable':
    'No secure connection to the server, so the account could not be tested. Check network, proxy, region and certificates.',
  'test.unclear':
    'The response does not show whether the account works. Check endpoint and proxy, or contact ZEGO support:',
  'badge.customEndpoint': 'Custom endpoint',
  'accounts.custom.title': 'Send signatures to {{host}}?',
  'accounts.custom.text':
    '{{host}} is not a ZEGO host. Each signature sent there works like a password for the whole project for 10 minutes: the operator of that host can use it to start, stop or delete anything in the project. Continue only if you know who operates it.',
  'accounts.custom.yes': 'Trust this host and save',
  'accounts.title.new': 'Add account',
  'accounts.title.edit': 'Edit account “{{account}}”',
  'accounts.name': 'Name',
  'accounts.appId.hint': 'In the ZEGO console, under the project’s basic information.',
  'accounts.secret': 'ServerSecret',
  'accounts.secret.new':
    'Next to the AppId in the console. It is stored once and never shown again.',
  'accounts.secret.keep': 'Leave empty to keep the stored secret. It is never shown.',
  'accounts.secret.changed':
    'AppId or endpoint changed, so enter it again: a stored secret is never sent to another endpoint.',
  'accounts.secret.missing': 'No secret is stored for this account: enter it again.',
  'accounts.further': 'For recording files (optional)',
  'accounts.further.keep': 'Stored. Leave empty to keep it. It is never shown.',
  'accounts.further.changed':
    'AppId or endpoint changed: enter it again. If you leave it empty, it is removed.',
  'accounts.further.remove': 'Remove the stored one',
  'accounts.further.impossible':
    'Not valid: it contains spaces or other characters, or is too long.',
  'accounts.callbackSecret': 'CallbackSecret',
  'accounts.callbackSecret.hint':
    'Next to the ServerSecret in the console. It verifies that callbacks come from ZEGO.',
  'accounts.playbackKey': 'Playback key, {{vendor}}',
  'accounts.playbackKey.hint':
    'Only if playback protection is enabled in the console for this vendor. It signs the address when a file is played.',
  'accounts.recordsByDefault': 'Does this project record every stream by default?',
  'accounts.recordsByDefault.hint':
    'The console says so. If it does, a file does not prove that a start of this program succeeded.',
  'accounts.recordsByDefault.open': 'Not answered',
  'accounts.recordsByDefault.no': 'No',
  'accounts.recordsByDefault.yes': 'Yes',
  'accounts.region': 'Region',
  'accounts.region.custom': 'Another endpoint…',
  'accounts.endpoint': 'Endpoint',
  'accounts.endpoint.hint': 'https only; http is allowed on this computer (practice).',
  'accounts.badge': 'Label on presets',
  'accounts.badge.production': 'Production',
  'accounts.badge.test': 'Test',
  'accounts.badge.practice': 'This endpoint is on this computer: always marked as practice.',
  'accounts.colour': 'Colour',
  'colour.slate': 'Slate',
  'colour.teal': 'Teal',
  'colour.indigo': 'Indigo',
  'colour.pink': 'Pink',
  'colour.brown': 'Brown',
  'colour.olive': 'Olive',
  'accounts.problem.name.empty': 'Enter a name.',
  'accounts.problem.name.long': 'At most 80 characters.',
  'accounts.problem.name.taken': 'Another account has this name.',
  'accounts.problem.name.hidden':
    'The name contains invisible characters. Delete it and type it again.',
  'accounts.problem.name.reserved':
    'Too similar to “Practice”, the built-in account that is never on air. Choose another name.',
  'accounts.problem.appId': 'The AppId must be a whole number of up to 10 digits.',
  'accounts.problem.endpoint': 'Enter an endpoint that begins with https://',
  'accounts.problem.secret.empty': 'Enter the ServerSecret.',
  'accounts.problem.secret.impossible':
    'Not a valid ServerSecret: it contains spaces or other characters, or is too long.',
  'accounts.delete.title': 'Delete account “{{account}}”?',
  'accounts.delete.text':
    'Its secret is erased from this computer. Active recordings continue, and can then be stopped only in the vendor console.',
  'accounts.delete.unused': 'No preset uses it.',
  'accounts.delete.used': 'These presets use it and can no longer be started or stopped:',
  'accounts.delete.locked':
    'The secrets are locked. Unlock them first: deleting also erases the stored secret.',
  'accounts.delete.fault':
    'The secrets cannot be read now, so they cannot be erased. See the top of Settings for the remedy.',
  'accounts.delete.yes': 'Delete account',

  'region.unified': 'Automatic (unified endpoint)',
  'region.shanghai': 'Mainland China (Shanghai)',
  'region.hongkong': 'Hong Kong, Macao, Taiwan (Hong Kong)',
  'region.frankfurt': 'Europe (Frankfurt)',
  'region.california': 'Americas (California)',
  'region.mumbai': 'South Asia (Mumbai)',
  'region.singapore': 'Southeast Asia (Singapore)',

  'badge.practice': 'Practice',
  'badge.production': 'Production',
  'badge.test': 'Test',
} as const;
