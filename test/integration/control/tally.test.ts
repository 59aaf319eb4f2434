import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import TSL31 from 'tsl-umd';
import TSL5 from 'tsl-umd-v5';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TslTarget } from '#contract/model/control.ts';
import type { PresetSignal, SignalState } from '#contract/rules/preset-signal.ts';
import { TallyService } from '../../../electron/control/tsl/tally-service.ts';
import { until } from '../../support/desktop/until.ts';

/** Tally over real sockets, to decoders that are not ours. A second of the sender passes in 20 ms. */
const HASTE = 50;

let state: SignalState;
let faults: (string | null)[];
let tally: TallyService;
let signals: ReadonlyMap<string, PresetSignal>;

function show(next: SignalState): void {
  state = next;
  const signal = {
    ...{ presetId: 'news', name: 'Evening news', state, records: state === 'accepted' },
    ...{ acceptedAt: null, endsAt: null, practice: false },
  };
  signals = new Map([['news', signal]]);
  tally?.changed();
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  faults = [];
  show('idle');
  tally = new TallyService({
    after(ms, work) {
      const timer = setTimeout(work, ms / HASTE);
      return () => clearTimeout(timer);
    },
    signals: () => signals,
    tell: (fault) => faults.push(fault),
  });
});
afterEach(async () => {
  await tally.stop();
  vi.restoreAllMocks();
});

const target = (change: Partial<TslTarget>): TslTarget => ({
  ...{ protocol: '5.0-udp', host: '127.0.0.1', port: 0, text: 'ascii' },
  ...{ screen: 0, brightness: 3, swapTallies: false, framed: true, amberAs: 'amber' },
  addresses: [{ presetId: 'news', address: 4 }],
  ...change,
});

test('3.1 by UDP lights the lamps of another maker’s decoder, again and again', async () => {
  const receiver = new TSL31(0);
  const seen: Record<string, unknown>[] = [];
  receiver.on('message', (message: Record<string, unknown>) => seen.push(message));
  await once(receiver.server, 'listening');
  try {
    await tally.follow([target({ protocol: '3.1-udp', port: receiver.server.address().port })]);
    await until('the name', () => seen.length > 0);
    expect(seen[0]).toMatchObject({ address: 4, label: 'Evening news    ', brightness: 3 });
    expect(seen[0]).toMatchObject({ tally1: 0, tally2: 0 });
    show('accepted');
    await until('red', () => seen.at(-1)?.tally1 === 1);
    expect(seen.at(-1)).toMatchObject({ tally1: 1, tally2: 0, tally3: 0, tally4: 0 });
    const told = seen.length;
    await until('told again', () => seen.length > told + 1);
    expect(seen.at(-1)).toMatchObject({ tally1: 1, tally2: 0 });
    await tally.follow([]);
    await until('off', () => seen.at(-1)?.tally1 === 0);
  } finally {
    receiver.server.close();
  }
  expect(faults).toEqual([]);
});

/** A receiver of 5.0 over TCP, of which another maker's decoder reads each packet. */
function tcpReceiver() {
  const sockets = new Set<Socket>();
  const lamps: number[] = [];
  const decoder = new TSL5();
  decoder.on('message', ({ index, display }: { index: number; display: { lh_tally: number } }) => {
    expect(index).toBe(4);
    lamps.push(display.lh_tally);
  });
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      // FE 02, twelve bytes and the name; nothing of it is an FE.
      for (; rest.length >= 26; rest = rest.subarray(26))
        decoder.processTally(rest.subarray(0, 26), 'us');
    });
  });
  return {
    lamps,
    async listen(port: number) {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('5.0 by TCP is told once that a receiver is gone, and finds it again', async () => {
  const first = tcpReceiver();
  const port = await first.listen(0);
  await tally.follow([target({ protocol: '5.0-tcp', port })]);
  await until('connected', () => first.lamps.length > 0);
  show('incomplete');
  await until('amber', () => first.lamps.at(-1) === 3);
  await first.close();
  await until('told', () => faults.length > 0);
  show('accepted');
  const second = tcpReceiver();
  await second.listen(port);
  await until('back', () => faults.length > 1);
  expect(second.lamps.at(-1)).toBe(1);
  expect(faults).toEqual([expect.stringContaining(`127.0.0.1:${port} `), null]);
  await tally.stop();
  await until('amber on the way out', () => second.lamps.at(-1) === 3);
  await second.close();
});

test('what a receiver answers is not read, and changes nothing', async () => {
  const answered: Socket[] = [];
  const told: number[] = [];
  const server = createServer((socket) => {
    answered.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => told.push(chunk.length));
    socket.write(Buffer.alloc(4 * 1024 * 1024, 'GET / HTTP/1.1\r\nrecord\r\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const lamp = createSocket('udp4');
  lamp.on('message', (_packet, from) => lamp.send('record\r\n', from.port, from.address));
  const lit: number[] = [];
  lamp.on('message', (packet: Buffer) => lit.push(packet.readUInt16LE(8) & 3));
  lamp.bind(0, '127.0.0.1');
  await once(lamp, 'listening');
  await tally.follow([
    target({ protocol: '5.0-tcp', port: (server.address() as AddressInfo).port }),
    target({ port: lamp.address().port }),
  ]);
  await until('both are told', () => told.length > 0 && lit.length > 0);
  show('accepted');
  await until('red', () => lit.at(-1) === 1);
  const before = told.length;
  await until('told again', () => told.length > before + 1);
  expect(faults).toEqual([]);
  await tally.stop();
  for (const socket of answered) socket.destroy();
  await Promise.all([
    new Promise((resolve) => server.close(resolve)),
    new Promise<void>((resolve) => lamp.close(() => resolve())),
  ]);
});

test('UDP to a port where no program listens is a fault', async () => {
  const closed = tcpReceiver();
  const port = await closed.listen(0);
  await closed.close();
  await tally.follow([target({ port })]);
  await until('told', () => faults.length > 0);
  expect(faults[0]).toBe(`127.0.0.1:${port} ECONNREFUSED`);
});
