import { describe, expect, test } from 'vitest';
import { clockWorld, HOUR, honestDate, MINUTE, NOON, SECOND } from '../../support/clock-world.ts';

/** Each sentence of the rules of the clock (decision 0033) has its row here. */
const DAY = 24 * HOUR;
const OK = 0;
const EXPIRED = 100_000_004;
const seconds = (ms: number | null) => ms && Math.round(ms / SECOND);

describe('the workstation’s time signs', () => {
  test.each<[string, (serverMs: number) => string | null]>([
    ['no Date', () => null],
    ['the right one', honestDate],
    ['a zone read as UTC', (ms) => honestDate(ms + 8 * HOUR)],
    ['1970', () => 'Thu, 01 Jan 1970 00:00:00 GMT'],
    ['9999', () => 'Fri, 31 Dec 9999 23:59:59 GMT'],
    ['a number', () => '1'],
    ['another header’s words', () => 'max-age 1'],
    ['asctime', () => 'Sun Nov 22 20:00:00 2026'],
    ['an old one of a cache', () => honestDate(NOON - 37 * DAY)],
    ['nine minutes too much', (ms) => honestDate(ms + 9 * MINUTE)],
  ])('while it is accepted, whatever the Date says: %s', (_what, date) => {
    const { server, call, pass, offset } = clockWorld();
    const far = server({ date });
    for (let count = 0; count < 2; count += 1) {
      const { tries, reading } = call(far);
      expect(tries).toEqual([['workstation', OK]]);
      expect(reading.latestMs).toBe(reading.signMs);
      pass(SECOND);
    }
    expect(offset()).toBeNull();
  });

  test('nine minutes off, since that is accepted', () => {
    const { server, call } = clockWorld(-9 * MINUTE);
    expect(call(server()).tries).toEqual([['workstation', OK]]);
  });
});

describe('a signature that has expired', () => {
  test.each([30 * MINUTE, -30 * MINUTE, 10 * 365 * DAY, -11 * MINUTE])(
    'off by %i ms: the time of the answer is tried, and signs from then on',
    (off) => {
      const { server, call, pass, offset } = clockWorld(off);
      const far = server();
      expect(call(far).tries).toEqual([
        ['workstation', EXPIRED],
        ['answer', OK],
      ]);
      pass(9 * HOUR);
      const { tries, reading, serverMs } = call(far);
      expect(tries).toEqual([['server', OK]]);
      expect(Math.abs(reading.latestMs - serverMs)).toBeLessThan(SECOND);
      expect(Math.abs((offset() ?? 0) + off)).toBeLessThan(SECOND);
    },
  );

  test('so does a timestamp that the gateway cannot read', () => {
    const { server, call } = clockWorld();
    const far = server({ code: 100_000_003 });
    expect(call(far).tries).toEqual([
      ['workstation', 100_000_003],
      ['answer', 100_000_003],
    ]);
  });

  test.each<[string, (serverMs: number) => string | null, boolean]>([
    ['without a Date', () => null, false],
    ['with 1970', () => 'Thu, 01 Jan 1970 00:00:00 GMT', false],
    ['out of a cache', honestDate, true],
  ])('%s the outcome stands after one try', (_what, date, fromCache) => {
    const { server, call, offset } = clockWorld(30 * MINUTE);
    const far = server({ date, fromCache });
    expect(call(far).tries).toEqual([['workstation', EXPIRED]]);
    expect(call(far).tries).toEqual([['workstation', EXPIRED]]);
    expect(offset()).toBeNull();
  });

  test('a new time that does not work either is dropped: the next call is the workstation’s again', () => {
    const { server, call, offset } = clockWorld();
    const far = server({ code: EXPIRED, date: (ms) => honestDate(ms + HOUR) });
    for (let count = 0; count < 2; count += 1) {
      expect(call(far).tries.map(([kind]) => kind)).toEqual(['workstation', 'answer']);
    }
    expect(offset()).toBeNull();
    far.code = null;
    expect(call(far).tries).toEqual([['workstation', OK]]);
  });

  test('where the server’s time signs: the answer’s and the workstation’s, once each', () => {
    const { server, call, world } = clockWorld(30 * MINUTE);
    const far = server();
    call(far);
    // Both were set meanwhile, the server to a time that its Date does not tell.
    far.offMs = 5 * HOUR;
    far.date = (ms) => honestDate(ms - HOUR);
    expect(call(far).tries).toEqual([
      ['server', EXPIRED],
      ['answer', EXPIRED],
      ['workstation', EXPIRED],
    ]);
    world.wallOff = 5 * HOUR;
    expect(call(far).tries).toEqual([['workstation', OK]]);
  });

  test('where the workstation was refused by mistake its time signs on', () => {
    const { server, call, offset } = clockWorld();
    const far = server({ code: EXPIRED });
    const clock = clockWorld();
    const once = clock.server({ code: EXPIRED });
    clock.call(once);
    once.code = null;
    expect(clock.call(once).tries).toEqual([['workstation', OK]]);
    expect(call(far).tries).toHaveLength(2);
    expect([offset(), clock.offset()]).toEqual([null, null]);
  });
});

describe('a workstation’s clock that is set in the middle of a run', () => {
  test.each([30 * MINUTE, -30 * MINUTE])('by %i ms: one refused try, then right', (jump) => {
    const { world, server, call, pass, offset } = clockWorld();
    const far = server();
    call(far);
    world.wallOff = jump;
    pass(MINUTE);
    const jumped = call(far);
    expect(jumped.tries).toEqual([
      ['workstation', EXPIRED],
      ['answer', OK],
    ]);
    expect(Math.abs(jumped.reading.latestMs - jumped.serverMs)).toBeLessThan(SECOND);
    expect(call(far).tries).toEqual([['server', OK]]);
    expect(offset()).not.toBeNull();
    world.wallOff = 0;
    expect(offset()).toBeNull();
    expect(call(far).tries).toEqual([['workstation', OK]]);
    expect(offset()).toBeNull();
  });

  test('from one wrong time to another: the server’s signs on, and nothing is told until it is shown anew', () => {
    const { world, server, call, offset } = clockWorld(30 * MINUTE);
    const far = server();
    call(far);
    world.wallOff = -2 * HOUR;
    expect(offset()).toBeNull();
    expect(call(far).tries).toEqual([['server', OK]]);
    expect(seconds(offset())).toBe(7200);
  });
});

describe('a clock that is off by less than ten minutes', () => {
  test.each([6 * SECOND, MINUTE, 9 * MINUTE])(
    '%i ms behind: told, and the end is not early',
    (off) => {
      const { server, call, callThrice, offset } = clockWorld(-off);
      const far = server();
      callThrice(far);
      expect(Math.abs((offset() ?? 0) - off)).toBeLessThan(SECOND);
      const { tries, reading, serverMs } = call(far);
      expect(tries).toEqual([['workstation', OK]]);
      expect(reading.latestMs).toBeGreaterThanOrEqual(serverMs - 20);
      expect(reading.latestMs - serverMs).toBeLessThan(2 * SECOND);
    },
  );

  test('a minute ahead: told; the later reading is the workstation’s own', () => {
    const { server, call, callThrice, offset } = clockWorld(MINUTE);
    const far = server();
    callThrice(far);
    expect(Math.abs((offset() ?? 0) + MINUTE)).toBeLessThan(SECOND);
    const { reading } = call(far);
    expect(reading.latestMs).toBe(reading.signMs);
  });

  test.each([0, 4 * SECOND, -4 * SECOND])('off by %i ms: nothing is told', (off) => {
    const { server, callThrice, offset } = clockWorld(off);
    callThrice(server());
    expect(offset()).toBeNull();
  });

  test('two answers over a long time, or three in nine seconds, show nothing', () => {
    const { server, call, pass, offset } = clockWorld(-MINUTE);
    const far = server();
    call(far);
    pass(HOUR);
    call(far);
    expect(offset()).toBeNull();
    const quick = clockWorld(-MINUTE);
    const near = quick.server();
    for (const ms of [4_000, 4_900, 0]) {
      quick.call(near);
      quick.pass(ms);
    }
    expect(quick.offset()).toBeNull();
  });

  test.each<[string, (serverMs: number) => string]>([
    ['stands still', () => honestDate(NOON - MINUTE)],
    ['goes twice as fast', (ms) => honestDate(NOON + MINUTE + (ms - NOON) * 2)],
    ['changes with every answer', (ms) => honestDate(ms + (ms % 7) * MINUTE)],
  ])('a Date that %s shows nothing', (_what, date) => {
    const { server, callThrice, call, offset } = clockWorld();
    const far = server({ date });
    callThrice(far);
    const { reading } = call(far);
    expect([offset(), reading.latestMs]).toEqual([null, reading.signMs]);
  });

  test('answers of a cache are not counted', () => {
    const { server, callThrice, offset } = clockWorld(-MINUTE);
    callThrice(server({ fromCache: true }));
    expect(offset()).toBeNull();
  });

  test('an offset of over ten minutes is disproven by what was accepted', () => {
    const { server, callThrice, call, offset } = clockWorld();
    const far = server({ date: (ms) => honestDate(ms + 11 * MINUTE) });
    callThrice(far);
    const { reading } = call(far);
    expect([offset(), reading.latestMs]).toEqual([null, reading.signMs]);
  });

  test('slow answers show only what they can: a right clock is not told to be off', () => {
    const { server, callThrice, offset } = clockWorld();
    callThrice(server({ tripMs: 7_000, date: (ms) => honestDate(ms) }));
    expect(offset()).toBeNull();
  });

  test('it clears when the clock is set right, and when the answers say otherwise', () => {
    const { world, server, callThrice, offset } = clockWorld(-MINUTE);
    const far = server();
    callThrice(far);
    expect(seconds(offset())).toBe(60);
    world.wallOff = 0;
    expect(offset()).toBeNull();
    callThrice(far);
    expect(offset()).toBeNull();
    far.offMs = MINUTE;
    callThrice(far);
    expect(seconds(offset())).toBe(60);
    far.offMs = 0;
    callThrice(far);
    expect(offset()).toBeNull();
  });

  test('a clock that is set back in the middle: the answers before still say when it is', () => {
    const { world, server, call, callThrice } = clockWorld();
    const far = server();
    callThrice(far);
    world.wallOff = -8 * MINUTE;
    const { tries, reading, serverMs } = call(far);
    expect(tries).toEqual([['workstation', OK]]);
    expect(reading.latestMs).toBeGreaterThanOrEqual(serverMs - 20);
  });
});

describe('one server’s word', () => {
  test('is not believed for another', () => {
    const { server, call, clocks } = clockWorld();
    call(server({ endpoint: 'https://wrong.example/', offMs: HOUR }));
    const other = clocks.of('https://right.example/');
    expect(other.source().kind).toBe('workstation');
    expect([other.now(), other.earliest()]).toEqual([
      other.read(other.source()).signMs,
      other.now(),
    ]);
  });

  test('does not tell of a wrong clock where another server has accepted it', () => {
    const { server, call, callThrice, offset } = clockWorld();
    call(server({ endpoint: 'https://wrong.example/', offMs: HOUR }));
    expect(seconds(offset())).toBe(3600);
    call(server({ endpoint: 'https://right.example/' }));
    expect(offset()).toBeNull();
    const small = clockWorld();
    small.callThrice(small.server({ endpoint: 'https://wrong.example/', offMs: MINUTE }));
    expect(seconds(small.offset())).toBe(60);
    small.callThrice(small.server({ endpoint: 'https://right.example/' }));
    expect(small.offset()).toBeNull();
    callThrice(server({ endpoint: 'http://127.0.0.1:1/', offMs: MINUTE }));
    expect(offset()).toBeNull();
  });

  test('a server on this machine has its clock, and cannot show it to be right', () => {
    const { server, call, offset } = clockWorld(-HOUR);
    call(server());
    call(server({ endpoint: 'http://127.0.0.1:1/', offMs: -HOUR }));
    expect(seconds(offset())).toBe(3600);
  });
});

describe('the earliest time that may be the server’s', () => {
  const END = NOON + 90 * MINUTE;

  test('is not moved by a Date', () => {
    const { server, callThrice, clocks, pass } = clockWorld();
    const far = server({ date: (ms) => honestDate(ms + 9 * MINUTE) });
    callThrice(far);
    pass(MINUTE);
    expect(clocks.of(far.endpoint).earliest()).toBeLessThan(NOON + 2 * MINUTE);
  });

  test('is the earlier of the two readings where they differ', () => {
    const { server, callThrice, clocks, world } = clockWorld(5 * MINUTE);
    const far = server();
    callThrice(far);
    const earliest = clocks.of(far.endpoint).earliest();
    expect(earliest).toBeLessThanOrEqual(world.real);
    expect(earliest).toBeGreaterThan(world.real - 2 * SECOND);
  });

  test('stays where it was when the clock is set ahead', () => {
    const { server, call, clocks, pass, world } = clockWorld();
    const far = server();
    call(far);
    world.wallOff = 2 * HOUR;
    pass(MINUTE);
    expect(clocks.of(far.endpoint).earliest()).toBeLessThan(END);
    expect(clocks.earliest()).toBeLessThan(END);
  });

  test('is the server’s where the workstation’s was refused', () => {
    const { server, call, clocks, world } = clockWorld(-2 * HOUR);
    const far = server();
    call(far);
    expect(Math.abs(clocks.of(far.endpoint).earliest() - world.real)).toBeLessThan(SECOND);
  });
});

describe('what its answers have told of the workstation', () => {
  test.each([
    ['right', 0, 0],
    ['two seconds off: right to within seconds', 2 * SECOND, 0],
    ['three minutes ahead', 3 * MINUTE, -3 * MINUTE],
  ])('%s, once enough of them came', (_what, off, heard) => {
    const { server, call, callThrice, clocks } = clockWorld(off);
    const far = server();
    const told = () => clocks.of(far.endpoint).heardOffset();
    expect(told()).toBeNull();
    call(far);
    expect(told()).toBeNull();
    callThrice(far);
    expect(Math.abs((told() ?? Number.NaN) - heard)).toBeLessThan(SECOND);
    expect(Number.isInteger(told())).toBe(true);
  });
});
