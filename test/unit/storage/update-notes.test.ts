import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UpdateNotesStore } from '../../../electron/storage/update-notes.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('update-notes');
});
afterEach(() => folder.remove());

const open = (path = folder.path) => new UpdateNotesStore(path, new Date());

test('a desk without updates has no file; the number is the same from the first change on', () => {
  const notes = open();
  const { installation } = notes.get();
  expect(installation).toMatch(/^[0-9a-f-]{36}$/);
  expect(readdirSync(folder.path)).toEqual([]);
  notes.save({ checkedAt: '2026-11-22T10:00:00.000Z' });
  expect(open().get()).toEqual({
    installation,
    checkedAt: '2026-11-22T10:00:00.000Z',
    toldVersion: null,
    installing: null,
  });
});

test('where nothing can be saved the notes hold until the program ends', () => {
  writeFileSync(join(folder.path, 'file'), '');
  const notes = open(join(folder.path, 'file', 'folder'));
  notes.save({ toldVersion: '1.1.0' });
  expect(notes.get().toldVersion).toBe('1.1.0');
});
