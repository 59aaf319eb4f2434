import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import {
  createHistoryService,
  type HistoryChange,
  type HistoryService,
} from '../../../electron/storage/history/main/history-service.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { fillHistory, generateRuns, HISTORY_BEGIN } from '../../support/history-generator.ts';
import { runOf, settledCall } from '../../support/runs.ts';
import { HISTORY_WORKER } from '../../support/workers.ts';

let folder: TempFolder;
let journal: SqliteJournal;
let kept: HistoryService;
let days: number | null;
let serverNow: number | null;
let changes: boolean[];
const faults: unknown[] = [];

const DAY = 86_400_000;
/** The history spans three years; this is after its first. */
const NOW = HISTORY_BEGIN + 400 * DAY;

const options = (file: string) => ({
  journal,
  worker: HISTORY_WORKER,
  file,
  days: () => days,
  now: () => NOW,
  onPrune: () => undefined,
  serverTimes: () => (serverNow === null ? [] : [serverNow]),
  onChanged: ({ removed }: HistoryChange) => changes.push(removed),
  onExport: () => undefined,
  onExports: () => undefined,
  onUnwritten: (error: unknown) => faults.push(error),
  onFault: (what: string, error: unknown) => faults.push([what, error]),
});

beforeEach(() => {
  folder = tempFolder('keep');
  journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
  days = null;
  serverNow = null;
  changes = [];
  faults.length = 0;
  const file = join(folder.path, 'history.sqlite');
  fillHistory(file, generateRuns(60));
  kept = createHistoryService(options(file));
});
afterEach(async () => {
  await kept.close();
  journal.close();
  folder.remove();
});

const count = async () => (await kept.history.ask('count', NO_HISTORY_FILTER)).count;

test('a shorter time deletes at once, without a run that settles, and it is told', async () => {
  const before = await count();
  days = 90;
  kept.settingsSaved();
  await until('it is told', () => changes.length > 0);
  expect(changes).toEqual([true]);
  const left = await count();
  expect(left).toBeLessThan(before);
  expect(left).toBeGreaterThan(0);
  days = 365;
  kept.settingsSaved();
  await kept.feed();
  expect(await count()).toBe(left);
  expect(faults).toEqual([]);
});

test('by itself it waits for a server’s time', async () => {
  await kept.close();
  days = 90;
  const before = await count();
  let wall = NOW + 5 * 365 * DAY;
  // The number of days it begins with nobody has changed.
  kept = createHistoryService({
    journal,
    worker: HISTORY_WORKER,
    file: join(folder.path, 'history.sqlite'),
    days: () => days,
    now: () => wall,
    onPrune: () => undefined,
    serverTimes: () => (serverNow === null ? [] : [serverNow]),
    onChanged: ({ removed }) => changes.push(removed),
    onExport: () => undefined,
    onExports: () => undefined,
    onUnwritten: (error) => faults.push(error),
    onFault: (what, error) => faults.push([what, error]),
  });
  await kept.feed();
  expect(await count()).toBe(before);
  // A server that contradicts the workstation deletes nothing either.
  serverNow = NOW;
  await kept.feed();
  expect(await count()).toBe(before);
  wall = NOW;
  await kept.feed();
  await until('it is told', () => changes.length > 0);
  expect(await count()).toBeGreaterThan(0);
  expect(faults).toEqual([]);
});

test.each([
  ['cut to nothing', (file: string) => truncateSync(file)],
  [
    'cut to nothing, with its log beside it',
    (file: string) => {
      writeFileSync(`${file}-wal`, 'x'.repeat(4_096));
      truncateSync(file);
    },
  ],
  ['gone', (file: string) => rmSync(file)],
])('a history that is %s is told, and filled again from the journal', async (_, spoil) => {
  journal.put([runOf({ calls: [settledCall(['accepted'])] })]);
  await kept.feed();
  await kept.close();
  const file = join(folder.path, 'history.sqlite');
  spoil(file);
  const renewed: string[] = [];
  kept = createHistoryService({ ...options(file), onRenewed: (aside) => renewed.push(aside) });
  // The window may ask before anything is fed.
  expect([0, 1]).toContain(await count());
  await until('it is filled again', async () => (await count()) === 1);
  expect(renewed).toEqual(['']);
  expect(faults).toEqual([]);
});

test('a damaged history is kept aside, told, and filled again from the journal', async () => {
  const calls = [settledCall(['accepted'])];
  journal.put([runOf({ calls })]);
  await kept.feed();
  await kept.close();
  const file = join(folder.path, 'history.sqlite');
  writeFileSync(file, 'no history '.repeat(1_000));
  const renewed: string[] = [];
  kept = createHistoryService({
    journal,
    worker: HISTORY_WORKER,
    file,
    days: () => days,
    now: () => NOW,
    onPrune: () => undefined,
    serverTimes: () => [],
    onChanged: ({ removed }) => changes.push(removed),
    onExport: () => undefined,
    onExports: () => undefined,
    onUnwritten: (error) => faults.push(error),
    onRenewed: (aside) => renewed.push(aside),
    onFault: (what, error) => faults.push([what, error]),
  });
  await kept.feed();
  await until('it is filled again', async () => (await count()) === 1);
  expect(renewed).toHaveLength(1);
  expect(readFileSync(renewed[0] ?? '', 'utf8')).toContain('no history');
  expect(faults).toEqual([]);
});
