import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenedJournal, openJournal } from '../../../electron/storage/journal/open-journal.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { callOf, MOMENT, runOf } from '../../support/runs.ts';

const NOW = new Date(MOMENT);
let folder: TempFolder;
let opened: OpenedJournal[] = [];
const path = () => join(folder.path, 'data', 'journal.sqlite');
const aside = () => `${path()}.unreadable-2026-11-22T10-00-00.000Z`;

beforeEach(() => {
  folder = tempFolder('journal');
});
afterEach(() => {
  closeAll();
  folder.remove();
});

function open(file = path()): OpenedJournal {
  const journal = openJournal(file, NOW);
  opened.push(journal);
  return journal;
}
function closeAll(): void {
  for (const { journal } of opened) journal.close();
  opened = [];
}

/** Whatever the disk was like: what a start of the program does with a journal works. */
function works({ journal }: OpenedJournal): void {
  expect(journal.orphans()).toEqual([]);
  expect(journal.newestRuns()).toEqual([]);
  journal.createRun(runOf({ id: 'new', calls: [callOf({ id: 'new.0', runId: 'new' })] }));
  expect(journal.orphans().map(({ calls }) => calls[0]?.id)).toEqual(['new.0']);
}

/** A journal of several pages, closed in order. */
function writtenJournal(): void {
  const { journal } = open();
  for (let index = 0; index < 200; index += 1) {
    const id = `run-${String(index).padStart(4, '0')}`;
    journal.createRun(runOf({ id, presetId: id, calls: [callOf({ id: `${id}.0`, runId: id })] }));
  }
  closeAll();
}

test('all is well: no problem told, and a restart finds what was written', () => {
  const first = open();
  expect(first.problem).toBeNull();
  works(first);
  closeAll();
  const second = open();
  expect(second.problem).toBeNull();
  expect(second.journal.orphans().map(({ calls }) => calls[0]?.id)).toEqual(['new.0']);
  expect(readdirSync(join(folder.path, 'data'))).toContain('journal.sqlite');
});

describe('a file that cannot be read is set aside, told, and a new one begun', () => {
  const DAMAGES: Record<string, () => void> = {
    'no database at all': () => writeFileSync(path(), 'this is no database, but text '.repeat(100)),
    'its first page lost': () => overwrite(0, 4096),
    'its middle lost': () => overwrite(4096, readFileSync(path()).length),
    'cut in half': () => truncateSync(path(), Math.floor(readFileSync(path()).length / 2)),
  };
  const overwrite = (from: number, to: number) => {
    const bytes = readFileSync(path());
    writeFileSync(path(), bytes.fill(0xa5, from, to));
  };

  test.each(Object.entries(DAMAGES))('%s', (_name, damage) => {
    writtenJournal();
    damage();
    const before = readFileSync(path());
    const second = open();
    works(second);
    expect(second.problem).toContain(aside());
    expect(readFileSync(aside())).toEqual(before);
    closeAll();
    const third = open();
    expect(third.problem).toBeNull();
    expect(third.journal.orphans()).toHaveLength(1);
  });

  test('of a newer version', () => {
    writtenJournal();
    const newer = new DatabaseSync(path());
    newer.exec('PRAGMA user_version=99');
    newer.close();
    const journal = open();
    works(journal);
    expect(journal.problem).toContain(aside());
    const kept = new DatabaseSync(aside());
    expect(kept.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    expect(kept.prepare('SELECT COUNT(*) AS runs FROM runs').get()).toEqual({ runs: 200 });
    kept.close();
  });

  test('an empty file is a journal to be', () => {
    writtenJournal();
    truncateSync(path(), 0);
    const journal = open();
    expect(journal.problem).toBeNull();
    works(journal);
  });
});

describe('where none can be written it lives in memory, and that is told', () => {
  test('a file stands where the folder should be', () => {
    writeFileSync(join(folder.path, 'data'), 'a file');
    const journal = open();
    expect(journal.problem).not.toBeNull();
    works(journal);
  });

  test.runIf(existsSync('/proc/self'))('a folder that nobody can write to, not even root', () => {
    const journal = open('/proc/journal.sqlite');
    expect(journal.problem).not.toBeNull();
    works(journal);
  });
});
