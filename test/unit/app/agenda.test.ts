import { expect, test } from 'vitest';
import type { OccurrenceState, Schedule } from '#contract/model/schedule.ts';
import { agendaOf } from '../../../electron/app/schedules/agenda.ts';
import { entryOf, OccurrenceBook } from '../../../electron/app/schedules/occurrence-book.ts';

const MINUTE_MS = 60_000;
const PLANNED = Date.parse('2026-12-01T19:00:00Z');
const NEWS: Schedule = {
  ...{ id: 'news', name: 'News', presetId: 'preset', enabled: true },
  ...{ at: '2026-12-01T19:00', timeZone: 'UTC' },
  missed: { startWithinMinutes: 10 },
  since: '2026-12-01T00:00:00.000Z',
};

/** The only entry of a day on which the start was noted so many milliseconds after its time. */
async function noted(afterMs: number, state: OccurrenceState = 'started') {
  const fact = { state, reason: null, runId: null, nowMs: PLANNED + afterMs };
  const [entry, ...more] = await agendaOf({
    schedules: [NEWS],
    book: new OccurrenceBook([entryOf(NEWS, PLANNED, fact)], () => undefined),
    nowMs: PLANNED + 20 * MINUTE_MS,
    fromMs: PLANNED - 60 * MINUTE_MS,
    toMs: PLANNED + 60 * MINUTE_MS,
    yieldTurn: async () => undefined,
  });
  expect(more).toEqual([]);
  return entry;
}

test('a start that was made a minute after its time, or later, says when', async () => {
  expect((await noted(4 * MINUTE_MS))?.startedLate).toBe('2026-12-01T19:04:00.000Z');
  expect((await noted(MINUTE_MS))?.startedLate).toBe('2026-12-01T19:01:00.000Z');
});

test('one that was made in time does not', async () => {
  expect((await noted(300))?.startedLate).toBeUndefined();
  expect((await noted(MINUTE_MS - 1))?.startedLate).toBeUndefined();
});

test('nor does one that was never made, whenever that was noted', async () => {
  expect((await noted(11 * MINUTE_MS, 'missed'))?.startedLate).toBeUndefined();
  expect((await noted(5 * MINUTE_MS, 'covered'))?.startedLate).toBeUndefined();
});
