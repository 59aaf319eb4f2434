import { z } from 'zod';
import { fileEvidenceSchema } from './file.ts';
import { actionSchema, vendorSchema } from './vendor.ts';

/**
 * What is known of one stream at one vendor.
 * `accepted`: the vendor took the task (not: a file grows). `rejected`: an answer says no.
 * `failed`: surely not sent or surely not acted upon. `unknown`: sent, and the answer does not tell.
 */
export const STATUSES = ['accepted', 'rejected', 'unknown', 'failed'] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/** Status of several outcomes together: `partial` when some are accepted and some are not. */
export const rolledStatusSchema = z.enum([...STATUSES, 'partial']);
export type RolledStatus = z.infer<typeof rolledStatusSchema>;

/** Outcomes of each status; a stream that a vendor answers with several rows counts once a row. */
export const countsSchema = z.strictObject({
  accepted: z.int().min(0),
  rejected: z.int().min(0),
  unknown: z.int().min(0),
  failed: z.int().min(0),
});
export type Counts = z.infer<typeof countsSchema>;

/** Why a call or a stream has an outcome that no vendor's row states. Words: locale keys `reason.*`. */
export const REASONS = [
  'name-not-found',
  'connection-refused',
  'connect-timeout',
  'tls-failure',
  'network-unreachable',
  'connection-failed',
  'proxy-refused',
  'proxy-unreachable',
  'proxy-unusable',
  'no-answer',
  'connection-lost',
  'answer-cut-short',
  'answer-too-large',
  'answer-too-slow',
  'answer-unreadable',
  'stream-missing',
  'vendor-call-refused',
  'already-recording',
  'still-ending',
  'return-code',
  'too-frequent',
  'never-sent',
  'tries-interrupted',
  'interrupted',
  'cancelled',
  'credentials-unavailable',
  'end-time-out-of-range',
  'hand-over-too-late',
  'hand-over-locked',
  'hand-over-no-account',
  'journal-failed',
] as const;
export const reasonSchema = z.enum(REASONS);
export type Reason = z.infer<typeof reasonSchema>;

/** One row of a vendor's answer, or what stands in for it when there is none. */
export const streamOutcomeSchema = z.strictObject({
  streamId: z.string(),
  status: statusSchema,
  reason: reasonSchema.optional(),
  taskId: z.string().optional(),
  vendorRequestId: z.string().optional(),
  /** Tencent: a string, empty is success. Huawei, Aliyun: a number. Ws: the row's `http_code`. */
  vendorCode: z.union([z.string(), z.number()]).nullable().optional(),
  vendorMessage: z.string().optional(),
  /** Ws only: the file's mark, its format, and the number of the vendor's call. */
  persistentId: z.string().optional(),
  task: z.string().optional(),
  traceId: z.string().optional(),
});
export type StreamOutcome = z.infer<typeof streamOutcomeSchema>;

/** The part of a Ws answer that speaks of the whole call, in the vendor's own names and types. */
export const vendorCallSchema = z.strictObject({
  msg: z.json().optional(),
  http_code: z.json().optional(),
  call_time: z.json().optional(),
  trace_id: z.json().optional(),
});
export type VendorCall = z.infer<typeof vendorCallSchema>;

/** Longest raw answer kept with a call, in characters: enough for every documented shape many times over. */
export const RAW_ANSWER_LIMIT = 16_384;

/** The outcome of one call. Everything of the answer is here, so that support can be given it all. */
export const callOutcomeSchema = z.strictObject({
  status: rolledStatusSchema,
  counts: countsSchema,
  /** Top-level `Code`; null when no answer could be read. */
  code: z.union([z.number(), z.string()]).nullable(),
  /** Top-level `Message`, exactly as sent; null when no answer could be read. */
  message: z.string().nullable(),
  /** Digit for digit as sent, quoted or not. */
  requestId: z.string().nullable(),
  httpStatus: z.int().nullable(),
  reason: reasonSchema.nullable(),
  /** The technical cause behind `reason`, for support: an error code, never a URL. */
  detail: z.string().nullable(),
  streams: z.array(streamOutcomeSchema),
  vendorCall: vendorCallSchema.optional(),
  /** The answer's text, redacted and cut to `RAW_ANSWER_LIMIT`. */
  raw: z.string().nullable(),
});
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

/**
 * What a person found out about an outcome that was unknown, or what a file proves of it. Kept apart from the
 * vendor's own answer.
 */
export const OPERATOR_VERDICTS = ['recording', 'not-recording'] as const;
export const operatorVerdictSchema = z.strictObject({
  streamId: z.string(),
  verdict: z.enum(OPERATOR_VERDICTS),
  at: z.iso.datetime(),
  /** The file that proves it; absent where a person has looked. */
  file: fileEvidenceSchema.optional(),
});
export type OperatorVerdict = z.infer<typeof operatorVerdictSchema>;

export const CALL_STATES = ['queued', 'sending', 'settled'] as const;

/** One request to one vendor, at any moment of its life. Times are ISO 8601 in UTC. */
export const callSchema = z.strictObject({
  id: z.string(),
  runId: z.string(),
  action: actionSchema,
  vendor: vendorSchema,
  streamIds: z.array(z.string()),
  state: z.enum(CALL_STATES),
  attempts: z.int().min(0),
  /** Unix seconds as sent, or null where none was sent. */
  endTime: z.int().nullable(),
  /**
   * When what this start began is to end by the program, in Unix seconds: by a stop, or, where it is after `endTime`, by
   * the end of a task that takes over. Absent where the program ends nothing.
   */
  stopAt: z.int().optional(),
  startedAt: z.iso.datetime().nullable(),
  durationMs: z.int().min(0).nullable(),
  /** When the next try is due, while a call waits for it. */
  retryAt: z.iso.datetime().nullable().default(null),
  outcome: callOutcomeSchema.nullable(),
  verdicts: z.array(operatorVerdictSchema).default([]),
});
export type Call = z.infer<typeof callSchema>;
