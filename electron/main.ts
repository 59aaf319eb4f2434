import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { ownLines } from '#contract/rules/terminal-text.ts';
import { EXIT, type ExitCode } from './control/command-line/exit-code.ts';
import { passedSwitches } from './control/command-line/foreign-switches.ts';
import { SessionBus } from './control/command-line/headless-bus.ts';
import { HELP } from './control/command-line/help-text.ts';
import { flush, printer } from './control/command-line/output.ts';
import { type ParseOptions, parseCommandLine, usageText } from './control/command-line/parse.ts';
import { programArguments } from './control/command-line/program-arguments.ts';
import { readFiles } from './control/command-line/read-files.ts';
import { hasReader, probeReader } from './control/command-line/reader-probe.ts';
import { readySignal } from './control/command-line/ready-signal.ts';
import { isReport } from './control/command-line/report-options.ts';
import type { CommandEvent, CommandRequest } from './control/command-line/request.ts';
import { isWatch } from './control/command-line/view-options.ts';
import { whenLeftAlone } from './control/command-line/without-display.ts';
import { acquireInstance } from './control/local-socket/acquire-instance.ts';
import { lockFiles } from './control/local-socket/location.ts';
import { LinkRequests } from './desktop/link-requests.ts';
import { watchQuit, whenAborted } from './desktop/quit-request.ts';
import { registerAppScheme, serveApp } from './desktop/windows/app-protocol.ts';
import { confine } from './desktop/windows/confine-contents.ts';
import { confineSession } from './desktop/windows/confine-session.ts';
import type { PagePlaces } from './desktop/windows/page-window.ts';
import { startPrimary } from './start-primary.ts';
import {
  askedFolder,
  checkDataFolder,
  folderProblems,
  usualFolder,
} from './storage/data-folder.ts';
import { acquireInstanceLock, type InstanceLock } from './storage/instance-lock.ts';
import type { WithoutApp } from './without-app.ts';
import { isLoopback } from './zego/request/endpoint.ts';

const STREAMS = { out: process.stdout, error: process.stderr };

/** Where the bundle and what it ships with lie, next to this file. */
const PLACES = {
  preload: join(__dirname, 'preload.cjs'),
  historyWorker: join(__dirname, 'history-worker.cjs'),
  filesWorker: join(__dirname, 'files-worker.cjs'),
  renderer: join(__dirname, '..', 'renderer'),
  icons: join(__dirname, 'icons'),
  practiceMedia: join(__dirname, 'practice'),
};

// SECURITY: whatever this process writes is for its user alone.
process.umask(0o077);
// SECURITY: no message can give all objects a member; what is there stays writable, as libraries need it.
Object.preventExtensions(Object.prototype);
// SECURITY: Electron 33 lets a page paste by itself, and so read a secret that a person has just copied;
// newer ones ask the session's handler first.
app.commandLine.appendSwitch('blink-settings', 'DOMPasteAllowed=false');
registerAppScheme();
// A reader that went away (`| head`) is no reason to die before the outcome is on disk.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
app.on('session-created', (created) => {
  confineSession(created, developmentServer());
  serveApp(PLACES.renderer, created);
});
app.on('web-contents-created', (_event, contents) =>
  confine(contents, developmentServer() !== null),
);
// SECURITY: Electron would offer the first certificate of the user's store to any server that asks for one.
app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
  event.preventDefault();
  choose();
});
// The tray stays when the window goes.
app.on('window-all-closed', () => undefined);
const sessionBus = new SessionBus(process.env);
const quit = watchQuit(app, async () => !(await sessionBus.hasDied()));
const links = new LinkRequests(app);
const sayReady = readySignal(process.env);
whenLeftAlone(process.env, () => app.quit());

// Nothing else would end a process that fails so early.
launch().catch((error: unknown) => {
  process.stderr.write(`${ownLines(`CDN Recorder could not start: ${error}`)}\n`);
  return leave(EXIT.notAllAccepted);
});

async function launch(): Promise<void> {
  const parsed = parseCommandLine(programArguments(process.argv, app.isPackaged), parseOptions());
  switch (parsed.kind) {
    case 'help':
      return leave(EXIT.accepted, HELP);
    case 'version':
      return leave(EXIT.accepted, `${app.getVersion()}\n`);
    case 'provision-schema': {
      const { provisionJsonSchema } = await import('./storage/provision.ts');
      return leave(EXIT.accepted, `${JSON.stringify(provisionJsonSchema(), null, 2)}\n`);
    }
    case 'usage':
      process.stderr.write(usageText(parsed.problems));
      return leave(EXIT.badUsage);
    case 'run': {
      const { commandLine } = parsed;
      const read = readFiles(commandLine);
      if (read.ok) {
        for (const warning of read.warnings) process.stderr.write(`${warning}\n`);
        return run(read.request, commandLine.json).catch((error: unknown) =>
          refuse(read.request, String(error), EXIT.notAllAccepted),
        );
      }
      process.stderr.write(`${read.problem}\n`);
      return leave(EXIT.badUsage);
    }
  }
}

async function run(request: CommandRequest, json: boolean): Promise<void> {
  const print = printer(json, STREAMS);
  let isFirst = false;
  whenAborted(quit, () => {
    if (!isFirst) void leaveUnfinished(request);
  });
  const userData = dataFolder();
  const asked = askedFolder(process.argv);
  const user = process.geteuid?.() ?? null;
  const folder = checkDataFolder({ asked: asked ?? userData, taken: userData, user });
  if (folder.kind === 'refused') return refuse(request, folder.message, EXIT.badUsage);
  const isReadOnly = folder.readOnly !== null;
  if (isReadOnly) keepSessionElsewhere();
  if (isWatch(request.views)) return watch(request, { userData, isReadOnly }, print);
  if (isReport(request)) return withoutApp(request, { userData, problems: [], json, print });
  let refusal: string | null = null;
  const role = await acquireInstance({
    userData,
    isReadOnly,
    environment: process.env,
    request,
    onEvent: (event) => {
      if (event.kind === 'refused') refusal = event.text;
      print(event);
    },
    beforeRequest: sayReady,
    takeLock: () => takeLock(userData, request),
  });
  if (role.kind === 'second') {
    if (refusal !== null) return refuse(request, refusal, EXIT.badUsage);
    return leave(role.exitCode);
  }
  if (role.kind === 'in-use') return refuse(request, role.message, EXIT.badUsage);
  if (role.kind === 'lost') return refuse(request, role.message, EXIT.notAllAccepted);
  const problems = folderProblems(userData, folder);
  if (isLook(request)) return withoutApp(request, { userData, problems, json, print });
  isFirst = true;
  // A process that hands its request over, or prints its version, loads none of this.
  const { createLog } = await import('./storage/log.ts');
  const log = createLog(userData, !app.isPackaged, isReadOnly);
  process.on('unhandledRejection', (error) => log.error('unhandled rejection:', error));
  // SECURITY: in Electron's own hands its message would go to a dialog and to standard error as it is.
  process.on('uncaughtException', (error) => log.error('uncaught exception:', error));
  const code = await startPrimary({
    ...{ pages: pagePlaces(), userData, isReadOnly },
    askedFolder: asked,
    switches: passedSwitches(programArguments(process.argv, app.isPackaged), parseOptions()),
    problems,
    places: PLACES,
    log,
    request,
    print,
    socket: role.socket,
    developmentServer: developmentServer(),
    quit,
    links,
    sayReady,
  });
  return leave(code);
}

/**
 * Whether nothing is done but told: by the app where one runs, else from the files. A declaration: `--receive` takes the
 * lock before this module has been read to its end.
 */
function isLook({ views, dryRun }: CommandRequest): boolean {
  return views !== undefined || dryRun === true;
}

/** Who only looks takes the place of no app that starts: the lock shows that none is there, and is free again. */
function takeLock(userData: string, request: CommandRequest): InstanceLock {
  const lock = acquireInstanceLock(lockFiles(userData, process.env));
  if (isLook(request) && lock.kind === 'held') lock.release();
  return lock;
}

/** Tells every change until this process is asked to end, or its reader has gone. */
async function watch(
  request: CommandRequest,
  folder: { readonly userData: string; readonly isReadOnly: boolean },
  print: (event: CommandEvent) => void,
): Promise<void> {
  const { followApp } = await import('./control/local-socket/follow-app.ts');
  const ended = new AbortController();
  process.stdout.once('error', () => ended.abort());
  const probe = hasReader(process.stdout.fd) ? probeReader(process.stdout) : null;
  await followApp({
    ...{ ...folder, environment: process.env, signal: ended.signal, now: () => new Date() },
    tryLock: () => takeLock(folder.userData, request),
    onMessage(message) {
      print({ kind: 'published', message });
      probe?.told();
      if (!process.stdout.writableNeedDrain) return undefined;
      return once(process.stdout, 'drain', { signal: ended.signal }).then(
        () => undefined,
        () => undefined,
      );
    },
    onNotice: (text) => print({ kind: 'notice', text }),
  });
  return leave(EXIT.accepted);
}

/** Does what needs no app: from the files of the data folder, which stay as they are. */
async function withoutApp(request: CommandRequest, given: WithoutApp): Promise<void> {
  const { performWithoutApp } = await import('./without-app.ts');
  return leave(await performWithoutApp(request, given, PLACES.practiceMedia));
}

/** Says why nothing can be done here: on standard error, and in a dialog if the request would open a window. */
async function refuse(request: CommandRequest, message: string, code: ExitCode): Promise<void> {
  process.stderr.write(`${ownLines(message)}\n`);
  if (!request.exit && !request.hidden) {
    await app.whenReady();
    const { resolveLanguage, translatorFor } = await import('./app/language.ts');
    const t = translatorFor(resolveLanguage('system', app.getLocale()));
    const [text, detail] = [t('refused.message'), message];
    await dialog.showMessageBox({ type: 'error', title: 'CDN Recorder', message: text, detail });
  }
  return leave(code);
}

function parseOptions(): ParseOptions {
  return { development: !app.isPackaged, root: process.geteuid?.() === 0 };
}

/** Also where it cannot be made, so that it can be named to the operator. */
function dataFolder(): string {
  try {
    return app.getPath('userData');
  } catch {
    const { env, platform } = process;
    return usualFolder(env, { home: homedir(), name: app.getName(), platform });
  }
}

/** Chromium keeps its own files elsewhere where the data folder takes none; gone with the process. */
function keepSessionElsewhere(): void {
  const folder = mkdtempSync(join(tmpdir(), 'cdn-recorder-session-'));
  app.setPath('sessionData', folder);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

/** Asked to end before this process knows the outcome of its request, which another process may have by now. */
async function leaveUnfinished(request: CommandRequest): Promise<void> {
  const { actions, views, dryRun } = request;
  // A watch ends by nothing else.
  if (views) return leave(isWatch(views) ? EXIT.accepted : EXIT.notAllAccepted);
  // Nothing of it was sent, whatever was told.
  if (dryRun || isReport(request)) return leave(EXIT.notAllAccepted);
  if (actions.length === 0) return leave(EXIT.accepted);
  process.stderr.write(
    'Ended before the outcome was known. If CDN Recorder runs already, look in its history for what was started.\n',
  );
  return leave(EXIT.notAllAccepted);
}

const pagePlaces = (): PagePlaces => ({
  preload: PLACES.preload,
  icon: join(PLACES.icons, 'app.png'),
  renderer: PLACES.renderer,
  developmentServer: developmentServer(),
});

/** SECURITY: a page from elsewhere only while developing, and only from this machine. */
function developmentServer(): string | null {
  const address = process.env.CDN_RECORDER_DEV_SERVER?.replace(/\/$/, '');
  return !app.isPackaged && address && isLoopback(address) ? address : null;
}

/** The only way out: what was printed arrives first. */
async function leave(code: number, text = ''): Promise<void> {
  process.stdout.write(text);
  await flush(STREAMS);
  app.exit(code);
}
