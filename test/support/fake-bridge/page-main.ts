import { app, BrowserWindow, session } from 'electron';
import { registerAppScheme, serveApp } from '../../../electron/desktop/windows/app-protocol.ts';

/**
 * A main process that only serves the built page, under the very policy of the product. The page is
 * loaded by the test, once the double is in place.
 */
registerAppScheme();
void app.whenReady().then(() => {
  serveApp(process.env.FAKE_PAGE_ROOT ?? '', session.defaultSession);
  const window = new BrowserWindow({
    width: 1120,
    height: 760,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  void window.loadURL('about:blank');
});
