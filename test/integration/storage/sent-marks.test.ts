import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SentMarks } from '../../../electron/storage/journal/sent-marks.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';

let folder: TempFolder;
const path = () => join(folder.path, 'journal.mark');
const ID = '0b7b7f0e-8a9e-4f43-9d0c-1d8a5a7f0c11';
const OTHER = 'ffffffff-8a9e-4f43-9d0c-1d8a5a7f0c11';

beforeEach(() => {
  folder = tempFolder('mark');
});
afterEach(() => folder.remove());

/** What the next process reads. */
const read = (file = path()) => new SentMarks(file).read();

function marked(...ids: string[]): SentMarks {
  const marks = new SentMarks(path());
  marks.read();
  for (const id of ids) expect(marks.mark(id)).toBe(true);
  marks.close();
  return marks;
}

test('nothing was ever marked', () => {
  expect(read().has(ID)).toBe(false);
  marked();
  expect(read().has(ID)).toBe(false);
});

test('a mark outlives its process, for its run alone, until it is cleared', () => {
  const marks = marked(ID);
  expect([read().has(ID), read().has(OTHER)]).toEqual([true, false]);
  marks.clear();
  expect(read().has(ID)).toBe(false);
});

test('marks of an earlier process stay until they are cleared', () => {
  marked(ID);
  const next = new SentMarks(path());
  next.read();
  next.prepare();
  expect(read().has(ID)).toBe(true);
  next.clear();
  next.close();
  expect(read().has(ID)).toBe(false);
});

test('more runs than there is room for: every run is marked', () => {
  const ids = Array.from({ length: 70 }, (_, index) => `${index}`.padStart(36, '0'));
  marked(...ids);
  for (const id of ids) expect(read().has(id)).toBe(true);
  expect(read().has(ID)).toBe(true);
});

test('what cannot be read counts for every run', () => {
  marked(ID);
  const bytes = readFileSync(path());
  bytes[3] = (bytes[3] ?? 0) ^ 1;
  writeFileSync(path(), bytes);
  expect(read().has(OTHER)).toBe(true);
  rmSync(path());
  mkdirSync(path());
  expect(read().has(OTHER)).toBe(true);
  expect(new SentMarks(path()).mark(ID)).toBe(false);
});

test('a file that a crash left half made is completed, and keeps its marks', () => {
  marked(ID);
  truncateSync(path(), 1024);
  const next = new SentMarks(path());
  expect(next.read().has(ID)).toBe(true);
  expect(next.prepare()).toBe(true);
  next.close();
  expect(read().has(ID)).toBe(true);
  expect(readFileSync(path())).toHaveLength(32_768);
});

test.runIf(canMount)('a full disk takes a mark where the file was made before', () => {
  const disk = smallDisk(256);
  try {
    const file = join(disk.path, 'journal.mark');
    const marks = new SentMarks(file);
    marks.prepare();
    disk.fill();
    expect(marks.mark(ID)).toBe(true);
    marks.close();
    expect(read(file).has(ID)).toBe(true);
    expect(new SentMarks(join(disk.path, 'other.mark')).mark(ID)).toBe(false);
  } finally {
    disk.unmount();
  }
});

test('a mark of this process stands beside those of an earlier one', () => {
  marked(ID);
  const next = new SentMarks(path());
  next.read();
  expect(next.mark(OTHER)).toBe(true);
  next.close();
  expect([read().has(ID), read().has(OTHER)]).toEqual([true, true]);
});

test('a marked run that the journal does not have is seen', () => {
  expect(read().hasOther(() => false)).toBe(false);
  marked(ID);
  expect(read().hasOther((id) => id === ID)).toBe(false);
  expect(read().hasOther((id) => id === OTHER)).toBe(true);
});

test('marks that say what is nowhere else stay for the next process', () => {
  marked(ID);
  const next = new SentMarks(path());
  next.read();
  next.hold();
  next.clear();
  next.close();
  expect(read().has(ID)).toBe(true);
});

test.skipIf(process.platform === 'win32')(
  'a pipe in its place keeps no start waiting, and every run counts as marked',
  () => {
    execFileSync('mkfifo', [path()]);
    // A process of its own: one that waits for a writer could not be given up here.
    const module = new URL('../../../electron/storage/journal/sent-marks.ts', import.meta.url).href;
    const script = `const { SentMarks } = await import('${module}');
      const marks = new SentMarks(process.argv[1]);
      const { has } = marks.read();
      process.stdout.write(JSON.stringify([has('any'), marks.prepare(), marks.mark('any')]));`;
    const args = ['--input-type=module', '-e', script, path()];
    const said = execFileSync(process.execPath, args, { timeout: 10_000, encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual([true, false, false]);
  },
);
