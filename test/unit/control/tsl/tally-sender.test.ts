import { beforeEach, describe, expect, test } from 'vitest';
import type { TslTarget } from '#contract/model/control.ts';
import type { PresetSignal, SignalState } from '#contract/rules/preset-signal.ts';
import type { Wire, WireEvents } from '../../../../electron/control/tsl/link.ts';
import { type Signals, TallySender } from '../../../../electron/control/tsl/tally-sender.ts';
import { manualTimers } from '../../../support/manual-timers.ts';

/** One receiver with two displays, on a wire that the test holds. */
let timers: ReturnType<typeof manualTimers>;
let wires: { readonly events: WireEvents; readonly sent: string[]; closed: boolean }[];
let faults: (string | null)[];

beforeEach(() => {
  timers = manualTimers();
  wires = [];
  faults = [];
});

const TARGET: TslTarget = {
  ...{ protocol: '3.1-udp', host: '192.0.2.1', port: 8900, text: 'ascii' },
  ...{ screen: 0, brightness: 3, swapTallies: false, framed: true, amberAs: 'amber' },
  addresses: [
    { presetId: 'news', address: 1 },
    { presetId: 'talk', address: 2 },
  ],
};

const signal = (presetId: string, state: SignalState): PresetSignal => ({
  ...{ presetId, name: presetId, state, records: state === 'accepted' },
  ...{ acceptedAt: null, endsAt: null, practice: false },
});
const signals = (news: SignalState, talk: SignalState = 'idle'): Signals =>
  new Map([
    ['news', signal('news', news)],
    ['talk', signal('talk', talk)],
  ]);

const open = (_address: unknown, events: WireEvents): Wire => {
  const wire = { events, sent: [] as string[], closed: false };
  wires.push(wire);
  return {
    send(packet) {
      const [head = 0, lamps = 0] = packet;
      wire.sent.push(`${head - 0x80}:${lamps & 15}`);
      return true;
    },
    async close() {
      wire.closed = true;
    },
  };
};
const begin = (from = signals('idle')) =>
  new TallySender(TARGET, from, {
    open,
    after: timers.after,
    tell: (fault) => faults.push(fault),
  });
const wire = () => wires.at(-1) ?? expect.fail('no wire');
const sent = () => wire().sent.splice(0);

describe('while the receiver is there', () => {
  test('each display is told at once, again within five seconds, and a change alone at once', () => {
    const sender = begin();
    wire().events.onOpen();
    expect(sent()).toEqual(['1:0', '2:0']);
    sender.show(signals('accepted'));
    expect(sent()).toEqual(['1:1']);
    sender.show(signals('accepted'));
    expect(sent()).toEqual([]);
    timers.advance(5_000);
    expect(sent().sort()).toEqual(['1:1', '2:0']);
    timers.advance(5_000);
    expect(sent().sort()).toEqual(['1:1', '2:0']);
  });

  test('what changed before it came is told when it comes', () => {
    const sender = begin();
    sender.show(signals('accepted', 'incomplete'));
    expect(sent()).toEqual([]);
    wire().events.onOpen();
    expect(sent()).toEqual(['1:1', '2:3']);
  });

  test('at the end of the program red becomes amber, and of the receiver all goes off', async () => {
    const sender = begin(signals('accepted', 'file-found'));
    wire().events.onOpen();
    sent();
    await sender.stop(true);
    expect(sent()).toEqual(['1:3', '2:2']);
    const other = begin(signals('accepted', 'file-found'));
    wire().events.onOpen();
    sent();
    await other.stop(false);
    expect([sent(), wire().closed]).toEqual([['1:0', '2:0'], true]);
    timers.advance(60_000);
    expect(sent()).toEqual([]);
  });
});

describe('while the receiver is away', () => {
  test('that is told once, whatever the system says at each try, and its return once', () => {
    begin(signals('accepted'));
    for (const reason of ['ECONNREFUSED', 'EHOSTUNREACH', 'ECONNREFUSED']) {
      wire().events.onOpen();
      wire().events.onLost(reason);
      timers.advance(10_000);
    }
    expect(faults).toEqual(['ECONNREFUSED']);
    wire().events.onOpen();
    expect(sent()).toEqual(['1:1', '2:0']);
    timers.advance(2_900);
    expect(faults).toEqual(['ECONNREFUSED']);
    timers.advance(200);
    expect(faults).toEqual(['ECONNREFUSED', null]);
  });

  test('each try waits longer than the one before, up to ten seconds', () => {
    begin();
    const waits = [500, 1_000, 2_000, 5_000, 10_000, 10_000];
    for (const [tries, wait] of waits.entries()) {
      wire().events.onLost('ECONNREFUSED');
      timers.advance(wait - 1);
      expect(wires).toHaveLength(tries + 1);
      timers.advance(1);
      expect(wires).toHaveLength(tries + 2);
    }
  });

  test('nothing goes on once it was stopped', async () => {
    const sender = begin();
    wire().events.onLost('ECONNREFUSED');
    await sender.stop(true);
    timers.advance(60_000);
    expect([wires.length, faults]).toEqual([1, ['ECONNREFUSED', null]]);
  });
});

test('a large receiver gets its displays spread over the time', () => {
  const addresses = Array.from({ length: 120 }, (_, address) => ({ presetId: 'news', address }));
  new TallySender({ ...TARGET, addresses }, signals('idle'), {
    ...{ open, after: timers.after, tell: () => undefined },
  });
  wire().events.onOpen();
  sent();
  timers.advance(100);
  expect(wire().sent.length).toBeLessThanOrEqual(3);
  timers.advance(4_900);
  expect(new Set(sent()).size).toBe(120);
});
