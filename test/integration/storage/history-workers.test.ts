import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { openDatabase } from '../../../electron/storage/database.ts';
import { HistoryClient } from '../../../electron/storage/history/main/client.ts';
import { HISTORY_MIGRATIONS } from '../../../electron/storage/history/search/schema.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { allRows, fillOldHistory, historyBench } from '../../support/history-bench.ts';
import { exportsOf } from '../../support/history-export.ts';
import {
  fillHistory,
  generateRuns,
  HISTORY_BEGIN,
  HISTORY_SPAN_MS,
} from '../../support/history-generator.ts';
import { expectedRows } from '../../support/history-oracle.ts';

const WORKER = fileURLToPath(
  new URL('../../../electron/storage/history/worker/worker.ts', import.meta.url),
);
const HALF = HISTORY_BEGIN + HISTORY_SPAN_MS / 2;

let folder: TempFolder;
let history: HistoryClient;
const faults: string[] = [];
const path = () => join(folder.path, 'history.sqlite');
const ask: Parameters<typeof allRows>[0] = (query) => history.ask('page', query);

beforeEach(() => {
  folder = tempFolder('workers');
  faults.length = 0;
  history = new HistoryClient(WORKER, path(), { onFault: (message) => faults.push(message) });
});
afterEach(async () => {
  await history.close();
  folder.remove();
});

describe('retention', () => {
  test('what is older goes, what comes meanwhile stays, and the disk gets its room back', async () => {
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

  test('a close in between stops it, and the next start goes on', async () => {
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

describe('a file of the old shape', () => {
  test('is read from the first moment, takes new calls, and is up to date in the end', async () => {
    const runs = [...generateRuns(800)];
    fillOldHistory(path(), runs);
    const wanted = { ...NO_HISTORY_FILTER, text: '晚间' };
    const first = await ask({ filter: NO_HISTORY_FILTER, before: null, limit: 100 });
    expect(first.rows.map(({ callId }) => callId)).toEqual(
      expectedRows(runs, NO_HISTORY_FILTER)
        .slice(0, 100)
        .map(({ callId }) => callId),
    );
    const later = [...generateRuns(5, 3, HISTORY_BEGIN + HISTORY_SPAN_MS)];
    await history.ask('add', later);
    const all = [...runs, ...later];
    expect(await allRows(ask, NO_HISTORY_FILTER, 50)).toEqual(expectedRows(all, NO_HISTORY_FILTER));
    expect(await allRows(ask, wanted, 50)).toEqual(expectedRows(all, wanted));
    const id = runs[0]?.calls[0]?.id ?? '';
    expect((await history.ask('call', id))?.call).toEqual(runs[0]?.calls[0]);
    await until(
      'all is up to date',
      async () => (await history.ask('count', NO_HISTORY_FILTER)).exact,
    );
    expect(await allRows(ask, wanted, 50)).toEqual(expectedRows(all, wanted));
    expect(faults).toEqual([]);
  });

  test('an export waits until it is up to date, and has all of it', async () => {
    const runs = [...generateRuns(600)];
    fillOldHistory(path(), runs);
    const exports = exportsOf();
    await history.close();
    history = new HistoryClient(WORKER, path(), exports);
    const file = join(folder.path, 'out.json');
    const order = {
      id: 'x',
      filter: NO_HISTORY_FILTER,
      format: 'json',
      language: 'en',
      path: file,
    } as const;
    expect(await exports.run(history, order)).toMatchObject({ state: 'done' });
    const calls = runs.flatMap((run) => run.calls);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(calls.length);
  });

  test('where it cannot be brought up to date an export fails, and is whole once it can', async () => {
    const runs = [...generateRuns(200)];
    fillOldHistory(path(), runs);
    const exports = exportsOf();
    await history.close();
    const database = openDatabase(path(), {
      synchronous: 'NORMAL',
      migrations: HISTORY_MIGRATIONS,
    });
    database.exec(`CREATE TRIGGER stuck BEFORE DELETE ON outcomes
      BEGIN SELECT RAISE(ABORT, 'stuck'); END`);
    history = new HistoryClient(WORKER, path(), {
      ...exports,
      onFault: (message) => faults.push(message),
    });
    const file = join(folder.path, 'out.json');
    const order = {
      id: 'x',
      filter: NO_HISTORY_FILTER,
      format: 'json',
      language: 'en',
      path: file,
    } as const;
    expect(await exports.run(history, order)).toMatchObject({ state: 'failed', fault: 'internal' });
    expect(readdirSync(folder.path)).not.toContain('out.json');
    expect(faults).toContain('stuck');
    database.exec('DROP TRIGGER stuck');
    database.close();
    const again = await exports.run(history, { ...order, id: 'y' });
    expect(again).toMatchObject({ state: 'done' });
    const calls = runs.flatMap((run) => run.calls);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(calls.length);
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
