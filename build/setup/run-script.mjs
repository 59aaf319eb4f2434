// @ts-check
import { mendEnvironment, takeOwnOptions } from './environment.mjs';
import { OLDEST_NODE, runsSetUp } from './paths.mjs';
import { endRunning, signalExitCode } from './processes.mjs';
import { Stop, sentenceFor } from './say.mjs';

/** @param {string} version such as `20.11.0` */
function expectNode(version) {
  if (runsSetUp(version)) return;
  throw new Stop(
    `Node ${version} is too old: install Node ${OLDEST_NODE} or newer, look that "node --version" names it, then start again.`,
  );
}

/**
 * Runs a script's main function, in an environment that works. Every failure of ours ends with code 1: 2 and 3
 * belong to the app, and a calling script must be able to distinguish a broken set-up from a wrong option.
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A child left behind (`npm ci`, a download) would race with the next start.
    process.on(signal, () => {
      if (process.listenerCount(signal) > 1) return;
      endRunning(signal);
      process.exit(signalExitCode(signal));
    });
  }
  try {
    expectNode(process.versions.node);
    takeOwnOptions();
    await mendEnvironment();
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    endRunning('SIGTERM');
    if (process.env.CDN_RECORDER_DEBUG === '1' && error instanceof Error) {
      process.stderr.write(`${error.stack}\n`);
    }
    process.stderr.write(`${sentenceFor(error)}\n`);
    process.exitCode = 1;
  }
  // Not left to the event loop: a helper process may still hold a pipe open.
  process.exit();
}
