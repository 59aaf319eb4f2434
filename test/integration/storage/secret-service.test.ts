import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  readCollectionState,
  unlockCollection,
} from '../../../electron/storage/vault/secret-service.ts';
import { type Keyring, type KeyringOptions, startKeyring } from '../../support/desktop/keyring.ts';
import { type SessionBus, startSessionBus } from '../../support/desktop/session-bus.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';

const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = process.env;
let home: TempFolder;
let bus: SessionBus | undefined;
let keyring: Keyring | undefined;

beforeEach(() => {
  home = tempFolder('secrets');
});
afterEach(async () => {
  await keyring?.stop();
  await bus?.stop();
  keyring = undefined;
  bus = undefined;
  home.remove();
  setEnvironment({ DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR });
});

function setEnvironment(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

async function ownBus(): Promise<string> {
  bus = await startSessionBus();
  setEnvironment({ DBUS_SESSION_BUS_ADDRESS: bus.address });
  return bus.address;
}

async function ownKeyring(options: Partial<KeyringOptions> = {}): Promise<Keyring> {
  keyring = await startKeyring({ address: await ownBus(), home: home.path, ...options });
  return keyring;
}

describe('the state of the default collection', () => {
  test('unlocked: available', async () => {
    await ownKeyring();
    expect(await readCollectionState()).toBe('available');
  });

  test('locked: locked, and nobody is asked for a password', async () => {
    const { lock, prompter } = await ownKeyring();
    await lock();
    expect(await readCollectionState()).toBe('locked');
    expect(prompter.asked).toBe(0);
  });

  test('a bus without a key store: missing', async () => {
    await ownBus();
    expect(await readCollectionState()).toBe('missing');
  });

  test('no bus at all: missing', async () => {
    setEnvironment({ DBUS_SESSION_BUS_ADDRESS: undefined, XDG_RUNTIME_DIR: undefined });
    expect(await readCollectionState()).toBe('missing');
  });

  test.each(['unix:path=/no/such/bus', 'nonsense', 'unix:', 'tcp:host=127.0.0.1,port=1'])(
    'an address that leads nowhere, %j: missing',
    async (address) => {
      setEnvironment({ DBUS_SESSION_BUS_ADDRESS: address });
      expect(await readCollectionState()).toBe('missing');
    },
  );

  test('a bus that takes the connection and says nothing: missing', async () => {
    const path = join(home.path, 'silent');
    const sockets: Socket[] = [];
    const server = createServer((socket) =>
      sockets.push(socket.on('error', () => socket.destroy())),
    );
    await new Promise<void>((resolve) => server.listen(path, resolve));
    setEnvironment({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` });
    try {
      expect(await readCollectionState()).toBe('missing');
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('unlocking', () => {
  test('asks the person, and comes back when the window is closed', async () => {
    const { lock, prompter } = await ownKeyring();
    await lock();
    const unlocking = unlockCollection();
    await until('a password window', () => prompter.asked === 1);
    prompter.cancel();
    await unlocking;
    expect(await readCollectionState()).toBe('locked');
  });

  test('what is unlocked already asks nobody', async () => {
    const { prompter } = await ownKeyring();
    await unlockCollection();
    expect(prompter.asked).toBe(0);
    expect(await readCollectionState()).toBe('available');
  });

  test('without a key store there is nothing to do', async () => {
    await ownBus();
    await unlockCollection();
    setEnvironment({ DBUS_SESSION_BUS_ADDRESS: undefined, XDG_RUNTIME_DIR: undefined });
    await unlockCollection();
  });

  test('a key store that dies while its window is open does not keep the caller waiting', async () => {
    const { lock, prompter, stop } = await ownKeyring();
    await lock();
    const unlocking = unlockCollection();
    await until('a password window', () => prompter.asked === 1);
    await stop();
    keyring = undefined;
    await unlocking;
  });
});
