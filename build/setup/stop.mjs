// @ts-check
import { endRunning } from './processes.mjs';
import { signalExitCode } from './signals.mjs';

/**
 * A failure that a person can do something about. Its message is one sentence with the cause and
 * the remedy; it is all that is shown.
 */
export class Stop extends Error {}

/** @param {unknown} error */
export function sentenceFor(error) {
  if (error instanceof Stop) return error.message;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (code === 'ENOSPC') return 'The disk is full: free about 1 GB, then start again.';
  if (path && ['EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) {
    return `This user cannot write ${path}: make its folder writable, or use a clone of your own.`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const first = message.split('\n')[0]?.trim() || 'unknown error';
  return `Set-up failed unexpectedly (${first}): run it again with CDN_RECORDER_DEBUG=1 for the details.`;
}

/**
 * Runs a script's main function. Code 1 for every failure of ours: 2 and 3 belong to the app, and
 * whoever automates it must be able to tell a broken set-up from a wrong option.
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
