import { z } from 'zod';

/**
 * Why an event of a calendar is not imported. Words: locale keys `import.reason.*`. Each may have a detail, which
 * is quoted from the file.
 */
export const CALENDAR_REASONS = [
  'all-day',
  'cancelled',
  'older-version',
  'not-an-event',
  'incomplete',
  'malformed',
  'zone',
  'seconds',
  'ends-before',
  'too-long',
  'over',
  'frequency',
  'interval',
  'rule',
  'first-off-rule',
  'following',
  'too-many-exceptions',
  'too-many-schedules',
] as const;
export type CalendarReason = (typeof CALENDAR_REASONS)[number];

/** What an operator should know of an event that is imported. Words: `import.note.*`. */
export const CALENDAR_NOTES = [
  'zone-read-as',
  'local-zone',
  'exception-ignored',
  'short-months',
] as const;
export type CalendarNote = (typeof CALENDAR_NOTES)[number];

/** Bytes of a file that is imported. */
export const MAX_IMPORT_BYTES = 1024 * 1024;
/** Events of a calendar. */
export const MAX_CALENDAR_EVENTS = 1000;
/** Characters of a detail that is quoted from a file. */
export const MAX_DETAIL = 120;

export const calendarReasonSchema = z.enum(CALENDAR_REASONS);
export const calendarNoteSchema = z.enum(CALENDAR_NOTES);
