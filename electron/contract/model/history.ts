import { z } from 'zod';
import {
  callSchema,
  operatorVerdictSchema,
  reasonSchema,
  rolledStatusSchema,
  STATUSES,
  statusSchema,
} from './outcome.ts';
import { sourceSchema, viaSchema } from './run.ts';
import { actionSchema, VENDORS, vendorSchema } from './vendor.ts';

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
  /** What an operator found out about the stream, and when; null where no verdict was given. */
  verdict: operatorVerdictSchema.shape.verdict.nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  /** Unix seconds; null where the vendor was given no end. */
  endTime: z.int().nullable(),
  /** The row's own code at its vendor. */
  vendorCode: z.string().nullable(),
  /** The answer's return code. */
  code: z.string().nullable(),
  message: z.string().nullable(),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

/** What is shown of a settled run or call (`ShownStatus` without the states of what is under way). */
export const historyStatusSchema = z.enum([
  ...rolledStatusSchema.options,
  'already-recording',
  'verified-recording',
  'verified-not-recording',
]);
export type HistoryStatus = z.infer<typeof historyStatusSchema>;

export const MAX_HISTORY_PAGE = 200;

/** Longest text to look for, and most values that one part of a filter names. */
export const MAX_HISTORY_TEXT = 200;
export const MAX_HISTORY_VALUES = 50;

const values = <T extends z.ZodType>(value: T, most = MAX_HISTORY_VALUES) =>
  z.array(value).max(most);

/** Longer than any moment is written, fractions of a second included. */
const moment = z.iso.datetime().max(40);

/** What a row must meet, all parts together; of the values of one part any. Empty parts ask nothing. */
export const historyFilterSchema = z.strictObject({
  /** The call began at this moment or later, and before that one. */
  from: moment.nullable(),
  to: moment.nullable(),
  appIds: values(z.int().min(0)),
  /** Names as they were when the call was made. */
  presets: values(z.string().max(MAX_HISTORY_TEXT)),
  vendors: values(vendorSchema, VENDORS.length),
  statuses: values(statusSchema, STATUSES.length),
  /** The answer's return code or the row's own code at its vendor. */
  codes: values(z.string().max(MAX_HISTORY_TEXT)),
  /**
   * Part of a stream, preset, account or message, or the beginning of an id (from six characters on).
   * Case and width do not matter.
   */
  text: z.string().max(MAX_HISTORY_TEXT),
});
export type HistoryFilter = z.infer<typeof historyFilterSchema>;

/** Asks nothing: every row meets it. */
export const NO_HISTORY_FILTER: HistoryFilter = {
  from: null,
  to: null,
  appIds: [],
  presets: [],
  vendors: [],
  statuses: [],
  codes: [],
  text: '',
};

/** A page ends where the next begins: rows with an id below `before`, newest first. */
export const historyQuerySchema = z.strictObject({
  filter: historyFilterSchema,
  before: z.int().nullable(),
  limit: z.int().min(1).max(MAX_HISTORY_PAGE),
});
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/**
 * A page may hold fewer rows than asked for, even none, and not be the last: a search that takes long
 * answers with what it has, and the next page goes on from there.
 */
export const historyPageSchema = z.strictObject({
  rows: z.array(historyRowSchema),
  /** Pass as `before` for the next page; null at the end. */
  next: z.int().nullable(),
  /** How far back the pages up to this one have searched; null at the end. */
  searchedTo: z.iso.datetime().nullable(),
});
export type HistoryPage = z.infer<typeof historyPageSchema>;

const countSchema = z.strictObject({
  count: z.int().min(0),
  /** False for an estimate, made from the part that could be looked at in time. */
  exact: z.boolean(),
});
export type Count = z.infer<typeof countSchema>;

/** Rows that meet a filter, and the runs that they belong to. */
export const historyCountSchema = countSchema.extend({ runs: countSchema });
export type HistoryCount = z.infer<typeof historyCountSchema>;

const rowCount = z.int().min(0);

/** What a filter can choose from, most used first, with the number of rows of each. */
export const historyFacetsSchema = z.strictObject({
  accounts: z.array(z.strictObject({ name: z.string(), appId: z.int(), rows: rowCount })),
  presets: z.array(z.strictObject({ name: z.string(), rows: rowCount })),
  /** A return code has no vendor. */
  codes: z.array(
    z.strictObject({ vendor: vendorSchema.nullable(), code: z.string(), rows: rowCount }),
  ),
  /** The hour of the oldest row; null when there is none. */
  oldest: z.iso.datetime().nullable(),
});
export type HistoryFacets = z.infer<typeof historyFacetsSchema>;

/**
 * `csv`: a line for each row, for people and their spreadsheets. `jsonl`: the same rows for programs, a JSON
 * object on each line. `json`: an array with each call whole, as it is kept.
 */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'json'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const EXPORT_STATES = ['running', 'done', 'cancelled', 'failed'] as const;
/** Why an export failed; no file is left then. */
export const EXPORT_FAULTS = ['disk-full', 'not-writable', 'internal'] as const;
export const exportProgressSchema = z.strictObject({
  id: z.string(),
  /** The file's name without its folder. */
  file: z.string(),
  /** Rows looked out and written, of how many; null where that is not known exactly. */
  done: rowCount,
  total: rowCount.nullable(),
  /** Whole calls written, other rows of theirs included; null for a table, which holds rows. */
  calls: rowCount.nullable(),
  state: z.enum(EXPORT_STATES),
  fault: z.enum(EXPORT_FAULTS).nullable(),
});
export type ExportProgress = z.infer<typeof exportProgressSchema>;
export type ExportFault = (typeof EXPORT_FAULTS)[number];

/** Everything kept of one call, with the run it belongs to. */
export const historyDetailSchema = z.strictObject({
  call: callSchema,
  presetName: z.string(),
  accountName: z.string(),
  appId: z.int(),
  practice: z.boolean(),
  source: sourceSchema,
  via: viaSchema.optional(),
  /** Of a hand-over: the run that began the recordings. */
  continues: z.string().optional(),
  createdAt: z.iso.datetime(),
});
export type HistoryDetail = z.infer<typeof historyDetailSchema>;
