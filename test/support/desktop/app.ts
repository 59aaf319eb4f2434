import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { end, isRunning, keepWatch } from './child.ts';
import { electronPath, needsNoSandbox, type StartOptions, startArguments } from './electron.ts';

/** For a healthy app some 50 ms are enough. */
const QUIT_MS = 4000;

/**
 * Electron 33 dies so in about one start of a hundred, before any code of ours (docs/decisions/0017). The suite
 * repeats a test for that, and not what is started for a whole file.
 */
const CRASHED_START = /signal=SIGSEGV/;

/**
 * Playwright waits for ever, about once in thirty starts on a busy machine, for a page that changes its process
 * while it is attached to: the app itself is up by then, and is killed.
 */
const LOST_PAGE = /electron\.launch: Timeout/;
/** A start takes about one second; the second try has the whole time. */
const USUAL_START_MS = 6_000;

/** The app under Playwright: for tests that look into its window or its main process. */
export interface LaunchedApp {
  app: ElectronApplication;
  pid: number;
  /** The first window, or the next one when there is none yet. */
  window(): Promise<Page>;
  /** Everything on stdout and stderr so far. */
  output(): string;
  /** Quits as a person would, and waits until the process is gone; a frozen app is killed in the end. */
  close(): Promise<void>;
  /** SIGKILL, as a crash. */
  kill(): Promise<void>;
  /** Resolves with the exit code when the app ends by itself. */
  ended: Promise<number | null>;
}

/** Launches, at most twice more where a start was lost for no fault of the app's. */
export function launchAgain(
  launch: (timeout: number) => Promise<ElectronApplication>,
  timeoutMs = 30_000,
): Promise<ElectronApplication> {
  const again = (error: unknown) => {
    if (!CRASHED_START.test(String(error)) && !LOST_PAGE.test(String(error))) throw error;
    return launch(timeoutMs);
  };
  return launch(Math.min(USUAL_START_MS, timeoutMs)).catch(again).catch(again);
}

export async function launchApp(
  options: StartOptions & { env: Record<string, string>; timeoutMs?: number },
): Promise<LaunchedApp> {
  const { timeoutMs = 30_000 } = options;
  const launch = (timeout: number) =>
    _electron.launch({
      executablePath: options.runtime ?? electronPath(),
      args: startArguments(options),
      env: options.env,
      // Left to itself Playwright always takes the sandbox away; we do so for root only.
      chromiumSandbox: !needsNoSandbox,
      timeout,
    });
  const app = await launchAgain(launch, timeoutMs);
  const child = app.process();
  keepWatch(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    app,
    pid: child.pid ?? -1,
    window: () => app.firstWindow(),
    output: () => said,
    ended,
    async close() {
      if (!isRunning(child)) return;
      const quit = app.close().catch(() => {});
      await Promise.race([quit, ended, sleep(QUIT_MS, undefined, { ref: false })]);
      await end(child, 'SIGTERM', 1000);
    },
    async kill() {
      await end(child, 'SIGKILL');
      await app.close().catch(() => {}); // Playwright's own end of the line
    },
  };
}
