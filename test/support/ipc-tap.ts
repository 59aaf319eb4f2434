import type { ElectronApplication } from 'playwright-core';

/** One message between page and main, as JSON. */
export interface TappedMessage {
  readonly direction: 'ask' | 'answer' | 'event';
  readonly channel: string;
  readonly text: string;
}

/** Listens to all traffic of the window from now on, inside main: what is asked, answered and told. */
export async function tapIpc(app: ElectronApplication): Promise<() => Promise<TappedMessage[]>> {
  await app.evaluate(({ ipcMain, webContents }) => {
    const tapped: { direction: string; channel: string; text: string }[] = [];
    (globalThis as { tapped?: unknown }).tapped = tapped;
    const note = (direction: string, channel: string, value: unknown) =>
      tapped.push({ direction, channel, text: JSON.stringify(value) ?? '' });
    // Electron keeps its invoke handlers in a map of this name; there is no public way to wrap one.
    const handlers = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (...args: unknown[]) => unknown> }
    )._invokeHandlers;
    for (const [channel, handler] of [...handlers]) {
      handlers.set(channel, async (event: unknown, args: unknown) => {
        note('ask', channel, args);
        const answer = await handler(event, args);
        note('answer', channel, answer);
        return answer;
      });
    }
    for (const contents of webContents.getAllWebContents()) {
      const send = contents.send.bind(contents);
      contents.send = (channel: string, ...args: unknown[]) => {
        note('event', channel, args);
        send(channel, ...args);
      };
    }
  });
  return () =>
    app.evaluate(() => (globalThis as { tapped?: unknown }).tapped) as Promise<TappedMessage[]>;
}
