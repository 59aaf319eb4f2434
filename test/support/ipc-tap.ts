import type { ElectronApplication } from 'playwright';

/** One message between a page and main, as JSON. */
export interface TappedMessage {
  readonly direction: 'ask' | 'answer' | 'event';
  readonly channel: string;
  readonly text: string;
}

/**
 * Listens to all traffic of all windows from now on, of later ones too, inside main: what is asked, answered
 * and told.
 */
export async function tapIpc(app: ElectronApplication): Promise<() => Promise<TappedMessage[]>> {
  await app.evaluate(({ app: electronApp, ipcMain, webContents }) => {
    const tapped: { direction: string; channel: string; text: string }[] = [];
    (globalThis as { tapped?: unknown }).tapped = tapped;
    const note = (direction: string, channel: string, value: unknown) =>
      tapped.push({ direction, channel, text: JSON.stringify(value) ?? '' });
    type Handler = (event: unknown, ...args: unknown[]) => unknown;
    const noted =
      (channel: string, handler: Handler): Handler =>
      async (event, ...args) => {
        note('ask', channel, args.length === 1 ? args[0] : args);
        const answer = await handler(event, ...args);
        note('answer', channel, answer);
        return answer;
      };
    // Electron keeps its invoke handlers in a map of this name; there is no public way to wrap one.
    const tapHandlers = (ipc: unknown) => {
      const handlers = (ipc as { _invokeHandlers?: Map<string, Handler> })._invokeHandlers;
      if (!handlers) throw new Error('Electron keeps its handlers elsewhere now');
      for (const [channel, handler] of [...handlers])
        handlers.set(channel, noted(channel, handler));
      const set = handlers.set.bind(handlers);
      handlers.set = (channel, handler) => set(channel, noted(channel, handler));
    };
    const tapContents = (contents: Electron.WebContents) => {
      tapHandlers(contents.ipc);
      contents.on('ipc-message', (_event, channel, ...args) => note('ask', channel, args));
      const send = contents.send.bind(contents);
      contents.send = (channel: string, ...args: unknown[]) => {
        note('event', channel, args);
        send(channel, ...args);
      };
    };
    tapHandlers(ipcMain);
    for (const contents of webContents.getAllWebContents()) tapContents(contents);
    electronApp.on('web-contents-created', (_event, contents) => tapContents(contents));
  });
  return () =>
    app.evaluate(() => (globalThis as { tapped?: unknown }).tapped) as Promise<TappedMessage[]>;
}
