import { z } from 'zod';
import { volumeSchema } from './alarm-sound.ts';
import { vendorSchema } from './vendor.ts';

/**
 * Everything that calls an operator, the gravest first. Texts: locale keys `alarm.kind.*`, `alarm.text.*`.
 * `start-not-accepted`: streams of a start do not record. `not-recording`: nothing records so many minutes after an
 * expected start. `outcome-unknown`: whether it records is not known. `start-blocked`: what keeps a planned start from
 * being made. `stream-not-pushed`: a stream of a planned start is not on air. `planned-stop-failed`: it goes on after
 * its end. `stop-not-accepted`: the same after a stop by hand. `hand-over-failed`: it is not
 * known that a second task takes over before its vendor ends it. `end-near`: its vendor ends it soon.
 */
export const ALARM_KINDS = [
  'start-not-accepted',
  'not-recording',
  'outcome-unknown',
  'start-blocked',
  'stream-not-pushed',
  'planned-stop-failed',
  'stop-not-accepted',
  'hand-over-failed',
  'end-near',
  'file-missing',
  'disk-nearly-full',
  'clock-off',
  'receiver-silent',
] as const;
export const alarmKindSchema = z.enum(ALARM_KINDS);
export type AlarmKind = z.infer<typeof alarmKindSchema>;

/** Streams that an alarm names; more are only counted. */
export const MAX_ALARM_STREAMS = 20;

/** Something that calls an operator for as long as it holds; plain facts, so that its text outlives what it is about. */
export const alarmConditionSchema = z.strictObject({
  kind: alarmKindSchema,
  /** What it is about: while that stays the same, it is the same alarm. */
  about: z.string(),
  /** What it consists of, such as calls: where one is added, an acknowledged alarm calls again. */
  parts: z.array(z.string()),
  presetId: z.string().nullable(),
  presetName: z.string().nullable(),
  scheduleName: z.string().nullable(),
  /** The moment that it is about: a planned start, an end. ISO 8601 in UTC. */
  at: z.iso.datetime().nullable(),
  streams: z
    .array(z.strictObject({ vendor: vendorSchema.nullable(), streamId: z.string() }))
    .max(MAX_ALARM_STREAMS),
  streamCount: z.int().min(0),
  /** Why: a `ScheduleReason` or a `StopTrouble`, by its kind. */
  reason: z.string().nullable(),
  /** Megabytes, seconds, files or missed starts, by its kind. */
  value: z.number().nullable(),
});
export type AlarmCondition = z.infer<typeof alarmConditionSchema>;

/** Who has acknowledged an alarm, and when. */
export const acknowledgementSchema = z.strictObject({ by: z.string(), at: z.iso.datetime() });
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

export const alarmSchema = alarmConditionSchema.extend({
  id: z.string(),
  since: z.iso.datetime(),
  /** How often it has called: once, and again with each part that was added. */
  calls: z.int().min(1),
  /** Null while a part of it is not acknowledged. */
  acknowledged: acknowledgementSchema.nullable(),
});
export type Alarm = z.infer<typeof alarmSchema>;

/** An alarm as the list of all alarms shows it. */
export const listedAlarmSchema = alarmSchema.extend({
  /** Its place in the list: a later alarm has a higher one. */
  seq: z.int(),
  /** When its condition ended; null while it holds. */
  endedAt: z.iso.datetime().nullable(),
  /** Every acknowledgement of it, oldest first. */
  acknowledgements: z.array(acknowledgementSchema),
});
export type ListedAlarm = z.infer<typeof listedAlarmSchema>;

/** Alarms that one page of the list has. */
export const ALARMS_PER_PAGE = 50;

/** What an alarm does besides being shown in window and tray. */
export const alarmChoiceSchema = z.strictObject({
  notification: z.boolean(),
  sound: z.boolean(),
  webhook: z.boolean(),
});
export type AlarmChoice = z.infer<typeof alarmChoiceSchema>;
/** The ways in which an alarm calls. Texts: locale keys `alarm.way.*`. */
export const ALARM_WAYS = ['notification', 'sound', 'webhook'] as const;
export type AlarmWay = (typeof ALARM_WAYS)[number];

/** Kinds that have a number of minutes, with its first value and its bounds. */
export const ALARM_MINUTES = {
  'not-recording': { first: 5, most: 120 },
  'start-blocked': { first: 15, most: 120 },
  'end-near': { first: 10, most: 120 },
  'stream-not-pushed': { first: 5, most: 14 },
} as const satisfies Partial<Record<AlarmKind, { first: number; most: number }>>;
export type TimedAlarm = keyof typeof ALARM_MINUTES;

const TIMED_ALARMS = Object.keys(ALARM_MINUTES) as TimedAlarm[];
const MAX_MINUTES = 120;
const MAX_OPERATOR = 80;

/** The same schema for each key. */
const forEach = <K extends string, S>(keys: readonly K[], schema: S): Record<K, S> =>
  Object.fromEntries(keys.map((key) => [key, schema])) as Record<K, S>;

/** What the operator chose; what is absent is on, with the first number of minutes. */
export const alarmSettingsSchema = z.strictObject({
  kinds: z.strictObject(forEach(ALARM_KINDS, alarmChoiceSchema.optional())).optional(),
  minutes: z
    .strictObject(forEach(TIMED_ALARMS, z.int().min(1).max(MAX_MINUTES).optional()))
    .optional(),
  /** Sounds again until each alarm is acknowledged; once where absent. */
  repeat: z.boolean().optional(),
  /** Of the sound, in per cent; full where absent. */
  volume: volumeSchema.optional(),
  /** The name under which alarms are acknowledged; the system's name of the user where absent. */
  operator: z.string().trim().min(1).max(MAX_OPERATOR).optional(),
});
export type AlarmSettings = z.infer<typeof alarmSettingsSchema>;

const ALL_ON: AlarmChoice = { notification: true, sound: true, webhook: true };

/** How an alarm of a kind calls. */
export const choiceOf = (settings: AlarmSettings | undefined, kind: AlarmKind): AlarmChoice =>
  settings?.kinds?.[kind] ?? ALL_ON;

/** The minutes of a kind, within its own bounds. */
export function minutesOf(settings: AlarmSettings | undefined, kind: TimedAlarm): number {
  const { first, most } = ALARM_MINUTES[kind];
  return Math.min(settings?.minutes?.[kind] ?? first, most);
}
