import { expect, test } from 'vitest';
import type { HistoryDetail } from '#contract/model/history.ts';
import { historyRunSummarySchema } from '#contract/model/history-run.ts';
import type { Call, OperatorVerdict, StreamOutcome } from '#contract/model/outcome.ts';
import { summarizeRun } from '#contract/rules/run-summary.ts';
import { outcomeOf } from '../../electron/zego/answer/answer.ts';
import { detailOf } from '../support/history-rows.ts';
import { MOMENT, settledCall } from '../support/runs.ts';

const at = (minutes: number) => new Date(MOMENT + minutes * 60_000).toISOString();
const summary = (...calls: Call[]) => {
  const details: HistoryDetail[] = calls.map(detailOf);
  return historyRunSummarySchema.parse(summarizeRun(details));
};
const rowsCall = (rows: StreamOutcome[], change: Partial<Call> = {}) =>
  settledCall([], {
    outcome: outcomeOf(rows, { code: 0, message: 'success', requestId: '1', httpStatus: 200 }),
    ...change,
  });
const verdict = (streamId: string, minutes: number, word: OperatorVerdict['verdict']) => ({
  ...{ streamId, verdict: word, at: at(minutes) },
});

test('of nothing there is none', () => {
  expect(summarizeRun([])).toBeNull();
});

test('a stream at two vendors counts twice, its file formats once', () => {
  const formats = rowsCall(
    [
      { streamId: 'a', status: 'accepted', task: 'mp4' },
      { streamId: 'a', status: 'accepted', task: 'm3u8' },
      { streamId: 'b', status: 'accepted', task: 'mp4' },
      { streamId: 'b', status: 'rejected', task: 'm3u8' },
    ],
    { id: 'ws', vendor: 'Ws' },
  );
  const other = rowsCall([{ streamId: 'a', status: 'accepted' }], { id: 'tencent' });
  expect(summary(formats, other)).toMatchObject({
    ...{ streams: { well: 2, total: 3 }, outcomes: 5, status: 'partial' },
    calls: [
      { vendor: 'Ws', streams: { well: 1, total: 2 }, status: 'partial' },
      { vendor: 'Tencent', streams: { well: 1, total: 1 }, status: 'accepted' },
    ],
  });
});

test('already recording is well, and a state of its own', () => {
  const already = { status: 'rejected', reason: 'already-recording' } as const;
  const huawei = rowsCall([{ streamId: 'a', ...already }], { id: 'h', vendor: 'Huawei' });
  const tencent = rowsCall([{ streamId: 'a', status: 'accepted' }], { id: 't' });
  expect(summary(huawei, tencent)).toMatchObject({
    ...{ streams: { well: 2, total: 2 }, status: 'already-recording' },
    calls: [{ status: 'already-recording' }, { status: 'accepted' }],
  });
});

test('a verdict is of the call that it was given for, and the newest one of a stream counts', () => {
  const lost = { streamId: 'a', status: 'unknown', reason: 'no-answer' } as const;
  const settled = rowsCall([lost], {
    id: 'one',
    verdicts: [verdict('a', 1, 'recording'), verdict('a', 2, 'not-recording')],
  });
  const open = rowsCall([lost], { id: 'two', vendor: 'Huawei' });
  expect(summary(settled)).toMatchObject({
    ...{ status: 'verified-not-recording', verifiedAt: at(2), streams: { well: 0, total: 1 } },
  });
  expect(summary(settled, open)).toMatchObject({
    status: 'unknown',
    calls: [{ status: 'verified-not-recording' }, { status: 'unknown', verifiedAt: null }],
  });
});
