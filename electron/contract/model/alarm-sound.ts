import { z } from 'zod';

/** Largest sound file that is taken in, in bytes: half a minute of uncompressed stereo, and room to spare. */
export const MAX_SOUND_BYTES = 10_000_000;

/** Endings that the dialog for a sound file offers. What counts is how the file begins. */
export const SOUND_ENDINGS = ['wav', 'mp3', 'ogg', 'oga', 'opus', 'flac'] as const;

/** Per cent of the file's own loudness, where the operator chose none. */
export const FULL_VOLUME = 100;
export const volumeSchema = z.int().min(0).max(FULL_VOLUME);

/** The operator's own sound; its bytes lie in the data folder. */
export const soundFileSchema = z.strictObject({
  /** The name that the file had where it came from. */
  name: z.string().min(1).max(255),
});
export type SoundFile = z.infer<typeof soundFileSchema>;

/**
 * What came of a sound. `played`: given to a sound output. `no-output`: given to the system, which names no output.
 * `muted`: nothing was played, since the volume is 0. `failed`: nothing was played.
 */
export const SOUND_OUTCOMES = ['played', 'no-output', 'muted', 'failed'] as const;
export const soundResultSchema = z.strictObject({
  outcome: z.enum(SOUND_OUTCOMES),
  /** The name of the operator's own file, where it was to be played. */
  file: z.string().nullable(),
  /** The operator's own file could not be played, and the built-in sound took its place. */
  replaced: z.boolean(),
});
export type SoundResult = z.infer<typeof soundResultSchema>;

/** The session path under which the page that sounds reads the operator's own file. */
export const OWN_SOUND_PATH = '/alarm-sound';

/** What main asks of the page that plays sounds, in the fragment of its address: that page has no bridge. */
export const soundRequestSchema = z.strictObject({
  /** Counts the requests, so that each has a fragment of its own, and each answer its request. */
  turn: z.int().min(1),
  /** The operator's own file instead of the built-in sound. */
  own: z.boolean(),
  volume: volumeSchema,
});
export type SoundRequest = z.infer<typeof soundRequestSchema>;

export const soundFragment = (request: SoundRequest): string =>
  `#${encodeURIComponent(JSON.stringify(request))}`;

/** @throws where the fragment was not written by `soundFragment`. */
export const readSoundRequest = (fragment: string): SoundRequest =>
  soundRequestSchema.parse(JSON.parse(decodeURIComponent(fragment.replace(/^#/, ''))));

/** What the page answers, as its title: the one thing of a page without a bridge that main can read. */
export const soundAnswerSchema = z.strictObject({
  turn: z.int(),
  state: z.enum(['playing', 'played']),
  /** The operator's own file could not be played, or has nothing in it that can be heard. */
  replaced: z.boolean(),
  /** The system names an output for sound. */
  output: z.boolean(),
});
export type SoundAnswer = z.infer<typeof soundAnswerSchema>;

/** Null for a title that is no answer. */
export function readSoundAnswer(title: string): SoundAnswer | null {
  try {
    return soundAnswerSchema.parse(JSON.parse(title));
  } catch {
    return null;
  }
}
