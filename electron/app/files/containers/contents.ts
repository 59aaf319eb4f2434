/** What a container says of itself. */
export interface Contents {
  /** Seconds; null where it does not tell. */
  readonly durationSeconds: number | null;
  readonly estimated: boolean;
  readonly segments: number | null;
  readonly codecs: readonly string[];
  /** More of it is still to come: a list without its end. */
  readonly growing: boolean;
}

/** Of one file, with its length as stated. */
export const ofOneFile = (
  durationSeconds: number | null,
  codecs: readonly string[] = [],
): Contents => ({ durationSeconds, estimated: false, segments: null, codecs, growing: false });
