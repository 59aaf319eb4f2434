import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Commands, Hyperdeck, SlotStatus, TransportStatus } from 'hyperdeck-connection';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '../../../electron/compose/index.ts';
import { createDeckServer } from '../../../electron/control/hyperdeck/deck-server.ts';
import { composedStation } from '../../support/composed-station.ts';
import { rawConnection } from '../../support/control/raw-connection.ts';
import { deckBench } from '../../support/deck-bench.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { freePort } from '../../support/network/free-port.ts';
import { provisionedServer } from '../../support/provision.ts';
import type { StrictServer } from '../../support/strict-server/strict-server.ts';
import type { Twist } from '../../support/strict-server/types.ts';

/** The whole program without its desktop, pressed by the client library that Companion uses. */
let far: StrictServer;
let folder: TempFolder;
let near: Services;
let port: number;
const clients: Hyperdeck[] = [];
const faults: string[] = [];

beforeEach(async () => {
  const { server, provision } = await provisionedServer({
    ...{ vendors: ['Tencent'], streamIds: ['cdn01'] },
  });
  far = server;
  folder = tempFolder('hyperdeck');
  near = await composedStation(folder.path, (what) => faults.push(what));
  port = await freePort();
  const { presets, ...rest } = JSON.parse(provision);
  const talk = { ...presets[0], name: 'Late talk', streamIds: ['cdn02'] };
  const decks = [{ port, presets: ['Evening news', 'Late talk'] }];
  const file = { ...rest, presets: [...presets, talk], control: { hyperdeck: { decks } } };
  await near.session.importer(JSON.stringify(file), (text) => faults.push(text));
  faults.length = 0;
  near.beginControl();
  await until('the deck listens', async () => {
    const [deck] = near.state.state.openPorts.decks;
    if (deck?.port === port && deck.reason !== null) await moveDeck();
    return deck?.port === port && deck.reason === null;
  });
});

/** To another port: between the question for a free one and the deck, another program may have taken it. */
async function moveDeck(): Promise<void> {
  port = await freePort();
  const { hyperdeck } = near.control.get();
  const decks = hyperdeck.decks.map((deck) => ({ ...deck, port }));
  near.control.save({ hyperdeck: { ...hyperdeck, decks } });
}

afterEach(async () => {
  // One that has lost its link waits for an answer for ever.
  for (const client of clients.splice(0)) void client.disconnect().catch(() => undefined);
  await near.close();
  await far.close();
  folder.remove();
  expect([faults.splice(0), far.violations]).toEqual([[], []]);
});

/**
 * Waits until the deck listens, and connects as Companion's module does.
 *
 * @param pingPeriod in milliseconds, as the module has it: a link that is silent longer is lost. 0: never.
 */
async function connected(pingPeriod = 0) {
  const client = new Hyperdeck({ pingPeriod, externalLog: () => undefined });
  clients.push(client);
  const transports: (string | undefined)[] = [];
  const slots: string[] = [];
  client.on('notify.transport', ({ status }) => transports.push(status));
  client.on('notify.slot', ({ slotId, status }) => slots.push(`${slotId} ${status}`));
  client.RECONNECT_INTERVAL = 50;
  // The library tries again by itself.
  client.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    client.once('connected', () => resolve());
    client.connect('127.0.0.1', port);
  });
  const notify = new Commands.NotifySetCommand();
  Object.assign(notify, { transport: true, slot: true, remote: true, configuration: true });
  await client.sendCommand(notify);
  return { client, transports, slots };
}

const sentOf = (action: string) =>
  far.requests.filter((request) => request.param('Action') === action).length;
const starts = () => sentOf('StartCDNRecord');
const stops = () => sentOf('StopCDNRecord');
const onStart = (twist: Twist) =>
  far.script.add({
    when: (request) => request.param('Action') === 'StartCDNRecord',
    times: 1,
    twist,
  });
const slotInfo = (client: Hyperdeck, slot: number) =>
  client.sendCommand(new Commands.SlotInfoCommand(slot));
const transportInfo = (client: Hyperdeck) =>
  client.sendCommand(new Commands.TransportInfoCommand());

test('a deck is asked, records, is seen by a second client, and stops', async () => {
  const { client, transports } = await connected();
  const other = await connected();
  expect(await client.sendCommand(new Commands.DeviceInfoCommand())).toMatchObject({
    ...{ protocolVersion: 1.11, slots: 2 },
  });
  expect(await slotInfo(client, 1)).toMatchObject({
    ...{ status: SlotStatus.MOUNTED, volumeName: 'Evening news', recordingTime: 5400 },
  });
  expect(await client.sendCommand(new Commands.ConfigurationGetCommand())).toBeTruthy();
  expect(await client.sendCommand(new Commands.RemoteGetCommand())).toMatchObject({
    enabled: true,
  });
  expect(await client.sendCommand(new Commands.ClipsGetCommand())).toMatchObject({ clipCount: 0 });

  await client.sendCommand(new Commands.RecordCommand());
  expect(await transportInfo(client)).toMatchObject({ status: TransportStatus.RECORD, slotId: 1 });
  await until('pushed to both', () =>
    [transports, other.transports].every((all) => all.length > 0),
  );
  expect([transports, other.transports]).toEqual([['record'], ['record']]);
  await other.client.sendCommand(new Commands.RecordCommand());
  expect(starts()).toBe(1);

  await client.sendCommand(new Commands.RecordCommand('Late talk'));
  expect(starts()).toBe(2);
  expect(await transportInfo(client)).toMatchObject({ slotId: 1 });
  await client.sendCommand(new Commands.StopCommand());
  await until('pushed', () => transports.at(-1) === 'stopped');
  expect(near.state.state.recordings).toMatchObject([{ presetName: 'Late talk' }]);

  const runs = Object.values(near.state.state.runs);
  expect(runs.map(({ source, via }) => [source, via])).toEqual([
    ['hyperdeck', '127.0.0.1'],
    ['hyperdeck', '127.0.0.1'],
  ]);
});

test('a refusal and a lost answer are errors, of the slot too, and a stop ends both', async () => {
  const { client, transports, slots } = await connected();
  onStart({ do: 'code', code: 100_000_017, message: 'refused' });
  const failed = { code: 108 };
  await expect(client.sendCommand(new Commands.RecordCommand())).rejects.toMatchObject(failed);
  await until('pushed', () => slots.includes('1 error'));
  expect(await transportInfo(client)).toMatchObject({ status: TransportStatus.STOPPED });
  // Nothing of it can run: the button is up already.
  await client.sendCommand(new Commands.StopCommand());
  expect(stops()).toBe(0);
  onStart({ do: 'reset' });
  const record = new Commands.RecordCommand('Late talk');
  await expect(client.sendCommand(record)).rejects.toMatchObject(failed);
  await until('pushed', () => slots.includes('2 error'));
  expect(await slotInfo(client, 2)).toMatchObject({ status: SlotStatus.ERROR });
  // It may run: nothing is sent again for it.
  const sent = starts();
  await expect(client.sendCommand(record)).rejects.toMatchObject(failed);
  expect([starts(), transports]).toEqual([sent, []]);
  const select = new Commands.SlotSelectCommand();
  select.slotId = 2;
  await client.sendCommand(select);
  await client.sendCommand(new Commands.StopCommand());
  expect(stops()).toBe(1);
  await until('pushed', () => slots.at(-1) === '2 mounted', { seen: () => slots.join() });
  expect(transports).not.toContain(TransportStatus.RECORD);
});

test('one press over two links is one run, and both are told the same', async () => {
  const [first, second] = await Promise.all([connected(), connected()]);
  onStart({ do: 'nothing', delayMs: 200 });
  await Promise.all(
    [first, second].map(({ client }) => client.sendCommand(new Commands.RecordCommand())),
  );
  expect(starts()).toBe(1);
});

test('remote control that is paused at the desk takes no press', async () => {
  const { client } = await connected();
  const remotes: unknown[] = [];
  client.on('notify.remote', ({ enabled }) => remotes.push(enabled));
  near.control.save({ paused: true });
  await until('pushed', () => remotes.includes(false));
  const refused = { code: 111 };
  await expect(client.sendCommand(new Commands.RecordCommand())).rejects.toMatchObject(refused);
  near.control.save({ paused: false });
  await until('pushed', () => remotes.includes(true));
  expect(starts()).toBe(0);
});

test('a port that is taken is a problem with its cause, and gone when the decks are', async () => {
  const taken = createServer();
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port: other } = taken.address() as AddressInfo;
  const { hyperdeck } = near.control.get();
  const [deck] = hyperdeck.decks;
  if (!deck) throw new Error('no deck');
  near.control.save({ hyperdeck: { ...hyperdeck, decks: [deck, { ...deck, port: other }] } });
  const problem = () => near.state.state.problems.find(({ code }) => code === 'hyperdeck-failed');
  await until('told', () => problem());
  expect(problem()?.detail).toBe(`127.0.0.1:${other} EADDRINUSE`);
  expect(near.state.state.openPorts.decks).toEqual([
    { port: deck.port, reason: null },
    { port: other, reason: 'EADDRINUSE' },
  ]);
  // The other one works.
  await connected();
  near.control.save({ hyperdeck: { ...hyperdeck, decks: [{ ...deck, port: other }] } });
  near.control.save({ hyperdeck: { ...hyperdeck, enabled: false } });
  await until('gone', () => problem() === undefined);
  expect(near.state.state.openPorts.decks).toEqual([]);
  await new Promise((resolve) => taken.close(resolve));
});

/** What comes over a link of our own, until it is closed. */
function raw() {
  const socket: Socket = connect(port, '127.0.0.1');
  let told = '';
  let isClosed = false;
  socket.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
  });
  return { socket, told: () => told, isClosed: () => isClosed };
}

test('garbage, a line without an end and a client that never reads are cut off', async () => {
  const { client } = await connected();
  const garbage = raw();
  garbage.socket.write('GET / HTTP/1.1\n'.repeat(40));
  await until('cut off', garbage.isClosed);
  expect(garbage.told()).toContain('100 syntax error\r\n');
  const endless = raw();
  endless.socket.write('record '.repeat(1_000));
  await until('cut off', endless.isClosed);
  const deaf = raw();
  deaf.socket.pause();
  deaf.socket.write('help\n'.repeat(400));
  expect(await transportInfo(client)).toMatchObject({ status: TransportStatus.STOPPED });
  expect(starts()).toBe(0);
  deaf.socket.destroy();
});

test('an answer comes within four seconds, and the truth later', { tags: ['slow'] }, async () => {
  const { client, transports } = await connected(5_000);
  onStart({ do: 'nothing', delayMs: 9_000 });
  const begun = performance.now();
  await client.sendCommand(new Commands.RecordCommand());
  expect(await transportInfo(client)).toMatchObject({ status: TransportStatus.STOPPED });
  await until('pushed', () => transports.includes('record'));
  expect(performance.now() - begun).toBeGreaterThan(8_900);
  expect(client.connected).toBe(true);
  expect(await transportInfo(client)).toMatchObject({ status: TransportStatus.RECORD });
  await client.sendCommand(new Commands.StopCommand());
  await until('pushed', () => transports.at(-1) === 'stopped');
  expect([starts(), stops()]).toEqual([1, 1]);
});

test('record by name in one line, as a person types it, is the same as in a block', async () => {
  const { client, transports } = await connected();
  const typed = raw();
  await until('greeted', () => typed.told().endsWith('\r\n\r\n'));
  typed.socket.write('record: name: Unknown\r\nrecord: name: Late talk\n');
  await until('answered', () => typed.told().endsWith('102 invalid value\r\n200 ok\r\n'));
  await client.sendCommand(new Commands.RecordCommand('Late talk'));
  expect([starts(), transports]).toEqual([1, []]);
  expect(near.state.state.recordings).toMatchObject([{ presetName: 'Late talk' }]);
  typed.socket.destroy();
});

test('a client that is on no list is told so, and presses nothing', async () => {
  const { deck, pressed } = deckBench();
  const server = createDeckServer({
    deck,
    mayConnect: () => false,
    onFault: (error) => faults.push(String(error)),
  });
  const stranger = await rawConnection(await server.listen('127.0.0.1', 0));
  stranger.send('record\nstop\n');
  expect(await stranger.closed()).toBe('120 connection rejected\r\n');
  await server.close();
  expect(pressed).toEqual([]);
});
