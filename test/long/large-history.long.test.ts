import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type HistoryFilter,
  type HistoryPage,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';
import type { HistoryRunsPage } from '#contract/model/history-run.ts';
import { HistoryClient } from '../../electron/storage/history/main/client.ts';
import { type TempFolder, tempFolder } from '../support/desktop/temp.ts';
import { fillHistory, generateRuns } from '../support/history-generator.ts';
import { expectedRows } from '../support/history-oracle.ts';
import { HISTORY_WORKER } from '../support/workers.ts';

/** Enough for every way of finding, and for pages that end before they are full. */
const CALLS = 200_000;
/** Rows compared one by one; beyond, they are counted. */
const COMPARED = 1_000;

const FILTERS: Readonly<Record<string, Partial<HistoryFilter>>> = {
  'nothing asked': {},
  'a frequent vendor': { vendors: ['Tencent'] },
  'a rare status': { statuses: ['unknown'] },
  'a day': { from: '2025-03-01T00:00:00.000Z', to: '2025-03-02T00:00:00.000Z' },
  'a code': { codes: ['1010', '103011019'] },
  'what seldom comes together': { presets: ['体育直播 北京'], statuses: ['unknown', 'failed'] },
  'what never comes together': { presets: ['全天候直播'], vendors: ['Huawei'] },
  'two Chinese characters': { text: '晚间' },
  'a stream in half of all calls': { text: 'live-main' },
  'streams of a year long past': { text: 'main-2024' },
  'messages that each came once': { text: 'trace 1f' },
  'the beginning of ids': { text: '419999' },
};

interface Expected {
  count: number;
  newest: string[];
  /** Runs with such a row: how many, and the newest of them with the number of their rows. */
  runs: number;
  newestRuns: string[];
}

let folder: TempFolder;
let history: HistoryClient;
const expected = new Map<string, Expected>();
const filterOf = (name: string): HistoryFilter => ({ ...NO_HISTORY_FILTER, ...FILTERS[name] });
const keyOf = (row: { callId: string; streamId: string; task: string | null; status: string }) =>
  [row.callId, row.streamId, row.task, row.status].join(' ');

beforeAll(() => {
  folder = tempFolder('large');
  fillHistory(join(folder.path, 'history.sqlite'), generateRuns(CALLS));
  for (const name of Object.keys(FILTERS)) {
    expected.set(name, { count: 0, newest: [], runs: 0, newestRuns: [] });
  }
  for (const run of generateRuns(CALLS)) {
    for (const [name, known] of expected) {
      const rows = expectedRows([run], filterOf(name)).map(keyOf);
      known.count += rows.length;
      known.newest.unshift(...rows);
      known.newest.length = Math.min(known.newest.length, COMPARED);
      if (rows.length === 0) continue;
      known.runs += 1;
      known.newestRuns.unshift(`${run.id} ${rows.length}`);
      known.newestRuns.length = Math.min(known.newestRuns.length, COMPARED);
    }
  }
  history = new HistoryClient(HISTORY_WORKER, join(folder.path, 'history.sqlite'));
}, 600_000);
afterAll(async () => {
  await history.close();
  folder.remove();
});

test.each(Object.keys(FILTERS))('%s: every row, newest first, to the end', async (name) => {
  const keys: string[] = [];
  let before: number | null = null;
  do {
    const page: HistoryPage = await history.ask('page', {
      filter: filterOf(name),
      before,
      limit: 200,
    });
    keys.push(...page.rows.map(keyOf));
    if (page.next !== null) expect(page.next).toBeLessThan(before ?? Number.POSITIVE_INFINITY);
    before = page.next;
  } while (before !== null);
  expect(keys.slice(0, COMPARED)).toEqual(expected.get(name)?.newest);
  expect(keys).toHaveLength(expected.get(name)?.count ?? -1);
  expect(new Set(keys).size).toBe(keys.length);
  const { count, exact } = await history.ask('count', filterOf(name));
  if (exact) expect(count).toBe(keys.length);
});

test.each(Object.keys(FILTERS))('%s: every run that has such a row, newest first', async (name) => {
  const runs: string[] = [];
  const filter = filterOf(name);
  let before: number | null = null;
  do {
    const page: HistoryRunsPage = await history.ask('runs', { filter, before, limit: 50 });
    const matched = (run: HistoryRunsPage['runs'][number]) =>
      name === 'nothing asked' ? run.outcomes : run.matched;
    runs.push(...page.runs.map((run) => `${run.runId} ${matched(run)}`));
    if (page.next !== null) expect(page.next).toBeLessThan(before ?? Number.POSITIVE_INFINITY);
    before = page.next;
  } while (before !== null);
  expect(runs.slice(0, COMPARED)).toEqual(expected.get(name)?.newestRuns);
  expect(runs).toHaveLength(expected.get(name)?.runs ?? -1);
  const { runs: counted } = await history.ask('count', filter);
  if (counted.exact) expect(counted.count).toBe(runs.length);
});
