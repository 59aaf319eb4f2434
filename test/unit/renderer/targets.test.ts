import { describe, expect, test } from 'vitest';
import type { Target } from '#contract/model/start.ts';
import { foldedText, isLong, withSameStreams } from '../../../renderer/shared/questions/targets.ts';
import { translator } from './text.ts';

const t = translator('en');

const streams = (count: number, name = 'cdn') =>
  Array.from({ length: count }, (_, at) => `${name}${at + 1}`);
const at = (vendor: Target['vendor'], streamIds: readonly string[]): Target => ({
  vendor,
  streamIds: [...streamIds],
});

describe('a list of streams by vendor', () => {
  test('is shown as it is up to twelve names', () => {
    expect(isLong([at('Tencent', streams(6)), at('Ws', streams(6))])).toBe(false);
    expect(isLong([at('Tencent', streams(6)), at('Ws', streams(7))])).toBe(true);
  });

  test('is folded to its size', () => {
    const targets = (['Tencent', 'Ws', 'Huawei'] as const).map((one) => at(one, streams(12)));
    expect(foldedText(targets, t)).toBe('12 streams × 3 vendors (Tencent, Ws, Huawei)');
  });

  test('keeps vendors with other streams apart', () => {
    const targets = [at('Tencent', streams(12)), at('Ws', streams(12)), at('Huawei', ['cdn1'])];
    expect(foldedText(targets, t)).toBe('12 streams × 2 vendors (Tencent, Ws), Huawei: 1 stream');
    expect(withSameStreams(targets).map(({ vendors }) => vendors)).toEqual([
      ['Tencent', 'Ws'],
      ['Huawei'],
    ]);
  });

  test('of as many streams but others is not the same', () => {
    const targets = [at('Tencent', streams(13, 'a')), at('Ws', streams(13, 'b'))];
    expect(withSameStreams(targets)).toHaveLength(2);
  });
});
