import { z } from 'zod';
import { isTestSchema } from './account.ts';
import { vendorSchema } from './vendor.ts';

/**
 * How a merge stands. `sending`: written down, its request may be on its way. `waiting`, `processing`: the
 * vendor has a task. `finished`: there is a file. `rejected`: an answer says no. `failed`: surely not sent, or
 * the task came to nothing. `unknown`: sent, and nothing tells; it is never repeated by itself.
 */
export const MERGE_STATES = [
  'sending',
  'waiting',
  'processing',
  'finished',
  'rejected',
  'failed',
  'unknown',
] as const;
export const mergeStateSchema = z.enum(MERGE_STATES);
export type MergeState = z.infer<typeof mergeStateSchema>;

/** Still to be heard of: a task at the vendor, or an answer that was lost. */
export const OPEN_MERGE_STATES: readonly MergeState[] = [
  'sending',
  'waiting',
  'processing',
  'unknown',
];

const moment = z.iso.datetime();

/** Files of one stream that a vendor was asked to join, as the journal of merges has them. */
export const mergeSchema = z.strictObject({
  id: z.string(),
  /** The project; `serviceOf` the endpoint. */
  appId: z.int(),
  service: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  isTest: isTestSchema,
  practice: z.boolean(),
  vendor: vendorSchema,
  /** The stream that all parts are of; null where they are of several, or nothing tells. */
  streamId: z.string().nullable(),
  /** File ids in the order in which they are joined. */
  inputs: z.array(z.string()).min(2),
  format: z.enum(['MP3', 'MP4', 'M3U8']),
  name: z.string(),
  /** After how many hours the vendor deletes it; 0 for never, null where it takes none. */
  expireHours: z.int().min(0).nullable(),
  createdAt: moment,
  state: mergeStateSchema,
  taskId: z.string().nullable(),
  requestId: z.string().nullable(),
  /** The API's return code; null where no answer could be read. */
  code: z.number().nullable(),
  message: z.string().nullable(),
  fileId: z.string().nullable(),
  url: z.string().nullable(),
  /** Its end is a callback's word alone, whose signature does not cover what it says (facts §5.6). */
  reported: z.boolean(),
  /** When its state last changed. */
  changedAt: moment,
  /** When it was last looked after once the close looks were over; null before. */
  lookedAt: moment.nullable(),
});
export type Merge = z.infer<typeof mergeSchema>;

/** Most files that any vendor joins at once (facts §4, MergeMedia). */
export const MAX_MERGE_INPUTS = 20;
/** Ten years: an upper bound that no plausible expiry exceeds. */
export const MAX_EXPIRE_HOURS = 87_600;

/** The merge that began, or one of the same files that a person must agree to do again. */
export const mergeAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('merging'), merge: mergeSchema }),
  z.strictObject({ kind: z.literal('question'), earlier: mergeSchema }),
]);
export type MergeAnswer = z.infer<typeof mergeAnswerSchema>;
