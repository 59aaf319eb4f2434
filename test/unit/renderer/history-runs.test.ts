import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import type { HistoryRun } from '#contract/model/history-run.ts';
import { opensByItself } from '../../../renderer/history/list/opens-by-itself.ts';
import { RunLines, type RunSource } from '../../../renderer/history/list/run-lines.ts';
import { endOf, vendorsOf } from '../../../renderer/history/runs/run-text.ts';
import { RowPages } from '../../../renderer/shared/list/row-pages.ts';
import { historyRow } from '../../support/history-rows.ts';

const DAY = 86_400_000;
const NOON = new Date(2026, 10, 22, 12).getTime();

const call = (change: Partial<HistoryRun['calls'][number]> = {}) => ({
  ...{ callId: 'call', vendor: 'Tencent' as const, status: 'accepted' as const },
  ...{ streams: { well: 1, total: 1 }, endTime: null, verifiedAt: null },
  ...change,
});

const runOf = (id: number, change: Partial<HistoryRun> = {}): HistoryRun => ({
  ...{ id, runId: `run ${id}`, createdAt: new Date(NOON).toISOString() },
  ...{ presetName: 'Evening news', accountName: 'Main', practice: false },
  ...{ action: 'StartCDNRecord', source: 'window', status: 'accepted', verifiedAt: null },
  ...{ streams: { well: 1, total: 1 }, outcomes: 3, calls: [call()], matched: 0, matches: [] },
  ...change,
});

const turn = () => new Promise((resume) => setImmediate(resume));

describe('the lines of the list of runs', () => {
  let asked: number[] = [];
  let isBroken = false;
  const source = (runs: readonly HistoryRun[]): RunSource => ({
    page: async () => ({ rows: runs, next: null, searchedTo: null }),
    newest: null,
    outcomes: async (run) => {
      asked.push(run);
      if (isBroken) throw new Error('broken');
      return [1, 2, 3].map((n) => historyRow(run * 10 + n));
    },
  });
  async function listOf(runs: readonly HistoryRun[], opens: (run: HistoryRun) => boolean) {
    asked = [];
    isBroken = false;
    const lines = new RunLines(source(runs), opens);
    lines.list.see(0, 20);
    lines.list.open();
    for (let turns = 0; turns < 4; turns += 1) await turn();
    return lines;
  }
  const textOf = (lines: RunLines) =>
    Array.from({ length: lines.list.view().total }, (_, place) => {
      const line = lines.lineAt(place);
      if (line?.kind !== 'outcome') return `${line?.kind} ${line?.run.id}`;
      return line.row ? `outcome ${line.row.id}` : line.failed ? 'failed' : 'waiting';
    });
  const never = () => false;

  test('a heading before the first run of each other day', async () => {
    const on = (days: number) => ({ createdAt: new Date(NOON - days * DAY).toISOString() });
    const runs = [runOf(4, on(0)), runOf(3, on(0)), runOf(2, on(1)), runOf(1, on(3))];
    expect(textOf(await listOf(runs, never))).toEqual([
      ...['run 4', 'run 3', 'day 2', 'run 2', 'day 1', 'run 1'],
    ]);
  });

  test('the outcomes of a run that is opened, asked for once', async () => {
    const runs = [runOf(2), runOf(1)];
    const lines = await listOf(runs, never);
    lines.toggle(runs[0] as HistoryRun);
    expect(textOf(lines)).toEqual(['run 2', 'waiting', 'waiting', 'waiting', 'run 1']);
    await turn();
    expect(textOf(lines)).toEqual(['run 2', 'outcome 21', 'outcome 22', 'outcome 23', 'run 1']);
    lines.toggle(runs[0] as HistoryRun);
    lines.toggle(runs[0] as HistoryRun);
    expect(textOf(lines)).toHaveLength(5);
    expect(asked).toEqual([2]);
    lines.forgetOutcomes();
    textOf(lines);
    expect(asked).toEqual([2, 2]);
  });

  test('what a filter found opens by itself, with a way to all of it', async () => {
    const run = runOf(2, { matched: 1, matches: [historyRow(22)] });
    const whole = runOf(1, { outcomes: 1, matched: 1, matches: [historyRow(11)] });
    const lines = await listOf([run, whole], () => true);
    expect(textOf(lines)).toEqual(['run 2', 'outcome 22', 'more 2', 'run 1', 'outcome 11']);
    lines.expand(run, 'all');
    textOf(lines);
    await turn();
    expect(textOf(lines).slice(0, 4)).toEqual(['run 2', 'outcome 21', 'outcome 22', 'outcome 23']);
    lines.toggle(run);
    expect(textOf(lines)).toEqual(['run 2', 'run 1', 'outcome 11']);
    lines.toggle(run);
    expect(textOf(lines)).toEqual(['run 2', 'outcome 22', 'more 2', 'run 1', 'outcome 11']);
  });

  test('outcomes that cannot be read are asked for again when the run is opened again', async () => {
    const run = runOf(1);
    const lines = await listOf([run], never);
    isBroken = true;
    lines.toggle(run);
    textOf(lines);
    await turn();
    expect(textOf(lines)).toEqual(['run 1', 'failed', 'failed', 'failed']);
    expect(asked).toEqual([1]);
    isBroken = false;
    lines.toggle(run);
    lines.toggle(run);
    textOf(lines);
    await turn();
    expect(textOf(lines)).toEqual(['run 1', 'outcome 11', 'outcome 12', 'outcome 13']);
  });
});

test('pages of rows with several lines each hold every line in its place, whatever is done to them', () => {
  // A row has more lines where it is divisible, and one more where the row above is of another hundred.
  const extra = { by: 7 };
  const linesOf = (row: { id: number }, above: { id: number } | undefined) =>
    1 +
    (row.id % extra.by === 0 ? 3 : 0) +
    (above && Math.floor(above.id / 100) !== Math.floor(row.id / 100) ? 1 : 0);
  const step = fc.record({
    what: fc.constantFrom('top', 'bottom', 'let go', 'remeasure' as const),
    count: fc.integer({ min: 0, max: 150 }),
  });
  const rows = (top: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: top - at }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      extra.by = 7;
      const pages = new RowPages<{ id: number }>(linesOf);
      let [top, bottom] = [100_000, 100_001];
      const refillAll = () => {
        const next = () => pages.missing(0, pages.total - 1);
        for (let page = next(); page; page = next()) pages.refill(page, rows(page.top, page.count));
      };
      for (const { what, count } of steps) {
        if (what === 'top') {
          top += count;
          pages.prepend(rows(top, count));
        } else if (what === 'bottom') {
          pages.append(rows(bottom - 1, count));
          bottom -= count;
        } else if (what === 'let go') {
          pages.keepNear(count, 1);
        } else {
          refillAll();
          extra.by = extra.by === 7 ? 5 : 7;
          pages.remeasure();
        }
      }
      refillAll();
      const expected = rows(top, top - bottom + 1).flatMap((row, at, all) =>
        Array.from({ length: linesOf(row, all[at - 1]) }, (_, line) => `${row.id} ${line}`),
      );
      expect(pages.count).toBe(top - bottom + 1);
      expect(pages.total).toBe(expected.length);
      const found = Array.from({ length: pages.total }, (_, place) => {
        const { row, line } = pages.lineAt(place) ?? { row: { id: 0 }, line: 0 };
        return `${row.id} ${line}`;
      });
      expect(found).toEqual(expected);
    }),
  );
});

describe('whether a run opens by itself', () => {
  const run = { matched: 1, presetName: '晚间新闻', accountName: 'Main' };
  const opens = (filter: object, change = {}) =>
    opensByItself({ ...run, ...change }, { ...NO_HISTORY_FILTER, ...filter });

  test('where the filter asks for one outcome, not for the run as a whole', () => {
    expect(opens({})).toBe(false);
    expect(opens({ presets: ['晚间新闻'], appIds: [1], from: '2026-01-01T00:00:00Z' })).toBe(false);
    expect(opens({ statuses: ['rejected'] })).toBe(true);
    expect(opens({ vendors: ['Ws'] })).toBe(true);
    expect(opens({ codes: ['5'] })).toBe(true);
    expect(opens({ text: 'cdn' })).toBe(true);
    expect(opens({ text: ' ＭＡＩＮ ' })).toBe(false);
    expect(opens({ text: '新闻' })).toBe(false);
    expect(opens({ text: '新闻', statuses: ['rejected'] })).toBe(true);
    expect(opens({ text: 'cdn' }, { matched: 0 })).toBe(false);
  });
});

describe('what a run came to at a vendor', () => {
  const statusOf = (...statuses: HistoryRun['calls'][number]['status'][]) =>
    vendorsOf({ calls: statuses.map((status) => call({ status })) })[0]?.status;

  test('is that of its calls there, and of several what is most severe', () => {
    expect(statusOf('accepted', 'accepted')).toBe('accepted');
    expect(statusOf('accepted', 'rejected')).toBe('partial');
    expect(statusOf('accepted', 'already-recording')).toBe('already-recording');
    expect(statusOf('unknown', 'failed')).toBe('unknown');
    expect(statusOf('failed', 'rejected')).toBe('rejected');
  });

  test('counts the streams of all of them, in the order of the vendors', () => {
    const calls = [
      call({ callId: 'a', streams: { well: 20, total: 20 } }),
      call({ callId: 'b', vendor: 'Ws', streams: { well: 1, total: 3 } }),
      call({ callId: 'c', streams: { well: 3, total: 4 } }),
    ];
    expect(vendorsOf({ calls })).toMatchObject([
      { vendor: 'Tencent', streams: { well: 23, total: 24 }, callIds: ['a', 'c'] },
      { vendor: 'Ws', streams: { well: 1, total: 3 }, callIds: ['b'] },
    ]);
  });

  test('its end is known where each vendor was given one', () => {
    expect(endOf({ calls: [call({ endTime: 5 }), call({ endTime: 7 })] })).toBe(7);
    expect(endOf({ calls: [call({ endTime: 5 }), call()] })).toBeNull();
  });
});
