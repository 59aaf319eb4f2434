import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol as schemes } from 'electron';

/** The page's one origin. `file:` would give it every file of the disk. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://cdn-recorder';

/** Stands in the built index.html where the nonce of this very answer goes. */
const NONCE_PLACEHOLDER = '__STYLE_NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before `app` is ready: the scheme counts as a secure origin with its own storage and fetch. */
export function registerAppScheme(): void {
  schemes.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * SECURITY: nothing but our own files. Style elements need the nonce, since the component library
 * injects some; style attributes are allowed for the same reason; scripts are ours or none.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** After `app` is ready: serves the built renderer from `root` to a session. */
export function serveApp(protocol: Electron.Protocol, root: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (`${APP_SCHEME}://${host}` !== APP_ORIGIN || request.method !== 'GET') return notFound();
    const path = normalize(
      join(root, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)),
    );
    // SECURITY: normalised first, so that no `..` leads out of the folder.
    if (!path.startsWith(root + sep)) return notFound();
    try {
      return answer(await readFile(path), extname(path));
    } catch {
      return notFound();
    }
  });
}

function answer(content: Buffer, extension: string): Response {
  const nonce = randomBytes(16).toString('base64');
  const body =
    extension === '.html' ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : content;
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
    },
  });
}

const notFound = (): Response => new Response(null, { status: 404 });
