import { app } from 'electron';
import { compose, type Services } from '../compose.ts';
import { broadcast } from '../ipc/broadcast.ts';
import { createHandlers, nameError } from '../ipc/handlers.ts';
import { registerHandlers } from '../ipc/register.ts';
import type { SocketPlace } from './become-first.ts';
import { EXIT, type ExitCode } from './command-line/exit-code.ts';
import type { CommandEvent, CommandRequest } from './command-line/request.ts';
import { performCommands } from './command-line/session.ts';
import { listenForHandover } from './handover/server.ts';
import type { Log } from './log.ts';
import { applySettings, Shell } from './shell.ts';
import { APP_ORIGIN } from './window/app-protocol.ts';
import { MainWindow } from './window/main-window.ts';

/** How long Quit waits for answers that are on their way; what is open then is told at the next start. */
const QUIT_PATIENCE_MS = 3_000;

export interface FirstOptions {
  readonly userData: string;
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
}

/** The life of the process that owns the user data. Resolves with its exit code when it may leave. */
export async function runAsFirst(options: FirstOptions): Promise<ExitCode> {
  const { places, log, developmentServer } = options;
  const window = new MainWindow();
  let shell: Shell | null = null;
  const services = await compose({
    userData: options.userData,
    historyWorker: places.historyWorker,
    log,
    onRunSettled: (run) => shell?.tellSettled(run),
    onHistoryChanged: () => broadcast(window.contents, 'history.changed', null),
  });
  const showShell = (hidden: boolean) => {
    shell ??= new Shell({ services, window, ...places, developmentServer, log });
    if (!hidden) shell.openWindow();
  };
  connectWindow(services, window, options);

  const life = new Life();
  const perform = async (request: CommandRequest, emit: (event: CommandEvent) => void) => {
    if (!request.exit) {
      life.stay();
      // A second process that brings work has no need of our window; one that brings none wants to see it.
      showShell(request.hidden);
    }
    const exitCode = await performCommands(request, services.session, emit);
    emit({ kind: 'done', exitCode });
    return exitCode;
  };
  if (options.socket) {
    await listenForHandover({
      ...options.socket,
      perform: async (request, emit) => void (await perform(request, emit)),
      hold: () => life.hold(),
      onFault: (error) => log.error('what another process asked for failed:', error),
    }).catch((error: unknown) => log.error('no second process can reach this one:', error));
  }
  app.on('before-quit', (event) => {
    event.preventDefault();
    life.end(EXIT.accepted);
  });
  void services.vault.open();
  void services.feedHistory();
  void perform(options.request, options.print).then((exitCode) => life.endWhenIdle(exitCode));

  const exitCode = await life.ended;
  await settleOrGiveUp(services);
  (shell as Shell | null)?.destroy();
  await services.close();
  return exitCode;
}

/** Whether the process stays: for good once somebody wants to see it, else until its last work is done. */
class Life {
  readonly ended: Promise<ExitCode>;
  #end: (code: ExitCode) => void = () => undefined;
  #stays = false;
  #holds = 0;
  #over = false;
  #leaveWith: ExitCode | null = null;

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  stay(): void {
    this.#stays = true;
  }

  end(code: ExitCode): void {
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

/** The window is a view: it asks through the contract, and hears of every change. */
function connectWindow(
  services: Services,
  window: MainWindow,
  { log, developmentServer }: FirstOptions,
): void {
  registerHandlers(
    createHandlers({
      ...services,
      onSettings: (settings) => applySettings(services, settings),
    }),
    {
      // Custom schemes have an opaque origin in Node's URL, so the address itself is compared.
      isTrusted: (url) => url.startsWith(`${developmentServer ?? APP_ORIGIN}/`),
      nameError,
      onInternalError: (channel, error) => log.error(`${channel}:`, error),
    },
  );
  services.state.subscribe((change) => broadcast(window.contents, 'state.changed', change));
}

async function settleOrGiveUp({ runner }: Services): Promise<void> {
  const deadline = Date.now() + QUIT_PATIENCE_MS;
  while (runner.underWay.length > 0 && Date.now() < deadline) {
    await new Promise((resume) => setTimeout(resume, 20));
  }
}
