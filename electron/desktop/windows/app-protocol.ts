import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import paths, { extname, type PlatformPath } from 'node:path';
import { app, protocol as schemes } from 'electron';
import { originOf } from '../../ipc/origin.ts';
import { securityHeaders } from './content-security-policy.ts';

/** The page's one origin. `file:` would give it every file of the disk. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://cdn-recorder';

/** SECURITY: how the origin of a sandboxed document is written. Ours are, and have no storage by that. */
export const OPAQUE_ORIGIN = 'null';

/** Stands in the built index.html where the nonce of this very answer goes. */
const NONCE_PLACEHOLDER = '__STYLE_NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** One process for each page either way: no page of ours has a frame in it (decision 74). */
const PROCESS_OF_ITS_OWN = 'IsolateSandboxedIframes';

/**
 * Before `app` is ready: the scheme counts as secure, its modules can be loaded by a page of opaque origin, and what
 * Chromium compiles of them is kept for the next start (decision 74).
 */
export function registerAppScheme(): void {
  // Only the page's policy says that it is sandboxed: Chromium would start one process for it, and then another one.
  app.commandLine.appendSwitch('disable-features', PROCESS_OF_ITS_OWN);
  schemes.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        corsEnabled: true,
        codeCache: true,
      },
    },
  ]);
}

/**
 * After `app` is ready: serves the built renderer from `root` to one session. With `media`, a page of it may
 * play what comes from that origin.
 */
export function serveApp(
  root: string,
  { protocol }: Electron.Session,
  media: string | null = null,
): void {
  protocol.handle(APP_SCHEME, (request) => answerTo(request, root, media));
}

async function answerTo(request: Request, root: string, media: string | null): Promise<Response> {
  try {
    const path = request.method === 'GET' ? fileFor(request.url, root) : null;
    return path === null ? notFound() : answer(await readFile(path), path, media);
  } catch {
    return notFound();
  }
}

/** Bytes that a page reads beside the files of the program. */
export interface ServedBytes {
  /** Begins with a slash, and is no file of the program. */
  readonly path: string;
  read(): Promise<Uint8Array>;
}

/** Serves them as before, and some bytes besides to this one session; not found where they cannot be read. */
export function serveAppWith(root: string, { protocol }: Electron.Session, one: ServedBytes): void {
  protocol.unhandle(APP_SCHEME);
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET' || request.url !== `${APP_ORIGIN}${one.path}`) {
      return answerTo(request, root, null);
    }
    try {
      return new Response(new Uint8Array(await one.read()), {
        headers: { ...securityHeaders(randomBytes(16).toString('base64')), ...BYTES },
      });
    } catch {
      return notFound();
    }
  });
}

const BYTES = { 'content-type': 'application/octet-stream' } as const;

/** Serves them as before, but to play from another origin than before. */
export function serveAppAnew(root: string, session: Electron.Session, media: string): void {
  session.protocol.unhandle(APP_SCHEME);
  serveApp(root, session, media);
}

/** SECURITY: names that Windows takes for a device in any folder and with any ending: to read one may never end. */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|(com|lpt)[0-9¹²³]|con(in|out)\$)( *\.|$)/i;

/**
 * The file that an address names; null for another host, another folder or a kind that we do not have.
 *
 * @param system the rules of the paths, of this system unless given
 */
export function fileFor(url: string, root: string, system: PlatformPath = paths): string | null {
  if (originOf(url) !== APP_ORIGIN) return null;
  const { pathname } = new URL(url);
  const path = system.normalize(
    system.join(root, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)),
  );
  // SECURITY: normalised first, so that no `..` leads out of the folder.
  if (!path.startsWith(root + system.sep) || !(system.extname(path) in TYPES)) return null;
  const isDevice = path
    .slice(root.length)
    .split(system.sep)
    .some((name) => WINDOWS_DEVICE.test(name));
  return isDevice ? null : path;
}

function answer(content: Buffer, path: string, media: string | null): Response {
  const nonce = randomBytes(16).toString('base64');
  const type = TYPES[extname(path)] ?? '';
  const body = path.endsWith('.html')
    ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)
    : new Uint8Array(content);
  return new Response(body, {
    headers: { 'content-type': type, ...securityHeaders(nonce, media) },
  });
}

const notFound = (): Response =>
  new Response(null, { status: 404, headers: securityHeaders(randomBytes(16).toString('base64')) });
