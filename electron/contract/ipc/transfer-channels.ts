import { z } from 'zod';
import {
  appliedSchema,
  chosenPresetsSchema,
  transferFormatSchema,
  transferPreviewSchema,
  transferSubjectSchema,
} from '#contract/model/transfer.ts';

/** Presets and schedules from files and to files. Which file is known from the system's dialog alone. */
export const TRANSFER_CHANNELS = {
  /** Has a person choose a file, and says what it would change; null when none was chosen. Changes nothing. */
  'transfer.open': {
    args: z.strictObject({ subject: transferSubjectSchema }),
    result: transferPreviewSchema.nullable(),
  },
  /** Saves what was shown last. Refused where something has changed since. */
  'transfer.apply': {
    args: z.strictObject({ id: z.string().min(1).max(64), presetIds: chosenPresetsSchema }),
    result: appliedSchema,
  },
  /** Asks for a place and writes all of it there; null when no place was given. Holds nothing secret. */
  'transfer.export': {
    args: z.strictObject({ subject: transferSubjectSchema, format: transferFormatSchema }),
    result: z.strictObject({ saved: z.string().nullable() }),
  },
} as const;
