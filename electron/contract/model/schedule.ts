import { z } from 'zod';
import { MAX_ID_LENGTH } from './name.ts';
import { MAX_NAME, newNameSchema, storedNameSchema } from './name-schema.ts';
import { MAX_END_MINUTES } from './preset.ts';

/** Schedules that one desk may hold. */
export const MAX_SCHEDULES = 1000;
/** Planned starts of which a start of the program reads what became of them, the newest ones. */
export const MOST_OCCURRENCES = 10_000;
/** Dates that one schedule may leave out. */
export const MAX_EXCEPTIONS = 366;
/** Minutes after its time within which a missed start is still made, where the schedule does not say. */
export const DEFAULT_LATE_MINUTES = 10;

const TIME_RULE = 'must be a time of day from 00:00 to 23:59';
const DATE_RULE = 'must be a date of the calendar, as 2026-12-01';
const MOMENT_RULE = 'must be a local date and time, as 2026-12-01T19:00';
const ZONE_RULE = 'must be a time zone of the IANA database, as Asia/Shanghai';
const CRON_RULE = 'must be five cron fields: minute, hour, day of month, month, day of week';

/** Whether a day exists: cron would take 31 April for never. */
const isDate = (text: string): boolean =>
  Number.isFinite(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** Whether this machine knows the time zone by this name. An offset such as +08:00 is none: it has no rules. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

const DATE = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const timeOfDaySchema = z
  .string()
  .max(5, { error: TIME_RULE, abort: true })
  .regex(TIME, TIME_RULE);
export const dateSchema = z
  .string()
  .max(10, { error: DATE_RULE, abort: true })
  .regex(DATE, { error: DATE_RULE, abort: true })
  .refine(isDate, DATE_RULE);
const momentSchema = z
  .string()
  .max(16, { error: MOMENT_RULE, abort: true })
  .refine(
    (text) =>
      text[10] === 'T' &&
      dateSchema.safeParse(text.slice(0, 10)).success &&
      TIME.test(text.slice(11)),
    MOMENT_RULE,
  );

/** No seconds, no macro, and none of what a library fills in by chance: a schedule means the same every day. */
const cronSchema = z
  .string()
  .trim()
  .max(100)
  .regex(/^[\dA-GI-Za-gi-z*,/#?L-]+( +[\dA-GI-Za-gi-z*,/#?L-]+){4}$/, CRON_RULE);

/** 1 is Monday, 7 is Sunday (ISO 8601). */
const weeklySchema = z.strictObject({
  days: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'names a day twice'),
  time: timeOfDaySchema,
});

/** All fields of a schedule but its name and its preset; the window, the store and provision files share them. */
export const scheduleTimesShape = {
  /** Once, local time. */
  at: momentSchema.optional(),
  weekly: weeklySchema.optional(),
  cron: cronSchema.optional(),
  timeZone: z.string().max(64, { error: ZONE_RULE, abort: true }).refine(isTimeZone, ZONE_RULE),
  /** Counted from the planned start: a late one ends no later. */
  durationMinutes: z.int().min(1).max(MAX_END_MINUTES).optional(),
  /** The first such local time after the planned start. */
  endAt: timeOfDaySchema.optional(),
  /** The last local date with a start. */
  until: dateSchema.optional(),
  /** Local dates without a start. */
  exceptions: z.array(dateSchema).max(MAX_EXCEPTIONS).optional(),
  missed: z
    .strictObject({ startWithinMinutes: z.int().min(0).max(MAX_END_MINUTES) })
    .default({ startWithinMinutes: DEFAULT_LATE_MINUTES }),
  enabled: z.boolean().default(true),
  /** Starts nothing: another desk or a person does, and the desk says where that did not come about. */
  expectOnly: z.boolean().optional(),
};

interface Times {
  readonly at?: string | undefined;
  readonly weekly?: unknown;
  readonly cron?: string | undefined;
  readonly durationMinutes?: number | undefined;
  readonly endAt?: string | undefined;
}

/** A schedule starts by one rule, and ends by one at most. */
export function checkTimes(times: Times, context: z.RefinementCtx): void {
  const rules = [times.at, times.weekly, times.cron].filter((rule) => rule !== undefined);
  if (rules.length !== 1) {
    context.addIssue({ code: 'custom', message: 'must have one of at, weekly and cron' });
  }
  if (times.durationMinutes !== undefined && times.endAt !== undefined) {
    context.addIssue({ code: 'custom', message: 'has both durationMinutes and endAt' });
  }
}

export const scheduleNameSchema = newNameSchema(MAX_NAME);

const draftShape = z.strictObject({
  name: scheduleNameSchema,
  presetId: z.string().min(1).max(MAX_ID_LENGTH),
  ...scheduleTimesShape,
});

/** A schedule as the operator gives it. */
export const scheduleDraftSchema = draftShape.superRefine(checkTimes);
export type ScheduleDraft = z.infer<typeof scheduleDraftSchema>;

export const scheduleSchema = draftShape
  .extend({
    id: z.string(),
    name: storedNameSchema(MAX_NAME),
    /**
     * Since when its present times hold, ISO 8601 in UTC: a start that was planned before is none of this
     * schedule, and was not missed.
     */
    since: z.iso.datetime(),
  })
  .superRefine(checkTimes);
export type Schedule = z.infer<typeof scheduleSchema>;

/** One planned start. A schedule's name and this moment name it for good. */
export const occurrenceSchema = z.strictObject({
  scheduleId: z.string().max(MAX_ID_LENGTH),
  scheduleName: z.string().max(MAX_NAME),
  /** ISO 8601, UTC. */
  plannedAt: z.iso.datetime(),
});
export type Occurrence = z.infer<typeof occurrenceSchema>;

/**
 * What became of a planned start. `started`: a run was begun for it. `covered`: all of it ran already.
 * `missed`: not started in time. `seen`: expected, and something of it records. `not-seen`: expected, and this
 * desk knows of no recording.
 */
export const OCCURRENCE_STATES = ['started', 'covered', 'missed', 'seen', 'not-seen'] as const;
export type OccurrenceState = (typeof OCCURRENCE_STATES)[number];

/**
 * Why a planned start went wrong. `not-there`: the program did not run, the computer slept, or its clock was set.
 * `not-sent`: begun, and surely nothing of it was sent. `rejected` to `partial`: how the run came out. The rest
 * are the codes of refusals.
 */
export const SCHEDULE_REASONS = [
  'not-there',
  'not-sent',
  'rejected',
  'failed',
  'unknown',
  'partial',
  'not-found',
  'archived',
  'account-missing',
  'already-running',
  'credentials-unavailable',
  'end-time-out-of-range',
  'journal-unreadable',
  'running-elsewhere',
  'room-away',
  'internal',
] as const;
export const scheduleReasonSchema = z.enum(SCHEDULE_REASONS);
export type ScheduleReason = z.infer<typeof scheduleReasonSchema>;

export const occurrenceEntrySchema = occurrenceSchema.extend({
  presetId: z.string(),
  state: z.enum(OCCURRENCE_STATES),
  /** The run that was begun for it last. */
  runId: z.string().nullable(),
  reason: scheduleReasonSchema.nullable(),
  /** When what ran already ends, before this start was to end it, ISO 8601 in UTC; absent where it does not. */
  recordsUntil: z.iso.datetime().optional(),
  /** When that was noted, ISO 8601 in UTC. */
  notedAt: z.iso.datetime(),
  /** An operator has seen that it went wrong. */
  acknowledged: z.boolean(),
});
export type OccurrenceEntry = z.infer<typeof occurrenceEntrySchema>;

/**
 * `ahead`: what would keep the next start from being made. `refused`: a start that is tried again until its minutes
 * are over. `late`: nothing records yet of a start that another desk, or a person, was to make. The rest is over, and
 * stays until an operator dismisses it; `ends-early`: what ran already ends before this start was to end it.
 */
export const SCHEDULE_TROUBLES = [
  'ahead',
  'refused',
  'late',
  'missed',
  'not-accepted',
  'not-seen',
  'ends-early',
] as const;

export const scheduleTroubleSchema = occurrenceSchema.extend({
  presetId: z.string(),
  kind: z.enum(SCHEDULE_TROUBLES),
  reason: scheduleReasonSchema.nullable(),
  /** Of `ends-early`: when it ends, ISO 8601 in UTC. */
  recordsUntil: z.iso.datetime().optional(),
  /** So many starts that were missed together, the first of them at `plannedAt`; absent where it is this one alone. */
  count: z.int().min(2).optional(),
});
export type ScheduleTrouble = z.infer<typeof scheduleTroubleSchema>;

/** Streams of a planned start that were on air in RTC once, and were not when ZEGO was asked shortly before it. */
export const unpushedSchema = occurrenceSchema.extend({
  presetId: z.string(),
  streamIds: z.array(z.string()),
});
export type Unpushed = z.infer<typeof unpushedSchema>;

/** A schedule, and when it starts next. */
export const scheduleViewSchema = z.strictObject({
  schedule: scheduleSchema,
  /** ISO 8601, UTC; null where there is no further start. */
  nextAt: z.iso.datetime().nullable(),
  /** When that start would end; null where the schedule does not say. */
  endsAt: z.iso.datetime().nullable(),
});
export type ScheduleView = z.infer<typeof scheduleViewSchema>;

/** A planned start as the agenda shows it. `due`: its time has come, and nothing is known of it yet. */
export const agendaEntrySchema = occurrenceSchema.extend({
  presetId: z.string(),
  state: z.enum([...OCCURRENCE_STATES, 'planned', 'due']),
  reason: scheduleReasonSchema.nullable(),
  runId: z.string().nullable(),
  endsAt: z.iso.datetime().nullable(),
  /** When what ran already ends, before this start was to end it; absent where it does not. */
  recordsUntil: z.iso.datetime().optional(),
  /** When a start was made that was made late, ISO 8601 in UTC; absent where it was in time. */
  startedLate: z.iso.datetime().optional(),
  expectOnly: z.boolean(),
});
export type AgendaEntry = z.infer<typeof agendaEntrySchema>;

/** What a schedule that is being edited would do. */
export const schedulePreviewSchema = z.strictObject({
  /** False where its rule names no time of the calendar. */
  isComputable: z.boolean(),
  starts: z.array(z.strictObject({ at: z.iso.datetime(), endsAt: z.iso.datetime().nullable() })),
  /** Schedules that want the same stream of the same vendor at the same time, and when first. */
  overlaps: z.array(z.strictObject({ name: z.string(), at: z.iso.datetime() })),
});
export type SchedulePreview = z.infer<typeof schedulePreviewSchema>;
