/** Of the recording that `build/practice-media/make.ts` makes. */
export const RECORDED_SECONDS = 8;
export const SEGMENT_SECONDS = 2;

const SEGMENTS = RECORDED_SECONDS / SEGMENT_SECONDS;

const countOf = (seconds: number): number => Math.max(1, Math.ceil(seconds / SEGMENT_SECONDS));

/** The name of a segment as a list has it, and which of the recording's segments it is. */
const SEGMENT_NAME = /^segment-(\d)\.ts$/;

export const segmentOf = (name: string): number | null => {
  const number = Number(SEGMENT_NAME.exec(name)?.[1] ?? Number.NaN);
  return number < SEGMENTS ? number : null;
};

/** A list of segments (RFC 8216) that repeats the recording, whole segments only: up to two seconds too long. */
export function playlistOf(seconds: number): string {
  const lines = Array.from({ length: countOf(seconds) }, (_, at) => [
    // The clock of the segments begins anew.
    ...(at > 0 && at % SEGMENTS === 0 ? ['#EXT-X-DISCONTINUITY'] : []),
    `#EXTINF:${SEGMENT_SECONDS}.000,`,
    `segment-${at % SEGMENTS}.ts`,
  ]).flat();
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${SEGMENT_SECONDS}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    ...lines,
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** The size of a list with all its segments, as a vendor tells it. */
export function playlistBytes(seconds: number, segments: readonly Buffer[]): number {
  const sizes = Array.from(
    { length: countOf(seconds) },
    (_, at) => segments[at % SEGMENTS]?.length ?? 0,
  );
  return playlistOf(seconds).length + sizes.reduce((sum, size) => sum + size, 0);
}
