import type { HistoryDetail, HistoryRow } from '#contract/model/history.ts';
import type { Call } from '#contract/model/outcome.ts';

/** A row of an accepted stream, and what a test says otherwise. */
export const historyRow = (id: number, change: Partial<HistoryRow> = {}): HistoryRow => ({
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
  verdict: null,
  verifiedAt: null,
  endTime: null,
  vendorCode: null,
  code: '0',
  message: 'success',
  ...change,
});

export const detailOf = (call: Call): HistoryDetail => ({
  call,
  presetName: 'Evening news',
  accountName: 'Main',
  appId: 12345,
  practice: false,
  source: 'window',
  createdAt: '2026-11-22T10:00:00.000Z',
});
