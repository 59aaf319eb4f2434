import { z } from 'zod';
import {
  publishedAccountSchema,
  publishedAlarmSchema,
  publishedAppSchema,
  publishedCallSchema,
  publishedFileSearchSchema,
  publishedPresetSchema,
  publishedProblemSchema,
  publishedRecordingSchema,
  publishedRunSchema,
  publishedScheduleSchema,
  publishedScheduleTroubleSchema,
} from './views.ts';

/** Every list that is published: its name in a snapshot, and the name of one of its members in a change. */
export const COLLECTIONS = {
  accounts: { one: 'account', schema: publishedAccountSchema },
  presets: { one: 'preset', schema: publishedPresetSchema },
  recordings: { one: 'recording', schema: publishedRecordingSchema },
  runs: { one: 'run', schema: publishedRunSchema },
  calls: { one: 'call', schema: publishedCallSchema },
  schedules: { one: 'schedule', schema: publishedScheduleSchema },
  scheduleTroubles: { one: 'scheduleTrouble', schema: publishedScheduleTroubleSchema },
  alarms: { one: 'alarm', schema: publishedAlarmSchema },
  problems: { one: 'problem', schema: publishedProblemSchema },
  fileSearches: { one: 'fileSearch', schema: publishedFileSearchSchema },
} as const;
export type Collection = keyof typeof COLLECTIONS;
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as readonly Collection[];

/** All that is published, at one moment. `runs`: the newest of each preset, with its `calls`. */
export const publishedStateSchema = z
  .object({
    app: publishedAppSchema,
    accounts: z.array(publishedAccountSchema),
    presets: z.array(publishedPresetSchema),
    recordings: z.array(publishedRecordingSchema),
    runs: z.array(publishedRunSchema),
    calls: z.array(publishedCallSchema),
    schedules: z.array(publishedScheduleSchema),
    scheduleTroubles: z.array(publishedScheduleTroubleSchema),
    alarms: z.array(publishedAlarmSchema),
    problems: z.array(publishedProblemSchema),
    fileSearches: z.array(publishedFileSearchSchema),
  })
  .meta({ id: 'State' });
export type PublishedState = z.infer<typeof publishedStateSchema>;

/** `seq` grows by one with each message of a connection, whatever its type; `at` is ISO 8601 in UTC. */
const numbered = { seq: z.int().min(1), at: z.iso.datetime() };

/** The first message of a connection, and the one behind each `gap`. */
export const snapshotMessageSchema = publishedStateSchema
  .extend({ type: z.literal('snapshot'), ...numbered })
  .meta({ id: 'SnapshotMessage' });

/** The reader was too slow: `lost` changes were dropped, and a snapshot of all follows. */
export const gapMessageSchema = z
  .object({ type: z.literal('gap'), ...numbered, lost: z.int().min(1) })
  .meta({ id: 'GapMessage' });

export const appMessageSchema = publishedAppSchema
  .extend({ type: z.literal('app'), ...numbered })
  .meta({ id: 'AppMessage' });

/** One member of a list, whole, as it is now; null where it left its list. */
const changeOf = <K extends string, S extends z.ZodType>(one: K, schema: S) =>
  z
    .object({
      type: z.literal(one),
      ...numbered,
      id: z.string(),
      ...({ [one]: schema.nullable() } as Record<K, z.ZodNullable<S>>),
    })
    .meta({ id: `${one.charAt(0).toUpperCase()}${one.slice(1)}Message` });

/** What a reader of changes gets: a snapshot, then each change, in order. */
export const publishedMessageSchema = z.discriminatedUnion('type', [
  snapshotMessageSchema,
  gapMessageSchema,
  appMessageSchema,
  changeOf('account', publishedAccountSchema),
  changeOf('preset', publishedPresetSchema),
  changeOf('recording', publishedRecordingSchema),
  changeOf('run', publishedRunSchema),
  changeOf('call', publishedCallSchema),
  changeOf('schedule', publishedScheduleSchema),
  changeOf('scheduleTrouble', publishedScheduleTroubleSchema),
  changeOf('alarm', publishedAlarmSchema),
  changeOf('problem', publishedProblemSchema),
  changeOf('fileSearch', publishedFileSearchSchema),
]);
export type PublishedMessage = z.infer<typeof publishedMessageSchema>;
