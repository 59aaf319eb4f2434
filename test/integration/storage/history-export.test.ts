import { execFile } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ExportFormat,
  type ExportProgress,
  exportProgressSchema,
  type HistoryFilter,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';
import type { Run } from '#contract/model/run.ts';
import { HistoryExport } from '../../../electron/storage/history/export/export.ts';
import type { ExportRow } from '../../../electron/storage/history/export/row.ts';
import { HistoryClient } from '../../../electron/storage/history/main/client.ts';
import type { WorkerNotice } from '../../../electron/storage/history/messages.ts';
import { WriterWorker } from '../../../electron/storage/history/worker/writer-worker.ts';
import { detailFromText } from '../../../electron/storage/stored-verdicts.ts';
import { outcomeWithoutAnswer } from '../../../electron/zego/answer/answer.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { anyFilter, anyRuns } from '../../support/history-arbitraries.ts';
import { historyBench } from '../../support/history-bench.ts';
import { exportsOf, readExportedCsv } from '../../support/history-export.ts';
import { generateRuns } from '../../support/history-generator.ts';
import { expectedRows } from '../../support/history-oracle.ts';
import { callOf, runOf } from '../../support/runs.ts';
import { HISTORY_WORKER } from '../../support/workers.ts';

const FULL_DISK = join(import.meta.dirname, '..', '..', 'support', 'full-disk-export.ts');

let folder: TempFolder;
let history: HistoryClient;
let exports: ReturnType<typeof exportsOf>;
const place = (name: string) => join(folder.path, name);
const files = () => readdirSync(folder.path).filter((name) => !name.startsWith('history.sqlite'));

beforeEach(() => {
  folder = tempFolder('export');
  exports = exportsOf();
  history = new HistoryClient(HISTORY_WORKER, place('history.sqlite'), exports);
});
afterEach(async () => {
  await history.close();
  folder.remove();
});

const order = (format: ExportFormat, filter: Partial<HistoryFilter> = {}, name = 'out') => ({
  id: `${format} ${name}`,
  filter: { ...NO_HISTORY_FILTER, ...filter },
  format,
  language: 'en' as const,
  path: place(`${name}.${format}`),
});

/** The calls that have a row among those expected, newest first. */
function expectedCalls(runs: readonly Run[], filter: HistoryFilter) {
  const wanted = new Set(expectedRows(runs, filter).map(({ callId }) => callId));
  return runs
    .flatMap(({ calls }) => calls)
    .filter(({ id }) => wanted.has(id))
    .reverse();
}

test('a table holds every row of the filter, with the ids digit for digit', async () => {
  const runs = [...generateRuns(1_500)];
  await history.ask('add', runs);
  const wanted = order('csv', { vendors: ['Ws', 'Tencent'], text: '晚间' });
  const end = await exports.run(history, wanted);
  const expected = expectedRows(runs, wanted.filter);
  expect(end).toMatchObject({ state: 'done', file: 'out.csv', done: expected.length, fault: null });
  const rows = readExportedCsv(wanted.path);
  expect(
    rows.map(({ callId, stream, task, status, message }) => [
      callId,
      stream,
      task,
      status,
      message,
    ]),
  ).toEqual(
    expected.map((row) => [
      row.callId,
      row.streamId,
      row.task ?? '',
      row.status,
      row.message ?? '',
    ]),
  );
  const calls = new Map(runs.flatMap((run) => run.calls.map((call) => [call.id, call])));
  for (const row of rows) {
    const call = calls.get(row.callId);
    const streams = call?.outcome?.streams ?? [];
    expect(row.requestId).toBe(call?.outcome?.requestId);
    const ids = streams
      .filter(({ streamId, task }) => streamId === row.stream && (task ?? '') === row.task)
      .map(({ taskId, traceId }) => [taskId ?? '', traceId ?? '']);
    expect(ids).toContainEqual([row.taskId, row.traceId]);
  }
});

test('rows for programs are what the table holds, digit for digit and without its protection', async () => {
  const runs = [...generateRuns(400)];
  await history.ask('add', runs);
  const wanted = order('jsonl', { vendors: ['Ws', 'Tencent'] });
  expect(await exports.run(history, wanted)).toMatchObject({ state: 'done', calls: null });
  await exports.run(history, order('csv', { vendors: ['Ws', 'Tencent'] }));
  const lines = readFileSync(wanted.path, 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  const rows = lines.map((line) => JSON.parse(line) as ExportRow);
  expect(rows).toHaveLength(expectedRows(runs, wanted.filter).length);
  const table = readExportedCsv(place('out.csv'));
  const shared = [
    'startedAt',
    'preset',
    'stream',
    'task',
    'status',
    'message',
    'callId',
    'traceId',
  ] as const;
  expect(table.map((row) => shared.map((name) => row[name]))).toEqual(
    rows.map((row) => shared.map((name) => row[name] ?? '')),
  );
});

test.each(['csv', 'jsonl', 'json'] as const)(
  'one call that is no call does not fail the file: %s',
  async (format) => {
    const bench = historyBench();
    bench.writer.add([...generateRuns(40)]);
    bench.connection.database.exec(
      'UPDATE call_details SET detail = \'{"call":{"id\' WHERE id = (SELECT max(id) FROM call_details)',
    );
    let end: ExportProgress | undefined;
    await new HistoryExport(bench.reader, order(format), (progress) => {
      end = progress;
    }).run();
    bench.close();
    expect(end).toMatchObject({ state: 'done', fault: null });
    const text = readFileSync(place(`out.${format}`), 'utf8');
    if (format === 'json') expect(JSON.parse(text)[0]).toEqual({ unreadable: '{"call":{"id' });
    if (format === 'jsonl')
      expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ unreadable: true });
    if (format === 'csv')
      expect(readExportedCsv(place('out.csv'))[0]?.message).toContain('could not be read');
  },
);

test('calls in full are a JSON array, one call for each element', async () => {
  const runs = [...generateRuns(700)];
  await history.ask('add', runs);
  const wanted = order('json', { statuses: ['rejected', 'unknown'] });
  const end = await exports.run(history, wanted);
  const details = JSON.parse(readFileSync(wanted.path, 'utf8')) as object[];
  expect(callsOf(details)).toEqual(expectedCalls(runs, wanted.filter));
  expect(end).toMatchObject({ state: 'done', calls: details.length });
});

test('of calls in full it is told how many the file holds, not how many of their rows were found', async () => {
  const call = callOf({
    streamIds: ['a', 'b', 'c'],
    state: 'settled',
    outcome: outcomeWithoutAnswer(['a', 'b', 'c'], 'unknown', 'no-answer'),
  });
  await history.ask('add', [runOf({ calls: [call] })]);
  const wanted = order('json', { text: 'b' });
  expect(await exports.run(history, wanted)).toMatchObject({ state: 'done', done: 1, calls: 1 });
  const all = { ...order('json'), id: 'all' };
  expect(await exports.run(history, all)).toMatchObject({ state: 'done', done: 3, calls: 1 });
  expect(JSON.parse(readFileSync(all.path, 'utf8'))).toHaveLength(1);
});

test('it is told from its order on, and of a table no calls are counted', async () => {
  await history.ask('add', [...generateRuns(10)]);
  const ended = exports.run(history, order('csv'));
  expect(exports.told).toEqual([
    {
      id: 'csv out',
      file: 'out.csv',
      done: 0,
      total: null,
      calls: null,
      state: 'running',
      fault: null,
    },
  ]);
  expect(await ended).toMatchObject({ state: 'done', calls: null });
});

test('nothing found is a table with a head, and an empty array', async () => {
  const nothing = { presets: ['nobody'] };
  await exports.run(history, order('csv', nothing));
  await exports.run(history, order('json', nothing));
  expect(readExportedCsv(place('out.csv'))).toEqual([]);
  expect(JSON.parse(readFileSync(place('out.json'), 'utf8'))).toEqual([]);
});

/** Calls of an exported file, whose keys are those of the stores. */
const callsOf = (details: readonly object[]) =>
  details.map((detail) => detailFromText(JSON.stringify(detail)).call);

test('generated histories and filters come back as they were', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(anyRuns, anyFilter, async (runs, filter) => {
      const bench = historyBench();
      number += 1;
      try {
        bench.writer.add(runs);
        for (const format of ['csv', 'json'] as const) {
          await new HistoryExport(bench.reader, order(format, filter, String(number)), (progress) =>
            exportProgressSchema.parse(progress),
          ).run();
        }
        const rows = readExportedCsv(place(`${number}.csv`));
        expect(rows.map(({ callId }) => callId)).toEqual(
          expectedRows(runs, filter).map(({ callId }) => callId),
        );
        const details: object[] = JSON.parse(readFileSync(place(`${number}.json`), 'utf8'));
        expect(callsOf(details)).toEqual(expectedCalls(runs, filter));
      } finally {
        bench.close();
      }
    }),
    { numRuns: 60 },
  );
});

test('the file is its owner’s alone, and replaces one of that name only when it is whole', async () => {
  await history.ask('add', [...generateRuns(50)]);
  writeFileSync(place('out.json'), 'what was there before', { mode: 0o644 });
  await exports.run(history, order('json'));
  expect(statSync(place('out.json')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(place('out.json'), 'utf8'))).not.toHaveLength(0);
  expect(files()).toEqual(['out.json']);
});

test('cancelled, it leaves nothing, and the file of that name as it was', async () => {
  await history.ask('add', [...generateRuns(4_000)]);
  writeFileSync(place('out.json'), 'what was there before');
  const wanted = order('json');
  const ended = exports.run(history, wanted);
  await history.ask('exportCancel', wanted.id);
  const end = await ended;
  expect(end.state).toBe('cancelled');
  expect(readFileSync(wanted.path, 'utf8')).toBe('what was there before');
  expect(files()).toEqual(['out.json']);
});

test('cancelling what nobody exports is no fault', async () => {
  await history.ask('exportCancel', 'nothing');
});

test('a program that ends in between leaves nothing half written', async () => {
  await history.ask('add', [...generateRuns(4_000)]);
  await history.export(order('json'));
  await until('it writes', () => exports.told.some(({ done }) => done > 0));
  await history.close();
  expect(files()).toEqual([]);
});

test('a worker that dies meanwhile: it is told as failed', async () => {
  const dying = fileURLToPath(
    new URL('../../support/fixtures/dying-history-worker.ts', import.meta.url),
  );
  await history.close();
  history = new HistoryClient(dying, place('history.sqlite'), exports);
  await history.ask('add', [...generateRuns(4_000)]);
  const wanted = order('json');
  const ended = exports.run(history, wanted);
  await until('it writes', () => exports.told.some(({ done }) => done > 0));
  await history.ask('exportCancel', 'this question kills').catch(() => undefined);
  expect(await ended).toMatchObject({ state: 'failed', fault: 'internal' });
});

test('a worker that dies before its first word: it is told as failed, once', async () => {
  const dying = fileURLToPath(
    new URL('../../support/fixtures/dying-history-worker.ts', import.meta.url),
  );
  await history.close();
  history = new HistoryClient(dying, place('history.sqlite'), exports);
  const end = await exports.run(history, { ...order('csv'), id: 'this question kills' });
  expect(end).toMatchObject({ state: 'failed', fault: 'internal', file: 'out.csv' });
  await history.ask('facets', null);
  expect(exports.told.map(({ state }) => state)).toEqual(['running', 'failed']);
});

test('cancelled before its first row, it ends at once', async () => {
  const bench = historyBench(place('history.sqlite'));
  bench.writer.add([...generateRuns(400)]);
  const told: WorkerNotice[] = [];
  const worker = new WriterWorker(bench.connection, (notice) => told.push(notice));
  worker.export(order('csv'));
  worker.cancelExport(order('csv').id);
  await new Promise((resume) => setImmediate(resume));
  expect(told).toMatchObject([{ notice: 'export', progress: { state: 'cancelled', done: 0 } }]);
  expect(files()).toEqual([]);
  worker.close();
});

test.each([
  ['a folder that is not there', 'nowhere/out.csv'],
  ['a file where the folder should be', 'file/out.csv'],
  ['a folder of that name', 'folder.csv'],
  ['a name that is too long', `${'x'.repeat(300)}.csv`],
])('it cannot be written: %s', async (_name, name) => {
  writeFileSync(place('file'), '');
  mkdirSync(place('folder.csv'));
  await history.ask('add', [...generateRuns(10)]);
  const end = await exports.run(history, { ...order('csv'), path: place(name) });
  expect(end).toMatchObject({ state: 'failed', fault: 'not-writable' });
  expect(files().sort()).toEqual(['file', 'folder.csv']);
});

test('a link at the chosen place is replaced, not followed', async () => {
  await history.ask('add', [...generateRuns(10)]);
  writeFileSync(place('elsewhere'), 'untouched');
  symlinkSync(place('elsewhere'), place('out.csv'));
  await exports.run(history, order('csv'));
  expect(readFileSync(place('elsewhere'), 'utf8')).toBe('untouched');
  expect(readExportedCsv(place('out.csv')).length).toBeGreaterThan(0);
});

test('a full disk: it says so, and leaves nothing', async () => {
  const { stdout } = await promisify(execFile)('bash', [
    '-c',
    'ulimit -f 400; exec "$1" "$2" "$3"',
    'bash',
    process.execPath,
    FULL_DISK,
    place('out.json'),
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ state: 'failed', fault: 'disk-full' });
  expect(files()).toEqual([]);
});
