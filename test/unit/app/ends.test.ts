import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppStateStore } from '../../../electron/app/state.ts';
import { watchEnds } from '../../../electron/app/watch-ends.ts';
import { byPreset, stateOf } from '../../support/app-states.ts';
import { MOMENT, recordingOf, runViewOf, settledCall } from '../../support/runs.ts';

const HOUR = 3_600_000;
const SLOW = 'https://slow.example/';
/** One service's clock is behind by an hour. */
const CLOCK = { endedBy: (service?: string) => Date.now() - (service === SLOW ? HOUR : 0) };

beforeEach(() => {
  vi.useFakeTimers({ now: MOMENT });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A run whose one recording ends after some hours; `null`: nobody knows when. */
const endingAfter = (hours: number | null, presetId = 'preset') =>
  runViewOf({
    id: `run of ${presetId}`,
    presetId,
    calls: [
      settledCall(['accepted'], {
        endTime: hours === null ? null : (MOMENT + hours * HOUR) / 1000,
      }),
    ],
  });

function watched(...runs: ReturnType<typeof endingAfter>[]) {
  const store = new AppStateStore(stateOf({ runs: byPreset(...runs) }), (work) => work());
  const revisions = () => store.snapshot().revision;
  const ended = () =>
    Object.values(store.state.runs)
      .filter((run) => run.ended)
      .map((run) => run.presetId);
  const told: number[] = [];
  const watch = watchEnds(store, CLOCK, () => told.push(Date.now()));
  return { store, revisions, ended, told, watch };
}

test('takes the tally away when the end has come, not before', () => {
  const { ended } = watched(endingAfter(1));
  vi.advanceTimersByTime(HOUR - 1);
  expect(ended()).toEqual([]);
  vi.advanceTimersByTime(2);
  expect(ended()).toEqual(['preset']);
});

test('tells of a recording that ended, though no newest run knows of it', () => {
  const { store, told } = watched();
  store.update({ recordings: [recordingOf({ endTime: (MOMENT + HOUR) / 1000 })] });
  vi.advanceTimersByTime(HOUR - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(2);
  expect(told).toHaveLength(1);
});

test('each at its own time, one timer for all', () => {
  const { ended } = watched(endingAfter(2, 'late'), endingAfter(1, 'early'), endingAfter(null));
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(HOUR + 1);
  expect(ended()).toEqual(['early']);
  vi.advanceTimersByTime(HOUR);
  expect(ended()).toEqual(['late', 'early']);
  expect(vi.getTimerCount()).toBe(0);
});

test('what one service says of the time ends nothing at another', () => {
  const { ended } = watched(endingAfter(1, 'here'), { ...endingAfter(1, 'there'), service: SLOW });
  vi.advanceTimersByTime(HOUR + 1);
  expect(ended()).toEqual(['here']);
  vi.advanceTimersByTime(HOUR);
  expect(ended()).toEqual(['here', 'there']);
});

test('a computer that slept over the end, or whose clock was set, is noticed within a minute', () => {
  const { ended } = watched(endingAfter(5));
  vi.setSystemTime(MOMENT + 6 * HOUR);
  vi.advanceTimersByTime(60_000);
  expect(ended()).toEqual(['preset']);
});

test('no known end, no timer', () => {
  watched(endingAfter(null));
  expect(vi.getTimerCount()).toBe(0);
});

test('what had ended before the program started is seen at once', () => {
  const run = { ...endingAfter(-1), ended: false };
  expect(watched(run).ended()).toEqual(['preset']);
});

test('a run that comes later is watched too', () => {
  const { store, ended } = watched();
  store.update({ runs: byPreset(endingAfter(1)) });
  vi.advanceTimersByTime(HOUR + 1);
  expect(ended()).toEqual(['preset']);
});

test('other changes of the state set no timer', () => {
  const { store } = watched();
  store.update({ version: '0.2.0' });
  expect(vi.getTimerCount()).toBe(0);
});

test('a clock that is set back only makes it later', () => {
  const { ended } = watched(endingAfter(1));
  vi.setSystemTime(MOMENT - HOUR);
  vi.advanceTimersByTime(HOUR + 1);
  expect(ended()).toEqual([]);
  vi.advanceTimersByTime(HOUR);
  expect(ended()).toEqual(['preset']);
});

test('says nothing when nothing changed', () => {
  const { revisions } = watched(endingAfter(1), endingAfter(2, 'late'));
  expect(revisions()).toBe(0);
  vi.advanceTimersByTime(HOUR + 1);
  expect(revisions()).toBe(1);
});

test('stopped, it leaves nothing behind', () => {
  const { watch, store } = watched(endingAfter(1));
  watch.stop();
  store.update({ runs: byPreset(endingAfter(2)) });
  expect(vi.getTimerCount()).toBe(0);
});
