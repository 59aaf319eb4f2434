import { type Box, find, mapBoxes, numbersOf, readBoxes, table, writeBox } from './boxes.ts';

/** Where the samples of one track lie, and how long each is. */
interface Track {
  readonly timescale: number;
  /** Of one sample, in units of the timescale. */
  readonly delta: number;
  readonly sizes: readonly number[];
  readonly offsets: readonly number[];
  /** Numbers of the key frames, from 1; null where each sample is one. */
  readonly keys: readonly number[] | null;
}

/** A file of any length that shows one short recording again and again. */
export interface RepeatedMp4 {
  /** The size of a file of so many seconds, without making it. */
  sizeOf(seconds: number): number;
  /** Its index, and then the samples of the recording, which all such files share. */
  partsOf(seconds: number): readonly Buffer[];
}

/**
 * Repeats an MP4 file: its index names the same samples once for each round, so that a file of an hour is hardly
 * larger than one of eight seconds, and says truly how long it is. A round is as long as the video; each sample of
 * a track lasts equally long.
 *
 * @param source with its index in front, as `build/practice-media/make.ts` makes it.
 * @throws Error for any other file.
 */
export function repeatedMp4(source: Buffer): RepeatedMp4 {
  const boxes = readBoxes(source);
  const moov = find(boxes, 'moov');
  const traks = (moov.children ?? []).filter(({ type }) => type === 'trak');
  const [video, ...others] = traks.map(trackOf);
  if (!video) throw new Error('no track');
  const round = (video.sizes.length * video.delta) / video.timescale;
  const tracks = [video, ...others].map((track) => oneRound(track, round));
  const moovAt = source.indexOf('moov', 0, 'latin1') - 4;
  const index = (seconds: number, shift: number) =>
    writeBox(indexOf(moov, traks, tracks, { seconds, shift }));
  const [head, rest] = [source.subarray(0, moovAt), source.subarray(moovAt + sizeOf(moov))];
  /** The parts that do not grow, from an index of nothing. */
  const fixed = index(0, 0).length;
  const indexSize = (seconds: number) =>
    tracks.reduce((sum, track) => sum + tableBytes(track, seconds), fixed);
  return {
    sizeOf: (seconds) => head.length + indexSize(seconds) + rest.length,
    partsOf: (seconds) => [head, index(seconds, indexSize(seconds) - sizeOf(moov)), rest],
  };
}

const sizeOf = (box: Box): number => writeBox(box).length;

function trackOf(trak: Box): Track {
  const media = find([trak], 'trak', 'mdia').children ?? [];
  const tables = find(media, 'minf', 'stbl').children ?? [];
  const [entries, , delta] = numbersOf(find(tables, 'stts'));
  if (entries !== 1 || delta === undefined) throw new Error('samples of several lengths');
  const [, , ...sizes] = numbersOf(find(tables, 'stsz'));
  const stss = tables.find(({ type }) => type === 'stss');
  const timescale = find(media, 'mdhd').body.readUInt32BE(12);
  return {
    timescale,
    delta,
    sizes,
    offsets: offsetsOf(tables, sizes),
    keys: stss ? numbersOf(stss).slice(1) : null,
  };
}

/** Sound begins with samples that the decoder only warms up with, which an edit list leaves out: they are too many. */
function oneRound(track: Track, seconds: number): Track {
  const count = Math.round((seconds * track.timescale) / track.delta);
  const { sizes, offsets } = track;
  return { ...track, sizes: sizes.slice(-count), offsets: offsets.slice(-count) };
}

/** Samples lie in chunks, one after the other; a run of chunks has so many samples each. */
function offsetsOf(tables: readonly Box[], sizes: readonly number[]): number[] {
  const [, ...chunks] = numbersOf(find(tables, 'stco'));
  const [, ...runs] = numbersOf(find(tables, 'stsc'));
  const offsets: number[] = [];
  for (const [at, chunk] of chunks.entries()) {
    let offset = chunk;
    for (let left = samplesOf(runs, at + 1); left > 0; left -= 1) {
      const size = sizes[offsets.length] ?? 0;
      offsets.push(offset);
      offset += size;
    }
  }
  return offsets;
}

/** Each run is a first chunk, a count of samples, and a description. */
function samplesOf(runs: readonly number[], chunk: number): number {
  let samples = 0;
  for (let at = 0; at < runs.length; at += 3) {
    if ((runs[at] ?? 0) <= chunk) samples = runs[at + 1] ?? 0;
  }
  return samples;
}

const countOf = ({ timescale, delta }: Track, seconds: number): number =>
  Math.max(0, Math.round((seconds * timescale) / delta));

/** What a file of so many seconds has in its tables, beyond one of none. */
function tableBytes(track: Track, seconds: number): number {
  const count = countOf(track, seconds);
  const keys = track.keys === null ? 0 : keysUpTo(track, track.keys, count).length;
  return count * 8 + keys * 4;
}

function keysUpTo({ sizes }: Track, keys: readonly number[], count: number): number[] {
  const round = sizes.length;
  const rounds = Math.ceil(count / round);
  return Array.from({ length: rounds }, (_, n) => keys.map((key) => key + n * round))
    .flat()
    .filter((key) => key <= count);
}

function indexOf(
  moov: Box,
  traks: readonly Box[],
  tracks: readonly Track[],
  { seconds, shift }: { seconds: number; shift: number },
): Box {
  const timescale = find(moov.children ?? [], 'mvhd').body.readUInt32BE(12);
  const children = (moov.children ?? []).map((box) => {
    const track = tracks[traks.indexOf(box)];
    if (track) return trackBox(box, track, { seconds, shift, timescale });
    return box.type === 'mvhd' ? patched(box, 16, Math.round(seconds * timescale)) : box;
  });
  return { ...moov, children };
}

function trackBox(
  trak: Box,
  track: Track,
  file: { seconds: number; shift: number; timescale: number },
): Box {
  const count = countOf(track, file.seconds);
  const of = (list: readonly number[]) =>
    Array.from({ length: count }, (_, at) => list[at % list.length] ?? 0);
  const replaced: Readonly<Record<string, (box: Box) => Box | null>> = {
    // What it leaves out is left out of the samples.
    edts: () => null,
    tkhd: (box) => patched(box, 20, Math.round(file.seconds * file.timescale)),
    mdhd: (box) => patched(box, 16, count * track.delta),
    stts: () => table('stts', [1, count, track.delta]),
    stss: () => {
      const keys = keysUpTo(track, track.keys ?? [], count);
      return table('stss', [keys.length, ...keys]);
    },
    stsc: () => table('stsc', [1, 1, 1, 1]),
    stsz: () => table('stsz', [0, count, ...of(track.sizes)]),
    stco: () => table('stco', [count, ...of(track.offsets.map((offset) => offset + file.shift))]),
    // Groups of samples that decoders may skip: they speak of the first round alone.
    sgpd: () => null,
    sbgp: () => null,
  };
  const [box] = mapBoxes([trak], (one) => {
    const replace = replaced[one.type];
    return replace ? replace(one) : one;
  });
  return box as Box;
}

/** Version 0: its durations have 32 bits. */
function patched(box: Box, at: number, value: number): Box {
  const body = Buffer.from(box.body);
  body.writeUInt32BE(value, at);
  return { ...box, body };
}
