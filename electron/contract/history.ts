import { z } from 'zod';
import { callSchema, reasonSchema, statusSchema } from './outcome.ts';
import { sourceSchema } from './run.ts';
import { actionSchema, vendorSchema } from './vendor.ts';

/** One line of the history: one stream at one vendor (a row for each file format at Ws). */
export const historyRowSchema = z.strictObject({
  id: z.int(),
  callId: z.string(),
  startedAt: z.iso.datetime(),
  presetName: z.string(),
  accountName: z.string(),
  practice: z.boolean(),
  action: actionSchema,
  vendor: vendorSchema,
  streamId: z.string(),
  task: z.string().nullable(),
  status: statusSchema,
  reason: reasonSchema.nullable(),
  /** Unix seconds; null where the vendor was given no end. */
  endTime: z.int().nullable(),
  /** The row's own code at its vendor. */
  vendorCode: z.string().nullable(),
  /** The answer's return code. */
  code: z.string().nullable(),
  message: z.string().nullable(),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

export const MAX_HISTORY_PAGE = 200;

/** A page ends where the next begins: rows with an id below `before`, newest first. */
export const historyQuerySchema = z.strictObject({
  before: z.int().nullable(),
  limit: z.int().min(1).max(MAX_HISTORY_PAGE),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

export const historyPageSchema = z.strictObject({
  rows: z.array(historyRowSchema),
  /** Pass as `before` for the next page; null at the end. */
  next: z.int().nullable(),
});
export type HistoryPage = z.infer<typeof historyPageSchema>;

/** Everything kept of one call, with the run it belongs to. */
export const historyDetailSchema = z.strictObject({
  call: callSchema,
  presetName: z.string(),
  accountName: z.string(),
  appId: z.int(),
  practice: z.boolean(),
  source: sourceSchema,
  createdAt: z.iso.datetime(),
});
export type HistoryDetail = z.infer<typeof historyDetailSchema>;
