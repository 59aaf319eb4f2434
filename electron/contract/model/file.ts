import { z } from 'zod';
import { isTestSchema } from './account.ts';
import { vendorSchema } from './vendor.ts';

/** Who said that a file exists: ZEGO's callback, or an answer to a question of ours. */
export const FILE_SOURCES = ['callback', 'search'] as const;
export const fileSourceSchema = z.enum(FILE_SOURCES);
export type FileSource = z.infer<typeof fileSourceSchema>;

/**
 * How surely a file belongs to a call. `id`: by the vendor's own id of task or file. `stream-and-time`: by the
 * stream's name and the time, where the vendor gives no id that both know.
 */
export const FILE_MATCHES = ['id', 'stream-and-time'] as const;
export const fileMatchSchema = z.enum(FILE_MATCHES);
export type FileMatch = z.infer<typeof fileMatchSchema>;

/** Tencent's `Status`; null where the vendor has none. */
export const FILE_STATUSES = ['normal', 'forbidden'] as const;

const moment = z.iso.datetime();

/** What is known of one file, by search or callback. */
const fileFactsSchema = z.strictObject({
  /** The project: recordings of several accounts can be of one. */
  appId: z.int(),
  /** `serviceOf` the endpoint. */
  service: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  isTest: isTestSchema,
  practice: z.boolean(),
  vendor: vendorSchema,
  /** Null where neither the answer nor the file's name tells. */
  streamId: z.string().nullable(),
  /** Tencent's TaskId, or the PersistentId of Ws; null where the source does not tell. */
  taskId: z.string().nullable(),
  /** Tencent's FileId, or the key of Ws and Huawei; null where a callback does not tell. */
  fileId: z.string().nullable(),
  name: z.string(),
  /** Lower case, as the file's name ends: `mp4`, `m3u8`, `flv`, `aac`, `mp3`; null where nothing tells. */
  format: z.string().nullable(),
  beginAt: moment.nullable(),
  endAt: moment.nullable(),
  /** When the vendor made it, at or after its end; null where the source does not tell. */
  createdAt: moment.nullable(),
  durationSeconds: z.number().min(0).nullable(),
  sizeBytes: z.int().min(0).nullable(),
  /** As the vendor gave it, without any signature of ours. */
  url: z.string().nullable(),
  expiresAt: moment.nullable(),
  status: z.enum(FILE_STATUSES).nullable(),
});

/** One file as one source reports it. */
export const fileReportSchema = fileFactsSchema.extend({
  source: fileSourceSchema,
  seenAt: moment,
});
export type FileReport = z.infer<typeof fileReportSchema>;

/** A call that a file belongs to. */
export const fileLinkSchema = z.strictObject({
  callId: z.string(),
  runId: z.string(),
  presetId: z.string(),
  presetName: z.string(),
  match: fileMatchSchema,
});
export type FileLink = z.infer<typeof fileLinkSchema>;

/** One file of a recording, as all reports of it together tell. */
export const recordedFileSchema = fileFactsSchema.extend({
  /** A file that became known later has a higher one; it stays the file's own. */
  id: z.int(),
  /** When a callback reported it, and when a search last found it; null where none did. */
  callbackAt: moment.nullable(),
  searchedAt: moment.nullable(),
  firstSeenAt: moment,
  lastSeenAt: moment,
  /**
   * When its vendor was last asked without naming it, although a callback had reported it and no planned look is left.
   * Null where a search has found it, a look is still to come, or none was answered since. It proves nothing.
   */
  notFoundAt: moment.nullable(),
  links: z.array(fileLinkSchema),
  /** File ids of the parts that it was merged of, in order; none for a file that a recording wrote. */
  mergedFrom: z.array(z.string()),
});
export type RecordedFile = z.infer<typeof recordedFileSchema>;

/**
 * How the search for the files of one recording stands. `waiting`: another look is planned, or it may go on.
 * `complete`: all that was expected has been found. `incomplete`, `missing`: fewer, or nothing, by the last
 * planned look. `unavailable`: the vendor has no way to ask. `off`: the operator has switched looks off for the
 * account.
 */
export const LOOK_STATES = [
  'waiting',
  'complete',
  'incomplete',
  'missing',
  'unavailable',
  'off',
] as const;
export type LookState = (typeof LOOK_STATES)[number];

/**
 * Why a look could not ask the vendor; it is put off then. `locked`: the credentials are. `refused`: a return
 * code says no. `unreachable`: no answer came. `unreadable`: one came that is not the documented one. `partial`:
 * the project lists more files than one look reads, and the next goes on from there.
 */
export const LOOK_FAULTS = [
  'locked',
  'account-missing',
  'refused',
  'unreachable',
  'unreadable',
  'partial',
] as const;
export const lookFaultSchema = z.enum(LOOK_FAULTS);
export type LookFault = z.infer<typeof lookFaultSchema>;

export const fileWatchSchema = z.strictObject({
  callId: z.string(),
  runId: z.string(),
  presetId: z.string(),
  presetName: z.string(),
  accountId: z.string(),
  appId: z.int(),
  service: z.string(),
  vendor: vendorSchema,
  streamId: z.string(),
  startedAt: moment,
  /** When it ended or was stopped; null while it may run. */
  endedAt: moment.nullable(),
  /** Whether its start's outcome is unknown and unsettled: a file would settle it. */
  open: z.boolean(),
  /** Files of it that are known, merged ones not among them. */
  found: z.int().min(0),
  /** By the preset's recording profile; null where there is none. */
  expected: z.int().min(0).nullable(),
  lookedAt: moment.nullable(),
  nextLookAt: moment.nullable(),
  /** Why the last look could not ask; null where it could. */
  fault: lookFaultSchema.nullable(),
  state: z.enum(LOOK_STATES),
  /** The operator has dismissed the alarm about missing files. */
  dismissed: z.boolean(),
});
/** Watches that the state shows at most. */
export const MAX_SHOWN_WATCHES = 500;
export type FileWatch = z.infer<typeof fileWatchSchema>;

/** What a file proves of a stream whose outcome was unknown. Kept beside the vendor's own answer. */
export const fileEvidenceSchema = z.strictObject({
  source: fileSourceSchema,
  match: fileMatchSchema,
  fileId: z.string().nullable(),
  name: z.string(),
  /** A task id that the lost answer would have told, taken over from the file; null where there is none. */
  taskId: z.string().nullable(),
  /** True where it holds only if the project does not record all streams by default. */
  provided: z.boolean(),
});
export type FileEvidence = z.infer<typeof fileEvidenceSchema>;
