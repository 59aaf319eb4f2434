import { expect, test } from 'vitest';
import type { Preset } from '#contract/model/preset.ts';
import {
  MAX_QUERY_BYTES,
  MAX_STREAMS_PER_CALL,
  plan,
} from '../../../electron/recording/plan-calls.ts';
import { presetOf } from '../../support/presets.ts';

const ids = (count: number, length = 6): string[] =>
  Array.from({ length: count }, (_, index) => String(index).padStart(length, 's'));

const query = (streamIds: readonly string[]) =>
  streamIds.map((id) => `StreamId[]=${id}`).join('&').length;

test('one call for each vendor, in the preset’s order', () => {
  const preset: Preset = presetOf({ vendors: ['Ws', 'Tencent'], streamIds: ['b', 'a'] });
  expect(plan(preset)).toEqual([
    { vendor: 'Ws', streamIds: ['b', 'a'] },
    { vendor: 'Tencent', streamIds: ['b', 'a'] },
  ]);
});

test('long lists are cut by count, nothing lost, nothing twice', () => {
  const streamIds = ids(MAX_STREAMS_PER_CALL * 2 + 1);
  const calls = plan(presetOf({ streamIds }));
  expect(calls.map((call) => call.streamIds.length)).toEqual([
    MAX_STREAMS_PER_CALL,
    MAX_STREAMS_PER_CALL,
    1,
  ]);
  expect(calls.flatMap((call) => call.streamIds)).toEqual(streamIds);
});

test('long ids are cut by length of the query', () => {
  const streamIds = ids(60, 255);
  const calls = plan(
    presetOf({ streamIds, vendors: ['Aliyun'], domain: 'd'.repeat(255), point: 'p'.repeat(255) }),
  );
  expect(calls.flatMap((call) => call.streamIds)).toEqual(streamIds);
  expect(Math.max(...calls.map((call) => call.streamIds.length))).toBeLessThanOrEqual(
    MAX_STREAMS_PER_CALL,
  );
  for (const call of calls) expect(query(call.streamIds)).toBeLessThan(MAX_QUERY_BYTES);
});
