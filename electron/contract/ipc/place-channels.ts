import { z } from 'zod';
import { MAX_ID_LENGTH } from '#contract/model/name.ts';
import { SECTIONS } from './sections.ts';

/** A section of the window, and a part of it. */
export const pagePlaceSchema = z.strictObject({
  section: z.enum(SECTIONS),
  parts: z.array(z.string().max(MAX_ID_LENGTH)).max(2),
});
export type PagePlace = z.infer<typeof pagePlaceSchema>;

export const PLACE_CHANNELS = {
  /**
   * Asked once by a page that listens for `section.requested` from then on: what was requested before that and is not
   * shown; null where nothing was.
   */
  'section.wanted': { args: z.null(), result: pagePlaceSchema.nullable() },
} as const;
