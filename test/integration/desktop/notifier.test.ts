import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NotificationContent } from '../../../electron/app/notifications/notifier.ts';
import { FreedesktopNotifier } from '../../../electron/desktop/notifications/freedesktop-notifier.ts';
import { connectBus } from '../../support/desktop/bus-client.ts';
import {
  type NotificationServer,
  startNotifications,
} from '../../support/desktop/notifications.ts';
import { type SessionBus, startSessionBus } from '../../support/desktop/session-bus.ts';
import { until } from '../../support/desktop/until.ts';

const { DBUS_SESSION_BUS_ADDRESS } = process.env;
let bus: SessionBus;
let server: NotificationServer | null;
let notifier: FreedesktopNotifier;
let told: string[];
let warnings: string[];

const log = {
  info: () => undefined,
  warn: (text: string) => void warnings.push(text),
  error: () => undefined,
};

const content = (change: Partial<NotificationContent> = {}): NotificationContent => ({
  title: 'Evening news: 1 of 12 not recording',
  body: 'cdn01: Tencent, <b>no</b> & more',
  open: 'Open CDN Recorder',
  stays: true,
  buttons: [
    { action: 'retry-missing', label: 'Retry missing' },
    { action: 'details', label: 'Details' },
  ],
  ...change,
});

beforeEach(async () => {
  bus = await startSessionBus();
  process.env.DBUS_SESSION_BUS_ADDRESS = bus.address;
  server = null;
  told = [];
  warnings = [];
  notifier = new FreedesktopNotifier(
    {
      onAction: (key, action) => void told.push(`${key}: ${action}`),
      onClosed: (key) => void told.push(`${key} closed`),
      onLost: () => void told.push('lost'),
    },
    log as never,
  );
});
afterEach(async () => {
  notifier.end();
  server?.close();
  await bus.stop();
  if (DBUS_SESSION_BUS_ADDRESS === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
  else process.env.DBUS_SESSION_BUS_ADDRESS = DBUS_SESSION_BUS_ADDRESS;
});

const serve = async (capabilities?: string[]) => {
  server = await startNotifications(bus.address, capabilities);
  return server;
};

test('trouble stays, with its buttons; a body that is rendered as markup is escaped', async () => {
  const { waitFor } = await serve();
  notifier.show('run', content());
  expect(await waitFor(/1 of 12/)).toMatchObject({
    app: 'CDN Recorder',
    replaces: 0,
    body: 'cdn01: Tencent, &lt;b&gt;no&lt;/b&gt; &amp; more',
    actions: [
      ...['default', 'Open CDN Recorder', 'retry-missing', 'Retry missing'],
      ...['details', 'Details'],
    ],
    hints: { urgency: 2, resident: true, 'desktop-entry': 'cdn-recorder' },
    expires: 0,
  });
});

test('a success expires', async () => {
  const { waitFor } = await serve();
  notifier.show('run', content({ stays: false }));
  const { hints, expires } = await waitFor(/1 of 12/);
  expect(hints).not.toHaveProperty('resident');
  expect(hints.urgency).toBe(1);
  expect(expires).toBeGreaterThan(0);
});

test('a service without buttons and markup gets neither', async () => {
  const { waitFor } = await serve(['body']);
  notifier.show('run', content());
  expect(await waitFor(/1 of 12/)).toMatchObject({
    actions: [],
    body: 'cdn01: Tencent, <b>no</b> & more',
  });
});

test('the same run replaces its notification, however quickly it changes', async () => {
  const { waitFor, seen } = await serve();
  for (const count of [1, 2, 3]) notifier.show('run', content({ title: `${count} of 12` }));
  notifier.show('other', content({ title: 'Other' }));
  const [last, other] = [await waitFor(/3 of 12/), await waitFor(/Other/)];
  const ids = seen.filter(({ title }) => /of 12/.test(title)).map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set([last.id]));
  expect(other.id).not.toBe(last.id);
});

test('one that is closed goes from the desktop, and is not reported as dismissed', async () => {
  const { waitFor } = await serve();
  notifier.show('run', content());
  notifier.close('run');
  const shown = await waitFor(/1 of 12/);
  await until('it is closed', () => shown.closed);
  notifier.show('run', content({ title: 'Again' }));
  expect((await waitFor(/Again/)).replaces).toBe(0);
  expect(told).toEqual([]);
});

test('one that is closed and wanted again at once does not take the place of the closed one', async () => {
  const { waitFor } = await serve();
  notifier.show('run', content());
  await waitFor(/1 of 12/);
  // By the answer to this one the notifier knows the number of the first.
  notifier.show('other', content({ title: 'Other' }));
  await waitFor(/Other/);
  notifier.close('run');
  notifier.show('run', content({ title: 'Again' }));
  expect((await waitFor(/Again/)).replaces).toBe(0);
});

describe('a click', () => {
  test('names the notification and the button; what it does not offer is ignored', async () => {
    const { waitFor, click } = await serve();
    notifier.show('run', content());
    const { id } = await waitFor(/1 of 12/);
    for (const action of ['stop', 'rm', 'details']) click(id, action, false);
    click(id + 1, 'details', false);
    click(id, 'default', false);
    await until('the last click', () => told.includes('run: default'));
    expect(told).toEqual(['run: details', 'run: default']);
  });

  test('of another process than the service presses no button', async () => {
    const { waitFor, click } = await serve();
    notifier.show('run', content());
    const { id } = await waitFor(/1 of 12/);
    const stranger = await connectBus(bus.address);
    stranger.emit(
      '/org/freedesktop/Notifications',
      'org.freedesktop.Notifications',
      'ActionInvoked',
      'us',
      [id, 'retry-missing'],
    );
    await stranger.hasOwner('org.freedesktop.DBus');
    stranger.close();
    click(id, 'details', false);
    await until('the real click', () => told.includes('run: details'));
    expect(told).toEqual(['run: details']);
  });

  test('one that the operator dismisses is reported', async () => {
    const { waitFor, dismiss } = await serve();
    notifier.show('run', content());
    dismiss((await waitFor(/1 of 12/)).id);
    await until('it is reported', () => told.includes('run closed'));
  });
});

describe('without a service', () => {
  test('nothing is shown, and that is reported once', async () => {
    notifier.show('run', content());
    notifier.show('other', content());
    await until('it is reported', () => warnings.length > 0);
    notifier.show('run', content());
    await serve();
    await until('the service is noticed', () => told.includes('lost'));
    notifier.show('run', content({ title: 'At last' }));
    await server?.waitFor(/At last/);
    expect(warnings).toHaveLength(1);
  });

  test('one that is started anew gets the next as new', async () => {
    const first = await serve();
    notifier.show('run', content());
    await first.waitFor(/1 of 12/);
    first.close();
    const second = await serve();
    await until('the new one is noticed', () => told.includes('lost'));
    notifier.show('run', content());
    expect((await second.waitFor(/1 of 12/)).replaces).toBe(0);
  });

  test('without a bus nothing happens', async () => {
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere/bus';
    notifier.show('run', content());
    await until('it is reported', () => warnings.length > 0);
    process.env.DBUS_SESSION_BUS_ADDRESS = bus.address;
    const { waitFor } = await serve();
    notifier.show('run', content());
    await waitFor(/1 of 12/);
  });
});
