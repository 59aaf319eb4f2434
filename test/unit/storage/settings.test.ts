import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { INITIAL_SETTINGS, openSettings } from '../../../electron/storage/settings.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { MOMENT } from '../../support/runs.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('settings');
});
afterEach(() => folder.remove());

const open = () => openSettings(folder.path, new Date(MOMENT));

test('a first start has the initial ones', () => {
  expect(open().get()).toEqual(INITIAL_SETTINGS);
  expect(open().fault).toBeNull();
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

test.each([
  ['nothing', null, 1],
  ['a text', 'dark', 1],
  ['of another shape', { ...INITIAL_SETTINGS, theme: 'blue' }, 1],
  ['of a later version', { ...INITIAL_SETTINGS, more: true }, 2],
])('%s: quarantined with every byte, the initial ones taken', (_what, data, version) => {
  writeFileSync(join(folder.path, 'settings.json'), JSON.stringify({ version, data }));
  const store = open();
  expect(store.get()).toEqual(INITIAL_SETTINGS);
  expect(JSON.parse(readFileSync(store.fault?.detail ?? '', 'utf8'))).toEqual({ version, data });
});

test.each([
  { afterIdleMinutes: 0 },
  { afterIdleMinutes: 1441 },
  { afterIdleMinutes: 1.5 },
  { onScreenLock: 'yes' },
])('a lock of %j is refused, and nothing saved', (change) => {
  const lock = { ...INITIAL_SETTINGS.lock, ...change } as typeof INITIAL_SETTINGS.lock;
  expect(() => open().save({ lock })).toThrow();
  expect(open().get()).toEqual(INITIAL_SETTINGS);
});

test('an unreadable file is set aside with every byte', () => {
  writeFileSync(join(folder.path, 'settings.json'), '{"version":1,"da');
  const store = open();
  expect(store.get()).toEqual(INITIAL_SETTINGS);
  expect(readFileSync(store.fault?.detail ?? '', 'utf8')).toBe('{"version":1,"da');
});
