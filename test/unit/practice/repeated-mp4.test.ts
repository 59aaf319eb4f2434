import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFile, MP4BoxBuffer } from 'mp4box';
import { describe, expect, test } from 'vitest';
import { repeatedMp4 } from '../../../electron/practice/media/repeated-mp4.ts';
import { PRACTICE_MEDIA } from '../../support/practice-media.ts';

const source = readFileSync(join(PRACTICE_MEDIA, 'practice.mp4'));
const repeated = repeatedMp4(source);

/** A file as another reader sees it: the bytes of each sample, track by track. */
function samplesOf(file: Buffer) {
  const parsed = createFile();
  parsed.appendBuffer(MP4BoxBuffer.fromArrayBuffer(Uint8Array.from(file).buffer, 0));
  const info = parsed.getInfo();
  const tracks = info.tracks.map(({ id, codec }) => {
    const samples = parsed
      .getTrackSamplesInfo(id)
      .map(({ offset, size, is_sync, cts, timescale }) => ({
        bytes: file.subarray(offset, offset + size).toString('latin1'),
        at: cts / timescale,
        isKey: is_sync,
      }));
    return { codec, samples };
  });
  return { seconds: info.duration / info.timescale, tracks };
}

const fileOf = (seconds: number) => Buffer.concat(repeated.partsOf(seconds));

describe('a recording that is repeated', () => {
  test.each([0.1, 1, 8, 8.1, 61.4, 300])('of %d s is so long, in picture and sound', (seconds) => {
    const file = fileOf(seconds);
    expect(repeated.sizeOf(seconds)).toBe(file.length);
    const { seconds: told, tracks } = samplesOf(file);
    expect(told).toBeCloseTo(seconds, 1);
    expect(tracks.map(({ codec }) => codec)).toEqual(['avc1.42c01e', 'mp4a.40.2']);
    for (const { samples } of tracks) {
      expect(Math.abs((samples.at(-1)?.at ?? 0) - seconds)).toBeLessThan(0.1);
    }
  });

  test('shows after eight seconds what it showed at the begin', () => {
    const [video, sound] = samplesOf(fileOf(20)).tracks;
    for (const [samples, round] of [
      [video?.samples ?? [], 120],
      [sound?.samples ?? [], 375],
    ] as const) {
      for (const [at, { bytes, isKey }] of samples.entries()) {
        const first = samples[at % round];
        expect(bytes === first?.bytes && isKey === first.isKey).toBe(true);
      }
    }
    expect(video?.samples[120]?.isKey).toBe(true);
  });

  test('has the samples of its source, each where it was', () => {
    const [own, theirs] = [samplesOf(fileOf(8)), samplesOf(source)];
    const bytesOf = ({ tracks }: typeof own, track: number) =>
      tracks[track]?.samples.map(({ bytes }) => bytes);
    expect(bytesOf(own, 0)).toEqual(bytesOf(theirs, 0));
    // The sound's first sample only warms the decoder up.
    expect(bytesOf(own, 1)).toEqual(bytesOf(theirs, 1)?.slice(1));
  });

  test('of an hour is little larger than one of eight seconds', () => {
    expect(repeated.sizeOf(3600)).toBeLessThan(repeated.sizeOf(8) + 2_000_000);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['no boxes', Buffer.from('0000000000000000')],
    ['no track', Buffer.from('\0\0\0\x08moov', 'latin1')],
  ])('made of %s is refused', (_, bytes) => {
    expect(() => repeatedMp4(bytes)).toThrow();
  });
});
