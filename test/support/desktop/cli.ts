import type { ChildProcess } from 'node:child_process';
import { end, spawnGuarded } from './child.ts';
import { electronPath, type StartOptions, startArguments } from './electron.ts';
import { PATIENCE_MS, until } from './until.ts';

/** The app from the command line, without Playwright: as scripts and Stream Decks start it. */

export interface CliOptions extends StartOptions {
  env: Record<string, string>;
  stdin?: string | undefined;
  /** Killed after this long, and then reported as an error. */
  timeoutMs?: number | undefined;
}

export interface CliResult {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  durationMs: number;
  /** Stdout as JSON, one value a line; throws with the line where one is not JSON. */
  lines<T = Record<string, unknown>>(): T[];
}

export interface RunningCli {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Waits for a line of stdout or stderr. */
  waitForOutput(wanted: RegExp, timeoutMs?: number): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  done: Promise<CliResult>;
}

/** Starts it and lets it run (`done` tells the end). */
export function startCli(options: CliOptions): RunningCli {
  const began = performance.now();
  const child = spawnGuarded(options.packaged ?? electronPath(), startArguments(options), {
    env: options.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdin?.on('error', () => {}); // it may leave without reading
  child.stdin?.end(options.stdin ?? '');
  const done = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const durationMs = performance.now() - began;
      resolve({ code, signal, stdout, stderr, durationMs, lines: () => parseLines(stdout) });
    });
  });
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    waitForOutput: async (wanted, timeoutMs = PATIENCE_MS) => {
      const seen = () => `stdout: ${stdout}\nstderr: ${stderr}`;
      await until(`output like ${wanted}`, () => wanted.test(`${stdout}\n${stderr}`), {
        timeoutMs,
        seen,
      });
    },
    kill: (signal = 'SIGKILL') => end(child, signal),
    done,
  };
}

/** Starts it and waits for its end. */
export async function runCli(options: CliOptions): Promise<CliResult> {
  const running = startCli(options);
  const timeoutMs = options.timeoutMs ?? 30_000;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    running.child.kill('SIGKILL');
  }, timeoutMs);
  const result = await running.done.finally(() => clearTimeout(timer));
  if (late) {
    const { stdout, stderr } = result;
    throw new Error(`still running after ${timeoutMs} ms.\nstdout: ${stdout}\nstderr: ${stderr}`);
  }
  return result;
}

function parseLines<T>(stdout: string): T[] {
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    try {
      return JSON.parse(line) as T;
    } catch {
      throw new Error(`not a line of JSON on stdout: ${line}`);
    }
  });
}
