import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { NO_CHANGES } from '../../../electron/recording/known-recordings.ts';
import { HistoryClient } from '../../../electron/storage/history/main/client.ts';
import { HistorySync } from '../../../electron/storage/history/main/history-sync.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { outcomeWithoutAnswer } from '../../../electron/zego/answer/answer.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { callOf, runOf } from '../../support/runs.ts';
import { HISTORY_WORKER } from '../../support/workers.ts';

const OUTCOME = outcomeWithoutAnswer(['cdn01'], 'unknown', 'no-answer');

let folder: TempFolder;
let journal: SqliteJournal;
let history: HistoryClient;
let sync: HistorySync;
let timesFed: number;
const historyFile = () => join(folder.path, 'history', 'history.sqlite');

beforeEach(() => {
  folder = tempFolder('sync');
  journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
  history = new HistoryClient(HISTORY_WORKER, historyFile());
  timesFed = 0;
  sync = new HistorySync(journal, history, () => {
    timesFed += 1;
  });
});
afterEach(async () => {
  await history.close();
  journal.close();
  folder.remove();
});

/** A run whose calls have settled, `<id>.0` and so on. */
function settledRun(id: string, count = 1): void {
  const calls = Array.from({ length: count }, (_, index) =>
    callOf({ id: `${id}.${index}`, runId: id }),
  );
  journal.createRun(runOf({ id, calls }));
  for (const call of calls)
    journal.settle(call.id, { outcome: OUTCOME, durationMs: null, effects: NO_CHANGES });
}

async function inHistory(): Promise<string[]> {
  const ids: string[] = [];
  let before: number | null = null;
  do {
    const { rows, next }: Awaited<ReturnType<typeof history.ask<'page'>>> = await history.ask(
      'page',
      { filter: NO_HISTORY_FILTER, before, limit: 200 },
    );
    ids.push(...rows.map(({ callId }) => callId));
    before = next;
  } while (before !== null);
  return ids.sort();
}

test('carries over what has settled, once', async () => {
  settledRun('run', 2);
  await sync.feed();
  await sync.feed();
  expect(await inHistory()).toEqual(['run.0', 'run.1']);
  expect(journal.pendingForHistory(1)).toEqual([]);
  expect(timesFed).toBe(1);
});

test('nothing to carry wakes no one', async () => {
  await sync.feed();
  expect(timesFed).toBe(0);
});

test('more than one batch at once', async () => {
  settledRun('run', 450);
  await sync.feed();
  expect(await inHistory()).toHaveLength(450);
  expect(journal.pendingForHistory(1)).toEqual([]);
});

test('a crash between the history’s commit and the journal’s mark doubles nothing', async () => {
  settledRun('run', 3);
  await history.ask('add', journal.pendingForHistory(200));
  expect(journal.pendingForHistory(200)).toHaveLength(3);
  await sync.feed();
  expect(await inHistory()).toEqual(['run.0', 'run.1', 'run.2']);
  expect(journal.pendingForHistory(1)).toEqual([]);
});

test('what settles while a batch is on its way comes with the same wait', async () => {
  settledRun('first');
  const first = sync.feed();
  settledRun('second');
  const second = sync.feed();
  await Promise.all([first, second]);
  expect(await inHistory()).toEqual(['first.0', 'second.0']);
});

test('asked in the moment in which it ends, it comes back', async () => {
  settledRun('first');
  const ended = sync.feed().then(() => {
    settledRun('second');
    return sync.feed();
  });
  await ended;
  await until('the second run in the history', async () => (await inHistory()).length === 2);
});

test('a history that cannot take it is told of, and loses nothing', async () => {
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(dirname(historyFile()), 'a file where the folder should be');
  settledRun('run', 2);
  await expect(sync.feed()).rejects.toThrow();
  expect(journal.pendingForHistory(200)).toHaveLength(2);
  rmSync(dirname(historyFile()));
  await sync.feed();
  expect(await inHistory()).toEqual(['run.0', 'run.1']);
});

test('on the way out it stops after its time; what is left is fed by the next process', async () => {
  for (let at = 0; at < 3; at += 1) settledRun(`run${at}`, 200);
  sync.endWithin(0);
  await sync.feed();
  expect(timesFed).toBe(0);
  const next = new HistorySync(journal, history, () => undefined);
  await next.feed();
  expect(await inHistory()).toHaveLength(600);
});

test('on the way out it takes so many batches of a backlog and no more; the next process has the rest', async () => {
  for (let at = 0; at < 3; at += 1) settledRun(`run${at}`, 200);
  sync.endWithin(60_000, 2);
  await sync.feed();
  await sync.feed();
  expect([timesFed, (await inHistory()).length]).toEqual([2, 400]);
  const next = new HistorySync(journal, history, () => undefined);
  await next.feed();
  expect(await inHistory()).toHaveLength(600);
});

test('a backlog is carried over oldest first, also what is settled meanwhile', async () => {
  for (let at = 10; at < 40; at += 1) settledRun(`run${at}`, 20);
  const added: string[] = [];
  const plain = journal.markFed.bind(journal);
  journal.markFed = (calls) => {
    added.push(...calls.map(({ id }) => id));
    if (added.length === 200) settledRun('run99', 2);
    plain(calls);
  };
  await sync.feed();
  expect(added).toHaveLength(602);
  expect(added.slice(-2)).toEqual(['run99.0', 'run99.1']);
});
