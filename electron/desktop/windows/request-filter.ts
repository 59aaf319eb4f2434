import { originOf } from '../../ipc/origin.ts';
import { APP_ORIGIN } from './app-protocol.ts';

/**
 * SECURITY: whether a page may load an address at all, whatever its policy says: our own files, and while
 * developing those of the server on this machine that the page came from.
 */
export function mayRequest(url: string, developmentServer: string | null): boolean {
  const origin = originOf(url);
  if (origin === APP_ORIGIN) return true;
  if (developmentServer === null || origin === null) return false;
  const server = originOf(developmentServer);
  return (
    origin === server ||
    // Its channel for changed modules, and the developer tools themselves.
    origin === server?.replace(/^http/, 'ws') ||
    origin.startsWith('devtools://')
  );
}
