import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Variant } from '@jellybrick/dbus-next';
import { type BusClient, connectBus } from './bus-client.ts';
import { startHelper } from './child.ts';
import { type Prompter, startPrompter } from './prompter.ts';
import { until } from './until.ts';

/**
 * A real gnome-keyring on a private bus. Its data live in a home of their own that outlasts the daemon,
 * so that a test can take the daemon, bus and app down and prove that a secret survived.
 */
export interface Keyring {
  /** Reads `Locked` of the default collection; undefined where there is no collection yet. */
  isLocked(): Promise<boolean | undefined>;
  lock(): Promise<void>;
  /** What the keyring's own password window does once the person has typed. */
  unlock(password?: string): Promise<void>;
  /** The password window, which nobody answers. */
  prompter: Prompter;
  stop(): Promise<void>;
}

export interface KeyringOptions {
  /** The bus it serves. */
  address: string;
  /** Holds the keyring's files; give the same folder again to get the same secrets. */
  home: string;
  /** Not empty: the daemon takes an empty one for "no password given". */
  password?: string;
  /** Start without the password, as after an automatic login. The data must exist already. */
  locked?: boolean;
}

const SERVICE = 'org.freedesktop.secrets';
const DEFAULT_COLLECTION = {
  destination: SERVICE,
  path: '/org/freedesktop/secrets/aliases/default',
  interface: 'org.freedesktop.Secret.Collection',
};
const SECRET_SERVICE = {
  destination: SERVICE,
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
};

const INTERNAL = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface';

export async function startKeyring(options: KeyringOptions): Promise<Keyring> {
  const { address, home, password = 'test', locked = false } = options;
  const control = join(home, 'run');
  mkdirSync(control, { recursive: true, mode: 0o700 });
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: control,
    DBUS_SESSION_BUS_ADDRESS: address,
  };
  const flags = ['--foreground', '--components=secrets', ...(locked ? [] : ['--unlock'])];
  const bus = await connectBus(address);
  const main = startHelper('gnome-keyring-daemon', flags, {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  // No line end: it would be part of the password.
  main.child.stdin?.end(locked ? '' : password);
  await until('gnome-keyring owns its name', () => bus.hasOwner(SERVICE), { seen: main.stderr });
  const isLocked = () => readLocked(bus);
  const wait = (state: boolean) =>
    until(`the keyring is ${state ? '' : 'un'}locked`, async () => (await isLocked()) === state, {
      seen: main.stderr,
    });
  await wait(locked);

  const prompter = await startPrompter(bus);

  return {
    isLocked,
    prompter,
    async lock() {
      await bus.call(SECRET_SERVICE, 'Lock', 'ao', [[DEFAULT_COLLECTION.path]]);
      await wait(true);
    },
    async unlock(given = password) {
      await unlockWith(bus, given);
      await wait(false);
    },
    async stop() {
      bus.close();
      await main.stop();
    },
  };
}

/** Over the interface that gnome-keyring keeps for its own tools, since no prompt can appear here. */
async function unlockWith(bus: BusClient, password: string): Promise<void> {
  const [, session] = await bus.call(SECRET_SERVICE, 'OpenSession', 'sv', [
    'plain',
    new Variant('s', ''),
  ]);
  const secret = [session, Buffer.alloc(0), Buffer.from(password), 'text/plain'];
  const target = { ...SECRET_SERVICE, interface: INTERNAL };
  await bus.call(target, 'UnlockWithMasterPassword', 'o(oayays)', [
    DEFAULT_COLLECTION.path,
    secret,
  ]);
}

async function readLocked(bus: BusClient): Promise<boolean | undefined> {
  const locked = await bus.property(DEFAULT_COLLECTION, 'Locked');
  return typeof locked === 'boolean' ? locked : undefined;
}
