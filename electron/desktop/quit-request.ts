import type { App } from 'electron';

/**
 * Aborts once the program is asked to end: Quit, a signal, the end of the session. From then on it is ours to
 * leave, with an exit code that says what came of the command line; left to itself Electron would leave with 0.
 */
export function watchQuit(app: App): AbortSignal {
  const quit = new AbortController();
  app.on('before-quit', (event) => {
    event.preventDefault();
    quit.abort();
  });
  return quit.signal;
}

/** Calls `act` when the program is asked to end, at once where that was so already. */
export function whenAborted(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true });
}
