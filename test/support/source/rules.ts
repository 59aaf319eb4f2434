/**
 * The rules of dependency, as data. A place is a folder (with its slash at the end) or a file, from the
 * repository's root; the longest one that fits a module is the module's own.
 */

const CONTRACT = 'electron/contract/';
const ZEGO = 'electron/zego/';
/** Names and texts of each vendor, for whatever shows one. */
const VENDOR_REGISTRY = 'electron/zego/vendors/registry.ts';
/** What ZEGO posts of files, read. */
const CALLBACK = 'electron/zego/callback/';
const RECORDING = 'electron/recording/';
const APP = 'electron/app/';
const PRACTICE = 'electron/practice/';
const STORAGE = 'electron/storage/';
/** What others know of the repositories. */
const PORTS = 'electron/storage/ports.ts';
const WEBHOOK_PORTS = 'electron/storage/webhook-ports.ts';
const UPDATE_PORTS = 'electron/storage/update-ports.ts';
const ALARM_PORTS = 'electron/storage/alarm-ports.ts';
const CONTROL_PORTS = 'electron/storage/control-ports.ts';
const ROOM_PORTS = 'electron/storage/room-ports.ts';
const CLAIM_PORTS = 'electron/storage/claim-ports.ts';
/** What desks of a room share. */
const DOCUMENT_PORTS = 'electron/storage/document-ports.ts';
/** Everything that speaks to a room's database. */
const POSTGRES = 'electron/storage/postgres/';
/** What a provision file says of the control surfaces. */
const PROVISION_CONTROL = 'electron/storage/provision-control.ts';
const LOG = 'electron/storage/log.ts';
const HISTORY_MAIN = 'electron/storage/history/main/';
const HISTORY_WORKER = 'electron/storage/history/worker/';
const HISTORY_SEARCH = 'electron/storage/history/search/';
const HISTORY_EXPORT = 'electron/storage/history/export/';
/** Entries with words, found by them: for the workers that answer what a person looks for. */
const SEARCH = 'electron/storage/search/';
const FILES_MAIN = 'electron/storage/files/main/';
const FILES_WORKER = 'electron/storage/files/worker/';
const FILES_SEARCH = 'electron/storage/files/search/';
const WORKER_THREAD = 'electron/storage/workers/thread/';
const CONTROL = 'electron/control/';
const DESKTOP = 'electron/desktop/';
const IPC = 'electron/ipc/';
/** Bounds the connections of whatever listens. */
const LISTENER = 'electron/app/bound-listener.ts';
const OPEN_EXTERNAL = 'electron/desktop/open-external.ts';
const COMPOSE = 'electron/compose/';
/** What a process does that is not the app. */
const WITHOUT_APP = 'electron/without-app.ts';
const STREAM_HISTORY = 'electron/compose/stream-history.ts';
/** The list of files for a process that does not own it, and does nothing else meanwhile. */
const FILES_LOOK = 'electron/storage/files/look/';
const GUARD = 'electron/guard.ts';
const MAIN = 'electron/main.ts';
const PRIMARY = 'electron/primary-instance.ts';
const AHEAD = 'electron/show-ahead.ts';
const START = 'electron/start-primary.ts';
const START_FAULT = 'electron/start-fault.ts';
const PRELOAD = 'electron/preload.ts';
const RENDERER = 'renderer/';
const SHARED = 'renderer/shared/';
const THEME = 'renderer/theme/';
/** The sections of the window and what opens over them; each may use what another's `index.ts` exports. */
const FEATURES = [
  'agenda',
  'certificate',
  'files',
  'help',
  'history',
  'on-air',
  'onboarding',
  'player',
  'presets',
  'secrets',
  'settings',
  'shell',
  'sound',
];

/** Modules of ours that each place may import. A place that is not here may import nothing. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  [CONTRACT]: [CONTRACT],
  [ZEGO]: [ZEGO, CONTRACT],
  [RECORDING]: [RECORDING, ZEGO, CONTRACT],
  [APP]: [
    APP,
    PORTS,
    WEBHOOK_PORTS,
    UPDATE_PORTS,
    ALARM_PORTS,
    CONTROL_PORTS,
    ROOM_PORTS,
    CLAIM_PORTS,
    DOCUMENT_PORTS,
    PROVISION_CONTROL,
    LOG,
    'electron/storage/retry-timer.ts',
    'electron/storage/stored-value.ts',
    'electron/storage/json-keys.ts',
    // A table is safe to open by one rule, whatever is in it.
    'electron/storage/csv/',
    'electron/storage/journal/open-journal.ts',
    RECORDING,
    ZEGO,
    CONTRACT,
  ],
  [PRACTICE]: [PRACTICE, LISTENER, ZEGO, CONTRACT],
  [STORAGE]: [
    STORAGE,
    CONTRACT,
    'electron/recording/ports.ts',
    // Which start a file belongs to is decided where both are, in the worker.
    'electron/recording/files/',
    // Whether the times of a provisioned schedule can be computed.
    'electron/recording/schedules/times.ts',
    'electron/zego/request/endpoint.ts',
    'electron/zego/request/query.ts',
    'electron/zego/redact/redact.ts',
    'electron/zego/redact/',
  ],
  [CONTROL]: [
    CONTROL,
    APP,
    PORTS,
    CONTROL_PORTS,
    ROOM_PORTS,
    CLAIM_PORTS,
    'electron/storage/provision.ts',
    RECORDING,
    'electron/zego/request/endpoint.ts',
    CALLBACK,
    'electron/zego/redact/redact.ts',
    VENDOR_REGISTRY,
    CONTRACT,
  ],
  [DESKTOP]: [
    DESKTOP,
    IPC,
    APP,
    LOG,
    'electron/storage/vault/session-bus.ts',
    RECORDING,
    VENDOR_REGISTRY,
    CONTRACT,
  ],
  [IPC]: [
    IPC,
    APP,
    PORTS,
    'electron/storage/store-file.ts',
    HISTORY_MAIN,
    PRACTICE,
    RECORDING,
    CONTRACT,
  ],
  [COMPOSE]: [COMPOSE, CONTROL, APP, STORAGE, PRACTICE, RECORDING, ZEGO, CONTRACT],
  [GUARD]: ['electron/control/command-line/', 'electron/storage/code-cache.ts'],
  [MAIN]: [START, WITHOUT_APP, CONTROL, DESKTOP, APP, STORAGE, ZEGO, CONTRACT],
  [START]: [PRIMARY, AHEAD, START_FAULT, CONTROL],
  [START_FAULT]: [PRIMARY, AHEAD, CONTROL, DESKTOP, APP, STORAGE, CONTRACT],
  [WITHOUT_APP]: [COMPOSE, CONTROL, STORAGE, CONTRACT],
  [AHEAD]: [CONTROL, DESKTOP, IPC, STORAGE, CONTRACT],
  [PRIMARY]: [AHEAD, COMPOSE, CONTROL, DESKTOP, IPC, APP, STORAGE, CONTRACT],
  [PRELOAD]: [CONTRACT],
  [RENDERER]: [RENDERER, CONTRACT],
  [SHARED]: [SHARED, THEME, CONTRACT],
  [THEME]: [THEME, SHARED, CONTRACT],
  ...Object.fromEntries(
    FEATURES.map((feature) => [
      `renderer/${feature}/`,
      [
        `renderer/${feature}/`,
        ...FEATURES.map((other) => `renderer/${other}/index.ts`),
        SHARED,
        THEME,
        CONTRACT,
        // What Help shows: the build makes modules of the documents.
        ...(feature === 'help' ? ['docs/'] : []),
      ],
    ]),
  ),
};

/**
 * The places that alone may import each of these, whatever else a place may do. Main and the workers of a
 * database share no module but their messages: a worker's code in main would hold up main.
 */
export const IMPORTED_ONLY_BY: Readonly<Record<string, readonly string[]>> = {
  // Repositories: everyone else knows them by `storage/ports.ts`.
  'electron/storage/presets.ts': [COMPOSE],
  'electron/storage/schedules.ts': [COMPOSE],
  'electron/storage/settings.ts': [COMPOSE, AHEAD],
  'electron/storage/control/control-store.ts': [COMPOSE],
  'electron/storage/callback-path.ts': [COMPOSE],
  'electron/storage/window-place-store.ts': [COMPOSE, AHEAD],
  'electron/storage/vault/vault.ts': [COMPOSE],
  [HISTORY_MAIN]: [HISTORY_MAIN, COMPOSE, IPC, DESKTOP],
  [HISTORY_WORKER]: [HISTORY_WORKER],
  [HISTORY_SEARCH]: [HISTORY_WORKER, HISTORY_SEARCH, HISTORY_EXPORT],
  // A process that only prints the history has no window that it could hold up.
  [HISTORY_EXPORT]: [HISTORY_WORKER, HISTORY_EXPORT, STREAM_HISTORY],
  [FILES_MAIN]: [FILES_MAIN, COMPOSE],
  [FILES_WORKER]: [FILES_WORKER],
  [FILES_SEARCH]: [FILES_WORKER, FILES_SEARCH, FILES_LOOK],
  [SEARCH]: [
    SEARCH,
    WORKER_THREAD,
    HISTORY_WORKER,
    HISTORY_SEARCH,
    HISTORY_EXPORT,
    FILES_WORKER,
    FILES_SEARCH,
    'electron/storage/files/schema.ts',
    'electron/storage/files/stored-file.ts',
    FILES_LOOK,
  ],
  [WORKER_THREAD]: [WORKER_THREAD, HISTORY_WORKER, FILES_WORKER],
  // A desk without a room loads nothing of it.
  [POSTGRES]: [POSTGRES, COMPOSE],
};

const BOARD = 'renderer/presets/board/';
const CARD = 'renderer/presets/card/';
/** Start and stop of a preset, for whatever shows one. */
const CONTROLS = 'renderer/presets/controls/';
const EDITOR = 'renderer/presets/editor/';
const PANEL = 'renderer/presets/panel/';
const RUN = 'renderer/presets/run/';
const STRIP = 'renderer/presets/strip/';
const WALL = 'renderer/presets/wall/';
/** What several parts keep while the window lives. */
const SESSION = 'renderer/presets/session/';

/**
 * Parts of one feature, and what of the feature each may import. The view above puts them together; no two
 * import each other.
 */
export const PARTS_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  [BOARD]: [BOARD, CARD, CONTROLS, PANEL, SESSION],
  [CARD]: [CARD, CONTROLS, PANEL, RUN, SESSION],
  [CONTROLS]: [CONTROLS],
  [EDITOR]: [EDITOR],
  [PANEL]: [CONTROLS, PANEL, RUN, SESSION],
  [RUN]: [RUN],
  [SESSION]: [SESSION],
  [STRIP]: [STRIP, BOARD, SESSION],
  [WALL]: [WALL, BOARD, PANEL, SESSION],
};

/** Where alone each of these may be imported, whatever else a place may do. */
export const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  electron: [
    ...[DESKTOP, IPC, 'electron/storage/vault/'],
    ...[GUARD, MAIN, AHEAD, START_FAULT, PRIMARY, WITHOUT_APP, PRELOAD],
  ],
  // Loaded with the HTTP API alone.
  ws: ['electron/control/http/events.ts'],
  'prom-client': ['electron/control/http/metrics.ts'],
  'electron-store': ['electron/storage/store-file.ts'],
  'electron-log': ['electron/storage/log.ts'],
  undici: ['electron/zego/transport/transport.ts'],
  socks: ['electron/zego/connect/socks5.ts'],
  // It names decks in the network, no more.
  'bonjour-service': ['electron/control/hyperdeck/advertise.ts'],
  'hls.js': ['renderer/player/'],
  'mpegts.js': ['renderer/player/'],
  mp4box: ['electron/app/files/containers/mp4.ts'],
  // It reads texts and the zones of Windows, no more: it guesses where a zone is not known.
  'node-ical': ['electron/app/transfer/calendar/library.ts'],
  // It computes the next time, no more: timers and the policy for missed starts are ours.
  'cron-parser': ['electron/recording/schedules/times.ts'],
  // It installs, no more: lists and files are read and verified by us.
  'electron-updater': ['electron/desktop/updates/electron-updater.ts'],
  // Loaded with a room alone.
  pg: [POSTGRES],
  kysely: [POSTGRES],
  '@photostructure/sqlite': ['electron/storage/database.ts', 'electron/storage/instance-lock.ts'],
};

/**
 * Places in which each file uses the package `electron`, or is a part of one in the same folder that does.
 * What needs no Electron has a home elsewhere, where plain Node can run it.
 */
export const ONLY_WITH_ELECTRON: readonly string[] = [DESKTOP];

/** Where alone each of these names may occur, imported or not. */
export const NAMES_ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  /** Each of them calls `boundListener`: connections of a server have an end. */
  createServer: [
    'electron/practice/server.ts',
    'electron/control/local-socket/server.ts',
    'electron/control/callbacks/receiver.ts',
    'electron/control/hyperdeck/deck-server.ts',
    'electron/control/http/bounded-server.ts',
  ],
  /** One door: `app/commands.ts` alone starts and stops, whichever way in a command came. */
  RecordingService: [
    'electron/recording/recording-service.ts',
    'electron/app/commands.ts',
    COMPOSE,
  ],
  /** The same door for what joins files. */
  MergeService: ['electron/app/files/merge-service.ts', 'electron/app/commands/merge.ts', COMPOSE],
  /** The same door for what an operator saw: it alone decides whether a verdict is recorded. */
  Verdicts: [
    'electron/app/commands/record-verdicts.ts',
    'electron/app/commands/settle.ts',
    'electron/app/commands.ts',
    COMPOSE,
  ],
  recordVerdict: [
    'electron/recording/operator-verdict.ts',
    'electron/app/commands/record-verdicts.ts',
  ],
  reconsiderEvidence: [
    'electron/recording/operator-verdict.ts',
    'electron/app/commands/record-verdicts.ts',
  ],
  recordEvidence: [
    'electron/recording/operator-verdict.ts',
    'electron/app/commands/record-verdicts.ts',
    'electron/app/commands.ts',
  ],
  recordRecordingVerdict: [
    'electron/recording/operator-verdict.ts',
    'electron/app/commands/record-verdicts.ts',
  ],
  /** One way to call the API: nothing else signs. */
  buildQuery: ['electron/zego/request/query.ts', 'electron/zego/call-action.ts'],
  ipcMain: [IPC],
  ipcRenderer: [PRELOAD],
  /** The namespace of Electron's types is global: no import gives it away. */
  Electron: ONLY_IN.electron ?? [],
};

/** A vendor's name, as a name or as a text, may occur in its own folder and in these places. */
export const VENDOR_NAMES_IN: readonly string[] = [
  'electron/zego/vendors/registry.ts',
  'electron/contract/model/vendor.ts',
  'electron/contract/locales/',
  // The presets of a first start, which scripts know by name.
  'electron/practice/samples.ts',
];

export const vendorFolder = (vendor: string): string =>
  `electron/zego/vendors/${vendor.toLowerCase()}/`;

/**
 * SECURITY: where alone each of these may occur, as a name or as a text: what would take a wall down.
 * Electron's options are off by themselves; that nobody switches them on is the rule.
 */
export const WALLS: Readonly<Record<string, readonly string[]>> = {
  // What opens other programs.
  openExternal: [OPEN_EXTERNAL],
  // Of a file that comes with the program, by its own name.
  openPath: [OPEN_EXTERNAL],
  showItemInFolder: [],
  // What makes a page more than a page.
  webSecurity: [],
  allowRunningInsecureContent: [],
  experimentalFeatures: [],
  enableDeprecatedPaste: [],
  enableBlinkFeatures: [],
  webview: [],
  allowpopups: [],
  nodeIntegrationInWorker: [],
  nodeIntegrationInSubFrames: [],
  executeJavaScript: [],
  executeInMainWorld: [],
  loadExtension: [],
  loadFile: [],
  'no-sandbox': [],
  'disable-web-security': [],
  // What doubts no certificate.
  'certificate-error': [],
  setCertificateVerifyProc: [],
  'ignore-certificate-errors': [],
  NODE_TLS_REJECT_UNAUTHORIZED: [],
  // What turns text into markup or code.
  dangerouslySetInnerHTML: [],
  innerHTML: [],
  outerHTML: [],
  insertAdjacentHTML: [],
  eval: [],
  // What a page would remember behind main's back.
  localStorage: [],
  sessionStorage: [],
  indexedDB: [],
};

/** SECURITY: members that may have one value only, written out. */
export const FIXED_VALUES: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  rejectUnauthorized: true,
};

/** Packages beyond which a place must not go; `node:` stands for all of Node's own modules. */
export const ONLY_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  [CONTRACT]: ['zod'],
  [PRELOAD]: ['electron'],
};

/** Packages that a place must not import. */
export const NO_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  [RENDERER]: ['node:'],
};

/** Files that would shadow the package `electron`. */
export const FORBIDDEN_FILES: readonly RegExp[] = [/^electron\/index\.\w+$/];

/** The classes that a class may inherit from: a part that another needs is passed to it instead. */
export const SUPERCLASSES: readonly string[] = ['Error'];

/** Longer than this a module does more than one thing. */
export const MAX_LINES = 300;
