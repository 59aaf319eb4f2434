/** Accounts, where secrets are kept, appearance, practice. */
export const settings = {
  'accounts.title': 'Accounts',
  'accounts.add': 'Add account',
  'accounts.edit': 'Edit',
  'accounts.edit.label': 'Edit account {{account}}',
  'accounts.delete': 'Delete…',
  'accounts.delete.label': 'Delete… account {{account}}',
  'accounts.appId': 'AppId {{appId}}',
  'accounts.isTest': 'Test environment',
  'accounts.isTest.hint': 'Sends IsTest with every call: for a project without production access.',
  'accounts.protection.practice': 'Made up at each start of the program; holds no real secret.',
  'accounts.protection.keyring': 'Secret encrypted; its key is in the system’s key store.',
  'accounts.protection.memory': 'Secret in memory only: enter it again after a restart.',
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
  'test.unreachable':
    'The server cannot be reached, so nothing is known of the account. Check network, proxy and region.',
  'test.unclear': 'An answer came that settles nothing about the account:',
  'badge.customEndpoint': 'custom endpoint',
  'accounts.custom.title': 'Send signatures to {{host}}?',
  'accounts.custom.text':
    '{{host}} is none of ZEGO’s hosts. Each signature sent there works like a password for the whole project for 10 minutes: whoever runs that host can start, stop and delete with it. Go on only if you know who runs it.',
  'accounts.custom.yes': 'Trust this host and save',
  'accounts.title.new': 'Add account',
  'accounts.title.edit': 'Edit account',
  'accounts.name': 'Name',
  'accounts.appId.hint': 'In the ZEGO console, under the project’s basic data.',
  'accounts.secret': 'ServerSecret',
  'accounts.secret.hint':
    'Next to the AppId in the console. It is stored once and never shown again, here or anywhere.',
  'accounts.secret.again':
    'Enter it again: an account is always replaced whole, so that a stored secret never goes to another endpoint.',
  'accounts.region': 'Region',
  'accounts.region.custom': 'Another address…',
  'accounts.endpoint': 'Address',
  'accounts.endpoint.hint': 'https only, or http on this computer (that is not air).',
  'accounts.problem.name.empty': 'Give it a name.',
  'accounts.problem.name.long': 'At most 80 characters.',
  'accounts.problem.name.taken': 'Another account has this name.',
  'accounts.problem.appId': 'The AppId is a whole number of up to 10 digits.',
  'accounts.problem.endpoint': 'Enter an address that begins with https://',
  'accounts.problem.secret.empty': 'Paste the ServerSecret.',
  'accounts.problem.secret.impossible':
    'This cannot be a ServerSecret: it has spaces or other characters inside, or is too long.',
  'accounts.delete.title': 'Delete account “{{account}}”?',
  'accounts.delete.text':
    'Its secret is erased from this computer. Recordings that were started go on.',
  'accounts.delete.unused': 'No preset uses it.',
  'accounts.delete.used': 'These presets use it and will not start any more:',
  'accounts.delete.yes': 'Delete account',

  'region.unified': 'Automatic (unified address)',
  'region.shanghai': 'Mainland China (Shanghai)',
  'region.hongkong': 'Hong Kong, Macao, Taiwan (Hong Kong)',
  'region.frankfurt': 'Europe (Frankfurt)',
  'region.california': 'Americas (California)',
  'region.mumbai': 'South Asia (Mumbai)',
  'region.singapore': 'Southeast Asia (Singapore)',

  'vault.title': 'Secrets',
  'vault.backend': 'Key store: {{backend}}',
  'vault.unlock': 'Unlock',
  'vault.empty': 'No secret is stored yet.',
  'vault.open': 'The secrets are encrypted on this computer and can be used.',
  'vault.locked':
    'The system’s key store is locked, so real accounts cannot start anything. Unlock it: the system will ask for its password.',
  'vault.memory':
    'This computer has no key store. Secrets are kept in memory only and are gone when the program quits.',
  'vault.key-without-store':
    'The file with the secrets is missing, though its key is there. Nothing was deleted by the program. Until the file is restored nothing new can be saved and real accounts cannot start; practice works.',
  'vault.store-without-key':
    'The secrets are there, but their key is gone from the system’s key store. Nothing is lost yet: the file is kept. Until the key store is restored nothing new can be saved and real accounts cannot start; practice works.',
  'vault.backend-changed':
    'The system now uses another key store than the one that holds the key. Nothing is lost: the file is kept. Until the former key store is back nothing new can be saved and real accounts cannot start; practice works.',
  'vault.damaged':
    'The file with the secrets cannot be read. It is kept as it is. Until it is restored from a backup nothing new can be saved and real accounts cannot start; practice works.',

  'network.title': 'Network',
  'network.proxy': 'Proxy',
  'network.proxy.system': 'As the system',
  'network.proxy.none': 'None',
  'network.proxy.manual': 'Manual',
  'network.proxyUrl': 'Proxy address',
  'network.proxyUrl.hint': 'For example http://proxy.example:8080, without a login.',
  'network.caFile': 'Additional certificates',
  'network.caFile.hint':
    'Path of a PEM file, for a company proxy that signs itself. Certificates are always checked.',
  'network.timeouts': 'Time-outs in seconds',
  'network.connect': 'Connect',
  'network.headers': 'First answer',
  'network.body': 'Whole answer',
  'network.timeouts.hint':
    'When “First answer” or “Whole answer” runs out, the outcome is unknown: the request may have arrived.',
  'network.saved': 'Saved. In force for the next call.',
  'network.problem.proxyUrl':
    'Enter an address that begins with http:// or https://, without a login.',
  'network.problem.timeout': 'A whole number of seconds from 1 to 60.',
  'network.login': 'Login at the proxy',
  'network.login.none': 'None is stored.',
  'network.login.stored': 'One is stored with the secrets; it is never shown again.',
  'network.login.user': 'User',
  'network.login.password': 'Password',
  'network.login.save': 'Save login',
  'network.login.remove': 'Remove login',

  'appearance.title': 'Language and theme',
  'appearance.language': 'Language',
  'appearance.theme': 'Theme',
  'appearance.system': 'System',
  'appearance.light': 'Light',
  'appearance.dark': 'Dark',
  'language.en': 'English',
  'language.zh-CN': '中文',

  'practice.title': 'Practice',
  'practice.text':
    'The practice server inside this program can fail on purpose, so that you know each failure before it happens on air. This touches practice accounts only.',
  'practice.behaviour': 'The practice server',
  'practice.behaviour.normal': 'accepts everything (streams named fail-… are refused)',
  'practice.behaviour.slow': 'answers after 3 seconds',
  'practice.behaviour.reject-all': 'has the vendor refuse every stream',
  'practice.behaviour.stream-missing': 'forgets the first stream in its answer',
  'practice.behaviour.return-code-5': 'refuses with code 5, configuration error',
  'practice.behaviour.too-frequent-twice': 'says “too many requests” twice, then accepts',
  'practice.behaviour.server-error': 'answers with an error page (HTTP 500)',
  'practice.behaviour.no-answer': 'takes the request and never answers',
  'practice.behaviour.connection-lost': 'breaks the connection after the request',
  'practice.behaviour.half-answer': 'breaks off in the middle of its answer',
  'practice.inDoubt':
    'It may have started. On air you would look in the vendor’s console now; this is practice, so say what you would have found, or start again.',
  'practice.banner': 'Practice is failing on purpose. The practice server {{behaviour}}.',
  'practice.banner.end': 'Back to normal',

  'about.title': 'About',
  'about.version': 'CDN Recorder {{version}}',
} as const;
