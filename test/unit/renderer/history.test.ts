import { describe, expect, test } from 'vitest';
import type { HistoryPage, HistoryRow } from '../../../electron/contract/history.ts';
import { mergeNewest } from '../../../renderer/history/merge-newest.ts';
import { remarkOf } from '../../../renderer/history/remark.ts';
import { words } from './words.ts';

const row = (id: number, change: Partial<HistoryRow> = {}): HistoryRow => ({
  id,
  callId: `call-${id}`,
  startedAt: '2026-11-22T10:00:00.000Z',
  presetName: 'Evening news',
  accountName: 'Main',
  practice: false,
  action: 'StartCDNRecord',
  vendor: 'Tencent',
  streamId: 'cdn01',
  task: null,
  status: 'accepted',
  reason: null,
  code: '0',
  message: 'success',
  ...change,
});

const page = (ids: readonly number[], next: number | null): HistoryPage => ({
  rows: ids.map((id) => row(id)),
  next,
});

const ids = (pages: readonly HistoryPage[]) => pages.map(({ rows }) => rows.map(({ id }) => id));

describe('new rows on top of what is held', () => {
  const held = [page([6, 5], 5), page([4, 3], 3)];

  test('come first, and are counted', () => {
    const merged = mergeNewest(held, page([8, 7, 6], 6));
    expect(merged?.added).toBe(2);
    expect(ids(merged?.pages ?? [])).toEqual([
      [8, 7, 6, 5],
      [4, 3],
    ]);
    expect(merged?.pages[0]?.next).toBe(5);
  });

  test('nothing new leaves everything as it is', () => {
    expect(mergeNewest(held, page([6, 5], 5))).toEqual({ pages: held, added: 0 });
  });

  test('a gap means to begin anew', () => {
    expect(mergeNewest(held, page([20, 19, 18], 18))).toBeNull();
  });

  test('all new and no more below them is no gap', () => {
    expect(mergeNewest(held, page([9, 8], null))?.added).toBe(2);
  });

  test('where there was nothing, they are all there is', () => {
    const merged = mergeNewest([page([], null)], page([2, 1], null));
    expect(ids(merged?.pages ?? [])).toEqual([[2, 1]]);
    expect(merged?.added).toBe(2);
  });
});

describe('the last column', () => {
  const t = words('en');
  test('code and message as they came', () => {
    expect(remarkOf(row(1, { code: '5', message: 'config error', reason: 'return-code' }), t)).toBe(
      '5 · config error',
    );
    expect(remarkOf(row(1, { code: '0', message: null }), t)).toBe('0');
  });
  test('our own reason where nothing came, or where it says more', () => {
    expect(remarkOf(row(1, { code: null, message: null, reason: 'no-answer' }), t)).toMatch(
      /may have started/,
    );
    expect(remarkOf(row(1, { code: '0', reason: 'stream-missing' }), t)).toMatch(/this stream/);
  });
});
