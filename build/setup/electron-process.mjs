// @ts-check
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { forwardOnce, signalExitCode } from './processes.mjs';
import { say } from './say.mjs';

/**
 * Electron's command line: the app's folder and then, untouched, what the person gave.
 * @param {object} options
 * @param {string} options.appFolder
 * @param {readonly string[]} options.args
 * @param {boolean} options.asRoot
 */
export function electronArguments({ appFolder, args, asRoot }) {
  // Chromium refuses to start its sandbox as root, and only then may it be off.
  return [...(asRoot ? ['--no-sandbox'] : []), appFolder, ...args];
}

/**
 * npm passes a signal on to the shell that it runs us in, and some shells (Debian's) die of it
 * without passing it on to us: the app would go on, and Ctrl+C would no longer reach it. The only sign
 * is a changed parent process, and no event reports it, so we poll once a second, here and not in the app.
 * We ask an app that hangs again every 30 seconds, which Electron takes as an order: the operator cannot.
 * @param {() => void} act
 */
function whenOrphaned(act) {
  if (process.platform === 'win32' || !process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  let seconds = 0;
  return setInterval(() => {
    if (process.ppid === parent) return;
    if (seconds % 30 === 0) act();
    seconds += 1;
  }, 1_000);
}

/**
 * Runs a program in our place: its streams are ours, its end is ours, and what is asked of us is
 * passed on.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
export async function runInOurPlace(command, args, env) {
  return exitCodeOf(await runOnce(command, args, env));
}

/**
 * Runs the app in our place. A start that crashes before the app has said that it takes its request
 * over is made once more: about one in a hundred of Electron 33 dies so, in a thread of Chromium's.
 * Nothing can be started twice by that: the app says so before it does, or hands on, the first thing.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {{input?: Buffer | undefined}} [options] `input` is the standard input, where the app reads it
 * @returns {Promise<number>} the exit code
 */
export async function runApp(command, args, env, { input } = {}) {
  // Windows passes no further descriptors on.
  const canTell = process.platform !== 'win32';
  const appEnv = canTell ? { ...env, CDN_RECORDER_READY_FD: String(READY_FD) } : env;
  const first = await runOnce(command, args, appEnv, { input, canTell });
  if (!canTell || !isCrashedStart(first)) return exitCodeOf(first);
  say(
    `The app crashed (${first.signal}) before it was ready. Nothing was started; trying once more.`,
  );
  return exitCodeOf(await runOnce(command, args, appEnv, { input, canTell }));
}

/** The first descriptor after the standard streams. */
const READY_FD = 3;

/** How long a pipe may take to give what was written before the process died. */
const LAST_OUTPUT_MS = 500;

/** Signals of a crash; a person or another program sends the others on purpose. */
const CRASHES = new Set(['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGFPE']);

/**
 * @typedef {object} Ended
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {boolean} isReady it has said that it takes its request over
 * @property {boolean} wasAsked it was asked to end
 */

/** @param {Ended} ended */
const exitCodeOf = ({ code, signal }) => (signal ? signalExitCode(signal) : (code ?? 1));

/** @param {Ended} ended */
const isCrashedStart = ({ signal, isReady, wasAsked }) =>
  signal !== null && CRASHES.has(signal) && !isReady && !wasAsked;

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {{input?: Buffer | undefined, canTell?: boolean}} [options]
 * @returns {Promise<Ended>}
 */
function runOnce(command, args, env, { input, canTell = false } = {}) {
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = [input ? 'pipe' : 'inherit', 'inherit', 'inherit'];
  if (canTell) stdio.push('pipe');
  return new Promise((resolve, reject) => {
    let wasAsked = false;
    const forward = forwardOnce((signal) => {
      wasAsked = true;
      child.kill(signal);
    });
    // Before the app runs: a signal that comes at that moment would end us and leave the app alone.
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, forward);
    const child = spawn(command, [...args], {
      env,
      stdio,
      // Else a terminal would send its Ctrl-C to both of us: see `forwardOnce`.
      detached: process.platform !== 'win32',
    });
    child.stdin?.on('error', () => {}); // it may leave without reading
    child.stdin?.end(input);
    const word = /** @type {import('node:stream').Readable | undefined} */ (child.stdio[READY_FD]);
    const said = listenFor(word);
    const orphaned = whenOrphaned(() => forward('SIGTERM'));
    child.once('error', reject);
    child.once('exit', async (code, signal) => {
      for (const name of signals) process.off(name, forward);
      clearInterval(orphaned);
      resolve({ code, signal, isReady: await said.heard(), wasAsked });
    });
  });
}

/** Whether anything comes through a pipe; asked when the process at its other end is gone.
 * @param {import('node:stream').Readable | undefined} pipe */
function listenFor(pipe) {
  let isHeard = false;
  const ended = new Promise((resolve) => {
    if (!pipe) return resolve(undefined);
    pipe.on('data', () => {
      isHeard = true;
      resolve(undefined);
    });
    for (const event of ['end', 'error', 'close']) pipe.once(event, resolve);
  });
  return {
    async heard() {
      await Promise.race([ended, sleep(LAST_OUTPUT_MS, undefined, { ref: false })]);
      pipe?.destroy();
      return isHeard;
    },
  };
}

/**
 * The standard input, where the arguments say that the app reads it: a second try must find it too.
 * @param {readonly string[]} args
 * @param {NodeJS.ReadableStream} stream
 * @returns {Promise<Buffer | undefined>}
 */
export async function inputFor(args, stream = process.stdin) {
  if (!args.includes('--provision=-')) return undefined;
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
