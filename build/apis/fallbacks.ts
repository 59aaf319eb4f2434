import type { System } from './declarations.ts';

/** What happens on a system that lacks an API which the program uses. */
export interface Fallback {
  readonly api: string;
  readonly lacks: readonly System[];
  readonly instead: string;
  /** The file that does it, and a text of that file by which a test finds it. */
  readonly file: string;
  readonly mark: string;
}

const onLinux = (api: string, instead: string, file: string, mark: string): Fallback => ({
  api,
  lacks: ['linux'],
  instead,
  file,
  mark,
});

const onWindows = (api: string, instead: string, file: string, mark: string): Fallback => ({
  api,
  lacks: ['win32'],
  instead,
  file,
  mark,
});

const AUTOSTART = 'A desktop file in the autostart folder';
const AUTOSTART_FILE = 'electron/desktop/login/login-item.ts';
const OWN_WINDOW = 'The window manager decides; the window works either way';
const SECRETS_WINDOW = 'electron/desktop/windows/secrets-window.ts';
const PROFILE = "Windows guards the user's own folder by its access list";
const NO_FIFO = 'Windows has no FIFO among files that could keep a reader waiting';

/** Limits that the type files say. */
const DECLARED: readonly Fallback[] = [
  onLinux('App.getLoginItemSettings', AUTOSTART, AUTOSTART_FILE, 'return xdgAutostart('),
  onLinux('App.setLoginItemSettings', AUTOSTART, AUTOSTART_FILE, 'return xdgAutostart('),
  {
    api: "App.on('open-url')",
    lacks: ['linux', 'win32'],
    instead: 'A link is an argument of a second process, which hands it over',
    file: 'electron/desktop/link-requests.ts',
    mark: 'Elsewhere they are arguments',
  },
  onLinux(
    'App.setAccessibilitySupportEnabled',
    'It is there all the same, and nothing else opens the windows; `npm run test:install` reads them',
    'electron/desktop/windows/screen-reader.ts',
    "platform !== 'linux'",
  ),
  onWindows(
    'App.setBadgeCount',
    'The window flashes and the tray icon changes',
    'electron/desktop/desktop-ui.ts',
    'flash: () => window.flash()',
  ),
  onLinux('BaseWindowConstructorOptions.maximizable', OWN_WINDOW, SECRETS_WINDOW, 'maximizable'),
  onLinux('BaseWindowConstructorOptions.minimizable', OWN_WINDOW, SECRETS_WINDOW, 'minimizable'),
  onLinux(
    'BaseWindowConstructorOptions.skipTaskbar',
    'The window of the sound is never shown',
    'electron/desktop/windows/sound-window.ts',
    'skipTaskbar: true, focusable: false',
  ),
  onLinux(
    'BrowserWindow.setContentProtection',
    'A secret is hidden until a person shows it',
    SECRETS_WINDOW,
    'setContentProtection(true)',
  ),
  {
    api: 'LoginItemSettings.executableWillLaunchAtLogin',
    lacks: ['linux', 'darwin'],
    instead: 'The entry itself tells; no Task Manager can hold it back',
    file: AUTOSTART_FILE,
    mark: "platform === 'win32' && !executableWillLaunchAtLogin",
  },
  {
    api: 'LoginItemSettings.status',
    lacks: ['linux', 'win32'],
    instead: 'No approval is needed there, and the entry itself tells',
    file: AUTOSTART_FILE,
    mark: "status === 'requires-approval'",
  },
  {
    api: 'LoginItemSettings.wasOpenedAtLogin',
    lacks: ['linux', 'win32'],
    instead: 'The entry starts the program with --hidden',
    file: AUTOSTART_FILE,
    mark: "[...given, '--hidden']",
  },
  ...['Settings.args', 'Settings.path'].map(
    (api): Fallback => ({
      api,
      lacks: ['linux', 'darwin'],
      instead: 'macOS tells that it started the program at login; Linux has a desktop file',
      file: AUTOSTART_FILE,
      mark: 'wasOpenedAtLogin = (): boolean',
    }),
  ),
  {
    api: 'BaseWindowConstructorOptions.autoHideMenuBar',
    lacks: ['darwin'],
    instead: 'The menu bar of macOS is not a part of the window',
    file: 'electron/desktop/windows/menu.ts',
    mark: "platform === 'darwin'",
  },
  {
    api: 'NotificationConstructorOptions.timeoutType',
    lacks: ['darwin'],
    instead: 'macOS lets the user choose how long a notification stays',
    file: 'electron/desktop/notifications/create-notifier.ts',
    mark: "timeoutType: stays ? 'never' : 'default'",
  },
  onLinux(
    'NativeTheme.shouldUseHighContrastColors',
    'The page asks its own media queries, and the theme can be chosen',
    'renderer/theme/theme-frame.tsx',
    '(prefers-contrast: more), (forced-colors: active)',
  ),
  onLinux(
    "Notification.on('failed')",
    'Notifications go over D-Bus, whose answer tells',
    'electron/desktop/notifications/create-notifier.ts',
    'new FreedesktopNotifier(',
  ),
  onLinux(
    "PowerMonitor.on('lock-screen')",
    'The screen saver tells over D-Bus',
    'electron/desktop/screen-lock/screen-lock.ts',
    "import('./screen-saver.ts')",
  ),
  {
    api: 'SafeStorage.getSelectedStorageBackend',
    lacks: ['win32', 'darwin'],
    instead: 'The key store is DPAPI or the Keychain',
    file: 'electron/storage/vault/safe-storage.ts',
    mark: "platform === 'darwin' ? 'keychain' : 'dpapi'",
  },
  {
    api: 'Session.setBluetoothPairingHandler',
    lacks: ['darwin'],
    instead: 'Every Bluetooth device is refused before it could pair',
    file: 'electron/desktop/windows/confine-contents.ts',
    mark: "'select-bluetooth-device'",
  },
  onWindows(
    'process.Process.geteuid',
    'Windows has no root: the user counts as an ordinary one',
    'electron/main.ts',
    'process.geteuid?.() ?? null',
  ),
  onWindows(
    'process.Process.getuid',
    'A named pipe takes the place of the folder whose owner is compared',
    'electron/control/local-socket/location.ts',
    'pipe',
  ),
];

/**
 * Limits of Node that its types do not say, by its documentation of `fs`, `os` and `process`: of flags that
 * Windows does not define, and of modes and owners that it does not have.
 */
const DOCUMENTED: readonly Fallback[] = [
  onWindows(
    'fs.constants.O_NOCTTY',
    'Windows has no terminal among files',
    'electron/app/network/certificates.ts',
    "process.platform === 'win32' ? 0 : constants.O_NOCTTY",
  ),
  onWindows(
    'fs.constants.O_NONBLOCK',
    NO_FIFO,
    'electron/app/read-small-file.ts',
    'constants.O_NONBLOCK ?? 0',
  ),
  onWindows('fs.chmodSync', PROFILE, 'electron/app/report/write-report.ts', 'chmodSync('),
  onWindows('fs.MakeDirectoryOptions.mode', PROFILE, 'electron/main.ts', 'umask(0o077)'),
  onWindows('process.Process.umask', PROFILE, 'electron/main.ts', 'umask(0o077)'),
  onWindows(
    'fs.StatsBase.uid',
    'A named pipe takes the place of the folder whose owner is compared',
    'electron/control/local-socket/location.ts',
    'pipe',
  ),
];

export const FALLBACKS: readonly Fallback[] = [...DECLARED, ...DOCUMENTED];

/** Of each API that the types call present everywhere, where it is not. */
export const UNDECLARED: ReadonlyMap<string, readonly System[]> = new Map(
  DOCUMENTED.map(({ api, lacks }) => [api, lacks]),
);

/** A deprecated API that is used nevertheless, where its replacement is missing. */
export interface OldRuntime {
  readonly api: string;
  /** Used in the same file wherever the runtime has it. */
  readonly replacement: string;
}

/** Electron 33, which stands in where the official one cannot be had, has only the synchronous ones. */
export const OLD_RUNTIME: readonly OldRuntime[] = [
  { api: 'SafeStorage.decryptString', replacement: 'SafeStorage.decryptStringAsync' },
  { api: 'SafeStorage.encryptString', replacement: 'SafeStorage.encryptStringAsync' },
  {
    api: 'SafeStorage.isEncryptionAvailable',
    replacement: 'SafeStorage.isAsyncEncryptionAvailable',
  },
];

/** An API that is newer than Electron 33, and what the program does without it. */
export interface Newer {
  readonly api: string;
  readonly without: string;
}

const SYNCHRONOUS = 'The synchronous call, which Electron 33 has';
const SAME_KEYS = 'Electron 33 has the same keys in a type of another name';

export const NEWER: readonly Newer[] = [
  {
    api: 'GlobalShortcut.setSuspended',
    without: 'Hotkeys are given back one by one, and taken again',
  },
  { api: 'DecryptStringAsyncReturnValue.result', without: SYNCHRONOUS },
  {
    api: 'NotificationActionEventParams.actionIndex',
    without: 'Of notifications on Windows and macOS, where Electron 33 never stands in',
  },
  { api: 'dns.LookupOptions.order', without: 'Node 20.13 has it, which its types do not say' },
  { api: 'zlib.crc32', without: 'Node 20.15 has it, which its types do not say' },
  { api: 'SafeStorage.decryptStringAsync', without: SYNCHRONOUS },
  { api: 'SafeStorage.encryptStringAsync', without: SYNCHRONOUS },
  { api: 'SafeStorage.isAsyncEncryptionAvailable', without: SYNCHRONOUS },
  ...['bottom', 'left', 'right', 'top'].map((side) => ({
    api: `PrintToPDFMargins.${side}`,
    without: SAME_KEYS,
  })),
];
