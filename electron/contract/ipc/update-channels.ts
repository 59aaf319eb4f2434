import { z } from 'zod';
import { updateObstacleSchema, updateSettingsSchema } from '#contract/model/update.ts';

const nothing = z.null();

/** Newer versions of the program. What comes of each is in the state. */
export const UPDATE_CHANNELS = {
  /** Asks the operator before the program begins to send requests, or sends them elsewhere. */
  'updates.save': {
    args: updateSettingsSchema,
    result: z.strictObject({ agreed: z.boolean() }),
  },
  /** Looks for a newer version now. Answers when that has begun. */
  'updates.check': { args: nothing, result: nothing },
  /** Downloads what is offered. Answers when that has begun. */
  'updates.download': { args: nothing, result: nothing },
  'updates.cancel': { args: nothing, result: nothing },
  /** Asks the operator, then ends the program and installs what is ready; or says why not now. */
  'updates.install': {
    args: nothing,
    result: z.strictObject({ agreed: z.boolean(), obstacle: updateObstacleSchema.nullable() }),
  },
} as const;
