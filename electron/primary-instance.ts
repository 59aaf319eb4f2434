import { app, powerMonitor } from 'electron';
import type { Problem } from '#contract/model/app-state.ts';
import { createHotkeys } from './app/hotkeys/create-hotkeys.ts';
import { AppLifetime } from './app/lifetime.ts';
import { settleOrGiveUp } from './app/settle-or-give-up.ts';
import { followSleep } from './app/sleep.ts';
import { recoverStores } from './app/store-recovery.ts';
import { compose, type Services } from './compose/index.ts';
import { codeOfQuit } from './control/command-line/code-of-quit.ts';
import { createPerform, type Perform } from './control/command-line/create-perform.ts';
import { linkedPreset } from './control/command-line/deep-link.ts';
import { EXIT, type ExitCode } from './control/command-line/exit-code.ts';
import type { CommandEvent, CommandRequest } from './control/command-line/request.ts';
import type { SocketPlace } from './control/local-socket/acquire-instance.ts';
import { rememberSocket } from './control/local-socket/location.ts';
import { listenForHandover } from './control/local-socket/server.ts';
import { systemProxy } from './desktop/ask-system-proxy.ts';
import { attachAlarmSound } from './desktop/attach-alarm-sound.ts';
import { attachCredentials } from './desktop/attach-credentials.ts';
import { attachSchedules } from './desktop/attach-schedules.ts';
import { connectPages } from './desktop/connect-pages.ts';
import { DesktopUi } from './desktop/desktop-ui.ts';
import { globalShortcuts } from './desktop/hotkeys/global-shortcuts.ts';
import type { LinkRequests } from './desktop/link-requests.ts';
import { wasOpenedAtLogin } from './desktop/login/login-item.ts';
import { prepareForFirstClick } from './desktop/prepare-first-click.ts';
import { whenAborted } from './desktop/quit-request.ts';
import { relaunch, type StartedWith } from './desktop/relaunch.ts';
import { updateEdge } from './desktop/updates/update-edge.ts';
import { setMenu } from './desktop/windows/menu.ts';
import { applyTheme, keepZoom } from './desktop/windows/page-appearance.ts';
import type { PagePlaces } from './desktop/windows/page-window.ts';
import { PlayerWindow } from './desktop/windows/player-window.ts';
import { letScreenReaderIn } from './desktop/windows/screen-reader.ts';
import { broadcast } from './ipc/broadcast.ts';
import { type Ahead, presetAddress, wantsDesktop } from './show-ahead.ts';
import type { Log } from './storage/log.ts';
import { createSafeStorageKeyStore } from './storage/vault/safe-storage.ts';

export interface PrimaryInstanceOptions extends StartedWith {
  readonly userData: string;
  /** What is wrong with the data folder. */
  readonly problems: readonly Problem[];
  readonly places: {
    readonly preload: string;
    readonly historyWorker: string;
    readonly filesWorker: string;
    readonly renderer: string;
    readonly practiceMedia: string;
    readonly icons: string;
  };
  readonly log: Log;
  readonly request: CommandRequest;
  readonly print: (event: CommandEvent) => void;
  /** Where second processes may come in; null where no safe place was found. */
  readonly socket: SocketPlace | null;
  /** Loopback address of the page while it is being developed; null for the built page. */
  readonly developmentServer: string | null;
  /** Aborts when the program is asked to end. */
  readonly quit: AbortSignal;
  /** Links that the system passes as events. */
  readonly links: Pick<LinkRequests, 'follow'>;
  /** What shows by now. */
  readonly ahead: Ahead;
  /** The page's files, and what Electron needs of them. */
  readonly pages: PagePlaces;
  /** Tells the launcher that the request is about to be taken over. */
  readonly sayReady: () => void;
}

/** What shows of the program by now. */
interface Shown extends Ahead {
  /** Null until the operator asks to see the program. */
  ui: DesktopUi | null;
}

/** The desktop's part in the life of the process. */
interface Desktop {
  /** Takes the tray over. What fails here has started nothing yet. */
  makeUi(): void;
  /** Shows the tray and, unless hidden, the window: with this preset in sight, if one is given. */
  show(hidden: boolean, presetId?: string): void;
  stop(): void;
}

/** The lifetime of the process that owns the user data. Resolves with its exit code when it may leave. */
export async function runPrimaryInstance(options: PrimaryInstanceOptions): Promise<ExitCode> {
  const { log } = options;
  const shown: Shown = { ...options.ahead, ui: null };
  const services = await composeServices(options, shown);
  await app.whenReady();
  letScreenReaderIn(app, process.env, process.platform);
  const lifetime = new AppLifetime<ExitCode>();
  const leave = () => {
    services.runner.leave();
    lifetime.end('quit');
  };
  whenAborted(options.quit, leave);
  const desktop = startDesktop(options, services, shown, leave);
  if (wantsDesktop(options.request)) desktop.makeUi();
  const { quit } = options;
  const hidden = options.request.hidden || wasOpenedAtLogin();
  const request = { ...options.request, hidden };
  const { show } = desktop;
  const perform = createPerform({ ...services, show, lifetime, own: request, quit });
  // From here on requests are taken, this process's own and others'.
  options.sayReady();
  const done = perform(request, options.print).catch((error: unknown) => {
    log.error('the command line failed:', error);
    return EXIT.notAllAccepted;
  });
  // After the tray's icon, which a socket keeps waiting for ten milliseconds. Others try until they are heard.
  await listenForOthers(options, { perform, feed: services.feed }, lifetime);
  options.links.follow((link) => {
    // A receiver of callbacks has no window.
    if (request.receive) return;
    lifetime.stay();
    show(false, linkedPreset(link) ?? undefined);
  });
  const leaving = new AbortController();
  const onFault = (error: unknown) =>
    log.error('the old storage of the page is still there:', error);
  prepareForFirstClick(services, shown.window, leaving.signal, onFault).catch(() => undefined);
  void done.then((exitCode) => lifetime.endWhenIdle(exitCode));

  const end = await lifetime.ended;
  leaving.abort();
  await settleOrGiveUp(services.runner);
  // The operator quit, or the session ends: the exit code answers the command line, and counts a request as not
  // all accepted while its outcome is unknown.
  const exitCode = end === 'quit' ? await codeOfQuit(options.request, done) : end;
  desktop.stop();
  await services.close();
  if ((await services.updates.installWhileLeaving()) === 'refused') relaunch(options);
  return exitCode;
}

/** The services on this user data, with Electron's part in them. Nothing shows yet. */
async function composeServices(options: PrimaryInstanceOptions, shown: Shown): Promise<Services> {
  const { userData, places, log, problems } = options;
  const { window } = shown;
  const services = await compose({
    userData,
    historyWorker: places.historyWorker,
    filesWorker: places.filesWorker,
    practiceMedia: places.practiceMedia,
    log,
    version: app.getVersion(),
    settings: shown.page?.settings,
    keyStore: createSafeStorageKeyStore(process.platform),
    resolveProxy: systemProxy,
    systemLocale: () => app.getLocale(),
    updates: updateEdge({
      ...{ userData, startedWith: options, log },
      tell: (version) => shown.ui?.tellUpdate(version),
    }),
    onRunSettled: (run) => shown.ui?.tellSettled(run),
    onHistoryChanged: (change) => broadcast(window.contents, 'history.changed', change),
    onFilesChanged: (change) => broadcast(window.contents, 'files.changed', change),
    onHistoryExport: (progress) => {
      if (progress.state === 'failed' && !window.contents) shown.ui?.tellExportFailed(progress);
    },
  });
  const { state } = services;
  state.update({ problems: [...problems, ...state.state.problems] });
  return services;
}

/** Joins the services to windows, tray and notifications. To be called once Electron is ready. */
function startDesktop(
  options: PrimaryInstanceOptions,
  services: Services,
  shown: Shown,
  leave: () => void,
): Desktop {
  const { places, log, pages, developmentServer } = options;
  const { window } = shown;
  const { icons } = places;
  window.connect(broadcast);
  followSleep(powerMonitor, services);
  const schedules = attachSchedules(services);
  services.showLanguage();
  const openHelp = () => shown.ui?.openWindow(['help']);
  setMenu(developmentServer !== null, services.state.state.language, openHelp);
  applyTheme(services.settings.get());
  const { autoLock, secretsContents } = attachCredentials(services, pages);
  services.settings.onChange(() => {
    const settings = services.settings.get();
    applyTheme(settings);
    autoLock.configure(settings.lock);
    for (const contents of [window.contents, secretsContents()]) {
      if (contents) keepZoom(contents, settings.zoom);
    }
  });
  const player = new PlayerWindow();
  const { sound, stop: stopSound } = attachAlarmSound(services, pages, log);
  const shortcuts = globalShortcuts(process.platform, process.env);
  const hotkeys = createHotkeys(services, shortcuts, (action) => shown.ui?.performHotkey(action));
  const withHotkeys = { ...services, hotkeys };
  const parts = { places: pages, sound, log };
  connectPages(withHotkeys, window, {
    ...{ ...options, ...parts },
    player,
    early: shown.page?.early ?? null,
    hasTrayHost: () => shown.ui?.hasTrayHost() ?? null,
    secretsContents,
    leaveToInstall: leave,
  });
  const recovery = recoverStores(services);
  const makeUi = () => {
    shown.ui ??= new DesktopUi({
      ...parts,
      ...{ window, tray: shown.tray, icons },
      services: withHotkeys,
    });
    return shown.ui;
  };
  let isFollowing = false;
  return {
    makeUi,
    show(hidden, presetId) {
      const ui = makeUi();
      if (!isFollowing) services.followReceiverSettings();
      isFollowing = true;
      schedules.begin();
      services.updates.begin();
      hotkeys.begin();
      // A process that performs a command and leaves opens no port to desks.
      services.views.later(() => services.beginControl());
      const wasClicked = shown.tray?.takeClick() ?? false;
      if (hidden && !wasClicked) return ui.beginHidden();
      ui.openWindowHere(presetId === undefined ? null : presetAddress(presetId));
    },
    stop() {
      autoLock.stop();
      recovery.stop();
      player.close();
      stopSound();
      hotkeys.end();
      shown.ui?.destroy();
    },
  };
}

/** Takes requests of second processes, where a safe place for the socket was found. */
async function listenForOthers(
  { socket, request: own, log }: PrimaryInstanceOptions,
  { perform, feed }: { readonly perform: Perform; readonly feed: Services['feed'] },
  lifetime: AppLifetime<ExitCode>,
): Promise<void> {
  if (!socket) return;
  try {
    await listenForHandover({
      ...{ ...socket, feed },
      perform: async (request, emit, gone) => void (await perform(request, emit, gone)),
      hold: () => lifetime.hold(),
      // A process that ends by itself shows no tray: a process that wants one becomes the owner in a moment.
      accepts: ({ exit }) => exit || !own.exit || lifetime.stays || own.receive !== undefined,
      onFault: (error) => log.error('what another process asked for failed:', error),
    });
    rememberSocket(socket.notes, socket.path);
  } catch (error) {
    log.error('no second process can reach this one:', error);
  }
}
