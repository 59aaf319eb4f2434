import type {
  RecordingFormat as Format,
  RecordingProfile,
} from '#contract/model/recording-profile.ts';

/** M3U8 is one list however long it lasts: the interval says nothing of it (specification). */
const NEVER_CUT: readonly Format[] = ['M3U8'];

/** Formats of which a new file begins after each interval. */
export const cuttableFormats = ({ formats }: Pick<RecordingProfile, 'formats'>): Format[] =>
  formats.filter((format) => !NEVER_CUT.includes(format));

export interface ExpectedFiles {
  /** Of one stream at one vendor, if nothing interrupts it: an interruption closes a file and opens another. */
  readonly each: number;
  /** Of one stream in a format that is cut. */
  readonly pieces: number;
  /** Formats of which one stream comes in several pieces. */
  readonly cut: readonly Format[];
}

/** How many files a recording of so many seconds makes, by what the console is noted to be set to. */
export function expectedFiles(
  profile: Pick<RecordingProfile, 'formats' | 'intervalSeconds'>,
  seconds: number,
): ExpectedFiles {
  const pieces = Math.max(1, Math.ceil(seconds / profile.intervalSeconds));
  const cuttable = cuttableFormats(profile);
  return {
    each: profile.formats.length - cuttable.length + cuttable.length * pieces,
    pieces,
    cut: pieces > 1 ? cuttable : [],
  };
}
