import { z } from 'zod';

/** What an operator dismissed. Texts: locale keys `dismissed.*`. `run-shown`: the trouble of a run was brought back. */
export const DISMISSED = ['run', 'run-shown', 'schedule', 'files'] as const;

/** Trouble that an operator has dismissed, in plain facts: they outlive what they are about. */
export const dismissedSchema = z.strictObject({
  what: z.enum(DISMISSED),
  presetName: z.string(),
  scheduleName: z.string().nullable(),
  /** When the run was asked for, or the start was planned. ISO 8601 in UTC. */
  moment: z.iso.datetime(),
  /** Streams without a file; 0 for what is not about files. */
  streamCount: z.int().min(0),
});
export type Dismissed = z.infer<typeof dismissedSchema>;

/** The same with who dismissed it, by which way in, and when. */
export const dismissalSchema = dismissedSchema.extend({
  by: z.string(),
  source: z.string(),
  at: z.iso.datetime(),
});
export type Dismissal = z.infer<typeof dismissalSchema>;

/** The newest dismissals, which the list of alarms shows. */
export const MAX_DISMISSALS = 100;
