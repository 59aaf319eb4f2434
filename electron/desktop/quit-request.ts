import type { App } from 'electron';

/**
 * Aborts once the program is asked to end: Quit, a signal, the end of the session. From then on it is ours to
 * leave, with an exit code that says what came of the command line; left to itself Electron would leave with 0.
 *
 * @param isMeant Whether the first request to quit is genuine; later ones are not checked.
 */
export function watchQuit(app: App, isMeant: () => Promise<boolean>): AbortSignal {
  const quit = new AbortController();
  let isFirst = true;
  app.on('before-quit', async (event) => {
    event.preventDefault();
    const mayBeMistaken = isFirst;
    isFirst = false;
    if (!mayBeMistaken || (await isMeant())) quit.abort();
  });
  return quit.signal;
}

/** Calls `act` when the program is asked to end, at once where that was so already. */
export function whenAborted(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act();
  else signal.addEventListener('abort', act, { once: true });
}
