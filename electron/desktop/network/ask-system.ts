import { session } from 'electron';

/** In memory, and without a page: it is there to be asked, and loads nothing. */
const PARTITION = 'system-proxy';

/**
 * Asks Chromium which way the system has for an address, as a rule like `PROXY host:port`. In a session of
 * its own, made at the first question: like all others it is sent into a dead end at first
 * (`window/confine-session.ts`), and shows no page.
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
