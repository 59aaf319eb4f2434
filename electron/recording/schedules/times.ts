import { CronExpressionParser } from 'cron-parser';
import type { Schedule } from '#contract/model/schedule.ts';
import { momentOf, wallTime } from './local-time.ts';
import { plainCron, plainTimes } from './plain-cron.ts';

/** What says when a schedule starts, and when it does not. */
export type TimeRules = Pick<
  Schedule,
  'at' | 'weekly' | 'cron' | 'timeZone' | 'durationMinutes' | 'endAt' | 'until' | 'exceptions'
>;

/** Wall times that are left out, one after the other, before a search gives up: no calendar needs more. */
const MOST_SKIPPED = 1000;
/** No clock is put forward or back by more at once, in milliseconds. */
const LARGEST_JUMP_MS = 3 * 3_600_000;

/** Why no start can be computed from these rules; null where one can. */
export function timesFault({ weekly, cron }: TimeRules): string | null {
  try {
    if (cron !== undefined || weekly) CronExpressionParser.parse(cronOf({ weekly, cron }));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Starts after a moment, soonest first; none where the rules cannot be read. Milliseconds since the epoch.
 *
 * The calendar is computed with wall times, and each becomes a moment by itself: the library's own time zones
 * find other starts around a clock that is put forward or back, depending on where the search begins.
 */
export function* startsAfter(rules: TimeRules, afterMs: number): Generator<number> {
  const { timeZone } = rules;
  const begin = wallTime(afterMs, timeZone) - LARGEST_JUMP_MS;
  let waiting: number[] = [];
  let last = afterMs;
  for (const wall of wallTimes(rules, begin)) {
    const moment = momentOf(wall, timeZone);
    // Of a skipped hour one start may come after that of a later wall time, or together with it.
    const ready = waiting.filter((one) => one <= moment - LARGEST_JUMP_MS);
    waiting = waiting.filter((one) => one > moment - LARGEST_JUMP_MS);
    for (const one of ready) {
      if (one > last) yield one;
      last = Math.max(last, one);
    }
    waiting = [...waiting, moment].sort((left, right) => left - right);
  }
  for (const one of waiting) {
    if (one > last) yield one;
    last = Math.max(last, one);
  }
}

/** Starts after the one moment up to the other, that one included. */
export function* startsWithin(rules: TimeRules, afterMs: number, upToMs: number) {
  for (const start of startsAfter(rules, afterMs)) {
    if (start > upToMs) return;
    yield start;
  }
}

/** The next start after a moment; null where there is none. */
export const nextStart = (rules: TimeRules, afterMs: number): number | null =>
  startsAfter(rules, afterMs).next().value ?? null;

/** When what is started for a planned start is to end; null where nothing but a stop, or the preset, ends it. */
export function endOf(rules: TimeRules, plannedMs: number): number | null {
  const { durationMinutes, endAt, timeZone } = rules;
  if (durationMinutes !== undefined) return plannedMs + durationMinutes * 60_000;
  if (endAt === undefined) return null;
  return nextStart({ weekly: { days: [1, 2, 3, 4, 5, 6, 7], time: endAt }, timeZone }, plannedMs);
}

/** Wall times of the rules after a wall time, soonest first, without the dates that they leave out. */
function* wallTimes(rules: TimeRules, after: number): Generator<number> {
  const { at, until, exceptions } = rules;
  const times = at === undefined ? cronTimes(rules, after) : [Date.parse(`${at}Z`)];
  if (until === undefined && exceptions === undefined) return yield* times;
  let skipped = 0;
  for (const wall of times) {
    const date = new Date(wall).toISOString().slice(0, 10);
    if (until !== undefined && date > until) return;
    if (exceptions?.includes(date)) {
      skipped += 1;
      if (skipped >= MOST_SKIPPED) return;
    } else {
      skipped = 0;
      yield wall;
    }
  }
}

function* cronTimes(rules: Pick<TimeRules, 'weekly' | 'cron'>, after: number): Generator<number> {
  try {
    const options = { tz: 'UTC', currentDate: new Date(after) };
    const dates = CronExpressionParser.parse(cronOf(rules), options);
    const plain = plainCron(dates.fields);
    if (plain) return yield* plainTimes(plain, after);
    while (true) yield dates.next().getTime();
  } catch {
    // There is no further one within the years that the library looks at, or the rules cannot be read.
  }
}

function cronOf({ weekly, cron }: Pick<TimeRules, 'weekly' | 'cron'>): string {
  if (cron !== undefined || !weekly) return cron ?? '';
  const [hours, minutes] = weekly.time.split(':').map(Number);
  return `${minutes} ${hours} * * ${weekly.days.map((day) => day % 7)}`;
}
