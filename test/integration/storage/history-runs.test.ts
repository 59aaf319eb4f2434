import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HistoryFilter, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import {
  type HistoryRun,
  historyFoundRunSchema,
  historyOutcomesSchema,
  historyRunsPageSchema,
  MAX_RUN_MATCHES,
} from '#contract/model/history-run.ts';
import type { Call, OperatorVerdict } from '#contract/model/outcome.ts';
import { pruneSome } from '../../../electron/storage/history/worker/prune.ts';
import { historyBench } from '../../support/history-bench.ts';
import { MOMENT, runOf, settledCall } from '../../support/runs.ts';

let bench: ReturnType<typeof historyBench>;
beforeEach(() => {
  bench = historyBench();
});
afterEach(() => bench.close());

const iso = (ms: number) => new Date(ms).toISOString();
const run = (id: string, calls: readonly Call[]) =>
  runOf({ id, presetName: id, calls: calls.map((call) => ({ ...call, runId: id })) });
const all = async (change: Partial<HistoryFilter> = {}, limit = 50): Promise<HistoryRun[]> => {
  const filter = { ...NO_HISTORY_FILTER, ...change };
  const page = await bench.reader.runs({ filter, before: null, limit });
  return historyRunsPageSchema.parse(page).runs;
};
const verdict = (streamId: string, word: OperatorVerdict['verdict']): OperatorVerdict => ({
  ...{ streamId, verdict: word, at: iso(MOMENT + 60_000) },
});

test('a run is found by its id, with the hand-overs that continue it, oldest first', () => {
  const one = (id: string, continues?: string) => ({
    ...run(id, [settledCall(['accepted'], { id: `call of ${id}` })]),
    ...(continues && { source: 'hand-over' as const, continues }),
  });
  bench.writer.add([one('first'), one('other'), one('second', 'first'), one('third', 'first')]);
  const found = historyFoundRunSchema.parse(bench.reader.run('first'));
  expect(found).toMatchObject({ runId: 'first', continuedBy: ['second', 'third'] });
  expect(found.calls.map(({ callId }) => callId)).toEqual(['call of first']);
  expect(bench.reader.run('third')).toMatchObject({ continues: 'first', continuedBy: [] });
  // A hand-over of which the first run is not known any more names itself.
  bench.writer.add([one('alone', 'alone')]);
  expect(bench.reader.run('alone')).toMatchObject({ continuedBy: [] });
  expect(bench.reader.run('none')).toBeNull();
});

describe('the line of a run', () => {
  test('sums up all its calls, and each call', async () => {
    const tencent = settledCall(['accepted', 'accepted'], { id: 'a' });
    const ws = settledCall(['accepted', 'rejected'], { id: 'b', vendor: 'Ws', endTime: 7 });
    bench.writer.add([run('news', [tencent, ws])]);
    expect(await all()).toEqual([
      expect.objectContaining({
        ...{ runId: 'news', presetName: 'news', status: 'partial', outcomes: 4 },
        ...{ streams: { well: 3, total: 4 }, matched: 0, matches: [], verifiedAt: null },
        calls: [
          expect.objectContaining({ callId: 'a', vendor: 'Tencent', status: 'accepted' }),
          expect.objectContaining({ callId: 'b', vendor: 'Ws', status: 'partial', endTime: 7 }),
        ],
      }),
    ]);
  });

  test('says what an operator found out, and so do its rows', async () => {
    const call = settledCall(['unknown', 'accepted'], { id: 'a' });
    bench.writer.add([run('news', [call]), run('other', [{ ...call, id: 'b' }])]);
    const said = { ...call, verdicts: [verdict('cdn01', 'not-recording')] };
    bench.writer.add([run('news', [said])]);
    const [other, news] = await all();
    expect(other).toMatchObject({ verifiedAt: null, streams: { well: 1, total: 2 } });
    expect(news).toMatchObject({ status: 'partial', verifiedAt: iso(MOMENT + 60_000) });
    const { rows } = historyOutcomesSchema.parse(bench.reader.outcomes(news?.id ?? 0));
    expect(rows.map((row) => [row.streamId, row.status, row.verdict])).toEqual([
      ['cdn01', 'unknown', 'not-recording'],
      ['cdn02', 'accepted', null],
    ]);
    bench.writer.add([run('news', [{ ...call, verdicts: [verdict('cdn01', 'recording')] }])]);
    expect((await all())[1]).toMatchObject({ status: 'verified-recording' });
  });

  test('of calls that come one after the other is one, of calls after another run a second one', async () => {
    const call = (id: string) => settledCall(['accepted'], { id });
    bench.writer.add([run('news', [call('a')])]);
    bench.writer.add([run('news', [call('b')])]);
    bench.writer.add([run('sport', [call('c')])]);
    bench.writer.add([run('news', [call('d')])]);
    const lines = await all();
    expect(lines.map(({ runId, calls }) => [runId, calls.map(({ callId }) => callId)])).toEqual([
      ['news', ['d']],
      ['sport', ['c']],
      ['news', ['a', 'b']],
    ]);
    expect(bench.reader.outcomes(lines[2]?.id ?? 0).rows).toHaveLength(2);
  });

  test('is of what is kept of it, and goes with its last call', async () => {
    const call = (id: string, at: number) =>
      settledCall(['accepted'], { id, startedAt: iso(MOMENT + at) });
    bench.writer.add([run('news', [call('a', 0), call('b', 5)]), run('sport', [call('c', 9)])]);
    while (pruneSome(bench.writer, MOMENT + 1));
    const counted = async () => (await bench.reader.count(NO_HISTORY_FILTER)).runs.count;
    expect((await all()).map(({ runId, outcomes }) => [runId, outcomes])).toEqual([
      ['sport', 1],
      ['news', 1],
    ]);
    expect(await counted()).toBe(2);
    while (pruneSome(bench.writer, MOMENT + 6));
    expect((await all()).map(({ runId }) => runId)).toEqual(['sport']);
    expect(await counted()).toBe(1);
  });

  test('stays as it was where one of its calls cannot be read any more', async () => {
    bench.writer.add([run('news', [settledCall(['unknown'], { id: 'a' })])]);
    bench.connection.database.exec("UPDATE call_details SET detail = 'no JSON'");
    bench.writer.add([run('news', [settledCall(['accepted'], { id: 'b' })])]);
    expect(await all()).toMatchObject([{ calls: [{ callId: 'b' }] }]);
    bench.connection.database.exec("UPDATE call_details SET detail = 'no JSON'");
    bench.writer.runs.renew((await all())[0]?.id ?? 0);
    expect(await all()).toMatchObject([{ calls: [{ callId: 'b' }] }]);
  });
});

describe('what a filter finds in a run', () => {
  const many = Array.from({ length: 20 }, () => 'accepted' as const);

  test('comes with it, and of much the first part', async () => {
    bench.writer.add([run('news', [settledCall([...many, 'rejected'])])]);
    const [line] = await all({ statuses: ['accepted'] });
    expect(line).toMatchObject({ matched: 20, outcomes: 21 });
    expect(line?.matches).toHaveLength(MAX_RUN_MATCHES);
    expect((await all({ statuses: ['rejected'] }))[0]?.matches).toMatchObject([
      { streamId: 'cdn021', status: 'rejected' },
    ]);
  });

  test('a page begins below a run, however many of its rows meet it', async () => {
    const runs = Array.from({ length: 6 }, (_, at) =>
      run(`run${at}`, [settledCall([...many, ...many], { id: `call${at}` })]),
    );
    bench.writer.add(runs);
    const filter = { ...NO_HISTORY_FILTER, statuses: ['accepted' as const] };
    const seen: string[] = [];
    let before: number | null = null;
    do {
      const page = historyRunsPageSchema.parse(
        await bench.reader.runs({ filter, before, limit: 1 }),
      );
      seen.push(...page.runs.map(({ runId }) => runId));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual(['run5', 'run4', 'run3', 'run2', 'run1', 'run0']);
  });
});

test('rows of a run that is not there are none', () => {
  expect(bench.reader.outcomes(7)).toEqual({ rows: [] });
});
