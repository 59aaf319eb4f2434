import { z } from 'zod';
import type { CalendarNote, CalendarReason } from '#contract/model/import.ts';
import { MAX_END_MINUTES } from '#contract/model/preset.ts';
import { checkTimes, MAX_EXCEPTIONS, scheduleTimesShape } from '#contract/model/schedule.ts';
import { momentOf } from '../../../recording/schedules/local-time.ts';
import { nextStart, timesFault } from '../../../recording/schedules/times.ts';
import type { Component } from './content-lines.ts';
import { dateOf, dayOf, daysBetween, fallsOn, ruleOf } from './day-pattern.ts';
import type { Noted, ScheduleTimes } from './proposal.ts';
import {
  allWhen,
  localStart,
  minutesOf,
  only,
  Unreadable,
  type When,
  whenOf,
  type ZoneRules,
} from './read-event.ts';
import { type Recurrence, readRecurrence } from './recurrence.ts';

/** An event is not imported. */
export class NotImported extends Error {
  readonly reason: CalendarReason;
  readonly detail: string;
  constructor(reason: CalendarReason, detail = '') {
    super(`an event is not imported: ${reason}`);
    this.reason = reason;
    this.detail = detail;
  }
}

export interface SeriesContext extends ZoneRules {
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

export interface ReadTimes {
  readonly times: ScheduleTimes;
  readonly notes: readonly Noted<CalendarNote>[];
  /** Dates on which the event takes place besides its rule, each once. */
  readonly extra: readonly ScheduleTimes[];
}

type Timed = Extract<When, { kind: 'time' }>;
interface Start extends Timed {
  readonly zone: string;
}

const timesSchema = z.strictObject(scheduleTimesShape).superRefine(checkTimes);

/**
 * The times of an event, with all that its overrides take from it.
 *
 * @throws NotImported, Unreadable
 */
export function timesOf(
  event: Component,
  overrides: readonly Component[],
  context: SeriesContext,
): ReadTimes {
  const { start, notes } = startOf(event, context);
  const minutes = checkedMinutes(event, start, context);
  const duration = minutes === null ? {} : { durationMinutes: minutes };
  if (event.lines.some(({ name }) => name === 'EXRULE')) throw new NotImported('rule', 'EXRULE');
  const rules = event.lines.filter(({ name }) => name === 'RRULE');
  const [rule] = rules;
  if (rules.length > 1) throw new NotImported('rule', 'RRULE');
  const replaced = overrides.map((one) => replacedDate(one, start.zone, context));
  const extra = extraOf(event, start, context).map((at) => ({ ...at, ...duration }));
  if (!rule) {
    if (replaced.includes(start.date)) throw new NotImported('older-version');
    return { times: { ...onceOf(start, context), ...duration }, notes, extra };
  }
  const recurrence = recurrenceOf(rule.value, start);
  const left = exceptionsOf(event, recurrence, start, context);
  const exceptions = datesLeftOut(recurrence, start, [...left.dates, ...replaced], context);
  const times = {
    ...ruleOf(recurrence.pattern, start.time),
    timeZone: start.zone,
    ...duration,
    ...(recurrence.until !== null && { until: recurrence.until }),
    ...(exceptions.length > 0 && { exceptions }),
  };
  return {
    times: checked(times, rule.value, context.nowMs),
    notes: [...notes, ...left.notes, ...shortMonths(recurrence)],
    extra,
  };
}

function startOf(event: Component, context: SeriesContext) {
  const line = only(event, 'DTSTART');
  if (!line) throw new Unreadable('malformed', 'DTSTART');
  const when = whenOf(line, context);
  if (when.kind === 'date') throw new NotImported('all-day');
  if (when.moment % 60_000 !== 0) throw new Unreadable('seconds', line.value.trim());
  const zone = when.zone ?? context.localZone;
  const named = line.parameters.get('TZID');
  const notes: Noted<CalendarNote>[] = [];
  if (when.zone === null) notes.push({ code: 'local-zone', detail: zone });
  else if (named !== undefined && named !== zone && when.zone !== 'UTC') {
    notes.push({ code: 'zone-read-as', detail: named });
  }
  const start: Start = { ...when, zone };
  return { start, notes };
}

/** Minutes of the recording; null where the event does not say. */
function checkedMinutes(event: Component, start: Start, context: SeriesContext): number | null {
  const minutes = minutesOf(event, start, context);
  if (minutes === null || minutes === 0) return null;
  if (minutes < 0) throw new NotImported('ends-before');
  if (minutes > MAX_END_MINUTES) throw new NotImported('too-long');
  return minutes;
}

/** A single time. A UTC time becomes a local time of this computer, where that names the same moment. */
function onceOf({ date, time, zone, moment }: Start, { nowMs, localZone }: SeriesContext) {
  if (moment <= nowMs) throw new NotImported('over');
  if (zone === 'UTC') {
    const local = localStart(moment, localZone);
    const wall = Date.parse(`${local.date}T${local.time}Z`);
    if (momentOf(wall, localZone) === moment) {
      return { at: `${local.date}T${local.time}`, timeZone: localZone };
    }
  }
  return { at: `${date}T${time}`, timeZone: zone };
}

/** The date on which an override takes the place of what the rule says. */
function replacedDate(override: Component, zone: string, context: SeriesContext): string {
  const line = only(override, 'RECURRENCE-ID');
  if (!line) throw new Unreadable('malformed', 'RECURRENCE-ID');
  if (line.parameters.has('RANGE')) throw new NotImported('following');
  const when = whenOf(line, context);
  return when.kind === 'date' ? when.date : localStart(when.moment, zone).date;
}

/** Dates that are added to a rule, those to come. */
function extraOf(event: Component, start: Start, context: SeriesContext): ScheduleTimes[] {
  const dates = allWhen(event, 'RDATE', context);
  if (dates.length > MAX_EXCEPTIONS) throw new NotImported('rule', 'RDATE');
  return dates.flatMap((when) => {
    if (when.kind === 'date') throw new Unreadable('malformed', 'RDATE');
    const isStart = when.moment === start.moment || when.moment <= context.nowMs;
    return isStart ? [] : [onceOf({ ...when, zone: when.zone ?? context.localZone }, context)];
  });
}

function recurrenceOf(rule: string, start: Start): Recurrence {
  const recurrence = readRecurrence(rule, start, (utc) => localStart(utc, start.zone));
  if ('problem' in recurrence) throw new NotImported(recurrence.problem, rule);
  return recurrence;
}

/** Dates that the event leaves out. One of another time of day leaves out nothing (RFC 5545 §3.8.5.1). */
function exceptionsOf(
  event: Component,
  { pattern, until }: Recurrence,
  start: Start,
  context: SeriesContext,
) {
  const notes: Noted<CalendarNote>[] = [];
  const dates: string[] = [];
  for (const when of allWhen(event, 'EXDATE', context)) {
    const local =
      when.kind === 'date' ? { date: when.date, time: start.time } : localOf(when, start);
    const isOfRule = fallsOn(pattern, dayOf(local.date)) && (until === null || local.date <= until);
    if (local.time === start.time && isOfRule) dates.push(local.date);
    else notes.push({ code: 'exception-ignored', detail: `${local.date} ${local.time}` });
  }
  return { dates, notes: notes.slice(0, 1) };
}

/** Months without such a day have no start (RFC 5545 §3.3.10); some calendars show their last day instead. */
function shortMonths({ pattern: { monthDays } }: Recurrence): Noted<CalendarNote>[] {
  const late = monthDays?.filter((day) => day > 28) ?? [];
  return late.length > 0 ? [{ code: 'short-months', detail: late.join(', ') }] : [];
}

const localOf = (when: Timed, { zone }: Start) => localStart(when.moment, zone);

/** What a schedule must leave out from today on; it has no first date, so what comes before the first is left out. */
function datesLeftOut(
  { pattern, until }: Recurrence,
  start: Start,
  named: readonly string[],
  { nowMs }: SeriesContext,
): string[] {
  const today = localStart(nowMs, start.zone).date;
  const out = new Set<string>();
  for (const day of daysBetween(pattern, dayOf(today), dayOf(start.date) - 1)) {
    out.add(dateOf(day));
    if (out.size > MAX_EXCEPTIONS) break;
  }
  for (const date of named) {
    const isAhead = date >= today && date >= start.date && (until === null || date <= until);
    if (isAhead && fallsOn(pattern, dayOf(date))) out.add(date);
  }
  if (out.size > MAX_EXCEPTIONS) throw new NotImported('too-many-exceptions');
  return [...out].sort();
}

/** The times, where a schedule can have them and has a start to come. @throws NotImported */
function checked(times: ScheduleTimes, rule: string, nowMs: number): ScheduleTimes {
  if (!timesSchema.safeParse(times).success) throw new NotImported('malformed', rule);
  if (timesFault(times) !== null) throw new NotImported('rule', rule);
  if (nextStart(times, nowMs) === null) throw new NotImported('over');
  return times;
}
