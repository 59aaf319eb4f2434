import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type HistoryFilter,
  historyCountSchema,
  historyFacetsSchema,
  historyPageSchema,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';
import { historyRunsPageSchema, MAX_RUN_MATCHES } from '#contract/model/history-run.ts';
import type { Run } from '#contract/model/run.ts';
import { HistoryReader } from '../../../electron/storage/history/search/reader.ts';
import { pruneSome } from '../../../electron/storage/history/worker/prune.ts';
import { Connection } from '../../../electron/storage/search/connection.ts';
import { anyFilter, anyRuns } from '../../support/history-arbitraries.ts';
import { allRows, allRuns, historyBench } from '../../support/history-bench.ts';
import { generateRuns } from '../../support/history-generator.ts';
import { expectedRows, expectedRuns } from '../../support/history-oracle.ts';
import { MOMENT } from '../../support/runs.ts';

type Bench = ReturnType<typeof historyBench>;

const filters = fc.array(anyFilter, { minLength: 1, maxLength: 12 });
const filter = (change: Partial<HistoryFilter>) => ({ ...NO_HISTORY_FILTER, ...change });
const page = (bench: Bench) => (query: Parameters<Bench['reader']['page']>[0]) =>
  bench.reader.page(query).then((answer) => historyPageSchema.parse(answer));

const runsPage = (bench: Bench) => (query: Parameters<Bench['reader']['runs']>[0]) =>
  bench.reader.runs(query).then((answer) => historyRunsPageSchema.parse(answer));

async function expectFound(bench: Bench, runs: readonly Run[], wanted: readonly HistoryFilter[]) {
  for (const one of wanted) {
    const expected = expectedRows(runs, one);
    expect(await allRows(page(bench), one)).toEqual(expected);
    const expectedLines = expectedRuns(runs, one, MAX_RUN_MATCHES);
    expect(await allRuns(runsPage(bench), one)).toEqual(expectedLines);
    const { count, exact, runs: lines } = historyCountSchema.parse(await bench.reader.count(one));
    // Where the time for a count was too short, the estimate may be anything.
    if (exact) expect(count).toBe(expected.length);
    if (lines.exact) expect(lines.count).toBe(expectedLines.length);
  }
}

/** The counts kept beside the entries, against the entries themselves. */
function expectConsistent({ connection }: Bench): void {
  const columns = [
    'preset',
    'account',
    'vendor',
    'status',
    'stream',
    'code',
    'row_code',
    'message',
  ];
  const counted = connection.all<{ id: number; rows: number }>(
    `SELECT term AS id, COUNT(*) AS rows FROM (${columns
      .map((column) => `SELECT ${column} AS term FROM entries WHERE ${column} IS NOT NULL`)
      .join(' UNION ALL ')}) GROUP BY term ORDER BY term`,
  );
  expect(connection.all('SELECT id, rows FROM terms ORDER BY id')).toEqual(counted);
  const hours = connection.all<{ hour: number; rows: number }>(
    `SELECT CAST(floor(at / 3600000.0) AS INTEGER) AS hour, COUNT(*) AS rows FROM entries
       GROUP BY 1 ORDER BY 1`,
  );
  expect(connection.all('SELECT hour, rows FROM hours ORDER BY hour')).toEqual(hours);
  const outside = `SELECT 1 FROM entries AS e JOIN hours AS h
    ON h.hour = CAST(floor(e.at / 3600000.0) AS INTEGER) WHERE e.id NOT BETWEEN h.first AND h.last`;
  expect(connection.all(outside)).toEqual([]);
  const orphans = [
    'SELECT 1 FROM entry_ids WHERE entry NOT IN (SELECT id FROM entries)',
    'SELECT 1 FROM call_ids WHERE call NOT IN (SELECT id FROM call_details)',
    'SELECT 1 FROM entries WHERE call NOT IN (SELECT id FROM call_details)',
    // Each run has entries, each entry one run, and no two runs overlap.
    'SELECT 1 FROM runs AS r WHERE NOT EXISTS (SELECT 1 FROM entries WHERE id BETWEEN r.id AND r.last)',
    `SELECT 1 FROM entries AS e
       WHERE (SELECT COUNT(*) FROM runs AS r WHERE e.id BETWEEN r.id AND r.last) <> 1`,
    "SELECT 1 FROM totals WHERE name = 'runs' AND n <> (SELECT COUNT(*) FROM runs)",
  ];
  for (const sql of orphans) expect(connection.all(sql)).toEqual([]);
}

describe('every filter finds what looking at each row finds, in the same order', () => {
  test('of generated histories and filters', async () => {
    await fc.assert(
      fc.asyncProperty(anyRuns, filters, async (runs, wanted) => {
        const bench = historyBench();
        try {
          bench.writer.add(runs);
          await expectFound(bench, runs, wanted);
          expectConsistent(bench);
        } finally {
          bench.close();
        }
      }),
      { numRuns: 150 },
    );
  });

  test('while calls come in between two pages and two searches', async () => {
    await fc.assert(
      fc.asyncProperty(anyRuns, fc.nat(20), filters, async (runs, cut, wanted) => {
        const bench = historyBench();
        try {
          bench.writer.add(runs.slice(0, cut));
          await expectFound(bench, runs.slice(0, cut), wanted);
          bench.writer.add(runs.slice(cut));
          await expectFound(bench, runs, wanted);
        } finally {
          bench.close();
        }
      }),
      { numRuns: 50 },
    );
  });

  test('after old calls were deleted', async () => {
    const hours = fc.integer({ min: -5, max: 5 });
    await fc.assert(
      fc.asyncProperty(anyRuns, hours, filters, async (runs, hour, wanted) => {
        const bench = historyBench();
        try {
          bench.writer.add(runs);
          const before = MOMENT + hour * 3_600_000;
          while (pruneSome(bench.writer, before));
          await expectFound(bench, youngerThan(runs, before), wanted);
          expectConsistent(bench);
        } finally {
          bench.close();
        }
      }),
      { numRuns: 100 },
    );
  });
});

const youngerThan = (runs: readonly Run[], before: number): Run[] =>
  runs.map((run) => ({
    ...run,
    calls: run.calls.filter(({ startedAt }) => Date.parse(startedAt ?? run.createdAt) >= before),
  }));

describe('a larger history, on every way of finding', () => {
  const runs = [...generateRuns(6_000)];
  // Nothing here writes: one history is enough for all of it.
  let bench: Bench;
  beforeAll(() => {
    bench = historyBench();
    bench.writer.add(runs);
  });
  afterAll(() => bench.close());

  const day = { from: '2025-03-01T00:00:00.000Z', to: '2025-04-01T00:00:00.000Z' };
  const some = runs[1234]?.calls[0];
  test.each<[string, Partial<HistoryFilter>]>([
    ['nothing asked', {}],
    ['a month', day],
    ['a month and a vendor', { ...day, vendors: ['Huawei'] }],
    ['a frequent vendor', { vendors: ['Tencent'] }],
    ['two statuses', { statuses: ['rejected', 'unknown'] }],
    ['a code of either kind', { codes: ['1010', 'FailedOperation'] }],
    ['an account', { appIds: [987_654_321] }],
    ['presets and statuses', { presets: ['全天候直播', '晚间新闻 北京'], statuses: ['failed'] }],
    ['what never comes together', { presets: ['全天候直播'], vendors: ['Huawei'] }],
    ['a name that nobody has', { presets: ['nobody'] }],
    ['two Chinese characters', { text: '晚间' }],
    ['one Chinese character', { text: '播' }],
    ['a frequent stream', { text: 'live-main' }],
    ['many streams', { text: '-main-20' }],
    ['many streams of one vendor', { text: 'main', vendors: ['Aliyun'] }],
    ['a message', { text: 'does not EXIST' }],
    ['the middle of a message', { text: 'trace' }],
    ['a RequestId', { text: some?.outcome?.requestId ?? 'none' }],
    ['the beginning of one', { text: some?.outcome?.requestId?.slice(0, 9) ?? 'none' }],
    ['a task of a vendor', { text: some?.outcome?.streams[0]?.taskId?.slice(0, 20) ?? 'live' }],
    ['one of our own ids', { text: some?.id ?? 'none' }],
    ['what is nowhere', { text: 'nowhere' }],
  ])('%s', (_name, change) => finds(filter(change)));
  test('nearly everything', { tags: ['slow'] }, () => finds(filter({ text: 'a' })));

  async function finds(wanted: HistoryFilter): Promise<void> {
    expect(await allRows(page(bench), wanted, 200)).toEqual(expectedRows(runs, wanted));
    expect(await allRuns(runsPage(bench), wanted, 50)).toEqual(
      expectedRuns(runs, wanted, MAX_RUN_MATCHES),
    );
  }

  test('counts and choices', async () => {
    const all = expectedRows(runs, NO_HISTORY_FILTER);
    expect(await bench.reader.count(NO_HISTORY_FILTER)).toEqual({
      ...{ count: all.length, exact: true },
      runs: { count: runs.length, exact: true },
    });
    const facets = historyFacetsSchema.parse(bench.reader.facets());
    const names = new Map<string, number>();
    for (const { presetName } of all) names.set(presetName, (names.get(presetName) ?? 0) + 1);
    expect(new Map(facets.presets.map(({ name, rows }) => [name, rows]))).toEqual(names);
    expect(facets.accounts.map(({ appId }) => appId).sort()).toEqual(
      [...new Set(runs.map(({ appId }) => appId))].sort(),
    );
    expect(facets.codes).toContainEqual({
      vendor: null,
      code: '0',
      rows: all.filter(({ code }) => code === '0').length,
    });
    expect(facets.oldest).toBe('2024-01-01T00:00:00.000Z');
  });

  test('what is searched for takes no part of the database’s language', async () => {
    for (const text of ["'", '"', '%', '*', 'a" OR "b', "'; DROP TABLE entries; --", '\u0000']) {
      const wanted = filter({ text, presets: [text], codes: [text] });
      expect(await allRows(page(bench), wanted)).toEqual([]);
    }
  });
});

test('words are looked at in the order of their numbers, each once, whatever index there is', async () => {
  const bench = historyBench();
  bench.writer.add([...generateRuns(200)]);
  const asked: string[] = [];
  class Overheard extends Connection {
    override run(...args: Parameters<Connection['run']>) {
      asked.push(args[0]);
      return super.run(...args);
    }
  }
  const connection = new Overheard(bench.connection.database);
  await new HistoryReader(connection).count(filter({ text: 'news' }));
  const looks = asked.filter((sql) => sql.includes('instr('));
  expect(looks).not.toEqual([]);
  const plan = connection.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${looks[0]}`, 0, 9, 'news');
  // By the index of kinds every look at some of the words would pass all of them.
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH terms USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
  ]);
  bench.close();
});
