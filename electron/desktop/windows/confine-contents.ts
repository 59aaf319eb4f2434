/**
 * SECURITY: for every page that this process will ever show: it cannot navigate, open, move or resize a window or refuse to be
 * closed. `developing` leaves the developer tools open for a page from a development server.
 */
export function confine(contents: Electron.WebContents, developing: boolean): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  bringHome(contents);
  // Neither place nor size of a window is the page's: `moveTo` and `resizeTo`.
  contents.on('content-bounds-updated', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // A page must not be able to refuse to be closed: here `preventDefault` overrules the page.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  // WebRTC goes past the request filter and past the policy: nothing but a proxy may carry it.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  if (!developing) contents.on('devtools-opened', () => contents.closeDevTools());
}

/** Chromium opens a blank page without `will-navigate`: this leads the contents back to their first address. */
function bringHome(contents: Electron.WebContents): void {
  let home: string | null = null;
  const lookAt = (url: string) => {
    home ??= url;
    // Overtaken by another navigation it fails, and that one is looked at in its turn.
    if (url !== home) contents.loadURL(home).catch(() => undefined);
  };
  contents.on('did-navigate', (_event, url) => lookAt(url));
  contents.on('did-fail-load', (_event, _code, _description, url, isMainFrame) => {
    if (isMainFrame) lookAt(url);
  });
}
