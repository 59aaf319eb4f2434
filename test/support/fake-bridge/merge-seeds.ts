import type { Merge } from '#contract/model/merge.ts';
import type { Seed } from './fake-bridge.ts';
import { filesOf, filesSeed, type Made, NEWS, watchesOf } from './files-seeds.ts';
import { MAIN_APP_ID } from './seeds.ts';
import type { AppearanceState } from './view.ts';

const part = (change: Partial<Made> & Pick<Made, 'ago'>): Made => ({
  ...{ lasts: 5, streamId: 'cdn01', sizeBytes: 91_482_311 },
  run: { ...NEWS, call: 'c-tencent' },
  ...change,
});

/** The id that `filesOf` gives to the file at this place. */
export const fileIdAt = (index: number): string => `52858907${String(index).padStart(10, '0')}`;

/** Three parts at Tencent, two at Huawei, two at Ws, which joins none; the newest first. */
const PARTS: readonly Made[] = [
  part({ ago: 10 }),
  part({ ago: 15 }),
  part({ ago: 20 }),
  part({ ago: 15, vendor: 'Huawei', streamId: 'cdn02' }),
  part({ ago: 20, vendor: 'Huawei', streamId: 'cdn02' }),
  part({ ago: 15, vendor: 'Ws' }),
  part({ ago: 20, vendor: 'Ws' }),
];

/** The file that a merge of the three parts has made, before them in the list. */
const RESULT: Made = part({
  ago: 20,
  lasts: 15,
  name: 'evening.mp4',
  fileId: 'merged-file',
  beginAt: null,
  endAt: null,
  mergedFrom: [fileIdAt(2), fileIdAt(1), fileIdAt(0)],
});

/** A merge of the three parts, on its way for two minutes, and what a test says otherwise. */
export function mergeOf(change: Partial<Merge> = {}): Merge {
  const at = new Date(Date.now() - 125_000).toISOString();
  return {
    id: 'merge',
    appId: MAIN_APP_ID,
    service: 'https://rtc-api.zego.im/',
    accountId: 'account',
    accountName: 'Main channel',
    isTest: null,
    practice: false,
    vendor: 'Tencent',
    streamId: 'cdn01',
    inputs: [fileIdAt(2), fileIdAt(1), fileIdAt(0)],
    format: 'MP4',
    name: 'evening',
    expireHours: 0,
    createdAt: at,
    changedAt: at,
    lookedAt: null,
    state: 'processing',
    reported: false,
    taskId: 'task',
    requestId: '1234567890123456789',
    code: 0,
    message: null,
    fileId: null,
    url: null,
    ...change,
  };
}

/** So many files of one stream at Tencent. */
export const manyParts = (count: number): Made[] =>
  Array.from({ length: count }, (_, index) => part({ ago: 10 + index * 5 }));

/** A run whose files can be merged, and merges of them. */
export function mergeSeed(
  appearance: Partial<AppearanceState> = {},
  merges: readonly Merge[] = [],
  parts: readonly Made[] = PARTS,
): Seed {
  const now = Date.now();
  const made = merges.some(({ state }) => state === 'finished');
  return filesSeed(appearance, {
    files: filesOf(now, made ? [...parts, RESULT] : parts),
    watches: watchesOf(now, { state: 'complete', nextLookAt: null, expected: 3, found: 3 }),
    merges,
  });
}
