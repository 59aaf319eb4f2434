import { z } from 'zod';
import { knownAccountNameSchema } from './account.ts';
import { CALENDAR_REASONS, calendarNoteSchema } from './import.ts';
import { MAX_ID_LENGTH } from './name.ts';
import { endSchema, presetDraftSchema, presetNameSchema } from './preset.ts';
import { checkTimes, scheduleNameSchema, scheduleTimesShape } from './schedule.ts';

/** What is exported and imported in one go. */
export const TRANSFER_SUBJECTS = ['presets', 'schedules'] as const;
export const transferSubjectSchema = z.enum(TRANSFER_SUBJECTS);
export type TransferSubject = z.infer<typeof transferSubjectSchema>;

export const TRANSFER_FORMATS = ['json', 'csv'] as const;
export const transferFormatSchema = z.enum(TRANSFER_FORMATS);
export type TransferFormat = z.infer<typeof transferFormatSchema>;

/** Presets, or schedules, of one file. */
export const MAX_TRANSFERRED = 1000;

/** A preset as a file has it: it names its account, and holds nothing secret. */
export const namedPresetSchema = presetDraftSchema
  .omit({ accountId: true })
  .extend({ account: knownAccountNameSchema, end: endSchema.nullable().default(null) });
export type NamedPreset = z.infer<typeof namedPresetSchema>;

/** A schedule as a file has it: it names its preset. */
export const namedScheduleSchema = z
  .strictObject({ name: scheduleNameSchema, preset: presetNameSchema, ...scheduleTimesShape })
  .superRefine(checkTimes);
export type NamedSchedule = z.infer<typeof namedScheduleSchema>;

/** Why nothing of a file can be read. Words: locale keys `transfer.fault.*`. */
export const FILE_FAULTS = [
  'unreadable',
  'too-large',
  'not-utf8',
  'not-json',
  'repeated-key',
  'not-a-table',
  'not-a-calendar',
  'too-many',
  'nothing',
] as const;
export const fileFaultSchema = z.enum(FILE_FAULTS);
export type FileFault = z.infer<typeof fileFaultSchema>;

/** Why a part of a file is not imported. Words: `import.reason.*`; the detail is quoted from the file. */
export const ITEM_REASONS = [
  ...CALENDAR_REASONS,
  'field',
  'unknown-field',
  'times',
  'account-missing',
  'named-twice',
  'no-time',
] as const;
export const itemReasonSchema = z.enum(ITEM_REASONS);
export type ItemReason = z.infer<typeof itemReasonSchema>;

/** Fields of a preset and of a schedule, as a table has them. Words: `transfer.field.*`. */
export const TRANSFER_FIELDS = [
  'name',
  'account',
  'vendors',
  'streamIds',
  'end',
  'stopAtEnd',
  'confirmStop',
  'confirmStart',
  'group',
  'tags',
  'colour',
  'pinned',
  'archived',
  'profile',
  'domain',
  'point',
  'preset',
  'at',
  'days',
  'time',
  'cron',
  'timeZone',
  'durationMinutes',
  'endAt',
  'until',
  'exceptions',
  'startWithinMinutes',
  'enabled',
  'expectOnly',
] as const;
export const transferFieldSchema = z.enum(TRANSFER_FIELDS);
export type TransferField = z.infer<typeof transferFieldSchema>;

export const transferRowSchema = z.strictObject({
  /** A line of a table or a calendar, or the number of an entry of a JSON list. */
  place: z.strictObject({ kind: z.enum(['line', 'item']), number: z.int() }),
  /** Empty where it has none. */
  name: z.string(),
  state: z.enum(['new', 'changed', 'same', 'refused']),
  reason: itemReasonSchema.nullable(),
  /** What the reason is about, quoted from the file; empty for none. */
  detail: z.string(),
  notes: z.array(z.strictObject({ code: calendarNoteSchema, detail: z.string() })),
  /** Empty texts stand for nothing. */
  changes: z.array(
    z.strictObject({ field: transferFieldSchema, before: z.string(), after: z.string() }),
  ),
  /** Of a schedule: its preset, null where the operator chooses one. */
  presetId: z.string().nullable(),
  /** Of a schedule: when it starts. */
  rule: z
    .strictObject({
      at: z.string().optional(),
      weekly: z.strictObject({ days: z.array(z.int()), time: z.string() }).optional(),
      cron: z.string().optional(),
      timeZone: z.string(),
    })
    .nullable(),
});
export type TransferRow = z.infer<typeof transferRowSchema>;

export const transferPreviewSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('unusable'),
    file: z.string(),
    fault: fileFaultSchema,
    /** Where the file goes wrong; null where that is not known. */
    line: z.int().nullable(),
  }),
  z.strictObject({
    kind: z.literal('preview'),
    id: z.string(),
    file: z.string(),
    rows: z.array(transferRowSchema),
    /** Presets in a file of schedules, or schedules in a file of presets: they are left alone. */
    others: z.int(),
    /** Whether the file holds accounts or webhooks: they are left alone. */
    holdsSecrets: z.boolean(),
  }),
]);
export type TransferPreview = z.infer<typeof transferPreviewSchema>;

export const appliedSchema = z.strictObject({ added: z.int(), changed: z.int() });
export type Applied = z.infer<typeof appliedSchema>;

/** For each row that is not refused the preset of its schedule; null leaves it out. Null for presets. */
export const chosenPresetsSchema = z
  .array(z.string().min(1).max(MAX_ID_LENGTH).nullable())
  .max(MAX_TRANSFERRED)
  .nullable();
