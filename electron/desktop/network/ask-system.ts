import { session } from 'electron';

/** In memory, and without a page: it is there to be asked, and loads nothing. */
const PARTITION = 'system-proxy';

/**
 * Asks Chromium which way the system has for an address, as a rule like `PROXY host:port`. In a session of
 * its own, made at the first question: all others are sent into a dead end (`window/dead-end.ts`).
 */
export function systemProxyResolver(): (url: string) => Promise<string> {
  let opened: Promise<Electron.Session> | null = null;
  return async (url) => {
    opened ??= open();
    return (await opened).resolveProxy(url);
  };
}

async function open(): Promise<Electron.Session> {
  const own = session.fromPartition(PARTITION);
  await own.setProxy({ mode: 'system' });
  return own;
}
