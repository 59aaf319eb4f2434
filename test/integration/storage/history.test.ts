import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type HistoryRow,
  historyDetailSchema,
  historyPageSchema,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { HistoryClient } from '../../../electron/storage/history/main/client.ts';
import { outcomeWithoutAnswer, readAnswer } from '../../../electron/zego/answer/answer.ts';
import { SPECIFICATION_ANSWER } from '../../support/answers.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { callOf, MOMENT, runOf, settledCall } from '../../support/runs.ts';
import { HISTORY_WORKER } from '../../support/workers.ts';

const url = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const DYING_WORKER = url('../../support/fixtures/dying-history-worker.ts');
/** What kills the dying worker; the fixture cannot be imported outside a worker thread. */
const DEADLY_CALL = 'this question kills';

let folder: TempFolder;
let history: HistoryClient;
const clients: HistoryClient[] = [];
const path = () => join(folder.path, 'history.sqlite');
function open(worker = HISTORY_WORKER, file = path()): HistoryClient {
  const client = new HistoryClient(worker, file);
  clients.push(client);
  return client;
}
beforeEach(() => {
  folder = tempFolder('history');
  history = open();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  folder.remove();
});

/** Runs of one call with one stream, numbered from 1. */
const runs = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => {
    const id = `run-${from + index}`;
    const call = settledCall(['accepted'], { id: `${id}.0`, runId: id });
    return runOf({ id, presetName: `Preset ${from + index}`, calls: [call] });
  });
const page = (before: number | null = null, limit = 200) =>
  history.ask('page', { filter: NO_HISTORY_FILTER, before, limit });
const names = (rows: readonly HistoryRow[]) => rows.map(({ presetName }) => presetName);

const NOTHING = { rows: [], next: null, searchedTo: null };

/** The specification’s example, as one vendor’s call. */
function answered(vendor: Vendor, streamIds: string[]) {
  const outcome = readAnswer({ vendor, streamIds }, 200, SPECIFICATION_ANSWER);
  return settledCall([], {
    id: `call of ${vendor}`,
    vendor,
    streamIds,
    outcome,
    endTime: 1616415377,
  });
}

describe('pages', () => {
  test('an empty history has one, and it is empty', async () => {
    expect(await page()).toEqual(NOTHING);
  });

  test('newest first, each page from where the last one ended, until the end', async () => {
    await history.ask('add', runs(25));
    const seen: HistoryRow[] = [];
    let before: number | null = null;
    const sizes: number[] = [];
    do {
      const { rows, next } = historyPageSchema.parse(await page(before, 10));
      sizes.push(rows.length);
      seen.push(...rows);
      before = next;
    } while (before !== null);
    expect(sizes).toEqual([10, 10, 5]);
    expect(names(seen)).toEqual(Array.from({ length: 25 }, (_, index) => `Preset ${25 - index}`));
  });

  test('what comes in between moves nothing', async () => {
    await history.ask('add', runs(10));
    const { next } = await page(null, 5);
    await history.ask('add', runs(10, 11));
    expect(names((await page(next, 5)).rows)).toEqual([5, 4, 3, 2, 1].map((n) => `Preset ${n}`));
  });

  test('a last page that is just full leads to an empty one or to none', async () => {
    await history.ask('add', runs(10));
    const { next } = await page(null, 10);
    if (next !== null) expect(await page(next, 10)).toEqual(NOTHING);
  });

  test('a row for each stream, and at Ws for each file format', async () => {
    const streams = ['a', 'b'];
    const rows = [
      { id: 'a', http_code: 200, msg: 'success', task: 'mp4', persistentId: '1' },
      { id: 'a', http_code: 404, msg: 'no', task: 'm3u8', persistentId: '2' },
    ];
    const body = JSON.stringify({
      Code: 0,
      Message: 'success',
      Data: { Ws: { list: rows } },
      RequestId: '1',
    });
    const outcome = readAnswer({ vendor: 'Ws', streamIds: streams }, 200, body);
    const call = settledCall([], { vendor: 'Ws', streamIds: streams, outcome });
    await history.ask('add', [runOf({ calls: [call] })]);
    const shown = historyPageSchema.parse(await page()).rows;
    const facts = shown.map(({ streamId, task, status, reason }) => [
      streamId,
      task,
      status,
      reason,
    ]);
    expect(facts.reverse()).toEqual([
      ['a', 'mp4', 'accepted', null],
      ['a', 'm3u8', 'rejected', null],
      ['b', null, 'unknown', 'stream-missing'],
    ]);
  });

  test('a row holds what its line shows', async () => {
    const call = answered('Tencent', ['cdn01', 'cdn02']);
    await history.ask('add', [runOf({ practice: true, calls: [call] })]);
    const { rows } = await page();
    expect(rows.at(-1)).toMatchObject({
      callId: 'call of Tencent',
      startedAt: new Date(MOMENT).toISOString(),
      presetName: 'Evening news',
      accountName: 'Main',
      practice: true,
      action: 'StartCDNRecord',
      vendor: 'Tencent',
      streamId: 'cdn01',
      status: 'accepted',
    });
  });

  test('a call that never left has the time of its run', async () => {
    const outcome = outcomeWithoutAnswer(['cdn01'], 'failed', 'never-sent');
    const call = settledCall([], { outcome, startedAt: null, attempts: 0 });
    await history.ask('add', [runOf({ calls: [call] })]);
    const { rows } = historyPageSchema.parse(await page());
    expect(rows[0]).toMatchObject({
      startedAt: new Date(MOMENT).toISOString(),
      reason: 'never-sent',
      code: null,
    });
  });
});

describe('details', () => {
  test.each([
    ['Tencent', ['cdn01', 'missing']],
    ['Ws', ['vega_test']],
    ['Huawei', ['hwtest']],
  ] as const)('every field of the answer of %s comes back as it was', async (vendor, streamIds) => {
    const call = answered(vendor, [...streamIds]);
    const run = runOf({ source: 'tray', calls: [call] });
    await history.ask('add', [run]);
    const detail = historyDetailSchema.parse(await history.ask('call', call.id));
    expect(detail.call).toEqual(call);
    expect(detail.call.outcome?.requestId).toBe('4191282558729715911');
    const { presetName, accountName, appId, practice, source, createdAt } = run;
    expect(detail).toEqual({ call, presetName, accountName, appId, practice, source, createdAt });
  });

  test('null for a call that nobody knows', async () => {
    expect(await history.ask('call', 'no such call')).toBeNull();
    expect(await history.ask('call', "'; DROP TABLE calls; --")).toBeNull();
  });
});

describe('adding', () => {
  test('twice is once', async () => {
    await history.ask('add', runs(3));
    await history.ask('add', runs(4));
    expect(names((await page()).rows)).toEqual(['Preset 4', 'Preset 3', 'Preset 2', 'Preset 1']);
  });

  test('a call without an outcome is not history yet', async () => {
    await history.ask('add', [runOf({ calls: [callOf()] })]);
    expect((await page()).rows).toEqual([]);
  });

  test('all of a batch or nothing', async () => {
    const wrong = runOf({ id: 'wrong', presetName: null as unknown as string });
    wrong.calls = [settledCall(['accepted'], { id: 'wrong.0' })];
    await expect(history.ask('add', [...runs(1), wrong])).rejects.toThrow();
    expect((await page()).rows).toEqual([]);
  });

  test('survives a restart', async () => {
    await history.ask('add', runs(2));
    await history.close();
    history = open();
    expect(names((await page()).rows)).toEqual(['Preset 2', 'Preset 1']);
  });
});

describe('a worker that ends', () => {
  test('answers what was asked with a rejection, and the next question starts another', async () => {
    history = open(DYING_WORKER);
    await history.ask('add', runs(1));
    const asked = [history.ask('call', DEADLY_CALL), page()];
    const settled = await Promise.allSettled(asked);
    expect(settled[0]).toMatchObject({
      status: 'rejected',
      reason: new Error('a worker of history.sqlite ended with 7'),
    });
    expect(settled[1]?.status).toBe('rejected');
    expect(names((await page()).rows)).toEqual(['Preset 1']);
  });

  test('a database that cannot be opened rejects, and is tried again', async () => {
    const file = join(folder.path, 'blocked', 'history.sqlite');
    writeFileSync(join(folder.path, 'blocked'), 'a file');
    history = open(HISTORY_WORKER, file);
    await expect(page()).rejects.toThrow();
    rmSync(join(folder.path, 'blocked'));
    mkdirSync(join(folder.path, 'blocked'));
    expect(await page()).toEqual(NOTHING);
  });

  test('a damaged file is kept aside with every byte, and a new one begins', async () => {
    const damaged = 'no database '.repeat(500);
    writeFileSync(path(), damaged);
    expect(await page()).toEqual(NOTHING);
    const aside = readdirSync(folder.path).filter((name) => name.includes('.unreadable-'));
    expect(aside.map((name) => readFileSync(join(folder.path, name), 'utf8'))).toEqual([damaged]);
  });

  test('one that cannot open its database says why, and throws nothing that could overtake that', async () => {
    writeFileSync(path(), 'no database '.repeat(500));
    const worker = new Worker(HISTORY_WORKER, { workerData: { path: path(), role: 'writer' } });
    const said: unknown[] = [];
    worker.on('message', (message) => said.push(message));
    worker.on('error', (error) => said.push(error));
    await once(worker, 'exit');
    expect(said).toEqual([
      { notice: 'unopened', failure: { message: expect.any(String), fault: 'damaged' } },
    ]);
  });

  test('closing one that was never asked, or twice, is no fault', async () => {
    await history.close();
    await page();
    await history.close();
    await history.close();
  });
});
