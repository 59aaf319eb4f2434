import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { ChannelName } from '#contract/ipc/channels.ts';

/** What every page asks for first; it asks for nothing else before that is answered. */
const FIRST: ChannelName = 'state.get';

type Respond = (event: IpcMainInvokeEvent, args: unknown) => unknown;

/**
 * The first request of a page that is loaded while main starts: it waits for the handlers, and each is then checked
 * and answered by the channel's own. Chromium would refuse it, and the page would show nothing for a second.
 */
export class EarlyRequests {
  readonly #waiting: ((respond: Respond) => void)[] = [];

  constructor() {
    ipcMain.handle(FIRST, (event, args: unknown) => {
      const responding = new Promise<Respond>((resolve) => this.#waiting.push(resolve));
      return responding.then((respond) => respond(event, args));
    });
  }

  /** To be called for each channel before it gets its handler: answers what waits for it. */
  release(channel: ChannelName, respond: Respond): void {
    if (channel !== FIRST) return;
    ipcMain.removeHandler(FIRST);
    for (const resolve of this.#waiting.splice(0)) resolve(respond);
  }
}
