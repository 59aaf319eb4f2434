import type { ElectronApplication, Page } from 'playwright';

/** A window that is not ours, but has our bridge: what it asks must be refused by main, and by nothing else. */
export interface Stranger {
  /** Address that the window is to show. */
  readonly address: string;
  /** What a session of its own serves as `app:`, by address; headers go with all of it. */
  readonly pages?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Gives the bridge to frames, too, and lets them load. */
  readonly bridgeInFrames?: boolean;
  /** Lives in the session of our own page, with its bounds, but without the headers of our answers. */
  readonly inOurSession?: boolean;
}

export interface OpenStranger {
  readonly page: Page;
  close(): Promise<void>;
}

/** Opens it from inside main: in a session without our bounds, unless told otherwise. */
export async function openStranger(
  app: ElectronApplication,
  preload: string,
  { address, pages = {}, headers = {}, bridgeInFrames = false, inOurSession = false }: Stranger,
): Promise<OpenStranger> {
  const opened = app.waitForEvent('window');
  const id = await app.evaluate(
    async (
      { BrowserWindow, session },
      { address, pages, headers, preload, bridgeInFrames, inOurSession },
    ) => {
      const own = inOurSession
        ? session.defaultSession
        : session.fromPartition(`stranger-${Math.random()}`);
      if (!inOurSession) {
        // The program bounds every session, and serves its page there: not in a stranger's.
        own.webRequest.onBeforeRequest(null);
        await own.setProxy({ mode: 'direct' });
        own.protocol.unhandle('app');
        own.protocol.handle('app', ({ url }) => {
          const page = pages[url];
          return new Response(page ?? null, {
            status: page === undefined ? 404 : 200,
            headers: { 'content-type': 'text/html', ...headers },
          });
        });
      }
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          preload,
          session: own,
          sandbox: true,
          contextIsolation: true,
          nodeIntegrationInSubFrames: bridgeInFrames,
        },
      });
      // Main confines every page, and would keep a frame from loading.
      if (bridgeInFrames) window.webContents.removeAllListeners('will-frame-navigate');
      if (inOurSession) {
        own.webRequest.onHeadersReceived((_details, go) => go({ responseHeaders: {} }));
        window.webContents.once('did-finish-load', () => own.webRequest.onHeadersReceived(null));
      }
      void window.loadURL(address);
      return window.id;
    },
    { address, pages, headers, preload, bridgeInFrames, inOurSession },
  );
  const page = await opened;
  await page.waitForURL(address);
  await page.waitForLoadState();
  return {
    page,
    async close() {
      const closed = page.waitForEvent('close');
      await app.evaluate(({ BrowserWindow }, id) => BrowserWindow.fromId(id)?.destroy(), id);
      await closed;
    },
  };
}
