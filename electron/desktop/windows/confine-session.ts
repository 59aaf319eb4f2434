import { mayRequest } from './request-filter.ts';

/** The one thing that a page may do beyond its own pixels: copying an id for support. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

/** Port 0 takes no connection on any machine; the rule takes away that loopback addresses go past a proxy. */
const DEAD_END = { proxyRules: 'http://127.0.0.1:0', proxyBypassRules: '<-loopback>' } as const;

/**
 * SECURITY: for every session that a page of ours lives in: no address but our own, no permission but
 * writing to the clipboard, no device and no download.
 */
export function confineSession(session: Electron.Session, developmentServer: string | null): void {
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !mayRequest(url, developmentServer) }),
  );
  // WebRTC over TCP goes past the filter and past the page's policy, but not past a proxy.
  if (developmentServer === null) void session.setProxy({ mode: 'fixed_servers', ...DEAD_END });
  session.setPermissionRequestHandler((_contents, permission, decide, { isMainFrame }) =>
    decide(isMainFrame && permission === ALLOWED_PERMISSION),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, { isMainFrame }) =>
      isMainFrame && permission === ALLOWED_PERMISSION,
  );
  denyDevices(session);
  // Without a handler no screen can be captured.
  session.setDisplayMediaRequestHandler(null);
  // Chromium would look up a dictionary server at every start: the program sends nothing unrequested.
  session.setSpellCheckerLanguages([]);
  session.on('will-download', (event) => event.preventDefault());
}

/** A choice without a device is a refusal. */
function denyDevices(session: Electron.Session): void {
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
}
