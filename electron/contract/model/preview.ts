import { z } from 'zod';
import { vendorSchema } from './vendor.ts';

/** One request that a start would make now. */
export const previewedCallSchema = z.strictObject({
  vendor: vendorSchema,
  streamIds: z.array(z.string()),
  /** Whole, with placeholders for nonce, time and signature; null when its end is out of range: nothing is sent. */
  url: z.string().nullable(),
  /** Unix seconds if it were sent now; null where none is sent. */
  endTime: z.int().nullable(),
  /** When the program would stop it, in Unix seconds; absent where it would not. */
  stopAt: z.int().optional(),
});
export type PreviewedCall = z.infer<typeof previewedCallSchema>;
