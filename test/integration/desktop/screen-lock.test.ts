import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onScreenLock } from '../../../electron/desktop/screen-lock/screen-lock.ts';
import { type BusClient, connectBus } from '../../support/desktop/bus-client.ts';
import { type SessionBus, startSessionBus } from '../../support/desktop/session-bus.ts';
import { until } from '../../support/desktop/until.ts';

const { DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR } = process.env;
let bus: SessionBus;
let saver: BusClient;
let locks: number;
let stop: () => void;

beforeEach(async () => {
  bus = await startSessionBus();
  process.env.DBUS_SESSION_BUS_ADDRESS = bus.address;
  saver = await connectBus(bus.address);
  locks = 0;
  stop = () => undefined;
});
afterEach(async () => {
  stop();
  saver.close();
  await bus.stop();
  if (DBUS_SESSION_BUS_ADDRESS === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
  else process.env.DBUS_SESSION_BUS_ADDRESS = DBUS_SESSION_BUS_ADDRESS;
  if (XDG_RUNTIME_DIR !== undefined) process.env.XDG_RUNTIME_DIR = XDG_RUNTIME_DIR;
});

const emit = (iface: string, body: unknown[] = [true], member = 'ActiveChanged', signature = 'b') =>
  saver.emit('/ScreenSaver', iface, member, signature, body);

/** Listens, and returns once a signal surely comes through: the match is there some time after the call. */
async function listen(): Promise<void> {
  stop = onScreenLock('linux', () => {
    locks += 1;
  });
  await until('the first lock is heard', () => {
    emit('org.freedesktop.ScreenSaver');
    return locks > 0;
  });
  await settle();
  locks = 0;
}

/** All that was sent before has arrived, and was counted: the bus keeps the order. */
async function settle(): Promise<void> {
  let before = -1;
  while (before !== locks) {
    before = locks;
    await saver.hasOwner('org.freedesktop.DBus');
    await sleep(50);
  }
}

describe('the screen saver of each desktop', () => {
  test.each([
    'org.freedesktop.ScreenSaver',
    'org.gnome.ScreenSaver',
    'org.cinnamon.ScreenSaver',
    'org.mate.ScreenSaver',
    'org.xfce.ScreenSaver',
  ])('%s: its lock is heard, each time', async (iface) => {
    await listen();
    emit(iface);
    await until('a lock', () => locks === 1);
    emit(iface, [false]);
    emit(iface);
    await until('the next lock', () => locks === 2);
    await settle();
    expect(locks).toBe(2);
  });
});

test('nothing else is taken for one', async () => {
  await listen();
  emit('org.freedesktop.ScreenSaver', [false]);
  emit('org.example.NotScreenSaver');
  emit('org.example.ScreenSaver.Other');
  emit('org.freedesktop.ScreenSaver', [true], 'Changed');
  emit('org.freedesktop.ScreenSaver', ['true'], 'ActiveChanged', 's');
  emit('org.freedesktop.ScreenSaver', [], 'ActiveChanged', '');
  // The bus keeps the order: once this one is heard all before it were judged.
  emit('org.freedesktop.ScreenSaver');
  await until('a real one', () => locks > 0);
  expect(locks).toBe(1);
});

test('stopped, it hears nothing any more', async () => {
  await listen();
  stop();
  emit('org.freedesktop.ScreenSaver');
  await settle();
  expect(locks).toBe(0);
});

test('a bus that ends is no fault', async () => {
  await listen();
  await bus.stop();
  await sleep(50);
  expect(locks).toBe(0);
  stop();
});

test.each(['unix:path=/no/such/bus', 'nonsense', 'unix:'])(
  'a bus that is not there, %j: nothing is heard, and nothing thrown',
  async (address) => {
    process.env.DBUS_SESSION_BUS_ADDRESS = address;
    stop = onScreenLock('linux', () => {
      locks += 1;
    });
    await sleep(50);
    expect(locks).toBe(0);
  },
);

test('a session without a bus: nothing to stop', () => {
  delete process.env.DBUS_SESSION_BUS_ADDRESS;
  delete process.env.XDG_RUNTIME_DIR;
  onScreenLock('linux', () => expect.fail('nobody can have told'))();
});
