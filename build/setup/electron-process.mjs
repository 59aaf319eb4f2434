// @ts-check
import { spawn } from 'node:child_process';
import { forwardOnce, signalExitCode } from './signals.mjs';

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
 * without telling us: the app would go on with nobody to end it. All that can be seen is that the
 * parent is another one; nothing tells it, so it is looked at once a second, here and not in the app.
 * An app that hangs is asked again, which Electron takes as an order: nobody is left to insist.
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
export function runInOurPlace(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env,
      stdio: 'inherit',
      // Else a terminal would send its Ctrl-C to both of us: see `forwardOnce`.
      detached: process.platform !== 'win32',
    });
    const forward = forwardOnce((signal) => child.kill(signal));
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, forward);
    const orphaned = whenOrphaned(() => forward('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      clearInterval(orphaned);
      resolve(signal ? signalExitCode(signal) : (code ?? 1));
    });
  });
}
