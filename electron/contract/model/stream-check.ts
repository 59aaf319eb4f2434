import { z } from 'zod';
import { streamIdSchema } from './preset.ts';
import { accountTestSchema } from './start.ts';

/**
 * What ZEGO says of a stream (facts §4). `published`: it is on air in RTC. `closed`: it was. `absent`: ZEGO knows no RTC
 * stream of this ID, which also holds for each that is pushed straight to the CDN or mixed. `not-told`: no answer
 * about the stream came.
 */
export const PUBLISH_STATES = ['published', 'closed', 'absent', 'not-told'] as const;
export type PublishState = (typeof PUBLISH_STATES)[number];

export const streamCheckSchema = z.strictObject({
  streamId: streamIdSchema,
  state: z.enum(PUBLISH_STATES),
  /** Why nothing was told of the stream, as a test of the account says it; null where it was. */
  fault: accountTestSchema.nullable(),
});
export type StreamCheck = z.infer<typeof streamCheckSchema>;
