import { type DayPattern, dateOf, dayOf, fallsOn, lastOf, weekdayOf } from './day-pattern.ts';

/** When an event starts, by the clock of its time zone. */
export interface LocalStart {
  /** As 2026-12-01. */
  readonly date: string;
  /** As 19:00. */
  readonly time: string;
}

/** A recurrence rule that a schedule can hold. */
export interface Recurrence {
  readonly pattern: DayPattern;
  /** The last date with a start; null for no end. */
  readonly until: string | null;
}

/** Why a schedule cannot hold a rule. */
export type RuleProblem = 'frequency' | 'interval' | 'rule' | 'first-off-rule' | 'malformed';

export type RecurrenceResult = Recurrence | { readonly problem: RuleProblem };

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN = new Set(
  'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST BYHOUR BYMINUTE BYSECOND'.split(
    ' ',
  ),
);
const NOTHING: DayPattern = { weekdays: null, ordinal: null, monthDays: null, months: null };
const LAST_YEAR = 2099;

type Parts = ReadonlyMap<string, string>;

/**
 * Reads an RRULE (RFC 5545 §3.3.10) as far as a schedule can hold exactly what it says.
 *
 * @param wallOf The local date and time of a moment in UTC, in the time zone of the event.
 */
export function readRecurrence(
  rule: string,
  start: LocalStart,
  wallOf: (utc: number) => LocalStart,
): RecurrenceResult {
  const parts = partsOf(rule);
  if (!parts) return { problem: 'malformed' };
  if ([...parts.keys()].some((key) => !KNOWN.has(key))) return { problem: 'rule' };
  if ((parts.get('INTERVAL') ?? '1') !== '1') return { problem: 'interval' };
  if (!isTimeOfStart(parts, start.time)) return { problem: 'rule' };
  const pattern = patternOf(parts, start.date);
  if (typeof pattern === 'string') return { problem: pattern };
  const first = dayOf(start.date);
  if (!fallsOn(pattern, first)) return { problem: 'first-off-rule' };
  const until = untilOf(parts, pattern, start, wallOf);
  return until === undefined ? { problem: 'malformed' } : { pattern, until };
}

function partsOf(rule: string): Parts | null {
  const parts = new Map<string, string>();
  for (const part of rule.trim().toUpperCase().replace(/;$/, '').split(';')) {
    const [key = '', value, ...more] = part.split('=');
    if (!value || more.length > 0 || parts.has(key)) return null;
    parts.set(key, value);
  }
  return parts;
}

/** The start itself says the time: a rule may repeat it, and must not add others. */
function isTimeOfStart(parts: Parts, time: string): boolean {
  const [hours, minutes] = time.split(':').map(Number);
  const says = (key: string, own: number | undefined) =>
    !parts.has(key) || (/^\d{1,2}$/.test(parts.get(key) ?? '') && Number(parts.get(key)) === own);
  return says('BYHOUR', hours) && says('BYMINUTE', minutes) && says('BYSECOND', 0);
}

function patternOf(parts: Parts, firstDate: string): DayPattern | RuleProblem {
  const frequency = parts.get('FREQ');
  const months = numbersOf(parts.get('BYMONTH'), 1, 12);
  const monthDays = numbersOf(parts.get('BYMONTHDAY'), 1, 31);
  const days = weekdaysOf(parts.get('BYDAY'), parts.get('BYSETPOS'));
  if (months === undefined || monthDays === undefined || days === undefined) return 'rule';
  // Both at once mean days that are both; a cron rule would take them for days that are either.
  if (monthDays && days) return 'rule';
  const pattern = { ...NOTHING, ...days, monthDays, months };
  const [, month = 0, dayOfMonth = 0] = firstDate.split('-').map(Number);
  const saysDays = Boolean(monthDays ?? days);
  if (frequency === 'DAILY' || frequency === 'WEEKLY') {
    if (pattern.ordinal !== null || (frequency === 'WEEKLY' && monthDays)) return 'rule';
    if (saysDays || frequency === 'DAILY') return pattern;
    return { ...pattern, weekdays: [weekdayOf(dayOf(firstDate))] };
  }
  if (frequency === 'MONTHLY') return saysDays ? pattern : { ...pattern, monthDays: [dayOfMonth] };
  if (frequency !== 'YEARLY') return frequency === undefined ? 'malformed' : 'frequency';
  if (!saysDays) return { ...pattern, monthDays: [dayOfMonth], months: months ?? [month] };
  // Without a month the n-th weekday is one of the year; with several months a position counts across them.
  const isOfYear = pattern.ordinal !== null && !months;
  const isAcross = parts.has('BYSETPOS') && months?.length !== 1;
  return isOfYear || isAcross ? 'rule' : pattern;
}

/** The numbers of a list, with -1 where it may count from the end; null for no list, undefined for others. */
function numbersOf(list: string | undefined, least: number, most: number) {
  if (list === undefined) return null;
  const numbers = list.split(',').map((text) => (/^[+-]?\d{1,2}$/.test(text) ? Number(text) : 0));
  const isMeant = (number: number) =>
    (number >= least && number <= most) || (number === -1 && most === 31);
  if (!numbers.every(isMeant)) return undefined;
  return [...new Set(numbers)].sort((left, right) => left - right);
}

/** `MO,WE`, `2MO`, `-1FR`, or `MO` with the position apart; null for none, undefined for what cannot be held. */
function weekdaysOf(list: string | undefined, position: string | undefined) {
  if (list === undefined) return position === undefined ? null : undefined;
  const days = list.split(',').map((text) => /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text));
  const weekdays = days.map((day) => WEEKDAYS.indexOf(day?.[2] ?? '') + 1);
  const ordinals = days.map((day) => day?.[1]);
  if (weekdays.includes(0)) return undefined;
  const said = ordinals.find((ordinal) => ordinal !== undefined) ?? position;
  const unique = [...new Set(weekdays)].sort((left, right) => left - right);
  if (said === undefined) return { weekdays: unique, ordinal: null };
  const isOne = days.length === 1 && (ordinals[0] === undefined || position === undefined);
  const ordinal = /^[+-]?\d$/.test(said) ? Number(said) : 0;
  if (!isOne || !(ordinal === -1 || (ordinal >= 1 && ordinal <= 5))) return undefined;
  return { weekdays: unique, ordinal };
}

/** The last date with a start; null for no end within this century, undefined where it cannot be read. */
function untilOf(
  parts: Parts,
  pattern: DayPattern,
  start: LocalStart,
  wallOf: (utc: number) => LocalStart,
): string | null | undefined {
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  if (count !== undefined) {
    if (until !== undefined || !/^[1-9]\d{0,5}$/.test(count)) return undefined;
    const last = lastOf(pattern, dayOf(start.date), Number(count));
    return last === null ? null : dateOf(last);
  }
  if (until === undefined) return null;
  const read = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(until);
  if (!read) return undefined;
  const [, year = '', month, day, hours, minutes, seconds, isUtc] = read;
  if (Number(year) > LAST_YEAR) return null;
  const date = `${year}-${month}-${day}`;
  const moment = Date.parse(`${date}T${hours ?? '00'}:${minutes ?? '00'}:${seconds ?? '00'}Z`);
  if (Number.isNaN(moment)) return undefined;
  if (hours === undefined) return date;
  const last = isUtc ? wallOf(moment) : { date, time: `${hours}:${minutes}` };
  return last.time >= start.time ? last.date : dateOf(dayOf(last.date) - 1);
}
