import { z } from 'zod';
import { listedAlarmSchema } from '#contract/model/alarm.ts';
import { soundResultSchema } from '#contract/model/alarm-sound.ts';
import { dismissalSchema, MAX_DISMISSALS } from '#contract/model/dismissal.ts';

/** Longest id: a kind, what it is about, and a moment. */
const MAX_ALARM_ID = 400;
/** Alarms that one request acknowledges: every one that can be open at a station of many presets. */
const MAX_ACKNOWLEDGED = 2000;

/** What the window asks of the alarms. */
export const ALARM_CHANNELS = {
  /** The operator has acknowledged these; what is over by now stays as it is. */
  'alarms.acknowledge': {
    args: z.strictObject({ ids: z.array(z.string().max(MAX_ALARM_ID)).max(MAX_ACKNOWLEDGED) }),
    result: z.null(),
  },
  /** A page of all alarms, newest first; `before`: the `next` of the page above it. */
  'alarms.page': {
    args: z.strictObject({ before: z.int().min(1).nullable() }),
    result: z.strictObject({
      alarms: z.array(listedAlarmSchema),
      next: z.int().nullable(),
    }),
  },
  /** The newest trouble that operators have dismissed, newest first. */
  'alarms.dismissals': {
    args: z.null(),
    result: z.strictObject({ dismissals: z.array(dismissalSchema).max(MAX_DISMISSALS) }),
  },
  /** Asks a person for a file and takes a copy of it as the sound of alarms; null when none was named. */
  'alarms.chooseSound': {
    args: z.null(),
    result: z.strictObject({ name: z.string().nullable() }),
  },
  'alarms.useBuiltInSound': { args: z.null(), result: z.null() },
  /** Plays what an alarm would play; answers once it is over. */
  'alarms.testSound': { args: z.null(), result: soundResultSchema },
} as const;
