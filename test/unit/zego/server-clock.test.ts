import { describe, expect, test } from 'vitest';
import { EndpointClocks } from '../../../electron/zego/endpoint-clocks.ts';
import { CLOCK_OFF_MS, ServerClock } from '../../../electron/zego/server-clock.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-11-22T12:00:00.000Z');
const dateOf = (ms: number) => new Date(ms).toUTCString();

/** A workstation: real time passes, and its wall clock shows what someone has set. */
function workstation(offMs = 0) {
  const machine = { real: NOON, off: offMs, up: 5 * HOUR };
  const offsets: number[] = [];
  const clock = new ServerClock(
    { wall: () => machine.real + machine.off, uptime: () => machine.up },
    (offset) => offsets.push(offset),
  );
  /** Time passes, asleep or awake: both clocks count it. */
  const pass = (ms: number) => {
    machine.real += ms;
    machine.up += ms;
  };
  return { machine, offsets, clock, pass, learn: () => clock.learn(dateOf(machine.real)) };
}

describe('before the first answer', () => {
  test('it is the workstation’s own time, wrong or not, and nothing is claimed', () => {
    const { clock, machine, offsets } = workstation(HOUR);
    expect(clock.now()).toBe(NOON + HOUR);
    machine.off = -HOUR;
    expect(clock.now()).toBe(NOON - HOUR);
    expect([clock.offsetMs, offsets]).toEqual([0, []]);
  });
});

describe('after an answer', () => {
  test.each([HOUR / 2, -HOUR / 2, 10 * 365 * 24 * HOUR])('off by %i ms: the server’s', (off) => {
    const { clock, learn, offsets, pass } = workstation(off);
    learn();
    pass(90_000);
    expect(clock.now()).toBe(NOON + 90_000);
    expect(clock.offsetMs).toBe(-off);
    expect(offsets).toEqual([-off]);
  });

  test('a clock that is set by hand, forwards or back, changes nothing', () => {
    const { clock, learn, machine, pass } = workstation();
    learn();
    machine.off = -30 * 60_000;
    pass(1_000);
    expect(clock.now()).toBe(NOON + 1_000);
    machine.off = 24 * HOUR;
    pass(1_000);
    expect(clock.now()).toBe(NOON + 2_000);
  });

  test('a night’s sleep is counted', () => {
    const { clock, learn, pass } = workstation(-HOUR);
    learn();
    pass(9 * HOUR);
    expect(clock.now()).toBe(NOON + 9 * HOUR);
  });

  test('a later answer corrects an earlier one, and tells when the clock is right again', () => {
    const { clock, learn, machine, offsets, pass } = workstation(HOUR);
    learn();
    machine.off = 0;
    pass(60_000);
    learn();
    expect(clock.now()).toBe(NOON + 60_000);
    expect(offsets).toEqual([-HOUR, 0]);
  });

  test('its header is cut to seconds: within two of them nothing is claimed', () => {
    const { clock, machine } = workstation();
    machine.real += 1_999;
    clock.learn(dateOf(NOON));
    expect(clock.offsetMs).toBe(0);
    machine.real += 1;
    clock.learn(dateOf(NOON));
    expect(clock.offsetMs).toBe(-2_000);
    expect(Math.abs(clock.offsetMs)).toBeLessThan(CLOCK_OFF_MS);
  });
});

describe('what is no date teaches nothing', () => {
  test.each([null, '', 'yesterday', 'Thu, 99 Foo 2026 99:99:99 GMT', 'NaN'])('%j', (date) => {
    const { clock, learn, offsets } = workstation(HOUR);
    clock.learn(date);
    expect(clock.now()).toBe(NOON + HOUR);
    learn();
    clock.learn(date);
    expect(clock.now()).toBe(NOON);
    expect(offsets).toEqual([-HOUR]);
  });
});

test('what one endpoint says of the time is not believed for another', () => {
  const clocks = new EndpointClocks({ wall: () => NOON, uptime: () => 0 }, () => undefined);
  clocks.of('https://far/').learn(dateOf(NOON + HOUR));
  expect(clocks.of('https://far/').now()).toBe(NOON + HOUR);
  expect(clocks.of('https://other/').now()).toBe(NOON);
  expect(clocks.of('https://far/')).toBe(clocks.of('https://far/'));
});

test('the servers’ time is that of the one heard last, of those that count; none before one was heard', () => {
  const clocks = new EndpointClocks({ wall: () => NOON, uptime: () => 0 }, () => undefined);
  const counts = (endpoint: string) => endpoint !== 'http://practice/';
  clocks.of('https://far/');
  clocks.of('http://practice/').learn(dateOf(NOON));
  expect([clocks.heard(counts), clocks.now()]).toEqual([null, NOON]);
  clocks.of('https://far/').learn(dateOf(NOON + HOUR));
  clocks.of('https://near/').learn(dateOf(NOON + 2 * HOUR));
  clocks.of('https://far/').learn(dateOf(NOON + HOUR));
  clocks.of('http://practice/').learn(dateOf(NOON));
  expect([clocks.heard(counts), clocks.now()]).toEqual([NOON + HOUR, NOON]);
});
