import { expect, test } from 'vitest';
import type { ChannelName } from '#contract/ipc/names.ts';
import {
  BURST,
  CALLS_PER_SECOND,
  CallRates,
  CHARACTERS,
} from '../../../electron/ipc/call-rates.ts';

const page = {};
const other = {};

function rates() {
  const clock = { ms: 1_000_000 };
  const taken = new CallRates<object>(() => clock.ms);
  const takeMany = (count: number, from = page, channel: ChannelName = 'history.page') =>
    Array.from({ length: count }, () => taken.take(from, channel)).filter(Boolean).length;
  const openMany = (count: number, channel: ChannelName) =>
    Array.from({ length: count }, () => taken.takeOpening(page, channel)).filter(Boolean).length;
  return { clock, takeMany, openMany };
}

test('300 starts at once pass, and the rest of the burst', () => {
  const { takeMany } = rates();
  expect(takeMany(300, page, 'runs.start')).toBe(300);
  expect(takeMany(5_000, page, 'runs.start')).toBe(BURST - 300);
});

test('what was used comes back with time, and no more than the burst', () => {
  const { clock, takeMany } = rates();
  takeMany(BURST);
  expect(takeMany(1)).toBe(0);
  clock.ms += 100;
  expect(takeMany(BURST)).toBe(CALLS_PER_SECOND / 10);
  clock.ms += 3_600_000;
  expect(takeMany(2 * BURST)).toBe(BURST);
});

test('scrolling at the rate goes on for ever', () => {
  const { clock, takeMany } = rates();
  for (let call = 0; call < 20_000; call += 1) {
    expect(takeMany(1)).toBe(1);
    clock.ms += 1000 / CALLS_PER_SECOND;
  }
});

test('a flood starves neither another channel nor another page', () => {
  const { takeMany } = rates();
  expect(takeMany(5_000, page, 'state.get')).toBe(BURST);
  expect(takeMany(300, page, 'runs.start')).toBe(300);
  expect(takeMany(1, other, 'state.get')).toBe(1);
});

test('a clock that stands still or goes back gives nothing', () => {
  const { clock, takeMany } = rates();
  takeMany(BURST);
  expect(takeMany(1)).toBe(0);
  clock.ms -= 60_000;
  expect(takeMany(1)).toBe(0);
  expect(takeMany(1)).toBe(0);
});

test('what opens something outside the page is for one person, one after the other', () => {
  const { clock, openMany } = rates();
  expect(openMany(514, 'links.open')).toBe(5);
  expect(openMany(515, 'history.export')).toBe(20);
  clock.ms += 5_000;
  expect([openMany(514, 'links.open'), openMany(515, 'history.export')]).toEqual([1, 1]);
  expect(openMany(5_000, 'runs.start')).toBe(5_000);
});

test('what is saved has an end: 150 large presets at once do not pass, an operator’s work always does', () => {
  const clock = { ms: 0 };
  const taken = new CallRates<object>(() => clock.ms);
  const save = (characters: number) => taken.takeCharacters(page, 'presets.save', characters);
  const passed = Array.from({ length: 150 }, () => save(125_000)).filter(Boolean);
  expect(passed).toHaveLength(20);
  // Starts and every other channel have an end of their own.
  expect(taken.takeCharacters(page, 'recordings.stop', 125_000)).toBe(true);
  clock.ms += (CHARACTERS.burst / CHARACTERS.perSecond) * 1000;
  // The largest preset, saved once a second without a pause; and 500 usual ones, one after the other.
  for (let second = 0; second < 1_000; second += 1) {
    expect(save(130_000)).toBe(true);
    clock.ms += 1_000;
  }
  clock.ms += 20_000;
  expect(Array.from({ length: 500 }, () => save(2_000)).every(Boolean)).toBe(true);
});
