import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { HistoryClient } from '../../../electron/storage/history/main/client.ts';
import { WorkerPort } from '../../../electron/storage/workers/port.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { exportsOf } from '../../support/history-export.ts';
import { generateRuns } from '../../support/history-generator.ts';
import { runOf, settledCall } from '../../support/runs.ts';
import { HISTORY_WORKER } from '../../support/workers.ts';

const url = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const WORKER = url('../../support/fixtures/staged-worker.ts');
/** As soon as nothing is asked. */
const IDLE_MS = 1;

let folder: TempFolder;
let busy: () => boolean;
let lost: number;
let port: WorkerPort<{ readonly notice: string }>;

const path = () => join(folder.path, 'some.sqlite');
const stage = (step: string) => writeFileSync(`${path()}.${step}`, '');
const unstage = (step: string) => rmSync(`${path()}.${step}`, { force: true });
/** The number of the thread that answers. */
const ask = () => port.ask<number>('thread', null);
const isEnding = (thread: number) => () =>
  existsSync(`${path()}.ending`) && readFileSync(`${path()}.ending`, 'utf8') === String(thread);

beforeEach(() => {
  folder = tempFolder('worker-port');
  busy = () => false;
  lost = 0;
  const listeners = {
    onNotice: () => undefined,
    onEnd: () => {
      lost += 1;
    },
    isBusy: () => busy(),
  };
  port = new WorkerPort(WORKER, { path: path(), role: 'writer' }, listeners, IDLE_MS);
});
afterEach(async () => {
  unstage('hold-end');
  await port.close();
  folder.remove();
});

test('without a question it ends, and the next question starts another', async () => {
  const first = await ask();
  await until('it ends', isEnding(first));
  expect(await ask()).not.toBe(first);
  expect(lost).toBe(0);
});

test('a question does not wait for the end of the one before', async () => {
  stage('hold-end');
  const first = await ask();
  await until('it ends', isEnding(first));
  expect(await ask()).not.toBe(first);
});

test('the way out waits for one that is ending by itself', async () => {
  stage('hold-end');
  const first = await ask();
  await until('it ends', isEnding(first));
  const closed = port.close().then(() => 'closed');
  const turn = new Promise((resolve) => setImmediate(() => resolve('still open')));
  expect(await Promise.race([closed, turn])).toBe('still open');
  unstage('hold-end');
  expect(await closed).toBe('closed');
});

test('one that cannot start again rejects what was asked, and is tried again', async () => {
  const first = await ask();
  await until('it ends', isEnding(first));
  stage('no-start');
  await expect(ask()).rejects.toThrow('a worker of some.sqlite ended with 9');
  expect(lost).toBe(1);
  unstage('no-start');
  expect(await ask()).toBeGreaterThan(first);
});

test('one that dies in its end takes no question with it', async () => {
  stage('no-end');
  const first = await ask();
  await until('it ends', isEnding(first));
  const second = await ask();
  expect(second).toBeGreaterThan(first);
  unstage('no-end');
  await port.close();
  expect(lost).toBe(0);
});

test('what no question waits for keeps it', async () => {
  let looks = 0;
  busy = () => {
    looks += 1;
    return true;
  };
  const first = await ask();
  await until('its time was over twice', () => looks >= 2);
  expect(await ask()).toBe(first);
  busy = () => false;
  await until('it ends', isEnding(first));
});

test('a history whose writer ends after each commit keeps every call, and ends no export', async () => {
  const exports = exportsOf();
  const file = join(folder.path, 'history.sqlite');
  const history = new HistoryClient(HISTORY_WORKER, file, exports, IDLE_MS);
  for (const id of ['first', 'second']) {
    const calls = [settledCall(['accepted'], { id: `${id}.0`, runId: id })];
    await history.ask('add', [runOf({ id, presetName: id, calls })]);
    // SQLite takes its log away with the last one that has the database open.
    await until('the writer is gone', () => !existsSync(`${file}-wal`));
  }
  await history.ask('add', [...generateRuns(1_000)]);
  const target = join(folder.path, 'out.json');
  const order = { id: 'e', filter: NO_HISTORY_FILTER, format: 'json', language: 'en' } as const;
  const end = await exports.run(history, { ...order, path: target });
  expect(end).toMatchObject({ state: 'done', fault: null });
  const names = JSON.parse(readFileSync(target, 'utf8')).map(
    (call: { presetName: string }) => call.presetName,
  );
  expect(names).toEqual(expect.arrayContaining(['first', 'second']));
  expect(names).toHaveLength(end.calls ?? 0);
  await history.close();
});
