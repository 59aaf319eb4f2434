import type { ProxyLogin } from '#contract/model/network.ts';
import { originOf } from '../../ipc/origin.ts';
import { serveAppAnew } from './app-protocol.ts';
import { mayRequest } from './request-filter.ts';

/** SECURITY: in memory only (no `persist:`), and shared with no other page. */
export const PLAYER_PARTITION = 'player';

/** The proxy that leads to a file's host. */
export interface MediaRoute {
  /** `http:`, `https:` or `socks5:`. */
  readonly url: string;
  readonly login?: ProxyLogin;
}

export interface MediaAdmission {
  /** Scheme and host that the file comes from. */
  readonly origin: string;
  /** Null for a direct connection. */
  readonly route: MediaRoute | null;
  /** Folder of the built pages. */
  readonly renderer: string;
  readonly developmentServer: string | null;
}

/** Port 0 takes no connection on any machine. */
const NOWHERE = 'http://127.0.0.1:0';

/**
 * SECURITY: opens a session, which `confineSession` has shut for everything, for what comes from one origin.
 * Every other address stays shut, by the filter, by the page's policy and by a proxy that leads nowhere; the
 * only power besides is to fill the screen. Admitting another origin shuts the one before.
 */
export async function admitMedia(
  session: Electron.Session,
  { origin, route, renderer, developmentServer }: MediaAdmission,
): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: originOf(url) !== origin && !mayRequest(url, developmentServer) }),
  );
  session.webRequest.onHeadersReceived((details, decide) =>
    decide(originOf(details.url) === origin ? readable(details) : {}),
  );
  session.setPermissionRequestHandler((_contents, permission, decide, { isMainFrame }) =>
    decide(isMainFrame && permission === 'fullscreen'),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, { isMainFrame }) => isMainFrame && permission === 'fullscreen',
  );
  serveAppAnew(renderer, session, origin);
  if (developmentServer !== null) return;
  await session.setProxy(proxyFor(origin, route));
}

/**
 * Vendors let a browser play a file, and seldom let a script read it, which a library has to. In a session that
 * sees nothing but this host there is no other page to keep it from.
 */
function readable({
  method,
  responseHeaders = {},
}: Electron.OnHeadersReceivedListenerDetails): Electron.HeadersReceivedResponse {
  const rest = Object.entries(responseHeaders).filter(
    ([name]) => !name.toLowerCase().startsWith('access-control-'),
  );
  return {
    responseHeaders: {
      ...Object.fromEntries(rest),
      'access-control-allow-origin': ['*'],
      'access-control-allow-headers': ['range'],
    },
    // The browser's own question before a part is asked for; few file servers know it.
    ...(method === 'OPTIONS' && { statusLine: 'HTTP/1.1 204 No Content' }),
  };
}

/**
 * SECURITY: also for what goes past the filter (WebRTC over TCP): without a proxy this one host has a way, and
 * the rest leads nowhere. Behind one, the proxy is the only way, and it is for https alone. (A script that
 * tells hosts apart would need a process that the oldest runtime cannot start.)
 */
function proxyFor(origin: string, route: MediaRoute | null): Electron.ProxyConfig {
  // The first rule takes away that every loopback address goes past a proxy.
  const proxyBypassRules = route === null ? `<-loopback>;${origin}` : '<-loopback>';
  const https = route === null ? NOWHERE : route.url;
  const proxyRules = `https=${https};http=${NOWHERE};socks=${NOWHERE}`;
  return { mode: 'fixed_servers', proxyRules, proxyBypassRules };
}
