import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import {
  createHistoryService,
  type HistoryService,
} from '../../../electron/storage/history/main/history-service.ts';
import { SqliteJournal } from '../../../electron/storage/journal/journal.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { holdDatabase } from '../../support/journal-lock.ts';
import { runOf, settledCall } from '../../support/runs.ts';
import { canMount, type SmallDisk, smallDisk } from '../../support/small-disk.ts';
import { HISTORY_WORKER } from '../../support/workers.ts';

let folder: TempFolder;
let data: string;
let journal: SqliteJournal;
let kept: HistoryService;
let heard: string[];
const file = () => join(data, 'history.sqlite');

beforeEach(() => {
  folder = tempFolder('history');
  data = folder.path;
  journal = new SqliteJournal(join(folder.path, 'journal.sqlite'));
  heard = [];
});
afterEach(async () => {
  await kept.close();
  journal.close();
  folder.remove();
});

function open(): void {
  kept = createHistoryService({
    journal,
    worker: HISTORY_WORKER,
    file: file(),
    days: () => null,
    now: () => Date.now(),
    onPrune: () => undefined,
    serverTimes: () => [],
    onChanged: () => undefined,
    onExport: () => undefined,
    onExports: () => undefined,
    onUnwritten: () => heard.push('unwritten'),
    onWritten: () => heard.push('written'),
    onRenewed: (aside) => heard.push(`renewed ${aside === '' ? '' : 'kept'}`.trim()),
    onFault: (what, error) => heard.push(`${what} ${error}`),
  });
}
let last = 0;
function settle(): void {
  last += 1;
  const id = `run-${last}`;
  journal.put([runOf({ id, calls: [settledCall(['accepted'], { id: `${id}.0`, runId: id })] })]);
}
const count = async () => (await kept.history.ask('count', NO_HISTORY_FILTER)).count;
const strange = () => readdirSync(data).filter((name) => name.includes('unreadable'));

/** A history of three calls, written and closed. */
async function written(): Promise<void> {
  open();
  for (let index = 0; index < 3; index += 1) settle();
  await kept.feed();
  expect(await count()).toBe(3);
  await kept.close();
}

const GARBAGE = 'no history at all '.repeat(5_000);
const LOSSES: Record<string, { lose: () => void; told: string }> = {
  damaged: { lose: () => writeFileSync(file(), GARBAGE), told: 'renewed kept' },
  'cut in half': { lose: () => truncateSync(file(), 20_480), told: 'renewed kept' },
  'cut to nothing': { lose: () => truncateSync(file(), 0), told: 'renewed' },
  removed: { lose: () => rmSync(file()), told: 'renewed' },
};

describe('a history that is lost is told, and filled again from the journal', () => {
  test.each(Object.entries(LOSSES))('%s before the start', async (_name, { lose, told }) => {
    await written();
    lose();
    open();
    settle();
    await kept.feed();
    await until('it is whole again', async () => (await count()) === 4);
    expect(heard).toEqual([told]);
  });

  test.each(Object.entries(LOSSES))('%s while the program runs', async (name, { lose }) => {
    await written();
    open();
    expect(await count()).toBe(3);
    lose();
    settle();
    await kept.feed();
    // SQLite has the pages of a small file in memory: what is damaged shows when it reads them again.
    if (name === 'damaged' || name === 'cut in half') {
      await kept.close();
      open();
      await kept.feed();
    }
    await until('it is whole again', async () => (await count()) === 4);
    expect(heard.filter((word) => word.startsWith('renewed'))).toHaveLength(1);
  });
});

test('the first history ever is no lost one', async () => {
  await written();
  expect(heard).toEqual([]);
});

describe('a history that cannot be used now is left as it is, and gets everything later', () => {
  test('another program writes to it', async () => {
    await written();
    const other = await holdDatabase(file(), 'write');
    open();
    settle();
    await kept.feed();
    expect(heard).toEqual(['unwritten']);
    await other.release();
    await until('it has caught up', () => heard.includes('written'));
    expect(await count()).toBe(4);
    expect(heard).toEqual(['unwritten', 'written']);
    expect(strange()).toEqual([]);
  }, 20_000);

  test('of a newer version', async () => {
    await written();
    const newer = new DatabaseSync(file());
    newer.exec('PRAGMA user_version=99');
    newer.close();
    open();
    settle();
    await kept.feed();
    expect(heard).toEqual(['unwritten']);
    expect(strange()).toEqual([]);
  });

  test.runIf(canMount)('a full disk', async () => {
    const disk: SmallDisk = smallDisk(1_024);
    data = disk.path;
    try {
      await written();
      disk.fill();
      open();
      settle();
      await kept.feed();
      expect(heard).toEqual(['unwritten']);
      disk.empty();
      await until('it has caught up', () => heard.includes('written'));
      expect(await count()).toBe(4);
      expect(strange()).toEqual([]);
    } finally {
      await kept.close();
      disk.unmount();
    }
  });
});
