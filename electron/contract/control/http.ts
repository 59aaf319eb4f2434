import { z } from 'zod';
import { ERROR_CODES } from '../ipc/error-codes.ts';
import { fileMatchSchema } from '../model/file.ts';
import { fileStateSchema, MAX_FILE_TEXT, MAX_FILES_PAGE } from '../model/file-query.ts';
import { historyRowSchema, MAX_HISTORY_PAGE, MAX_HISTORY_TEXT } from '../model/history.ts';
import { MAX_ID_LENGTH } from '../model/name.ts';
import { statusSchema } from '../model/outcome.ts';
import { runStatusSchema } from '../model/run.ts';
import { elsewhereSchema, targetSchema } from '../model/start.ts';
import { vendorSchema } from '../model/vendor.ts';
import {
  publishedAlarmSchema,
  publishedAppSchema,
  publishedCallSchema,
  publishedPresetSchema,
  publishedProblemSchema,
  publishedRecordingSchema,
  publishedRunSchema,
  publishedScheduleSchema,
} from './views.ts';

/**
 * What the HTTP API answers, and asks. The OpenAPI document is made of these schemas, and every answer is typed by
 * them. Fields are added, never changed.
 */

const moment = z.iso.datetime();

/** Why a request came to nothing; the rest are the codes of a refusal, as the command line tells them. */
export const HTTP_REASONS = [
  ...ERROR_CODES,
  'no-token',
  'wrong-token',
  'scope',
  'host',
  'origin',
  'no-such-path',
  'method',
  'bad-request',
  'too-slow',
  'head-too-large',
  'bad-path',
  'bad-query',
  'bad-body',
  'too-large',
  'media-type',
  'idempotency-key-malformed',
  'idempotency-key-reused',
  'idempotency-key-outdated',
  'idempotency-keys-full',
  'too-many-readers',
  'upgrade',
] as const;
export type HttpReason = (typeof HTTP_REASONS)[number];

/** RFC 9457. */
export const problemDetailsSchema = z
  .object({
    type: z.string().describe('urn:cdn-recorder:problem: and the reason.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What happened, whether anything was sent, and what to do next.'),
    reason: z.enum(HTTP_REASONS).describe('For programs; a refusal has that of the command line.'),
    sent: z
      .literal(false)
      .nullable()
      .describe('false: nothing was started or stopped by it. null (500): that is not known.'),
    run: z
      .string()
      .optional()
      .describe('The run that is under way already, or that the Idempotency-Key belongs to.'),
    running: z.array(targetSchema).optional().describe('What records already.'),
    uncertain: z.array(targetSchema).optional().describe('What may record already.'),
    elsewhere: z
      .array(elsewhereSchema)
      .optional()
      .describe('What other desks of the control room run.'),
    unstopped: z.array(z.object({ preset: z.string(), reason: z.string() })).optional(),
  })
  .meta({ id: 'Problem9457' });
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;

export const runDetailSchema = z
  .object({ run: publishedRunSchema, calls: z.array(publishedCallSchema) })
  .meta({ id: 'RunDetail' });
export type RunDetail = z.infer<typeof runDetailSchema>;

const leftOutSchema = z.object({
  preset: z.string(),
  reason: z.string(),
  targets: z.array(targetSchema),
});

/** What a start, stop or retry came to. */
export const runAnswerSchema = z
  .object({
    run: z.string().describe('Id of the run; of several the first one.'),
    status: runStatusSchema.describe('Of that run, as far as it is known now.'),
    settled: z.boolean().describe('Whether every call has its outcome; with 202 false.'),
    accepted: z
      .boolean()
      .nullable()
      .describe('Every call was accepted and nothing was left out; null while that is open.'),
    runs: z.array(runDetailSchema).describe('A stop is one run for each account that started it.'),
    running: z.array(targetSchema).describe('Left out: it records already.'),
    uncertain: z.array(targetSchema).describe('Left out: it may record already.'),
    elsewhere: z
      .array(elsewhereSchema)
      .optional()
      .describe('Left out: other desks of the control room run it; absent where that is nothing.'),
    unstopped: z.array(leftOutSchema).describe('What goes on, as no stop could be sent for it.'),
  })
  .meta({ id: 'RunAnswer' });
export type RunAnswer = z.infer<typeof runAnswerSchema>;

export const presetListSchema = z.object({ presets: z.array(publishedPresetSchema) });
export const recordingListSchema = z.object({ recordings: z.array(publishedRecordingSchema) });
export const scheduleListSchema = z.object({ schedules: z.array(publishedScheduleSchema) });

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'trouble']).describe('trouble: there are problems or open alarms.'),
    app: publishedAppSchema,
    remotePaused: z.boolean().describe('"Pause remote control": starts and stops are refused.'),
    recordings: z.int().min(0),
    uncertain: z.int().min(0),
    underWay: z.int().min(0).describe('Runs with calls that have no outcome yet.'),
    problems: z.array(publishedProblemSchema),
    alarms: z.array(publishedAlarmSchema),
    uptimeSeconds: z.number(),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof healthSchema>;

/** A number in a query; digits alone. */
const digits = (most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'must be digits')
    .transform(Number)
    .pipe(z.int().min(1).max(most));

const pageShape = {
  before: digits(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('The `next` of the page before; absent for the first page.'),
};
const momentQuery = z.iso.datetime({ offset: true }).max(40);

export const historyQueryParamsSchema = z.strictObject({
  since: momentQuery.optional().describe('Calls that began at this moment or later.'),
  until: momentQuery.optional().describe('Calls that began before this moment.'),
  preset: z.string().max(MAX_HISTORY_TEXT).optional().describe('Name, as it was at that time.'),
  vendor: vendorSchema.optional(),
  status: statusSchema.optional(),
  text: z.string().max(MAX_HISTORY_TEXT).optional(),
  limit: digits(MAX_HISTORY_PAGE).optional().describe('100 where absent.'),
  ...pageShape,
});
export type HistoryQueryParams = z.infer<typeof historyQueryParamsSchema>;

export const historyAnswerSchema = z
  .object({
    rows: z.array(historyRowSchema),
    next: z.int().nullable().describe('Pass as `before` for the next page; null at the end.'),
    searchedTo: moment.nullable(),
  })
  .meta({ id: 'HistoryPage' });

export const filesQueryParamsSchema = z.strictObject({
  since: momentQuery.optional(),
  until: momentQuery.optional(),
  preset: z.string().max(MAX_FILE_TEXT).optional(),
  vendor: vendorSchema.optional(),
  state: fileStateSchema.optional(),
  run: z.string().max(MAX_ID_LENGTH).optional().describe('Files of this run; alone.'),
  text: z.string().max(MAX_FILE_TEXT).optional(),
  limit: digits(MAX_FILES_PAGE).optional().describe('100 where absent.'),
  ...pageShape,
});
export type FilesQueryParams = z.infer<typeof filesQueryParamsSchema>;

export const publishedFileSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    format: z.string().nullable(),
    vendor: vendorSchema,
    streamId: z.string().nullable(),
    accountId: z.string(),
    account: z.string(),
    appId: z.int(),
    practice: z.boolean(),
    beginAt: moment.nullable(),
    endAt: moment.nullable(),
    durationSeconds: z.number().nullable(),
    sizeBytes: z.int().nullable(),
    url: z.string().nullable().describe("The vendor's address, without a signature of ours."),
    expiresAt: moment.nullable(),
    callbackAt: moment.nullable().describe('When a callback reported it.'),
    searchedAt: moment.nullable().describe('When a search last found it at the vendor.'),
    runs: z.array(
      z.object({
        run: z.string(),
        call: z.string(),
        presetId: z.string(),
        preset: z.string(),
        match: fileMatchSchema,
      }),
    ),
  })
  .meta({ id: 'File' });
export type PublishedFile = z.infer<typeof publishedFileSchema>;

export const filesAnswerSchema = z
  .object({
    files: z.array(publishedFileSchema),
    next: z.int().nullable(),
    searchedTo: moment.nullable(),
  })
  .meta({ id: 'FilesPage' });

/** Nothing is asked for by a body; one that is there is an empty object. */
export const emptyBodySchema = z.strictObject({});
