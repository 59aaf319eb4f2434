import type { AgendaEntry, OccurrenceEntry, Schedule } from '#contract/model/schedule.ts';
import { endOf, startsAfter } from '../../recording/schedules/times.ts';
import { type OccurrenceBook, occurrenceOf } from './occurrence-book.ts';

/** So many starts of one schedule, and of all; more than a person reads. */
const MOST_OF_ONE = 100;
export const MOST_ENTRIES = 1000;
/** So long main computes starts before it does something else, in milliseconds. */
const TURN_MS = 8;

export interface AgendaFacts {
  readonly schedules: readonly Schedule[];
  readonly book: Pick<OccurrenceBook, 'list' | 'find'>;
  readonly nowMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  yieldTurn(): Promise<void>;
}

/** What was planned since a moment and what became of it, and what is planned up to another; soonest first. */
export async function agendaOf(facts: AgendaFacts): Promise<AgendaEntry[]> {
  const { schedules, book, nowMs, fromMs, toMs, yieldTurn } = facts;
  const known = new Map(schedules.map((schedule) => [schedule.id, schedule]));
  const past = book
    .list()
    .filter(({ plannedAt }) => isWithin(Date.parse(plannedAt), fromMs, toMs))
    .map((entry) => pastEntry(entry, known.get(entry.scheduleId)));
  const coming: AgendaEntry[] = [];
  let turn = performance.now();
  for (const schedule of schedules.filter(({ enabled }) => enabled)) {
    let count = 0;
    for (const start of startsAfter(schedule, Math.max(fromMs, Date.parse(schedule.since)) - 1)) {
      if (start > toMs || count >= MOST_OF_ONE) break;
      const occurrence = occurrenceOf(schedule, start);
      if (book.find(occurrence)) continue;
      count += 1;
      coming.push(comingEntry(schedule, start, nowMs));
    }
    if (performance.now() - turn < TURN_MS) continue;
    await yieldTurn();
    turn = performance.now();
  }
  return [...past, ...coming].sort(byTime).slice(0, MOST_ENTRIES);
}

/** Texts of one form in UTC: a comparison by the rules of a language takes ten times as long. */
const byTime = (left: AgendaEntry, right: AgendaEntry): number =>
  left.plannedAt < right.plannedAt ? -1 : Number(left.plannedAt > right.plannedAt);

const isWithin = (moment: number, fromMs: number, toMs: number) =>
  moment >= fromMs && moment <= toMs;

const endText = (schedule: Schedule | undefined, start: number): string | null => {
  const end = schedule ? endOf(schedule, start) : null;
  return end === null ? null : new Date(end).toISOString();
};

/** A start that is made this much after its time, in milliseconds, has cost some of what it was to record. */
const LATE_MS = 60_000;

/** When a start was made, where that was late: it is noted at the moment at which it is made. */
function lateStart({ state, plannedAt, notedAt }: OccurrenceEntry): string | null {
  const isLate = Date.parse(notedAt) - Date.parse(plannedAt) >= LATE_MS;
  return state === 'started' && isLate ? notedAt : null;
}

function pastEntry(entry: OccurrenceEntry, schedule: Schedule | undefined): AgendaEntry {
  const { scheduleId, scheduleName, plannedAt, presetId, state, reason, runId } = entry;
  const { recordsUntil } = entry;
  const startedLate = lateStart(entry);
  return {
    ...{ scheduleId, scheduleName, plannedAt, presetId, state, reason, runId },
    ...(recordsUntil && { recordsUntil }),
    ...(startedLate && { startedLate }),
    endsAt: endText(schedule, Date.parse(plannedAt)),
    expectOnly: schedule?.expectOnly ?? false,
  };
}

const comingEntry = (schedule: Schedule, start: number, nowMs: number): AgendaEntry => ({
  ...occurrenceOf(schedule, start),
  presetId: schedule.presetId,
  state: start <= nowMs ? 'due' : 'planned',
  reason: null,
  runId: null,
  endsAt: endText(schedule, start),
  expectOnly: schedule.expectOnly ?? false,
});
