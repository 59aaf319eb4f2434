import { describe, expect, test } from 'vitest';
import type { Vendor } from '#contract/model/vendor.ts';
import { PracticeRecordings } from '../../../electron/practice/recordings.ts';
import { vendorOf } from '../../../electron/zego/vendors/registry.ts';

const T = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const HABITS = { segmentMs: 5 * MINUTE, appearsMs: 3_000 };

const newRecordings = () =>
  new PracticeRecordings({ sizeOf: (_, seconds) => seconds, urlOf: (path) => `http://x/${path}` });

const start = (
  recordings: PracticeRecordings,
  vendor: Vendor = 'Ws',
  change: { endsMs?: number; streamId?: string; habits?: Partial<typeof HABITS> | object } = {},
) => {
  const { endsMs = null, streamId = 'cdn01', habits = {} } = change;
  const accepted = { vendor: vendorOf(vendor), streamId, taskId: 'task-1', endsMs };
  recordings.started({ ...accepted, habits: { ...HABITS, ...habits } }, T);
};
/** Begin and end of each file, in seconds after the start. */
const spans = (recordings: PracticeRecordings, atMs: number) =>
  recordings.files(atMs).map(({ beginMs, endMs }) => [(beginMs - T) / 1000, (endMs - T) / 1000]);

describe('a recording', () => {
  test('has no file while it runs its first segment', () => {
    const recordings = newRecordings();
    start(recordings);
    expect(spans(recordings, T + 5 * MINUTE)).toEqual([]);
  });

  test('closes a file with each segment, and one with its stop, which appear later', () => {
    const recordings = newRecordings();
    start(recordings);
    recordings.stopped(vendorOf('Ws'), 'cdn01', T + 7 * MINUTE);
    expect(spans(recordings, T + 5 * MINUTE + 2_999)).toEqual([]);
    expect(spans(recordings, T + 5 * MINUTE + 3_000)).toEqual([[0, 300]]);
    expect(spans(recordings, T + 7 * MINUTE + 3_000)).toEqual([
      [0, 300],
      [300, 420],
    ]);
    expect(spans(recordings, T + 90 * MINUTE)).toHaveLength(2);
  });

  test('ends by itself when that was ordered, and a stop does not make it longer', () => {
    const recordings = newRecordings();
    start(recordings, 'Ws', { endsMs: T + 2 * MINUTE });
    recordings.stopped(vendorOf('Ws'), 'cdn01', T + 9 * MINUTE);
    expect(spans(recordings, T + 10 * MINUTE)).toEqual([[0, 120]]);
  });

  test('of no time has a file of one second; a rest of less is none', () => {
    const recordings = newRecordings();
    start(recordings, 'Ws', { endsMs: T });
    start(recordings, 'Huawei', { endsMs: T + 5 * MINUTE + 400 });
    expect(spans(recordings, T + 10 * MINUTE)).toEqual([
      [0, 1],
      [0, 300],
    ]);
  });

  test('of Tencent has two formats, each a file of its own, the same at each look', () => {
    const recordings = newRecordings();
    start(recordings, 'Tencent', { endsMs: T + MINUTE });
    const files = recordings.files(T + 2 * MINUTE);
    expect(files.map(({ format, taskId }) => [format, taskId])).toEqual([
      ['mp4', 'task-1'],
      ['m3u8', 'task-1'],
    ]);
    expect(new Set(files.map(({ fileId }) => fileId)).size).toBe(2);
    expect(recordings.files(T + 3 * MINUTE)).toEqual(files);
  });

  test('of Aliyun has none that anyone could ask for, and so has one without a file', () => {
    const recordings = newRecordings();
    start(recordings, 'Aliyun', { endsMs: T });
    start(recordings, 'Ws', { endsMs: T, habits: { appearsMs: null } });
    expect(recordings.files(T + 60 * MINUTE)).toEqual([]);
  });

  test('of another stream or vendor goes on', () => {
    const recordings = newRecordings();
    start(recordings, 'Ws');
    start(recordings, 'Ws', { streamId: 'cdn02' });
    start(recordings, 'Huawei');
    recordings.stopped(vendorOf('Ws'), 'cdn01', T + MINUTE);
    expect(recordings.files(T + 2 * MINUTE)).toHaveLength(1);
  });
});

test('only what appeared in between is new', () => {
  const recordings = newRecordings();
  start(recordings);
  const at = T + 5 * MINUTE + 3_000;
  expect(recordings.files(at, at - 1)).toHaveLength(1);
  expect(recordings.files(at + 1, at)).toEqual([]);
});

test('no more is kept than a station needs', () => {
  const recordings = newRecordings();
  for (let n = 0; n < 150; n += 1) start(recordings, 'Ws', { streamId: `s${n}`, endsMs: T });
  const files = recordings.files(T + MINUTE);
  expect([files.length, files[0]?.streamId]).toEqual([100, 's50']);
  const segments = newRecordings();
  start(segments, 'Ws', { habits: { segmentMs: 1_000 } });
  expect(segments.files(T + 60 * MINUTE)).toHaveLength(50);
});

describe('a merge', () => {
  const merged = (vendor: Vendor, change = {}) => {
    const recordings = newRecordings();
    start(recordings, vendor, { endsMs: T + 10 * MINUTE });
    const inputs = recordings.files(T + 11 * MINUTE).filter(({ format }) => format === 'mp4');
    const order = { format: 'mp4' as const, name: 'show', waitsMs: 1_000, worksMs: 3_000 };
    const at = T + 12 * MINUTE;
    const taskId = recordings.merge({ vendor: vendorOf(vendor), inputs, ...order, ...change }, at);
    const taskAt = (ms: number) => recordings.task(vendorOf(vendor), taskId, at + ms);
    return { recordings, at, taskAt };
  };

  test('waits, works, and makes a file as long as its parts together', () => {
    const { recordings, at, taskAt } = merged('Tencent');
    const states = [0, 999, 1_000, 3_999, 4_000].map((ms) => taskAt(ms)?.state);
    expect(states).toEqual(['waiting', 'waiting', 'processing', 'processing', 'finished']);
    const file = taskAt(4_000)?.file;
    expect(file).toMatchObject({ streamId: null, beginMs: T, endMs: T + 10 * MINUTE });
    expect(file?.path).toMatch(/^vod\/5\d{18}\/show\.mp4$/);
    expect(recordings.files(at + 3_999)).toHaveLength(4);
    expect(recordings.files(at + 4_000)).toContainEqual(file);
    expect(recordings.mergesDone(at, at + 3_999)).toEqual([]);
    expect(recordings.mergesDone(at, at + 4_000)).toHaveLength(1);
  });

  test.each([
    ['a format that practice cannot make', { format: null }],
    ['more than four hours', { inputs: [{ beginMs: T, endMs: T + 241 * MINUTE, streamId: 'a' }] }],
  ])('of %s fails, and makes none', (_, change) => {
    const { recordings, at, taskAt } = merged('Tencent', change);
    expect(taskAt(9_000)).toMatchObject({
      state: 'failed',
      file: null,
      message: expect.stringContaining('practice'),
    });
    expect(recordings.files(at + 9_000)).toHaveLength(4);
  });

  test('is of its vendor alone', () => {
    const { recordings } = merged('Huawei');
    expect(recordings.task(vendorOf('Huawei'), 'x', T)).toBeNull();
    expect(() =>
      recordings.merge(
        {
          vendor: vendorOf('Ws'),
          inputs: recordings.files(T + 20 * MINUTE),
          format: 'mp4',
          name: null,
          waitsMs: 0,
          worksMs: 0,
        },
        T,
      ),
    ).toThrow('Ws has nothing to merge');
  });
});
