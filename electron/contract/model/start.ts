import { z } from 'zod';
import { isTestSchema } from './account.ts';
import { runEndSchema } from './preset.ts';
import { vendorSchema } from './vendor.ts';

/** Streams at one vendor. */
export const targetSchema = z.strictObject({
  vendor: vendorSchema,
  streamIds: z.array(z.string()),
});
export type Target = z.infer<typeof targetSchema>;

/** Streams at one vendor that another desk of the control room runs, or may run. */
export const elsewhereSchema = targetSchema.extend({
  /** The name of that desk in the room. */
  desk: z.string(),
  /** Who started it there, by the login of the room. */
  person: z.string(),
  /** The preset that it was started with there. */
  presetName: z.string(),
});
export type Elsewhere = z.infer<typeof elsewhereSchema>;

/**
 * How much of a preset to start. `ask`: all of it, or a question when something of it may run already or
 * when the preset wants one; `missing`: what surely does not run; `retry`: of that, not what has ended as it was
 * meant to; `all`: everything, whatever runs.
 */
export const START_SCOPES = ['ask', 'missing', 'retry', 'all'] as const;
export const startScopeSchema = z.enum(START_SCOPES);
export type StartScope = z.infer<typeof startScopeSchema>;

/** What a person has agreed to before a start, beside how much of the preset it is for. */
export const startAgreementShape = {
  /** It is not known whether it runs. */
  unread: z.boolean().optional(),
  /** The control room does not know of it. */
  alone: z.boolean().optional(),
  /** What other desks of the control room run is left out. */
  beside: z.boolean().optional(),
};

/** The question to the operator before a start that may not be harmless. */
export const startQuestionSchema = z.strictObject({
  presetId: z.string(),
  /** Accepted, reported or seen earlier, and not known to have stopped or ended. */
  running: z.array(targetSchema),
  /** Started earlier with an unknown outcome. */
  uncertain: z.array(targetSchema),
  /** What surely does not run: the default answer starts this. */
  missing: z.array(targetSchema),
  /** It is a retry that is asked about: the answer starts no more than that. */
  retry: z.boolean().optional(),
  /** The journal cannot be read: whether what is missing runs is not known. */
  unread: z.boolean().optional(),
  /** The journal cannot be written: a start would leave no record. */
  unrecorded: z.boolean(),
  /** Nothing of it runs: the preset wants to be asked before each start. */
  confirm: z.boolean(),
  /** The end that this start was asked for; absent where the preset's own holds. */
  end: runEndSchema.nullable().optional(),
  /** Of what would start: other desks of the control room run it; `missing` is the rest. */
  elsewhere: z.array(elsewhereSchema).optional(),
  /** The control room does not answer: another desk may run it, and would not know of this start. */
  alone: z.boolean().optional(),
  /** What other desks run was agreed to be left out, before this question. */
  beside: z.boolean().optional(),
});
export type StartQuestion = z.infer<typeof startQuestionSchema>;

/** A question that the tray raised, for the window to ask. */
export const questionSchema = z.discriminatedUnion('kind', [
  startQuestionSchema.extend({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('stop'), presetId: z.string() }),
]);
export type Question = z.infer<typeof questionSchema>;
/** What a question is about: of the same kind and preset there is one at a time. */
export type QuestionSubject = Pick<Question, 'kind' | 'presetId'>;

/**
 * What can run only once: a stream at a vendor, for a project at a service. Accounts and presets are ours
 * and may change, or be deleted, while it runs.
 */
export const recordingKeySchema = z.strictObject({
  appId: z.int(),
  /** `serviceOf` the endpoint. */
  service: z.string().max(2048),
  vendor: vendorSchema,
  streamId: z.string().max(255),
});
export type RecordingKey = z.infer<typeof recordingKeySchema>;

/**
 * Why a planned stop has not ended its recording. `failed`: it was sent and not accepted, or an operator took it back.
 * `unsent`: it surely did not get through, and is tried again. `too-late`: it was not sent in the time that a late one
 * is allowed. `locked`, `no-account`: the program could not sign it yet.
 */
export const STOP_TROUBLES = ['failed', 'unsent', 'too-late', 'locked', 'no-account'] as const;
export const plannedStopSchema = z.strictObject({
  /** Unix seconds. */
  at: z.int(),
  trouble: z.enum(STOP_TROUBLES).optional(),
});
export type PlannedStop = z.infer<typeof plannedStopSchema>;
export type StopTrouble = (typeof STOP_TROUBLES)[number];

/**
 * Why no second task takes over. `failed`: its start was refused, or taken back. `unsent`: it surely did not get through,
 * and is tried again while the first task runs. `unknown`: the start was sent and its answer lost, or it is not known whether the first task records. `locked`, `no-account`: the program could
 * not sign it yet.
 */
export const HAND_OVER_TROUBLES = ['failed', 'unsent', 'unknown', 'locked', 'no-account'] as const;
export type HandOverTrouble = (typeof HAND_OVER_TROUBLES)[number];

const certaintySchema = z.enum(['accepted', 'reported', 'person', 'file', 'uncertain']);

/**
 * What makes a recording go on past the end that its vendor was given: before that end the program starts a second
 * task for the stream.
 */
export const handOverSchema = z.strictObject({
  /** Until when it is to record, in Unix seconds; null: until it is stopped. */
  until: z.int().nullable(),
  trouble: z.enum(HAND_OVER_TROUBLES).optional(),
  /**
   * The task that ran before a hand-over of unknown outcome: it records for certain until its end, in Unix seconds. The
   * recording's own call and end are those of the second task.
   */
  former: z
    .strictObject({ callId: z.string(), endTime: z.int(), certainty: certaintySchema })
    .optional(),
});
export type HandOver = z.infer<typeof handOverSchema>;

/**
 * A recording that a vendor accepted, or may have, and that is not known to have ended; with all that is
 * needed to name it and to stop it, whatever becomes of its preset and account.
 */
export const recordingSchema = recordingKeySchema.extend({
  accountId: z.string(),
  accountName: z.string(),
  isTest: isTestSchema,
  practice: z.boolean(),
  domain: z.string().nullable(),
  point: z.string().nullable(),
  presetId: z.string(),
  presetName: z.string(),
  callId: z.string(),
  since: z.iso.datetime(),
  /** Unix seconds; null where nothing but a stop ends it. */
  endTime: z.int().nullable(),
  /** The stop that the program sends at the end of it; absent where it sends none. */
  plannedStop: plannedStopSchema.optional(),
  /** The second task that takes over before `endTime`; absent where the recording ends by then. */
  handOver: handOverSchema.optional(),
  /**
   * `accepted` by the vendor; `reported`: the vendor refused another start because it records already;
   * `person`: an operator looked and saw it; `file`: a file of it was found; `uncertain`: the outcome is unknown.
   */
  certainty: certaintySchema,
});
export type Recording = z.infer<typeof recordingSchema>;

/** Where a run waits: calls before its next one, and about how long that takes. */
export const queuePlaceSchema = z.strictObject({
  position: z.int().min(0),
  waitMs: z.int().min(0),
});
export type QueuePlace = z.infer<typeof queuePlaceSchema>;

/** What a test of an account's credentials found. */
export const accountTestSchema = z.strictObject({
  verdict: z.enum([
    'proven',
    'wrong-app-id',
    'wrong-secret',
    'clock-off',
    'wrong-environment',
    'not-enabled',
    'project-offline',
    'too-frequent',
    'server-fault',
    'unreachable',
    'unclear',
  ]),
  code: z.number().nullable(),
  message: z.string().nullable(),
  /** Technical cause where there was no answer. */
  detail: z.string().nullable(),
  /** How far the server's clock is ahead of this machine's, in seconds. */
  clockOffsetSeconds: z.int(),
});
export type AccountTest = z.infer<typeof accountTestSchema>;
