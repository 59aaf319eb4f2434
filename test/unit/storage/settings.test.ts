import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { INITIAL_SETTINGS, SettingsStore } from '../../../electron/storage/settings.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { MOMENT } from '../../support/runs.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('settings');
});
afterEach(() => folder.remove());

const open = () => new SettingsStore(folder.path, new Date(MOMENT));

test('a first start has the initial ones', () => {
  expect(open().get()).toEqual(INITIAL_SETTINGS);
  expect(open().setAside).toBeNull();
});

test('what is saved survives a restart, the rest stays', () => {
  open().save({ theme: 'dark' });
  open().save({ welcomed: true });
  expect(open().get()).toEqual({ ...INITIAL_SETTINGS, theme: 'dark', welcomed: true });
});

test('a value that is none is refused, and nothing saved', () => {
  const store = open();
  expect(() => store.save({ theme: 'blue' as 'dark' })).toThrow();
  expect(store.get()).toEqual(INITIAL_SETTINGS);
  expect(open().get()).toEqual(INITIAL_SETTINGS);
});

test('an undefined value leaves the old one', () => {
  const store = open();
  store.save({ theme: 'dark' });
  expect(store.save({ theme: undefined, welcomed: true })).toEqual({
    ...INITIAL_SETTINGS,
    theme: 'dark',
    welcomed: true,
  });
});

test('an unreadable file is set aside with every byte', () => {
  writeFileSync(join(folder.path, 'settings.json'), '{"version":1,"da');
  const store = open();
  expect(store.get()).toEqual(INITIAL_SETTINGS);
  expect(readFileSync(store.setAside ?? '', 'utf8')).toBe('{"version":1,"da');
});
