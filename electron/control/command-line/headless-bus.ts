import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepLink } from './deep-link.ts';
import { needsNoWindow, optionsIn } from './no-window.ts';

/** Nothing listens there: a client is refused at once. */
const NOWHERE = '/nonexistent/bus';

/** Where the real address of the session's bus is kept. */
const KEPT = 'CDN_RECORDER_SESSION_BUS';

/** Whether the command line is one that works and leaves, without a tray or window. */
export const isHeadless = (args: readonly string[]): boolean =>
  needsNoWindow(args) || (!args.some(isDeepLink) && optionsIn(args).includes('--exit'));

/**
 * Keeps Chromium off the buses of session and system: it aborts when a bus that it is connected to goes
 * away, and takes with it what is on the wire. A run without tray and window needs neither; of KDE's key store
 * alone Chromium's own connection is the only way to it, and there the bus stays. GLib, by which GNOME's key
 * store is asked, and our own client still find the session's bus: of a key that an address names twice they
 * take the last value, and Chromium's library (libdbus) the first.
 *
 * On Electron 33 this comes too late now and then: a thread of Chromium's reads the addresses while the program
 * loads (the one of docs/decisions/0017). Where it can, the launcher does it before the program begins
 * (`build/setup/start.mjs`).
 *
 * @returns whether the environment keeps Chromium off the buses now.
 */
export function leaveBuses(
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform !== 'linux' || !isHeadless(args) || usesKWallet(environment, args)) return false;
  const session = sessionBus(environment);
  // The launcher was here before.
  if (session?.includes(NOWHERE)) return true;
  const socket = session && socketOf(session);
  // Of an address of another kind nothing is known.
  if (session && !socket) return false;
  if (session) environment[KEPT] = session;
  environment.DBUS_SESSION_BUS_ADDRESS = socket
    ? `unix:${socket.kind}=${NOWHERE},${socket.kind}=${socket.name}`
    : `unix:path=${NOWHERE}`;
  environment.DBUS_SYSTEM_BUS_ADDRESS = `unix:path=${NOWHERE}`;
  return true;
}

/** How long a bus that dies may still take connections. */
const DYING_MS = 100;

/** The session's bus, as a run that `leaveBuses` has kept Chromium off knows it. */
export class SessionBus {
  readonly #address: string | undefined;
  readonly #wasAlive: Promise<boolean>;

  constructor(environment: NodeJS.ProcessEnv) {
    this.#address = environment[KEPT];
    this.#wasAlive = this.#address ? isListening(this.#address) : Promise.resolve(false);
  }

  /**
   * Whether the bus was there and is gone. GLib, by which the key store of GNOME is asked, sends its own process
   * a SIGTERM then, without a request to quit.
   */
  async hasDied(): Promise<boolean> {
    if (!this.#address || !(await this.#wasAlive)) return false;
    await sleep(DYING_MS);
    return !(await isListening(this.#address));
  }
}

/** Whether a bus takes connections. */
function isListening(address: string): Promise<boolean> {
  const { kind, name = '' } = socketOf(address) ?? {};
  return new Promise((resolve) => {
    const path = decodeURIComponent(name);
    const socket = createConnection(kind === 'abstract' ? `\0${path}` : path);
    const tell = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', tell(true)).once('error', tell(false));
  });
}

interface BusSocket {
  readonly kind: 'path' | 'abstract';
  /** As it stands in the address, with what is escaped there. */
  readonly name: string;
}

/** The first local socket that an address names; null where it names none. */
function socketOf(address: string): BusSocket | null {
  const [, kind, name] = /\bunix:(?:[^;]*,)?(path|abstract)=([^,;]+)/.exec(address) ?? [];
  return name ? { kind: kind === 'abstract' ? kind : 'path', name } : null;
}

function sessionBus(environment: NodeJS.ProcessEnv): string | null {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime } = environment;
  return address || (runtime ? `unix:path=${runtime}/bus` : null);
}

function usesKWallet(environment: NodeJS.ProcessEnv, args: readonly string[]): boolean {
  const store = args.findLast((arg) => arg.startsWith('--password-store='));
  if (store) return /=kwallet/.test(store);
  return /(^|:)KDE($|:)/i.test(environment.XDG_CURRENT_DESKTOP ?? '');
}
