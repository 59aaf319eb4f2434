import { expect, test } from 'vitest';
import type { Schedule } from '#contract/model/schedule.ts';
import { type Plan, planOf } from '../../../electron/app/schedules/plan.ts';
import { ScheduleViews } from '../../../electron/app/schedules/schedule-views.ts';

const NOW = Date.parse('2026-12-01T18:00:00Z');

const scheduleOf = (id: string, at: string, enabled = true): Schedule => ({
  ...{ id, name: id, presetId: 'preset', at, timeZone: 'UTC', enabled },
  missed: { startWithinMinutes: 10 },
  since: new Date(NOW).toISOString(),
});

const NEWS = scheduleOf('news', '2026-12-01T19:00');
const SPORT = scheduleOf('sport', '2026-12-01T20:00');
const OFF = scheduleOf('off', '2026-12-01T21:00', false);

const UNKNOWN = { isWhole: true, newest: null };

const plansOf = (...schedules: readonly Schedule[]) => {
  const plans = new Map(
    schedules.map((one): [string, Plan] => [one.id, planOf(one, NOW, UNKNOWN)]),
  );
  return (id: string) => plans.get(id);
};

test('the same array while nothing changes, also where plans were made anew', () => {
  const views = new ScheduleViews();
  const first = views.of([NEWS, SPORT, OFF], plansOf(NEWS, SPORT));
  expect(first.map(({ nextAt }) => nextAt)).toEqual([
    '2026-12-01T19:00:00.000Z',
    '2026-12-01T20:00:00.000Z',
    null,
  ]);
  expect(views.of([NEWS, SPORT, OFF], plansOf(NEWS, SPORT))).toBe(first);
});

test('another one where a start has passed, a schedule was saved, added or removed; the rest is kept', () => {
  const views = new ScheduleViews();
  const first = views.of([NEWS, SPORT], plansOf(NEWS, SPORT));
  const passed = (id: string) =>
    id === 'news' ? { ...planOf(NEWS, NOW, UNKNOWN), next: null } : plansOf(SPORT)(id);
  const second = views.of([NEWS, SPORT], passed);
  expect(second.map(({ nextAt }) => nextAt)).toEqual([null, '2026-12-01T20:00:00.000Z']);
  expect(second[1]).toBe(first[1]);
  const renamed = { ...SPORT, name: 'Football' };
  const third = views.of([NEWS, renamed], passed);
  expect(third.map(({ schedule }) => schedule.name)).toEqual(['news', 'Football']);
  expect(views.of([NEWS], passed)).toHaveLength(1);
  expect(views.of([NEWS, renamed, OFF], passed)).toHaveLength(3);
});
