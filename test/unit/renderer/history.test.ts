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
  endTime: null,
  vendorCode: null,
  code: '0',
  message: 'success',
  ...change,
});

const page = (ids: readonly number[], next: number | null): HistoryPage => ({
  rows: ids.map((id) => row(id)),
  next,
  searchedTo: null,
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
  const remark = (change: Partial<HistoryRow>) => remarkOf(row(1, change), t);
  const rejected = { status: 'rejected', message: 'no' } as const;

  test('what was accepted: the code and the message as they came', () => {
    expect(remark({ vendor: 'Ws', vendorCode: '200' })).toBe('200 · success');
    expect(remark({ vendorCode: '', message: null })).toBe('0');
  });
  test('a return code with what it means, and one that no document lists', () => {
    const refused = { ...rejected, reason: 'return-code' } as const;
    expect(remark({ ...refused, code: '5' })).toBe('5 · Configuration error · no');
    expect(remark({ ...refused, code: '4711' })).toBe('4711 · Code without documentation · no');
  });
  test('a vendor’s own code comes first; an unknown one is shown as it is', () => {
    expect(remark({ ...rejected, vendor: 'Huawei', vendorCode: '103011019' })).toBe(
      '103011019 · The stream is not at the vendor · no',
    );
    expect(remark({ ...rejected, vendorCode: 'Never.Heard' })).toBe('Never.Heard · no');
    expect(remark({ ...rejected, vendorCode: null })).toBe('0 · no');
  });
  test('our own reason where nothing came, or where it says more', () => {
    const lost = { status: 'unknown', code: null, message: null, reason: 'no-answer' } as const;
    expect(remark(lost)).toBe('The request was sent and no answer came.');
    expect(remark({ status: 'unknown', reason: 'stream-missing' })).toMatch(/this stream/);
  });
});
