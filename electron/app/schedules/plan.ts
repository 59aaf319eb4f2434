import type { Schedule, ScheduleView } from '#contract/model/schedule.ts';
import { ON_TIME_MS, type Planned } from '../../recording/schedules/policy.ts';
import { endOf, startsAfter } from '../../recording/schedules/times.ts';

/** The computer is kept awake from so long before a start, in milliseconds. */
export const AWAKE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How far back missed starts are looked for, in milliseconds, where what became of them may be forgotten. */
const LOOK_BACK_MS = 7 * DAY_MS;
/** The same where all is known that was written down; the journal keeps it for 30 days. */
const LONG_LOOK_BACK_MS = 28 * DAY_MS;
/** What became of older starts is forgotten in memory, in milliseconds. */
export const REMEMBERED_MS = 29 * DAY_MS;
/** A schedule with more starts than that in these days is looked at for the last hour only: a start every minute is no broadcast. */
const MOST_DUE = 1_000;
const SHORT_LOOK_BACK_MS = 3_600_000;

/** How many minutes before or after a planned start the program tells the operator about it, from the settings. */
export interface ToldMinutes {
  /** After an expected start by which something is to record. */
  readonly lateAfterMinutes: number;
  /** Before a start that something is in the way of. */
  readonly aheadMinutes: number;
}

/** An enabled schedule, its next start, and the starts whose time has come and that are yet to be dealt with. */
export interface Plan {
  readonly schedule: Schedule;
  /** Milliseconds since the epoch; null where there is no further one. */
  readonly next: number | null;
  /** When that one would end; null where the schedule does not say. */
  readonly endsAt: number | null;
  readonly due: readonly number[];
}

/** What a process knows of the starts of a schedule that were planned before it. */
export interface Known {
  /** Whether all is there that was written down in the last weeks. */
  readonly isWhole: boolean;
  /** When the newest of them was planned; null where none is known. */
  readonly newest: number | null;
}

/**
 * The starts of a schedule as a process finds them that knows nothing of it yet. Of those that are older than a week,
 * only those that come after the newest known one: starts are dealt with in their order.
 */
export function planOf(schedule: Schedule, nowMs: number, { isWhole, newest }: Known): Plan {
  const since = Date.parse(schedule.since);
  const known = isWhole ? Math.max(newest ?? since, nowMs - LONG_LOOK_BACK_MS) : nowMs;
  const from = Math.max(since, Math.min(known, nowMs - LOOK_BACK_MS));
  return planFrom(schedule, Math.min(from, nowMs), nowMs);
}

/** The same plan some time later. */
export function advanced(plan: Plan, nowMs: number): Plan {
  if (plan.next === null || plan.next > nowMs) return plan;
  const { schedule, due } = plan;
  const from = Math.max(plan.next - 1, nowMs - LOOK_BACK_MS);
  const later = planFrom(schedule, from, nowMs);
  return { ...later, due: [...due, ...later.due.filter((start) => !due.includes(start))] };
}

function planFrom(schedule: Schedule, fromMs: number, nowMs: number): Plan {
  const due: number[] = [];
  for (const start of startsAfter(schedule, fromMs)) {
    if (start > nowMs) return { schedule, next: start, endsAt: endOf(schedule, start), due };
    due.push(start);
    if (due.length > MOST_DUE) return planFrom(schedule, nowMs - SHORT_LOOK_BACK_MS, nowMs);
  }
  return { schedule, next: null, endsAt: null, due };
}

/** What the policy needs to know of a start. */
export const plannedOf = (schedule: Schedule, plannedAt: number): Planned => ({
  plannedAt,
  endsAt: endOf(schedule, plannedAt),
  startWithinMinutes: schedule.missed.startWithinMinutes,
});

/** What window and tray show of a schedule; one that is not planned has no next start. */
export function viewOf(schedule: Schedule, plan: Plan | undefined): ScheduleView {
  const iso = (moment: number | null | undefined) =>
    moment === null || moment === undefined ? null : new Date(moment).toISOString();
  return { schedule, nextAt: iso(plan?.next), endsAt: iso(plan?.endsAt) };
}

/** When something about a schedule changes by itself. */
export function momentsOf(
  { schedule, next, due }: Plan,
  { lateAfterMinutes, aheadMinutes }: ToldMinutes,
): number[] {
  const minutes = [schedule.missed.startWithinMinutes, lateAfterMinutes];
  const looks = schedule.expectOnly
    ? due.flatMap((plannedMs) => minutes.map((one) => plannedMs + one * 60_000))
    : due.map((plannedMs) => plannedMs + ON_TIME_MS);
  return next === null ? looks : [...looks, next - aheadMinutes * 60_000, next - AWAKE_MS, next];
}
