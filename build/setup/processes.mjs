// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what set-up has started and not seen the end of.
 * @param {NodeJS.Signals} signal */
export function endRunning(signal) {
  for (const child of running) child.kill(signal);
}

/** Registers a child so that it ends with us.
 * @template {import('node:child_process').ChildProcess} C
 * @param {C} child
 * @returns {C} */
export function endWithUs(child) {
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs] after which the child is ended and `timedOut` is true
 * @property {AbortSignal} [signal] ends the child
 * @property {NodeJS.Signals} [killSignal] by which it is ended then, or when its time is up
 * @property {'capture' | 'stderr' | 'both' | 'inherit'} [output] kept, or shown on our stderr, or the two at once, or
 *   both streams passed through. Never our stdout unless asked for.
 */

/**
 * Runs a program to its end. A program that cannot be started answers with code 127 and the
 * reason, so that callers have one kind of failure to handle.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{code: number, stdout: string, stderr: string, timedOut: boolean}>}
 */
export function run(command, args, options = {}) {
  const { cwd, env = process.env, timeoutMs, signal, killSignal, output = 'capture' } = options;
  /** @type {Record<string, import('node:child_process').StdioOptions>} */
  const kinds = {
    capture: ['ignore', 'pipe', 'pipe'],
    stderr: ['ignore', 2, 2],
    both: ['ignore', 'pipe', 'pipe'],
    inherit: ['ignore', 1, 2],
  };
  const stdio = kinds[output] ?? 'ignore';
  return new Promise((resolve) => {
    const child = endWithUs(
      spawn(command, args, { cwd, env, stdio, timeout: timeoutMs, signal, killSignal }),
    );
    const text = { stdout: '', stderr: '' };
    for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
      child[name]?.setEncoding('utf8').on('data', (chunk) => {
        text[name] += chunk;
        if (output === 'both') process.stderr.write(chunk);
      });
    }
    child.once('error', (error) =>
      resolve({ code: 127, stdout: '', stderr: error.message, timedOut: false }),
    );
    child.once('close', (code, signal) =>
      resolve({
        ...text,
        code: code ?? 1,
        timedOut: signal === 'SIGTERM' && timeoutMs !== undefined,
      }),
    );
  });
}

/** The shell's convention, so that a caller sees a signal through us as it would without us.
 * @param {NodeJS.Signals} signal */
export const signalExitCode = (signal) => 128 + (constants.signals[signal] ?? 0);

/**
 * Ctrl-C reaches us twice, from the terminal and again from npm, and Electron takes the second
 * signal as an order to die without cleaning up. So a repetition within a moment is the same one;
 * a later one is a person's second wish and passes.
 * @param {(signal: NodeJS.Signals) => void} forward
 * @param {() => number} now in milliseconds
 */
export function forwardOnce(forward, now = () => performance.now()) {
  let last = Number.NEGATIVE_INFINITY;
  return (/** @type {NodeJS.Signals} */ signal) => {
    const at = now();
    if (at - last < 500) return;
    last = at;
    forward(signal);
  };
}
