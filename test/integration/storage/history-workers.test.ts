import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { HistoryClient } from '../../../electron/storage/history/main/client.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { allRows, historyBench } from '../../support/history-bench.ts';
import {
  fillHistory,
  generateRuns,
  HISTORY_BEGIN,
  HISTORY_SPAN_MS,
} from '../../support/history-generator.ts';
import { expectedRows } from '../../support/history-oracle.ts';
import { HISTORY_WORKER } from '../../support/workers.ts';

const HALF = HISTORY_BEGIN + HISTORY_SPAN_MS / 2;

let folder: TempFolder;
let history: HistoryClient;
const path = () => join(folder.path, 'history.sqlite');
const ask: Parameters<typeof allRows>[0] = (query) => history.ask('page', query);

beforeEach(() => {
  folder = tempFolder('workers');
  history = new HistoryClient(HISTORY_WORKER, path());
});
afterEach(async () => {
  await history.close();
  folder.remove();
});

describe('retention', () => {
  test('what is older goes, what comes meanwhile stays, and the disk gets its room back', {
    tags: ['slow'],
  }, async () => {
    const runs = [...generateRuns(1_000)];
    fillHistory(path(), runs);
    const size = statSync(path()).size;
    const later = [...generateRuns(20, 7, HISTORY_BEGIN + HISTORY_SPAN_MS)];
    const pruned = history.ask('prune', HALF);
    for (const run of later) {
      await history.ask('add', [run]);
      await history.ask('page', { filter: NO_HISTORY_FILTER, before: null, limit: 1 });
    }
    const kept = [...runs.filter(({ createdAt }) => Date.parse(createdAt) >= HALF), ...later];
    const all = [...runs, ...later].flatMap(({ calls }) => calls).length;
    expect(await pruned).toBe(all - kept.flatMap(({ calls }) => calls).length);
    expect(await allRows(ask, NO_HISTORY_FILTER, 200)).toEqual(
      expectedRows(kept, NO_HISTORY_FILTER),
    );
    expect(await history.ask('prune', HALF)).toBe(0);
    await history.close();
    expect(statSync(path()).size).toBeLessThan(size * 0.8);
  });

  test('all of it may go; numbers begin nowhere anew', async () => {
    await history.ask('add', [...generateRuns(30)]);
    const newest = await ask({ filter: NO_HISTORY_FILTER, before: null, limit: 1 });
    await history.ask('prune', Number.MAX_SAFE_INTEGER);
    expect(await allRows(ask, NO_HISTORY_FILTER)).toEqual([]);
    await history.ask('add', [...generateRuns(1, 9)]);
    const [row] = (await ask({ filter: NO_HISTORY_FILTER, before: null, limit: 1 })).rows;
    expect(row?.id).toBeGreaterThan(newest.rows[0]?.id ?? 0);
  });

  test('a close in between stops it, and the next start goes on', { tags: ['slow'] }, async () => {
    fillHistory(path(), generateRuns(400));
    const pruned = history.ask('prune', Number.MAX_SAFE_INTEGER).catch(() => null);
    await history.ask('facets', null);
    await history.close();
    await pruned;
    const left = historyBench(path());
    expect(left.reader.facets().presets.length).toBeGreaterThan(0);
    left.close();
    await history.ask('prune', Number.MAX_SAFE_INTEGER);
    expect(await allRows(ask, NO_HISTORY_FILTER)).toEqual([]);
  });
});

test('nothing of a search or an export is written beside the history', async () => {
  await history.ask('add', [...generateRuns(500)]);
  await history.ask('page', {
    filter: { ...NO_HISTORY_FILTER, text: 'main' },
    before: null,
    limit: 10,
  });
  await history.close();
  expect(readdirSync(folder.path)).toEqual(['history.sqlite']);
});
