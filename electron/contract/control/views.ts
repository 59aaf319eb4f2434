import { z } from 'zod';
import { badgeSchema, isTestSchema } from '../model/account.ts';
import { acknowledgementSchema, alarmKindSchema } from '../model/alarm.ts';
import { problemSchema, vaultStateSchema } from '../model/app-state.ts';
import { LOOK_STATES } from '../model/file.ts';
import {
  CALL_STATES,
  countsSchema,
  reasonSchema,
  rolledStatusSchema,
  statusSchema,
} from '../model/outcome.ts';
import { endSchema } from '../model/preset.ts';
import { runStatusSchema, sourceSchema } from '../model/run.ts';
import { SCHEDULE_TROUBLES, scheduleReasonSchema } from '../model/schedule.ts';
import {
  HAND_OVER_TROUBLES,
  recordingSchema,
  STOP_TROUBLES,
  targetSchema,
} from '../model/start.ts';
import { actionSchema, vendorSchema } from '../model/vendor.ts';
import { PRESET_STATES, TROUBLES } from '../rules/preset-summary.ts';

/**
 * What the program publishes to whatever is not its own window: command line, HTTP, WebSocket. Fields are added, never
 * changed. No secret is among them. Every moment is ISO 8601 in UTC; what is not known is null.
 */

const moment = z.iso.datetime();

export const publishedAppSchema = z
  .object({
    running: z.boolean().describe('Whether an app answers; false: read from its files.'),
    version: z.string(),
    language: z.enum(['en', 'zh-CN']),
    vault: vaultStateSchema.nullable().describe('Null where it was not opened.'),
    knowsWhatRuns: z
      .boolean()
      .describe('False: the journal was lost or cannot be read, so more may run than is listed.'),
  })
  .meta({ id: 'App' });
export type PublishedApp = z.infer<typeof publishedAppSchema>;

export const publishedAccountSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    appId: z.int(),
    endpoint: z.string(),
    isTest: isTestSchema,
    badge: badgeSchema,
    practice: z.boolean(),
    secret: z
      .enum(['held', 'locked', 'missing'])
      .nullable()
      .describe('Whether it can sign now; null where the vault was not opened.'),
  })
  .meta({ id: 'Account' });
export type PublishedAccount = z.infer<typeof publishedAccountSchema>;

export const publishedPresetSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    accountId: z.string(),
    account: z.string().nullable().describe('Name of the account; null where it was deleted.'),
    practice: z.boolean(),
    archived: z.boolean(),
    deleted: z.boolean().describe('It was deleted while something of it runs or may run.'),
    vendors: z.array(vendorSchema),
    streamIds: z.array(z.string()),
    end: endSchema.nullable().describe('Null: nothing but a stop ends it.'),
    group: z.string().nullable(),
    tags: z.array(z.string()),
    state: z.enum(PRESET_STATES),
    trouble: z.enum(TROUBLES).nullable().describe('The most severe of its troubles.'),
    recording: z.int().min(0).describe('Streams at their vendors that record now.'),
    total: z.int().min(0).describe('Streams at their vendors that it names.'),
    uncertain: z.int().min(0).describe('Streams at their vendors that may record.'),
    missing: z.array(targetSchema).describe('What was wanted and does not record.'),
    retryable: z.array(targetSchema).describe('What a retry starts.'),
    since: moment.nullable().describe('When the first of what records was accepted.'),
    endsAt: moment.nullable().describe('The next end; null where a stop by hand is needed.'),
    overdue: z.boolean().describe('Some of it goes on after its end.'),
    mayEndEarly: z.boolean().describe('It is not known that a second task takes over.'),
    run: z.string().nullable().describe('Id of its newest run that is not dismissed.'),
    runStatus: runStatusSchema.nullable(),
  })
  .meta({ id: 'Preset' });
export type PublishedPreset = z.infer<typeof publishedPresetSchema>;

export const publishedRecordingSchema = z
  .object({
    id: z.string().describe('Project, service, vendor and stream: what can run only once.'),
    presetId: z.string(),
    preset: z.string(),
    accountId: z.string(),
    account: z.string(),
    appId: z.int(),
    practice: z.boolean(),
    vendor: vendorSchema,
    streamId: z.string(),
    certainty: recordingSchema.shape.certainty.describe(
      'uncertain: an outcome is unknown, so it may record. The others record.',
    ),
    call: z.string().describe('Id of the call that began it.'),
    since: moment,
    endsAt: moment.nullable().describe('Null where a stop by hand is needed.'),
    stopTrouble: z.enum(STOP_TROUBLES).nullable(),
    handOverTrouble: z.enum(HAND_OVER_TROUBLES).nullable(),
  })
  .meta({ id: 'Recording' });
export type PublishedRecording = z.infer<typeof publishedRecordingSchema>;

export const publishedRunSchema = z
  .object({
    id: z.string(),
    presetId: z.string(),
    preset: z.string(),
    accountId: z.string(),
    account: z.string(),
    practice: z.boolean(),
    action: actionSchema,
    source: sourceSchema,
    schedule: z.string().nullable().describe('Name of the schedule that began it.'),
    createdAt: moment,
    status: runStatusSchema,
    counts: countsSchema,
    calls: z.int().min(0),
    ended: z.boolean().describe('All that was accepted has ended by the end that its vendors had.'),
    needsVerdict: z.boolean().describe('An outcome is unknown, and no operator has settled it.'),
    dismissed: z.boolean(),
    unrecorded: z.boolean().describe('The disk took no record of it.'),
  })
  .meta({ id: 'Run' });
export type PublishedRun = z.infer<typeof publishedRunSchema>;

export const publishedRowSchema = z
  .object({
    streamId: z.string(),
    status: statusSchema,
    reason: reasonSchema.nullable(),
    taskId: z.string().nullable(),
    vendorCode: z.union([z.string(), z.number()]).nullable(),
    vendorMessage: z.string().nullable(),
  })
  .meta({ id: 'Row' });

export const publishedCallSchema = z
  .object({
    id: z.string(),
    run: z.string(),
    presetId: z.string(),
    preset: z.string(),
    action: actionSchema,
    vendor: vendorSchema,
    streamIds: z.array(z.string()),
    state: z.enum(CALL_STATES),
    status: rolledStatusSchema.nullable().describe('Null until it has settled.'),
    reason: reasonSchema.nullable(),
    code: z.union([z.number(), z.string()]).nullable().describe("The response's return code."),
    message: z.string().nullable(),
    requestId: z.string().nullable(),
    httpStatus: z.int().nullable(),
    attempts: z.int().min(0),
    startedAt: moment.nullable(),
    durationMs: z.int().min(0).nullable(),
    endsAt: moment.nullable().describe('The end that its vendor was given.'),
    rows: z.array(publishedRowSchema).describe('At Ws one for each file format of a stream.'),
  })
  .meta({ id: 'Call' });
export type PublishedCall = z.infer<typeof publishedCallSchema>;

export const publishedScheduleSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    presetId: z.string(),
    preset: z.string().nullable().describe('Null where the preset was deleted.'),
    enabled: z.boolean(),
    expectOnly: z.boolean().describe('It starts nothing: another desk or a person does.'),
    at: z.string().nullable().describe('Once, local time of timeZone.'),
    weekly: z.object({ days: z.array(z.int()), time: z.string() }).nullable(),
    cron: z.string().nullable(),
    timeZone: z.string(),
    durationMinutes: z.int().nullable(),
    endAt: z.string().nullable(),
    until: z.string().nullable(),
    exceptions: z.array(z.string()),
    startWithinMinutes: z.int().describe('How late a missed start is still made.'),
    nextAt: moment.nullable().describe('Null where no further start is planned.'),
    nextEndsAt: moment.nullable().describe('When that start would end.'),
  })
  .meta({ id: 'Schedule' });
export type PublishedSchedule = z.infer<typeof publishedScheduleSchema>;

export const publishedScheduleTroubleSchema = z
  .object({
    id: z.string(),
    scheduleId: z.string(),
    schedule: z.string(),
    presetId: z.string(),
    plannedAt: moment,
    kind: z.enum(SCHEDULE_TROUBLES),
    reason: scheduleReasonSchema.nullable(),
    recordsUntil: moment
      .nullable()
      .describe('When what runs ends, before this start was to end it.'),
    count: z.int().min(1).describe('So many starts that were missed together.'),
  })
  .meta({ id: 'ScheduleTrouble' });
export type PublishedScheduleTrouble = z.infer<typeof publishedScheduleTroubleSchema>;

export const publishedAlarmSchema = z
  .object({
    id: z.string(),
    kind: alarmKindSchema,
    presetId: z.string().nullable(),
    preset: z.string().nullable(),
    schedule: z.string().nullable(),
    about: moment.nullable().describe('The moment that it is about: a planned start, an end.'),
    streams: z.array(z.object({ vendor: vendorSchema.nullable(), streamId: z.string() })),
    streamCount: z.int().min(0),
    reason: z.string().nullable(),
    value: z.number().nullable().describe('Megabytes, seconds, files or starts, by its kind.'),
    since: moment,
    acknowledged: acknowledgementSchema.nullable(),
  })
  .meta({ id: 'Alarm' });
export type PublishedAlarm = z.infer<typeof publishedAlarmSchema>;

export const publishedProblemSchema = z
  .object({ id: z.string(), code: problemSchema.shape.code, detail: z.string() })
  .meta({ id: 'Problem' });
export type PublishedProblem = z.infer<typeof publishedProblemSchema>;

export const publishedFileSearchSchema = z
  .object({
    id: z.string(),
    run: z.string(),
    call: z.string(),
    presetId: z.string(),
    preset: z.string(),
    vendor: vendorSchema,
    streamId: z.string(),
    startedAt: moment,
    endedAt: moment.nullable().describe('Null while it may run.'),
    state: z.enum(LOOK_STATES),
    found: z.int().min(0),
    expected: z.int().min(0).nullable().describe('Null where no recording profile says it.'),
    nextLookAt: moment.nullable(),
    dismissed: z.boolean(),
  })
  .meta({ id: 'FileSearch' });
export type PublishedFileSearch = z.infer<typeof publishedFileSearchSchema>;
