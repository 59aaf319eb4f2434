import { z } from 'zod';
import { reasonSchema } from './outcome.ts';

/**
 * What a check of a file found. Words: locale keys `files.check.*`.
 * `as-recorded`: it exists, and is as long as the recording. `found`: it exists; nothing says how long it
 * should be, or it does not say how long it is. `shorter`, `longer`: than the recording. `growing`: its list
 * has no end yet. `empty`: no bytes. `incomplete`: a part is missing, or the end. `unreadable`: no known format.
 * `forbidden`: 403. `gone`: 404 or 410. `refused`: another HTTP status. `unreachable`: no answer.
 */
export const FILE_VERDICTS = [
  'as-recorded',
  'found',
  'shorter',
  'longer',
  'growing',
  'empty',
  'incomplete',
  'unreadable',
  'forbidden',
  'gone',
  'refused',
  'unreachable',
] as const;
export const fileVerdictSchema = z.enum(FILE_VERDICTS);
export type FileVerdict = z.infer<typeof fileVerdictSchema>;

/** The containers that the check reads. */
export const CONTAINERS = ['mp4', 'hls', 'flv', 'mp3', 'aac'] as const;
export const containerSchema = z.enum(CONTAINERS);
export type Container = z.infer<typeof containerSchema>;

/** One look at a file, by requests for parts of it. Kept while the program runs, and in a certificate. */
export const fileCheckSchema = z.strictObject({
  checkedAt: z.iso.datetime(),
  verdict: fileVerdictSchema,
  container: containerSchema.nullable(),
  /** Null where the server does not tell, and for a list of segments. */
  sizeBytes: z.int().min(0).nullable(),
  /** As the container says; null where it does not. */
  durationSeconds: z.number().min(0).nullable(),
  /** The duration is computed from a part of the file: its bit rate may change. */
  estimated: z.boolean(),
  /** From begin to end as reported, or the reported duration; null where neither was. */
  expectedSeconds: z.number().min(0).nullable(),
  /** Of a list; null for one file. */
  segments: z.int().min(0).nullable(),
  /** As its container names them: `avc1.64001f`, `mp4a.40.2`. */
  codecs: z.array(z.string().max(64)).max(16),
  /** The address was signed with the playback key. */
  signed: z.boolean(),
  httpStatus: z.int().nullable(),
  reason: reasonSchema.nullable(),
  /** The part that is missing, or the technical cause; never an address. */
  detail: z.string().max(200).nullable(),
});
export type FileCheck = z.infer<typeof fileCheckSchema>;
