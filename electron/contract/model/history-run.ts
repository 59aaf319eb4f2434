import { z } from 'zod';
import { historyFilterSchema, historyRowSchema, historyStatusSchema } from './history.ts';
import { sourceSchema, viaSchema } from './run.ts';
import { actionSchema, vendorSchema } from './vendor.ts';

/** Streams at their vendors, and how many of them came out as the operator wanted. */
const streamTallySchema = z.strictObject({ well: z.int().min(0), total: z.int().min(0) });

/** One call of a run in the history, in short. */
export const historyRunCallSchema = z.strictObject({
  callId: z.string(),
  vendor: vendorSchema,
  status: historyStatusSchema,
  streams: streamTallySchema,
  /** Unix seconds; null where the vendor was given no end. */
  endTime: z.int().nullable(),
  /** When an operator settled the last of it; null where no verdict was given. */
  verifiedAt: z.iso.datetime().nullable(),
});
export type HistoryRunCall = z.infer<typeof historyRunCallSchema>;

/** One click and what it came to, over all its calls. */
export const historyRunSummarySchema = z.strictObject({
  runId: z.string(),
  createdAt: z.iso.datetime(),
  presetName: z.string(),
  accountName: z.string(),
  practice: z.boolean(),
  action: actionSchema,
  source: sourceSchema,
  via: viaSchema.optional(),
  /** Of a hand-over: the id of the run that began the recordings. */
  continues: z.string().optional(),
  status: historyStatusSchema,
  verifiedAt: z.iso.datetime().nullable(),
  streams: streamTallySchema,
  /** Rows of the flat list. */
  outcomes: z.int().min(0),
  calls: z.array(historyRunCallSchema),
});
export type HistoryRunSummary = z.infer<typeof historyRunSummarySchema>;

/** One run, found by its id. */
export const historyFoundRunSchema = historyRunSummarySchema.extend({
  /** Ids of the hand-overs that continue it, oldest first; the first of many. */
  continuedBy: z.array(z.string()),
});
export type HistoryFoundRun = z.infer<typeof historyFoundRunSchema>;

/** Outcomes that a page brings with each run; of more only the number is known. */
export const MAX_RUN_MATCHES = 12;

/** One line of the list of runs. */
export const historyRunSchema = historyRunSummarySchema.extend({
  /** The id of its first outcome, and so its place in the list: a newer run has a higher one. */
  id: z.int(),
  /** Outcomes that meet the filter, and the first of them; none where the filter asks nothing. */
  matched: z.int().min(0),
  matches: z.array(historyRowSchema).max(MAX_RUN_MATCHES),
});
export type HistoryRun = z.infer<typeof historyRunSchema>;

export const MAX_HISTORY_RUNS = 100;

/** Runs of which at least one outcome meets the filter, with an id below `before`, newest first. */
export const historyRunsQuerySchema = z.strictObject({
  filter: historyFilterSchema,
  before: z.int().nullable(),
  limit: z.int().min(1).max(MAX_HISTORY_RUNS),
});
export type HistoryRunsQuery = z.infer<typeof historyRunsQuerySchema>;

/** As a page of rows: it may hold fewer runs than asked for and not be the last. */
export const historyRunsPageSchema = z.strictObject({
  runs: z.array(historyRunSchema),
  /** Pass as `before` for the next page; null at the end. */
  next: z.int().nullable(),
  searchedTo: z.iso.datetime().nullable(),
});
export type HistoryRunsPage = z.infer<typeof historyRunsPageSchema>;

/** All outcomes of one run, in the order of its calls. */
export const historyOutcomesSchema = z.strictObject({ rows: z.array(historyRowSchema) });
export type HistoryOutcomes = z.infer<typeof historyOutcomesSchema>;
