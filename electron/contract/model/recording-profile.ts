import { z } from 'zod';

/** What the console's recording template may write (specification, recording template of the console). */
export const RECORDING_FORMATS = ['M3U8', 'FLV', 'MP4', 'AAC', 'MP3'] as const;
export const recordingFormatSchema = z.enum(RECORDING_FORMATS);
/** Of these the specification says that they hold no picture. */
export const AUDIO_FORMATS: readonly RecordingFormat[] = ['AAC', 'MP3'];
export type RecordingFormat = z.infer<typeof recordingFormatSchema>;

export const MIN_INTERVAL_SECONDS = 300;
export const MAX_INTERVAL_SECONDS = 7200;
/** Ten years: an upper bound that no plausible note exceeds. */
export const MAX_RETENTION_DAYS = 3650;

/**
 * A note of what is set in the console, where the API neither reads nor writes it: from it the program says
 * how many files to expect. It changes nothing that is sent.
 */
export const recordingProfileSchema = z.strictObject({
  formats: z
    .array(recordingFormatSchema)
    .min(1)
    .max(RECORDING_FORMATS.length)
    .refine((formats) => new Set(formats).size === formats.length, 'names a format twice'),
  /** After how many seconds a new file begins; M3U8 is one file whatever it says. */
  intervalSeconds: z.int().min(MIN_INTERVAL_SECONDS).max(MAX_INTERVAL_SECONDS),
  /** How long the vendor keeps the files; null where the operator has not noted it. */
  retentionDays: z.int().min(1).max(MAX_RETENTION_DAYS).nullable(),
});
export type RecordingProfile = z.infer<typeof recordingProfileSchema>;
