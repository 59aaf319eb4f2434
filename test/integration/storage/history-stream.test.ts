import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HistoryFilter, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { printHistory } from '../../../electron/compose/stream-history.ts';
import { openDatabase } from '../../../electron/storage/database.ts';
import { streamHistory } from '../../../electron/storage/history/export/stream.ts';
import { HISTORY_MIGRATIONS } from '../../../electron/storage/history/search/schema.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { historyBench } from '../../support/history-bench.ts';
import { generateRuns } from '../../support/history-generator.ts';
import { expectedRows } from '../../support/history-oracle.ts';

/** `--history`: the history of a data folder as a stream, beside an app that writes to it. */
let folder: TempFolder;
let path: string;
let app: ReturnType<typeof historyBench> | null;
const runs = [...generateRuns(300)];
beforeEach(() => {
  folder = tempFolder('stream');
  path = join(folder.path, 'history.sqlite');
  app = historyBench(path);
  app.writer.add(runs);
});
afterEach(() => {
  app?.close();
  folder.remove();
});

/** What is written; `most`: how many texts are taken. */
async function streamed(
  filter: Partial<HistoryFilter> = {},
  format: 'jsonl' | 'csv' = 'jsonl',
  most = Number.POSITIVE_INFINITY,
) {
  const texts: string[] = [];
  await streamHistory(path, {
    filter: { ...NO_HISTORY_FILTER, ...filter },
    format,
    language: 'en',
    async write(text) {
      texts.push(text);
      return texts.length < most;
    },
  });
  return texts;
}

const rowsIn = (texts: readonly string[]) =>
  texts
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { callId: string; stream: string });

const named = (rows: readonly { callId: string; streamId: string }[]) =>
  rows.map(({ callId, streamId }) => ({ callId, stream: streamId }));

test('has the rows of a span of time, newest first, with the app running or not', async () => {
  const all = expectedRows(runs, NO_HISTORY_FILTER);
  const times = all.map(({ startedAt }) => startedAt).sort();
  const span = { from: times.at(50) ?? null, to: times.at(-50) ?? null };
  const expected = named(expectedRows(runs, { ...NO_HISTORY_FILTER, ...span }));
  expect(expected.length).toBeGreaterThan(100);
  const pick = (texts: readonly string[]) =>
    rowsIn(texts).map(({ callId, stream }) => ({ callId, stream }));
  expect(pick(await streamed(span))).toEqual(expected);
  expect(pick(await streamed())).toEqual(named(all));
  app?.close();
  app = null;
  expect(pick(await streamed(span))).toEqual(expected);
});

test('comes in portions, each asked for once the one before is taken', async () => {
  const texts = await streamed();
  expect(texts.length).toBeGreaterThan(2);
  expect(Math.max(...texts.map((text) => rowsIn([text]).length))).toBeLessThanOrEqual(128);
  // A reader that wants no more after the second gets no third.
  expect(await streamed({}, 'jsonl', 2)).toEqual(texts.slice(0, 2));
});

test('is a table with its headings, also where nothing was recorded yet', async () => {
  const [head = '', ...rows] = (await streamed({}, 'csv')).join('').split('\r\n');
  expect(head).toMatch(/^\ufeff/);
  expect(rows).toHaveLength(expectedRows(runs, NO_HISTORY_FILTER).length + 1);
  app?.close();
  app = null;
  path = join(folder.path, 'none.sqlite');
  expect((await streamed({}, 'csv')).join('')).toBe(`${head}\r\n`);
  expect(await streamed()).toEqual([]);
});

test('what cannot be read is told in a sentence', async () => {
  app?.close();
  app = null;
  const request = { from: null, to: null, format: 'jsonl' } as const;
  const to = { language: 'en', write: async () => true } as const;
  expect(await printHistory(folder.path, request, to)).toBeNull();
  openDatabase(path, {
    synchronous: 'NORMAL',
    migrations: [...HISTORY_MIGRATIONS, 'SELECT 1'],
  }).close();
  expect(await printHistory(folder.path, request, to)).toBe(
    'The history cannot be read: a newer version of CDN Recorder wrote it.',
  );
});
