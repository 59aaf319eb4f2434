import { describe, expect, test } from 'vitest';
import { CHANNELS } from '#contract/ipc/channels.ts';
import {
  historyFilterSchema,
  historyQuerySchema,
  MAX_HISTORY_PAGE,
  MAX_HISTORY_TEXT,
  MAX_HISTORY_VALUES,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';

const query = (change: object, filter: object = {}) => ({
  filter: { ...NO_HISTORY_FILTER, ...filter },
  before: null,
  limit: 100,
  ...change,
});
const accepts = (value: unknown) => historyQuerySchema.safeParse(value).success;

describe('what may be asked of the history', () => {
  test.each<[string, object]>([
    ['nothing in particular', {}],
    ['a time', { from: '2026-11-22T10:00:00.000Z', to: '2026-11-23T10:00:00.000Z' }],
    ['all of it', { vendors: ['Tencent', 'Ws', 'Huawei', 'Aliyun'], statuses: ['unknown'] }],
    ['a text of the longest', { text: '晚'.repeat(MAX_HISTORY_TEXT) }],
    ['many codes', { codes: Array.from({ length: MAX_HISTORY_VALUES }, (_, n) => String(n)) }],
  ])('%s', (_name, filter) => {
    expect(accepts(query({}, filter))).toBe(true);
  });

  test.each<[string, object]>([
    ['a text too long', { text: 'x'.repeat(MAX_HISTORY_TEXT + 1) }],
    ['a time that is none', { from: 'yesterday' }],
    ['a vendor that nobody knows', { vendors: ['Nobody'] }],
    ['a vendor too many', { vendors: ['Ws', 'Ws', 'Ws', 'Ws', 'Ws'] }],
    ['too many names', { presets: Array.from({ length: MAX_HISTORY_VALUES + 1 }, () => 'a') }],
    ['an AppId that is no number', { appIds: ['1 OR 1'] }],
    ['an AppId with a fraction', { appIds: [1.5] }],
    ['a part that nobody knows', { sql: 'DROP TABLE entries' }],
    ['a part left out', { text: undefined }],
  ])('not %s', (_name, filter) => {
    expect(accepts(query({}, filter))).toBe(false);
  });

  test.each<[string, object]>([
    ['a page of none', { limit: 0 }],
    ['a page too long', { limit: MAX_HISTORY_PAGE + 1 }],
    ['a place that is no number', { before: '1' }],
    ['a place beyond what a number holds', { before: 2 ** 60 }],
  ])('not %s', (_name, change) => {
    expect(accepts(query(change))).toBe(false);
  });

  test('an export goes where a person says: the page cannot name a file', () => {
    const { args } = CHANNELS['history.export'];
    const order = { filter: NO_HISTORY_FILTER, format: 'csv' };
    expect(args.safeParse(order).success).toBe(true);
    expect(args.safeParse({ ...order, path: '/etc/passwd' }).success).toBe(false);
    expect(args.safeParse({ ...order, format: 'exe' }).success).toBe(false);
  });

  test('a filter that asks nothing is one', () => {
    expect(historyFilterSchema.parse(NO_HISTORY_FILTER)).toEqual(NO_HISTORY_FILTER);
  });
});
