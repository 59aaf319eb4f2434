import { isWell, type RunView, shownStatus } from '#contract/model/run.ts';
import {
  type OccurrenceEntry,
  SCHEDULE_REASONS,
  type ScheduleReason,
  type ScheduleTrouble,
} from '#contract/model/schedule.ts';
import { Refused } from '../../recording/refused.ts';
import { occurrenceOf } from './occurrence-book.ts';
import type { Plan, ToldMinutes } from './plan.ts';

/** Troubles that are over and not dismissed go by themselves after so long, in milliseconds. */
const SHOWN_MS = 7 * 86_400_000;
/** The most troubles that window and tray are given; the agenda has every planned start. */
const MOST_SHOWN = 100;

export interface TroubleFacts extends ToldMinutes {
  readonly plans: Iterable<Plan>;
  readonly entries: readonly OccurrenceEntry[];
  readonly nowMs: number;
  /** Why a start that is due was refused; null where it was not. */
  refusalOf(plan: Plan, plannedMs: number): ScheduleReason | null;
  /** Whether something of a preset is known to record. */
  isSeen(presetId: string): boolean;
  newestRun(presetId: string): RunView | undefined;
  /** What would keep a start of this preset from being made now. */
  obstacleOf(presetId: string): ScheduleReason | null;
}

/** What an operator has to know of the schedules, the oldest first. */
export function troublesOf(facts: TroubleFacts): ScheduleTrouble[] {
  const open = [...facts.plans].flatMap((plan) => troublesOfPlan(plan, facts));
  const over = troublesOfEntries(facts);
  return [...over, ...open]
    .sort((left, right) => left.plannedAt.localeCompare(right.plannedAt))
    .slice(-MOST_SHOWN);
}

function troublesOfPlan(plan: Plan, facts: TroubleFacts): ScheduleTrouble[] {
  const { schedule, next, due } = plan;
  const { presetId } = schedule;
  if (schedule.expectOnly) return lateOnes(plan, facts);
  const refused = due.flatMap((plannedMs): ScheduleTrouble[] => {
    const reason = facts.refusalOf(plan, plannedMs);
    return reason
      ? [{ ...occurrenceOf(schedule, plannedMs), presetId, kind: 'refused', reason }]
      : [];
  });
  if (next === null || next - facts.nowMs > facts.aheadMinutes * 60_000) return refused;
  const obstacle = facts.obstacleOf(presetId);
  if (!obstacle) return refused;
  return [
    ...refused,
    { ...occurrenceOf(schedule, next), presetId, kind: 'ahead', reason: obstacle },
  ];
}

/** Expected starts of which nothing records by now; its verdict comes when the schedule's own minutes are over. */
function lateOnes({ schedule, due }: Plan, facts: TroubleFacts): ScheduleTrouble[] {
  const { presetId } = schedule;
  const { nowMs, lateAfterMinutes } = facts;
  const late = due.filter(
    (plannedMs) =>
      nowMs >= plannedMs + lateAfterMinutes * 60_000 && !isDealtWith(presetId, plannedMs, facts),
  );
  return late.map((plannedMs) => ({
    ...occurrenceOf(schedule, plannedMs),
    presetId,
    kind: 'late',
    reason: null,
  }));
}

/** Something records, was accepted since then, or a person has stopped it: that is no start that is late. */
function isDealtWith(
  presetId: string,
  sinceMs: number,
  { isSeen, newestRun }: Pick<TroubleFacts, 'isSeen' | 'newestRun'>,
): boolean {
  if (isSeen(presetId)) return true;
  const run = newestRun(presetId);
  if (!run || Date.parse(run.createdAt) < sinceMs) return false;
  return run.action === 'StopCDNRecord' || run.counts.accepted > 0;
}

const KINDS = { missed: 'missed', started: 'not-accepted', 'not-seen': 'not-seen' } as const;

/** Starts of one schedule that one look found to be missed; more of them than this are one trouble. */
const MOST_SINGLE = 3;

const togetherKey = ({ scheduleId, state, reason, notedAt }: OccurrenceEntry) =>
  `${scheduleId} ${state} ${reason} ${notedAt}`;

/** The entries that are one trouble with this one, itself among them; the first planned one first. */
export function missedTogether(
  entry: OccurrenceEntry,
  entries: readonly OccurrenceEntry[],
): readonly OccurrenceEntry[] {
  if (entry.state !== 'missed') return [entry];
  const key = togetherKey(entry);
  const all = entries.filter((one) => togetherKey(one) === key && !one.acknowledged);
  return all.length > MOST_SINGLE ? all : [entry];
}

/** What has gone wrong, each start by itself, unless the program was away for many of a schedule. */
function troublesOfEntries({ entries, nowMs }: TroubleFacts): ScheduleTrouble[] {
  const groups = new Map<string, [ScheduleTrouble, ...ScheduleTrouble[]]>();
  for (const entry of entries) {
    for (const trouble of troublesOfEntry(entry, nowMs)) {
      const own = trouble.kind === 'missed' ? '' : ` ${groups.size}`;
      const key = `${togetherKey(entry)}${own}`;
      const group = groups.get(key);
      if (group) group.push(trouble);
      else groups.set(key, [trouble]);
    }
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length <= MOST_SINGLE) return group;
    const first = group.reduce((one, other) => (other.plannedAt < one.plannedAt ? other : one));
    return [{ ...first, count: group.length }];
  });
}

function troublesOfEntry(entry: OccurrenceEntry, nowMs: number): ScheduleTrouble[] {
  const { scheduleId, scheduleName, plannedAt, presetId, state, reason, recordsUntil, notedAt } =
    entry;
  if (entry.acknowledged || Date.parse(notedAt) < nowMs - SHOWN_MS) return [];
  const named = { scheduleId, scheduleName, plannedAt, presetId };
  const early = recordsUntil
    ? [{ ...named, kind: 'ends-early' as const, reason: null, recordsUntil }]
    : [];
  if (state === 'covered' || state === 'seen') return early;
  if (state === 'started' && reason === null) return early;
  return [{ ...named, kind: KINDS[state], reason }, ...early];
}

const isReason = (text: string): text is ScheduleReason =>
  (SCHEDULE_REASONS as readonly string[]).includes(text);

/** Why a start was refused, as far as there are words for it. */
export const reasonOf = (error: unknown): ScheduleReason =>
  error instanceof Refused && isReason(error.code) ? error.code : 'internal';

/** How a run came out that is not well; null for one that is. */
export function reasonOfRun(run: RunView): ScheduleReason | null {
  if (isWell(shownStatus(run))) return null;
  if (run.calls.every(({ startedAt }) => startedAt === null)) return 'not-sent';
  return isReason(run.status) ? run.status : 'internal';
}
