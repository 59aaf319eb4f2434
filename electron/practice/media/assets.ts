import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeFormat } from '../../zego/vendors/common/practice-media.ts';
import { playlistBytes, playlistOf, RECORDED_SECONDS, SEGMENT_SECONDS } from './playlist.ts';
import { repeatedMp4 } from './repeated-mp4.ts';

/** The recording that every practice file shows, as long as each of them is. */
export interface PracticeAssets {
  sizeOf(format: PracticeFormat, seconds: number): number;
  /** All of one file. */
  contentOf(format: PracticeFormat, seconds: number): readonly Buffer[];
  /** One of the segments that a list names. */
  readonly segments: readonly Buffer[];
}

/** @throws Error where the folder is not the one that ships with the program. */
export function readAssets(folder: string): PracticeAssets {
  const mp4 = repeatedMp4(readFileSync(join(folder, 'practice.mp4')));
  const segments = Array.from({ length: RECORDED_SECONDS / SEGMENT_SECONDS }, (_, number) =>
    readFileSync(join(folder, `practice-${number}.mpegts`)),
  );
  return {
    sizeOf: (format, seconds) =>
      format === 'mp4' ? mp4.sizeOf(seconds) : playlistBytes(seconds, segments),
    contentOf: (format, seconds) =>
      format === 'mp4' ? mp4.partsOf(seconds) : [Buffer.from(playlistOf(seconds))],
    segments,
  };
}
