import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { needsNoWindow, optionsIn } from './no-window.ts';

/** Chromium without a display, and without the processor for graphics that it would look for. */
export const HEADLESS_SWITCHES: readonly string[] = ['--ozone-platform=headless', '--disable-gpu'];

/** The process that waits for this one, by its id. */
const PARENT = 'CDN_RECORDER_STARTED_BY';
const LOOK_MS = 500;

/** Whether the command line needs no display (a receiver, a view), and none is there. */
export function lacksDisplay(
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
): boolean {
  return (
    platform === 'linux' &&
    needsNoWindow(args) &&
    !optionsIn(args).some((arg) => arg.startsWith('--ozone-platform=')) &&
    !environment.DISPLAY &&
    !environment.WAYLAND_DISPLAY
  );
}

/**
 * Starts the program again with switches that Chromium reads before any line of ours, and waits for its end: without
 * a display Chromium ends this process once the guard is through. The launchers (`build/setup/start.mjs`,
 * `build/package/launch.sh`) give the switches themselves, so that there is one process.
 *
 * @returns the exit code to leave with.
 */
export function runWithoutDisplay(argv: readonly string[], environment: NodeJS.ProcessEnv): number {
  const [executable = process.execPath, ...args] = argv;
  // What this process starts has no launcher of its own.
  const { CDN_RECORDER_READY_FD: _, ...rest } = environment;
  const { status, signal } = spawnSync(executable, [...HEADLESS_SWITCHES, ...args], {
    env: { ...rest, [PARENT]: String(process.pid) },
    stdio: 'inherit',
  });
  return signal ? 128 + constants.signals[signal] : (status ?? 1);
}

/** Calls `act` once the process that waits for this one is gone: a signal to it does not reach this one. */
export function whenLeftAlone(environment: NodeJS.ProcessEnv, act: () => void): void {
  const parent = Number(environment[PARENT] ?? Number.NaN);
  delete environment[PARENT];
  if (Number.isNaN(parent)) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, LOOK_MS);
  timer.unref();
}
