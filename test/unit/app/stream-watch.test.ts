import { beforeEach, expect, test } from 'vitest';
import type { ScheduleView, Unpushed } from '#contract/model/schedule.ts';
import type { PublishState, StreamCheck } from '#contract/model/stream-check.ts';
import { StreamWatch } from '../../../electron/app/schedules/stream-watch.ts';
import { Refused } from '../../../electron/recording/refused.ts';
import { scheduleViewOf } from '../../support/fake-bridge/agenda-seeds.ts';
import { MOMENT } from '../../support/runs.ts';

const MINUTE_MS = 60_000;
/** When the start is planned. */
const START = MOMENT + 30 * MINUTE_MS;

let now: number;
let asked: string[];
let shown: Unpushed[];
let schedules: ScheduleView[];
let states: Record<string, PublishState>;
let refusal: Error | null;
let inRtc: Set<string>;

const at = (moment: number) => `${Math.round((moment - START) / MINUTE_MS)}`;
const checksNow = (): StreamCheck[] =>
  Object.entries(states).map(([streamId, state]) => ({ streamId, state, fault: null }));

const watch = (appId: number | null = 1) =>
  new StreamWatch({
    schedules: () => schedules,
    appIdOf: () => appId,
    async ask(presetId) {
      asked.push(`${presetId} ${at(now)}`);
      if (refusal) throw refusal;
      return checksNow();
    },
    memory: {
      wasInRtc: (project, streamId) => inRtc.has(`${project} ${streamId}`),
      noteInRtc: (project, ids) => {
        for (const id of ids) inRtc.add(`${project} ${id}`);
      },
    },
    minutesBefore: () => 5,
    now: () => now,
    after: () => () => undefined,
    show: (unpushed) => {
      shown = unpushed;
    },
    onFault(error) {
      throw error;
    },
  });

/** Lets a minute pass after the other, each with its look, up to one from the start. */
async function until(one: StreamWatch, minutes: number): Promise<void> {
  for (; now <= START + minutes * MINUTE_MS; now += MINUTE_MS) {
    if (now >= START) schedules = schedules.map((view) => ({ ...view, nextAt: null }));
    one.look();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

beforeEach(() => {
  now = MOMENT;
  asked = [];
  shown = [];
  schedules = [scheduleViewOf({}, START)];
  states = { cdn01: 'published', cdn02: 'published' };
  refusal = null;
  inRtc = new Set();
});

test('asks five minutes and one before the start and one after it, and never else', async () => {
  const one = watch();
  one.begin();
  await until(one, 30);
  expect(asked).toEqual(['p1 -5', 'p1 -1', 'p1 1']);
  expect(shown).toEqual([]);
});

test('a stream that was on air and is not is named, until it is pushed', async () => {
  states = { cdn01: 'closed', cdn02: 'absent' };
  inRtc.add('1 cdn02');
  const one = watch();
  one.begin();
  await until(one, -2);
  const plannedAt = new Date(START).toISOString();
  expect(shown).toEqual([
    expect.objectContaining({ presetId: 'p1', plannedAt, streamIds: ['cdn01', 'cdn02'] }),
  ]);
  states = { cdn01: 'not-told', cdn02: 'published' };
  await until(one, 0);
  expect(shown.map(({ streamIds }) => streamIds)).toEqual([['cdn01']]);
  states = { cdn01: 'published', cdn02: 'published' };
  await until(one, 1);
  expect(shown).toEqual([]);
});

test('one that ZEGO never saw in RTC cannot be checked; from its first broadcast on it can', async () => {
  states = { cdn01: 'absent' };
  const one = watch();
  one.begin();
  await until(one, 0);
  expect(shown).toEqual([]);
  states = { cdn01: 'published' };
  await until(one, 1);
  expect([...inRtc]).toEqual(['1 cdn01']);
});

test.each([
  [
    'locked secrets',
    () => {
      refusal = new Refused('credentials-unavailable', '');
    },
  ],
  [
    'a schedule that is switched off',
    () => {
      schedules = [scheduleViewOf({ enabled: false }, START)];
    },
  ],
])('%s are no alarm of this kind', async (_what, given) => {
  states = { cdn01: 'closed' };
  given();
  const one = watch();
  one.begin();
  await until(one, 2);
  expect(shown).toEqual([]);
});

test('practice, or a preset without an account, is not asked for', async () => {
  const one = watch(null);
  one.begin();
  await until(one, 2);
  expect(asked).toEqual([]);
});

test('a program that starts two minutes before asks at once, and once for what is past', async () => {
  now = START - 2 * MINUTE_MS;
  const one = watch();
  one.begin();
  await until(one, 2);
  expect(asked).toEqual(['p1 -2', 'p1 -1', 'p1 1']);
});

test('a schedule that is moved away takes its alarm along', async () => {
  states = { cdn01: 'closed' };
  const one = watch();
  one.begin();
  await until(one, -4);
  expect(shown).toHaveLength(1);
  schedules = [scheduleViewOf({}, START + 60 * MINUTE_MS)];
  one.look();
  expect(shown).toEqual([]);
});
