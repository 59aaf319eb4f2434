import { z } from 'zod';
import {
  exportFormatSchema,
  historyCountSchema,
  historyDetailSchema,
  historyFacetsSchema,
  historyFilterSchema,
  historyPageSchema,
  historyQuerySchema,
} from '#contract/model/history.ts';
import {
  historyFoundRunSchema,
  historyOutcomesSchema,
  historyRunsPageSchema,
  historyRunsQuerySchema,
} from '#contract/model/history-run.ts';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';

const id = z.string().min(1).max(MAX_ID_LENGTH);
const nothing = z.null();

/** What the window asks of the history, and its exports. */
export const HISTORY_CHANNELS = {
  'history.page': { args: historyQuerySchema, result: historyPageSchema },
  'history.runs': { args: historyRunsQuerySchema, result: historyRunsPageSchema },
  'history.outcomes': { args: z.strictObject({ run: z.int() }), result: historyOutcomesSchema },
  /** Null where the history does not have it: not yet, or not any more. */
  'history.run': {
    args: z.strictObject({ runId: id }),
    result: historyFoundRunSchema.nullable(),
  },
  'history.call': {
    args: z.strictObject({ callId: id }),
    result: historyDetailSchema.nullable(),
  },
  'history.count': {
    args: z.strictObject({ filter: historyFilterSchema }),
    result: historyCountSchema,
  },
  'history.facets': { args: nothing, result: historyFacetsSchema },
  /** Asks a person where to; how it goes stands in the state's `exports`. Null when no file was chosen. */
  'history.export': {
    args: z.strictObject({ filter: historyFilterSchema, format: exportFormatSchema }),
    result: z.strictObject({ id }).nullable(),
  },
  'history.exportCancel': { args: z.strictObject({ id }), result: nothing },
  /** Its end has been seen. */
  'history.exportDismiss': { args: z.strictObject({ id }), result: nothing },
} as const;

/** The history has changed, if only by new calls. */
export const historyChangedSchema = z.strictObject({
  /** Calls were deleted, so a page may show calls that no longer exist. */
  removed: z.boolean(),
  /** Calls that a page may show have changed. */
  renewed: z.boolean(),
});
