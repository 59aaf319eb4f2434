import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atExit } from './at-exit.ts';

/**
 * Helper processes that never outlive the tests: ended in order by `stop`, at the latest by our own
 * exit, and by the kernel (`setpriv --pdeathsig`) when the test runner itself is killed.
 */

/** Part of util-linux; where it is missing, only a SIGKILL of the runner can leave something behind. */
const setpriv = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'setpriv'))
  .find(existsSync);

const running = new Set<ChildProcess>();

export interface Helper {
  child: ChildProcess;
  /** What it said on stderr, for error messages. */
  stderr(): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export function startHelper(command: string, args: string[], options: SpawnOptions = {}): Helper {
  const child = spawnGuarded(command, args, options);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.on('error', (error) => {
    said += `${command}: ${error.message}`;
  });
  return { child, stderr: () => said, stop: (signal = 'SIGTERM') => end(child, signal) };
}

/** Like `spawn`, for processes that must end when we do. The process id is the command's own. */
export function spawnGuarded(command: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = setpriv
    ? spawn(setpriv, ['--pdeathsig', 'KILL', '--', command, ...args], options)
    : spawn(command, args, options);
  keepWatch(child);
  return child;
}

/** Makes sure that a process started elsewhere (by Playwright, say) ends with us too. */
export function keepWatch(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
}

export const isRunning = (child: ChildProcess): boolean =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** Asks politely, then kills. Resolves when the process is gone. */
export async function end(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
  graceMs = 5000,
): Promise<void> {
  if (!isRunning(child)) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const patience = new AbortController();
  const grace = sleep(graceMs, 'late', { signal: patience.signal }).catch(() => {});
  if ((await Promise.race([gone, grace])) === 'late') child.kill('SIGKILL');
  patience.abort();
  await gone;
}

atExit(() => {
  for (const child of running) child.kill('SIGKILL');
});
