import { expect, test } from 'vitest';
import type { ChannelName } from '#contract/ipc/names.ts';
import {
  CallTimes,
  DEEPEST_DEBT_MS,
  STRETCH_MS,
  WITHOUT_LIMIT,
} from '../../../electron/ipc/call-times.ts';

const page = {};
const other = {};

function budget() {
  const clock = { ms: 1_000_000 };
  let state = 0;
  const times = new CallTimes<object>(
    () => clock.ms,
    () => state,
  );
  /** Asks as the bridge does; whether it was served. */
  const ask = (ms: number, channel: ChannelName = 'presets.save', from = page) => {
    if (!times.hasTime(from, channel)) return false;
    times.charge(from, channel, () => {
      clock.ms += ms;
      state += 1;
    });
    return true;
  };
  const tell = (ms: number) =>
    times.chargeTelling(() => {
      clock.ms += ms;
    });
  const read = (ms: number, channel: ChannelName) =>
    times.hasTime(page, channel) &&
    times.charge(page, channel, () => {
      clock.ms += ms;
      return true;
    });
  return { clock, times, ask, read, tell };
}

test('a channel holds the thread for half a second at a stretch, and the message that exceeds it is the last', () => {
  const { clock, ask } = budget();
  const from = clock.ms;
  const served = Array.from({ length: 150 }, () => ask(60)).filter(Boolean);
  expect(served).toHaveLength(9);
  expect(clock.ms - from).toBeLessThan(STRETCH_MS + 60);
});

test('in the long run it takes half of the time, however its messages are cut', () => {
  for (const ms of [1, 7, 90, 480, 2_000]) {
    const { clock, ask } = budget();
    const from = clock.ms;
    let held = 0;
    while (clock.ms - from < 600_000) {
      if (ask(ms)) held += ms;
      else clock.ms += 1;
    }
    expect(held / (clock.ms - from)).toBeCloseTo(0.5, 1);
  }
});

test('an operator’s work always passes: a slow save each second, small ones without a pause between', () => {
  const { clock, ask } = budget();
  for (let second = 0; second < 1_000; second += 1) {
    expect(ask(480)).toBe(true);
    clock.ms += 520;
  }
  for (let call = 0; call < 10_000; call += 1) {
    expect(ask(2)).toBe(true);
    clock.ms += 3;
  }
});

test('a flood takes nothing from another channel or another page', () => {
  const { ask } = budget();
  while (ask(100));
  expect(ask(0)).toBe(false);
  expect(ask(0, 'presets.reorder')).toBe(true);
  expect(ask(0, 'presets.save', other)).toBe(true);
});

test('a page that floods many channels holds the thread for a second, and half of the time after that', () => {
  const { clock, ask } = budget();
  const channels = ['presets.save', 'presets.reorder', 'presets.remove', 'settings.save'] as const;
  const from = clock.ms;
  let stretch: number | null = null;
  let held = 0;
  while (clock.ms - from < 600_000) {
    const served = channels.filter((channel) => ask(20, channel));
    held += 20 * served.length;
    if (served.length > 0) continue;
    stretch ??= held;
    clock.ms += 1;
  }
  expect(stretch).toBeLessThan(2 * STRETCH_MS + 20);
  expect(held / (clock.ms - from)).toBeCloseTo(0.5, 1);
  expect(ask(1_000, 'recordings.stop')).toBe(true);
});

test('a start, a hand-over, a stop, a verdict and the end are never refused for it', () => {
  const { ask } = budget();
  expect([...WITHOUT_LIMIT].sort()).toEqual([
    'app.quit',
    'outcomes.settle',
    'outcomes.settleAll',
    'recordings.handOver',
    'recordings.settle',
    'recordings.stop',
    'runs.cancel',
    'runs.retryMissing',
    'runs.start',
    'runs.stop',
  ]);
  for (const channel of WITHOUT_LIMIT) {
    expect(Array.from({ length: 50 }, () => ask(1_000, channel))).not.toContain(false);
  }
});

test('telling the pages is on the account of what has changed something, in equal parts', () => {
  const alone = budget();
  alone.ask(1);
  alone.read(1, 'history.page');
  alone.tell(STRETCH_MS);
  expect(alone.read(0, 'presets.save')).toBe(false);
  expect(alone.read(0, 'history.page')).toBe(true);
  const both = budget();
  both.ask(1);
  both.ask(1, 'presets.reorder');
  both.tell(STRETCH_MS);
  expect(both.read(0, 'presets.save')).toBe(true);
  expect(both.read(0, 'presets.reorder')).toBe(true);
});

test('a start’s part of it is on no account', () => {
  const { ask, read, tell } = budget();
  ask(1);
  ask(1, 'runs.start');
  tell(980);
  expect(read(0, 'presets.save')).toBe(true);
});

test('a change is paid for once, and what main changes by itself by nobody', () => {
  const { ask, read, tell } = budget();
  ask(100);
  tell(100);
  tell(10_000);
  expect(read(0, 'presets.save')).toBe(true);
});

test('a message on which the disk hung keeps the channel for five seconds and no longer', () => {
  const { clock, ask } = budget();
  ask(3_600_000);
  clock.ms += -DEEPEST_DEBT_MS;
  expect(ask(0)).toBe(false);
  clock.ms += 1;
  expect(ask(0)).toBe(true);
});

test('a handler that throws has used its time all the same', () => {
  const { clock, times } = budget();
  expect(() =>
    times.charge(page, 'presets.save', () => {
      clock.ms += STRETCH_MS;
      throw new Error('the disk is full');
    }),
  ).toThrow('the disk is full');
  expect(times.hasTime(page, 'presets.save')).toBe(false);
});
