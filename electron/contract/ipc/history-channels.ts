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
import { MAX_ID_LENGTH } from '#contract/model/preset.ts';

const id = z.string().min(1).max(MAX_ID_LENGTH);
const nothing = z.null();

/** What the window asks of the history, and its exports. */
export const HISTORY_CHANNELS = {
  'history.page': { args: historyQuerySchema, result: historyPageSchema },
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
