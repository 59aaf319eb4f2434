import type {
  AgendaEntry,
  Schedule,
  ScheduleTrouble,
  ScheduleView,
} from '#contract/model/schedule.ts';
import type { Seed } from './fake-bridge.ts';
import { boardSeed } from './seeds.ts';
import type { AppearanceState } from './view.ts';

const HOUR = 3_600_000;
const iso = (moment: number) => new Date(moment).toISOString();

/** A schedule of the board's first preset, and what a test says otherwise. */
export const scheduleOf = (change: Partial<Schedule> = {}): Schedule => ({
  id: 'news',
  name: 'News, weekdays',
  presetId: 'p1',
  weekly: { days: [1, 2, 3, 4, 5], time: '19:00' },
  timeZone: 'Asia/Shanghai',
  durationMinutes: 35,
  missed: { startWithinMinutes: 10 },
  enabled: true,
  since: '2026-11-01T00:00:00.000Z',
  ...change,
});

/** The same as main shows it, with its next start. */
export const scheduleViewOf = (change: Partial<Schedule>, next: number | null): ScheduleView => ({
  schedule: scheduleOf(change),
  nextAt: next === null ? null : iso(next),
  endsAt: next === null ? null : iso(next + 35 * 60_000),
});

export const troubleOf = (change: Partial<ScheduleTrouble> = {}): ScheduleTrouble => ({
  scheduleId: 'news',
  scheduleName: 'News, weekdays',
  plannedAt: '2026-11-22T11:00:00.000Z',
  presetId: 'p1',
  kind: 'missed',
  reason: 'not-there',
  ...change,
});

const entryOf = (plannedAt: number, change: Partial<AgendaEntry>): AgendaEntry => ({
  scheduleId: 'news',
  scheduleName: 'News, weekdays',
  plannedAt: iso(plannedAt),
  presetId: 'p1',
  state: 'planned',
  reason: null,
  runId: null,
  endsAt: iso(plannedAt + 35 * 60_000),
  expectOnly: false,
  ...change,
});

/** An agenda with one of everything. */
export function agendaSeed(
  appearance: AppearanceState,
  troubles: readonly ScheduleTrouble[] = [],
): Seed {
  const now = Date.now();
  const seed = boardSeed({
    ...appearance,
    schedules: [
      scheduleViewOf({}, now + HOUR),
      scheduleViewOf(
        {
          id: 'sport',
          name: '体育新闻 · a schedule with a long name that has to break somewhere',
          presetId: 'p2',
          cron: '30 21 * * 6',
          weekly: undefined,
          timeZone: 'Europe/Berlin',
        },
        now + 26 * HOUR,
      ),
      scheduleViewOf({ id: 'watch', name: 'Relay desk', expectOnly: true }, now + 2 * HOUR),
      scheduleViewOf({ id: 'off', name: 'Summer concert', enabled: false }, null),
    ],
    scheduleTroubles: [...troubles],
  });
  return {
    ...seed,
    agenda: [
      entryOf(now - 3 * HOUR, { state: 'missed', reason: 'not-there' }),
      entryOf(now - 2 * HOUR, { state: 'started', runId: 'run', scheduleId: 'a' }),
      entryOf(now - HOUR, { state: 'started', reason: 'unknown', scheduleId: 'b' }),
      entryOf(now + HOUR, {}),
      entryOf(now + 2 * HOUR, {
        scheduleId: 'watch',
        scheduleName: 'Relay desk',
        expectOnly: true,
      }),
      entryOf(now + 26 * HOUR, { scheduleId: 'sport', presetId: 'gone', endsAt: null }),
    ],
  };
}
