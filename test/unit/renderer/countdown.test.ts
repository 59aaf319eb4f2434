import { describe, expect, test } from 'vitest';
import { serverAheadSeconds } from '#contract/rules/server-clock-ahead.ts';
import {
  commonEnd,
  endingsOf,
  timeLeft,
  timeSince,
} from '../../../renderer/shared/recordings/endings.ts';
import { Ticker } from '../../../renderer/shared/recordings/ticker.ts';
import { recordingOf } from '../../support/runs.ts';

test.each([
  [0, '0:00'],
  [-5, '0:00'],
  [9, '0:09'],
  [61.9, '1:01'],
  [3599, '59:59'],
  [3600, '1:00:00'],
  [86_399, '23:59:59'],
])('%d seconds are %s', (seconds, words) => {
  expect(timeLeft(seconds)).toBe(words);
});

test.each([
  [-1, '00:00:00'],
  [9.7, '00:00:09'],
  [2525, '00:42:05'],
  [370_800, '103:00:00'],
])('%d seconds ago is %s', (seconds, words) => {
  expect(timeSince(seconds)).toBe(words);
});

test('ends soonest first, each with its vendors; what nothing ends apart', () => {
  const running = [
    recordingOf({ endTime: 200 }),
    recordingOf({ endTime: 100, vendor: 'Tencent', streamId: 'b' }),
    recordingOf({ endTime: null, vendor: 'Ws' }),
    recordingOf({ endTime: null, vendor: 'Ws', streamId: 'b' }),
    recordingOf({ vendor: 'Huawei', plannedStop: { at: 100 } }),
    recordingOf({ vendor: 'Aliyun', plannedStop: { at: 50, trouble: 'locked' } }),
  ];
  expect(endingsOf(running)).toEqual({
    known: [
      { endTime: 100, isByProgram: false, vendors: ['Tencent'] },
      { endTime: 100, isByProgram: true, vendors: ['Huawei'] },
      { endTime: 200, isByProgram: false, vendors: ['Tencent'] },
    ],
    overdue: [{ endTime: 50, vendors: ['Aliyun'] }],
    never: ['Ws'],
  });
  expect(endingsOf([])).toEqual({ known: [], overdue: [], never: [] });
});

test('all of it has one end only where nothing records on after it', () => {
  const nothing = { running: [], uncertain: [], orphaned: [] };
  const ends = (endTime: number | null) => recordingOf({ endTime });
  expect(commonEnd(nothing)).toBeNull();
  expect(commonEnd({ ...nothing, running: [ends(100), ends(100)] })).toBe(100);
  const planned = (trouble?: 'failed') =>
    recordingOf({ plannedStop: { at: 100, ...(trouble && { trouble }) } });
  expect(commonEnd({ ...nothing, running: [ends(100), planned()] })).toBe(100);
  expect(commonEnd({ ...nothing, running: [ends(100), planned('failed')] })).toBeNull();
  expect(commonEnd({ ...nothing, running: [ends(100), ends(200)] })).toBeNull();
  expect(commonEnd({ ...nothing, running: [ends(100), ends(null)] })).toBeNull();
  expect(commonEnd({ ...nothing, running: [ends(100)], uncertain: [ends(100)] })).toBeNull();
  expect(commonEnd({ ...nothing, running: [ends(100)], orphaned: [ends(null)] })).toBeNull();
});

test('a wrong clock of this computer is made good; a right one is not', () => {
  expect(serverAheadSeconds([{ code: 'clock-off', detail: '-1804' }])).toBe(-1804);
  expect(serverAheadSeconds([{ code: 'presets-unreadable', detail: '12' }])).toBe(0);
});

describe('the ticker', () => {
  /** A page and its timers, moved on by hand. */
  class Page {
    time = 1_000_400;
    hidden = false;
    timers: { readonly work: () => void; readonly at: number }[] = [];
    #onVisibility: () => void = () => undefined;

    now = () => this.time;
    isHidden = () => this.hidden;
    onVisibility = (listener: () => void) => {
      this.#onVisibility = listener;
    };
    later = (work: () => void, ms: number) => {
      const timer = { work, at: this.time + ms };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((one) => one !== timer);
      };
    };

    show(shown: boolean): void {
      this.hidden = !shown;
      this.#onVisibility();
    }

    goOn(): void {
      const [next] = this.timers.splice(0, 1);
      this.time = next?.at ?? this.time;
      next?.work();
    }
  }

  test('has one timer for all, on the second, and none for nobody', () => {
    const page = new Page();
    const ticker = new Ticker(page);
    expect([page.timers.length, ticker.second()]).toEqual([0, 1000]);
    const seen: number[] = [];
    const first = ticker.subscribe(() => seen.push(ticker.second()));
    const second = ticker.subscribe(() => undefined);
    expect(page.timers.map(({ at }) => at)).toEqual([1_001_000]);
    page.goOn();
    page.goOn();
    expect(seen).toEqual([1000, 1001, 1002]);
    first();
    expect(page.timers).toHaveLength(1);
    second();
    expect(page.timers).toEqual([]);
  });

  test('rests while nobody can see the page, and is right at once when it is seen again', () => {
    const page = new Page();
    const ticker = new Ticker(page);
    const seen: number[] = [];
    ticker.subscribe(() => seen.push(ticker.second()));
    page.show(false);
    expect(page.timers).toEqual([]);
    page.time += 60_000;
    page.show(true);
    expect(seen).toEqual([1000, 1060]);
    expect(page.timers).toHaveLength(1);
  });

  test('between two ticks all read the same second', () => {
    const page = new Page();
    const ticker = new Ticker(page);
    ticker.subscribe(() => undefined);
    page.time += 700;
    expect(ticker.second()).toBe(1000);
  });
});
