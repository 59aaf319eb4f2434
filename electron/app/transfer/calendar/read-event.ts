import { dateSchema } from '#contract/model/schedule.ts';
import { momentOf, wallTime } from '../../../recording/schedules/local-time.ts';
import type { Component, ContentLine } from './content-lines.ts';
import type { LocalStart } from './recurrence.ts';

/** A value that says when: a date alone, or a date and time in a zone. */
export type When =
  | { readonly kind: 'date'; readonly date: string }
  /** `moment`: milliseconds since the epoch. `zone` is null where the file names none. */
  | ({ readonly kind: 'time'; readonly moment: number; readonly zone: string | null } & LocalStart);

/** Why a value cannot be read. `zone`: its zone is not known. */
export class Unreadable extends Error {
  readonly problem: 'malformed' | 'zone' | 'seconds';
  readonly detail: string;
  constructor(problem: Unreadable['problem'], detail: string) {
    super(`an event cannot be read: ${problem}`);
    this.problem = problem;
    this.detail = detail;
  }
}

export interface ZoneRules {
  /** The IANA name of a zone of the file; null where it cannot be known. */
  zoneNamed(name: string): string | null;
  /** The zone of times that name none. */
  readonly localZone: string;
}

const MINUTE_MS = 60_000;

/** The one line of this name; undefined where there is none. @throws Unreadable where there are several. */
export function only(event: Component, name: string): ContentLine | undefined {
  const [line, ...more] = event.lines.filter((one) => one.name === name);
  if (more.length > 0) throw new Unreadable('malformed', name);
  return line;
}

/** All values of the lines of a name, which may be lists. @throws Unreadable */
export const allWhen = (event: Component, name: string, zones: ZoneRules): When[] =>
  event.lines
    .filter((line) => line.name === name && line.value.trim() !== '')
    .flatMap((line) =>
      line.value.split(',').map((value) => whenOf({ ...line, value: value.trim() }, zones)),
    );

/** @throws Unreadable */
export function whenOf(line: ContentLine, { zoneNamed, localZone }: ZoneRules): When {
  const read = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d|60)(Z)?)?$/.exec(
    line.value.trim(),
  );
  if (!read) throw unreadable(line);
  const [, year, month, day, hours, minutes, seconds, isUtc] = read;
  const date = `${year}-${month}-${day}`;
  if (!dateSchema.safeParse(date).success) throw new Unreadable('malformed', line.name);
  if (hours === undefined) return { kind: 'date', date };
  const named = line.parameters.get('TZID');
  const zone = isUtc ? 'UTC' : named === undefined ? null : zoneNamed(named);
  if (zone === null && named !== undefined) throw new Unreadable('zone', named);
  const time = `${hours}:${minutes}`;
  const wall = Date.parse(`${date}T${time}Z`) + Number(seconds) * 1000;
  return { kind: 'time', date, time, zone, moment: momentOf(wall, zone ?? localZone) };
}

/** Outlook writes its address of a zone without quotes, so that the first colon cuts the line. */
function unreadable({ name, parameters, value }: ContentLine): Unreadable {
  if (parameters.get('TZID') !== 'tzone') return new Unreadable('malformed', name);
  return new Unreadable('zone', `tzone:${value.slice(0, value.lastIndexOf(':'))}`);
}

/** Minutes from the start to the end, rounded up; null where the event names no end. @throws Unreadable */
export function minutesOf(
  event: Component,
  start: Extract<When, { kind: 'time' }>,
  zones: ZoneRules,
): number | null {
  const duration = only(event, 'DURATION')?.value.trim();
  const line = only(event, 'DTEND');
  if (duration !== undefined) return durationMinutes(duration);
  if (!line) return null;
  const end = whenOf(line, zones);
  if (end.kind === 'date') throw new Unreadable('malformed', 'DTEND');
  return Math.ceil((end.moment - start.moment) / MINUTE_MS);
}

/** @throws Unreadable */
function durationMinutes(text: string): number {
  const read =
    /^\+?P(?:(\d{1,5})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?)$/.exec(
      text,
    );
  if (!read || !/\d/.test(text)) throw new Unreadable('malformed', 'DURATION');
  const [weeks, days, hours, minutes, seconds] = read.slice(1).map((part) => Number(part ?? 0));
  const whole = ((weeks ?? 0) * 7 + (days ?? 0)) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0);
  return whole + Math.ceil((seconds ?? 0) / 60);
}

/** The local date and time of a moment, to the minute. */
export function localStart(moment: number, zone: string): LocalStart {
  const text = new Date(wallTime(moment, zone)).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}
