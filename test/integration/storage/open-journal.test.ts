import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type CreatedJournal,
  createJournal,
} from '../../../electron/storage/journal/create-journal.ts';
import { openJournal } from '../../../electron/storage/journal/open-journal.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { holdDatabase } from '../../support/journal-lock.ts';
import { callOf, MOMENT, runOf } from '../../support/runs.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';

const NOW = new Date(MOMENT);
let folder: TempFolder;
let created: CreatedJournal[] = [];
const path = () => join(folder.path, 'data', 'journal.sqlite');
const aside = () => `${path()}.unreadable-2026-11-22T10-00-00.000Z`;

beforeEach(() => {
  folder = tempFolder('journal');
});
afterEach(() => {
  closeAll();
  folder.remove();
});

function open(file = path()): CreatedJournal {
  const journal = createJournal(file, () => NOW);
  created.push(journal);
  return journal;
}
function closeAll(): void {
  for (const { journal } of created) journal.close();
  created = [];
}
const content = ({ opened }: CreatedJournal) => opened.content;
const problem = ({ opened }: CreatedJournal) => opened.problem;

/** Whatever the disk was like: what a start of the program does with a journal works. */
function works({ journal, opened }: CreatedJournal): void {
  expect(opened.content?.orphans ?? []).toEqual([]);
  journal.createRun(runOf({ id: 'new', calls: [callOf({ id: 'new.0', runId: 'new' })] }), true);
  expect(journal.find('new.0')?.calls).toHaveLength(1);
  expect(journal.newestRuns().map(({ id }) => id)).toEqual(['new']);
}

/** A journal of several pages, closed in order. */
function writtenJournal(): void {
  const ids = Array.from({ length: 200 }, (_, index) => `run-${String(index).padStart(4, '0')}`);
  open().opened.disk?.put(
    ids.map((id) => runOf({ id, presetId: id, calls: [callOf({ id: `${id}.0`, runId: id })] })),
  );
  closeAll();
}

test('all is well: no problem told, and a restart finds what was written', () => {
  const first = open();
  expect(problem(first)).toBeNull();
  works(first);
  closeAll();
  const second = open();
  expect(problem(second)).toBeNull();
  expect(content(second)?.orphans.map(({ calls }) => calls[0]?.id)).toEqual(['new.0']);
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
    expect(problem(second)).toEqual({ kind: 'renewed', detail: aside() });
    expect(content(second)?.gap).toMatchObject({ file: aside(), known: [] });
    expect(readFileSync(aside())).toEqual(before);
    closeAll();
    const third = open();
    expect(problem(third)).toEqual({ kind: 'renewed', detail: aside() });
    expect(content(third)?.orphans).toHaveLength(1);
  });

  test.each([
    ['emptied', () => truncateSync(path(), 0)],
    ['removed', () => rmSync(path())],
  ])(
    '%s while the program did not run: what ran is not known, also after a restart',
    (_name, lose) => {
      writtenJournal();
      lose();
      const journal = open();
      expect(problem(journal)).toMatchObject({ kind: 'lost' });
      expect(content(journal)?.gap).not.toBeNull();
      works(journal);
      closeAll();
      expect(problem(open())).toMatchObject({ kind: 'lost' });
    },
  );

  test('an empty file is a journal to be, where none was before', () => {
    mkdirSync(join(folder.path, 'data'));
    writeFileSync(path(), '');
    const journal = open();
    expect(problem(journal)).toBeNull();
    works(journal);
  });
});

describe('where none can be written it lives in memory, and that is told', () => {
  test('a file stands where the folder should be', () => {
    writeFileSync(join(folder.path, 'data'), 'a file');
    const journal = open();
    expect(problem(journal)).not.toBeNull();
    works(journal);
  });

  test.runIf(existsSync('/proc/self'))('a folder that nobody can write to, not even root', () => {
    const journal = open('/proc/journal.sqlite');
    expect(problem(journal)).not.toBeNull();
    works(journal);
  });
});

/** What a start finds out of a journal of 200 runs with one open call each. */
const known = (journal: CreatedJournal) => content(journal)?.orphans.length ?? null;
const OWN = ['journal.ballast', 'journal.mark', 'journal.sqlite'];
const strange = () => readdirSync(join(folder.path, 'data')).filter((name) => !OWN.includes(name));

describe('a journal that cannot be used now is left as it is', () => {
  test('of a newer version', () => {
    writtenJournal();
    const newer = new DatabaseSync(path());
    newer.exec('PRAGMA user_version=99');
    newer.close();
    const before = readFileSync(path());
    const journal = open();
    expect(journal.opened).toMatchObject({ problem: { kind: 'newer' }, disk: null, content: null });
    works(journal);
    closeAll();
    expect(strange()).toEqual([]);
    expect(readFileSync(path())).toEqual(before);
  });

  test('another program writes to it: what runs is known', async () => {
    writtenJournal();
    const other = await holdDatabase(path(), 'write');
    const journal = open();
    expect(journal.opened).toMatchObject({ problem: { kind: 'unavailable' }, disk: null });
    expect(known(journal)).toBe(200);
    await other.release();
    closeAll();
    expect(strange()).toEqual([]);
    expect(problem(open())).toBeNull();
  });

  test('another program keeps it for itself: what runs is not known', async () => {
    writtenJournal();
    const other = await holdDatabase(path(), 'everything');
    const journal = open();
    expect(journal.opened).toMatchObject({ problem: { kind: 'unavailable' }, content: null });
    works(journal);
    await other.release();
    closeAll();
    expect(strange()).toEqual([]);
    // The run that began meanwhile was written as the program ended.
    expect(known(open())).toBe(201);
  });

  test('a lock that is released is waited for', async () => {
    writtenJournal();
    const other = await holdDatabase(path(), 'write', 300);
    // The other process may be kept from its work for longer than the program waits.
    const { disk, ...found } = openJournal(path(), {
      now: NOW,
      patienceMs: 30_000,
      wasThere: true,
    });
    disk?.close();
    expect(found.problem).toBeNull();
    await other.release();
  });

  describe.runIf(canMount)('a disk', () => {
    /** A journal on a small disk, as a crash left it: with rows that are in the -wal alone. */
    function onDisk(work: (disk: ReturnType<typeof smallDisk>, file: string) => void): void {
      writtenJournal();
      const run = runOf({ id: 'last', calls: [callOf({ id: 'last.0', runId: 'last' })] });
      open().journal.createRun(run, false);
      const disk = smallDisk(1024);
      const file = join(disk.path, 'journal.sqlite');
      for (const suffix of ['', '-wal']) cpSync(path() + suffix, file + suffix);
      closeAll();
      try {
        work(disk, file);
      } finally {
        closeAll();
        disk.unmount();
      }
    }

    test.each([0, 20_480])('that is full, with %i bytes left', (left) => {
      onDisk((disk, file) => {
        disk.fill(left);
        const journal = open(file);
        expect(journal.opened.disk).toBeNull();
        expect(problem(journal)?.kind).toBe('unavailable');
        expect(known(journal)).toBe(201);
        closeAll();
        disk.empty();
        expect(readdirSync(disk.path).filter((name) => name.includes('unreadable'))).toEqual([]);
        expect(known(open(file))).toBe(201);
      });
    });

    test('that is read-only', () => {
      onDisk((disk, file) => {
        disk.readOnly(true);
        const journal = open(file);
        expect(journal.opened.disk).toBeNull();
        expect(known(journal)).toBe(201);
        closeAll();
        disk.readOnly(false);
        expect(known(open(file))).toBe(201);
      });
    });
  });

  test('nothing stands there, and a disk takes nothing: nothing runs', () => {
    rmSync(join(folder.path, 'data'), { recursive: true, force: true });
    writeFileSync(join(folder.path, 'data'), 'a file');
    expect(content(open())?.recordings).toEqual([]);
  });
});
