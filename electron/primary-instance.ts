import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, powerMonitor } from 'electron';
import type { Problem, Settings } from '#contract/model/app-state.ts';
import { recoverStores } from './app/store-recovery.ts';
import { compose, type Services } from './compose/index.ts';
import { EXIT, type ExitCode } from './control/command-line/exit-code.ts';
import type { CommandEvent, CommandRequest } from './control/command-line/request.ts';
import { performCommands } from './control/command-line/session.ts';
import { tellProblems } from './control/command-line/tell-problems.ts';
import type { SocketPlace } from './control/local-socket/acquire-instance.ts';
import { rememberSocket } from './control/local-socket/location.ts';
import { listenForHandover } from './control/local-socket/server.ts';
import { attachCredentials } from './desktop/attach-credentials.ts';
import { connectPages } from './desktop/connect-pages.ts';
import { applySettings, DesktopUi } from './desktop/desktop-ui.ts';
import { prepareNotifications } from './desktop/notifications/notifications.ts';
import { whenAborted } from './desktop/quit-request.ts';
import { systemProxy } from './desktop/system-proxy.ts';
import { APP_ORIGIN } from './desktop/windows/app-protocol.ts';
import { MainWindow } from './desktop/windows/main-window.ts';
import { setMenu } from './desktop/windows/menu.ts';
import { clearOldStorage } from './desktop/windows/old-storage.ts';
import { keepZoom } from './desktop/windows/page-look.ts';
import type { PagePlaces } from './desktop/windows/page-window.ts';
import { PlaceKeeper } from './desktop/windows/place-keeper.ts';
import { broadcast } from './ipc/broadcast.ts';
import type { Log } from './storage/log.ts';
import { createSafeStorageKeyStore } from './storage/vault/safe-storage.ts';
import { WindowPlaceStore } from './storage/window-place.ts';

/**
 * How long Quit waits for answers that are on their way. One that is cut off becomes `unknown` and sends a
 * person to the vendor's console, so the wait is long: many times what a slow vendor takes, and short of the
 * half minute after which those who end services begin to kill.
 */
const QUIT_PATIENCE_MS = 20_000;

/** By then a desktop has taken the tray's icon in; it answers over the bus, and nothing tells when. */
const TRAY_FIRST_MS = 250;

/** A page that has not loaded by then will not. */
const PAGE_FIRST_MS = 5_000;

export interface PrimaryInstanceOptions {
  readonly userData: string;
  /** What is wrong with the data folder. */
  readonly problems: readonly Problem[];
  readonly places: {
    readonly preload: string;
    readonly historyWorker: string;
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
  /** Tells the launcher that the request is about to be taken over. */
  readonly sayReady: () => void;
}

/** The lifetime of the process that owns the user data. Resolves with its exit code when it may leave. */
export async function runPrimaryInstance(options: PrimaryInstanceOptions): Promise<ExitCode> {
  const { places, log, developmentServer } = options;
  const keeper = new PlaceKeeper(new WindowPlaceStore(options.userData, new Date()), (error) =>
    log.error('the place of the window was not written:', error),
  );
  const window = new MainWindow(keeper);
  let desktopUi: DesktopUi | null = null;
  const services = await compose({
    userData: options.userData,
    historyWorker: places.historyWorker,
    log,
    version: app.getVersion(),
    keyStore: createSafeStorageKeyStore(process.platform),
    resolveProxy: systemProxy,
    systemLocale: () => app.getLocale(),
    onRunSettled: (run) => desktopUi?.tellSettled(run),
    onHistoryChanged: (removed) => broadcast(window.contents, 'history.changed', { removed }),
    onHistoryExport: (progress) => {
      if (progress.state === 'failed' && !window.contents) desktopUi?.tellExportFailed(progress);
    },
  });
  const { state } = services;
  state.update({ problems: [...options.problems, ...state.state.problems] });
  await app.whenReady();
  // Timers stand still while a computer sleeps, and a day may have begun meanwhile.
  powerMonitor.on('resume', () => void services.feedHistory());
  setMenu(process.platform, developmentServer !== null);
  // Before that the desktop's language was not known.
  applySettings(services, services.settings.get());
  const showDesktopUi = (hidden: boolean) => {
    desktopUi ??= new DesktopUi({ services, window, places: pages, icons: places.icons, log });
    if (!hidden) desktopUi.openWindow();
  };
  const pages: PagePlaces = {
    preload: places.preload,
    icon: join(places.icons, 'app.png'),
    developmentServer,
  };
  const { autoLock, secretsContents } = attachCredentials(services, pages);
  const apply = (settings: Settings) => {
    applySettings(services, settings);
    autoLock.configure(settings.lock);
    for (const contents of [window.contents, secretsContents()]) {
      if (contents) keepZoom(contents, settings.zoom);
    }
  };
  connectPages({ ...services, onSettings: apply }, window, { ...options, secretsContents });
  const recovery = recoverStores(services, apply);

  const lifetime = new AppLifetime();
  whenAborted(options.quit, () => {
    services.runner.leave();
    lifetime.end('quit');
  });
  const perform = async (request: CommandRequest, emit: (event: CommandEvent) => void) => {
    if (!request.exit) {
      lifetime.stay();
      // Who wants the program to stay wants to see it, unless told otherwise.
      showDesktopUi(request.hidden);
    }
    const endProblems = tellProblems(services.state, emit);
    const exitCode = await performCommands(request, services.session, emit).finally(endProblems);
    emit({ kind: 'done', exitCode });
    return exitCode;
  };
  const { socket } = options;
  // From here on requests are taken, this process's own and others'.
  options.sayReady();
  if (socket) {
    await listenForHandover({
      ...socket,
      perform: async (request, emit) => void (await perform(request, emit)),
      hold: () => lifetime.hold(),
      // A run that leaves by itself has no tray to give: who wants one becomes the first in a moment.
      accepts: ({ exit }) => exit || !options.request.exit || lifetime.stays,
      onFault: (error) => log.error('what another process asked for failed:', error),
    })
      .then(() => rememberSocket(socket.notes, socket.path))
      .catch((error: unknown) => log.error('no second process can reach this one:', error));
  }
  const done = perform(options.request, options.print).catch((error: unknown) => {
    log.error('the command line failed:', error);
    return EXIT.notAllAccepted;
  });
  const leaving = new AbortController();
  const onFault = (error: unknown) =>
    log.error('the old storage of the page is still there:', error);
  prepareForFirstClick(services, window, leaving.signal, onFault).catch(() => undefined);
  void done.then((exitCode) => lifetime.endWhenIdle(exitCode));

  const end = await lifetime.ended;
  leaving.abort();
  await settleOrGiveUp(services);
  // Somebody quit, or the session ends: what the command line asked for counts, and is not all accepted
  // while it is not known.
  const exitCode = end === 'quit' ? await codeOf(options.request, done) : end;
  autoLock.stop();
  recovery.stop();
  (desktopUi as DesktopUi | null)?.destroy();
  await services.close();
  return exitCode;
}

/**
 * What tray and window do not need in order to show: they come first. Loading the HTTP client takes the main
 * process some forty milliseconds, using an unlocked key store ten, and both answer the desktop and the page
 * from that thread. Whoever clicks or asks earlier does not wait for this.
 */
async function prepareForFirstClick(
  { transport, vault, views, feedHistory }: Services,
  window: MainWindow,
  leaving: AbortSignal,
  onFault: (error: unknown) => void,
): Promise<void> {
  await sleep(TRAY_FIRST_MS, undefined, { signal: leaving });
  void vault.open();
  if (window.contents?.isLoadingMainFrame()) {
    await Promise.race([
      once(window.contents, 'did-stop-loading', { signal: leaving }),
      sleep(PAGE_FIRST_MS, undefined, { signal: leaving }),
    ]);
  }
  void transport.prepare();
  views.later(() => void prepareNotifications());
  views.later(() => void feedHistory());
  views.later(() => void clearOldStorage(app.getPath('sessionData'), APP_ORIGIN).catch(onFault));
}

/** Whether the process stays: for good once somebody wants to see it, else until its last work is done. */
class AppLifetime {
  readonly ended: Promise<ExitCode | 'quit'>;
  #end: (code: ExitCode | 'quit') => void = () => undefined;
  #stays = false;
  #holds = 0;
  #over = false;
  #leaveWith: ExitCode | null = null;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get stays(): boolean {
    return this.#stays;
  }

  stay(): void {
    this.#stays = true;
  }

  end(code: ExitCode | 'quit'): void {
    this.#over = true;
    this.#end(code);
  }

  endWhenIdle(code: ExitCode): void {
    this.#leaveWith = code;
    this.#check();
  }

  /** Puts the end off until the function returned is called; null when the end has come. */
  hold(): (() => void) | null {
    if (this.#over) return null;
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      this.#check();
    };
  }

  #check(): void {
    if (!this.#stays && this.#holds === 0 && this.#leaveWith !== null) this.end(this.#leaveWith);
  }
}

/** What is queued is taken back at once; what is on the wire gets its time, and is unknown after that. */
async function settleOrGiveUp({ runner }: Services): Promise<void> {
  const deadline = performance.now() + QUIT_PATIENCE_MS;
  while (runner.underWay.length > 0) {
    if (performance.now() >= deadline) runner.giveUp();
    await sleep(20);
  }
}

/** The exit code after a quit: of what was asked, if that is known by now; of nothing asked, 0. */
function codeOf({ actions }: CommandRequest, done: Promise<ExitCode>): Promise<ExitCode> {
  const open = actions.length === 0 ? EXIT.accepted : EXIT.notAllAccepted;
  return Promise.race([
    done,
    new Promise<ExitCode>((resolve) => setImmediate(() => resolve(open))),
  ]);
}
