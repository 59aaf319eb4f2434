import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

describe('settings of the first version', () => {
  const { lock: _, ...initial } = INITIAL_SETTINGS;
  const SETTINGS_1 = { ...initial, theme: 'dark', welcomed: true, language: 'zh-CN' };
  const write = (data: unknown, version = 1) =>
    writeFileSync(join(folder.path, 'settings.json'), JSON.stringify({ version, data }));

  test('are read, and nothing locks itself that did not before', () => {
    write(SETTINGS_1);
    const store = open();
    expect(store.fault).toBeNull();
    expect(store.get()).toEqual({
      ...SETTINGS_1,
      lock: { onScreenLock: false, afterIdleMinutes: null },
    });
  });

  test('are written as today’s with the next change, the rest as it was', () => {
    write(SETTINGS_1);
    open().save({ lock: { onScreenLock: true, afterIdleMinutes: 10 } });
    expect(open().get()).toEqual({
      ...SETTINGS_1,
      lock: { onScreenLock: true, afterIdleMinutes: 10 },
    });
    const kept = JSON.parse(readFileSync(join(folder.path, 'settings.json'), 'utf8'));
    expect(kept.version).toBe(3);
  });

  test.each([
    ['nothing', null, 1],
    ['a text', 'dark', 1],
    ['of another shape', { ...SETTINGS_1, theme: 'blue' }, 1],
    ['of a later version', { ...INITIAL_SETTINGS, more: true }, 4],
  ])('%s: put aside with every byte, the initial ones taken', (_what, data, version) => {
    write(data, version);
    const store = open();
    expect(store.get()).toEqual(INITIAL_SETTINGS);
    expect(JSON.parse(readFileSync(store.fault?.detail ?? '', 'utf8'))).toEqual({ version, data });
  });
});

describe('settings of the second version', () => {
  const write = (timeouts: object) => {
    const network = { ...INITIAL_SETTINGS.network, proxy: 'none', timeouts };
    const data = { ...INITIAL_SETTINGS, network };
    writeFileSync(join(folder.path, 'settings.json'), JSON.stringify({ version: 2, data }));
  };

  test('that were never told a time-out get today’s', () => {
    write({ connect: 3, headers: 15, body: 15 });
    expect(open().get().network).toEqual({ ...INITIAL_SETTINGS.network, proxy: 'none' });
  });

  test.each([
    { connect: 4, headers: 15, body: 15 },
    { connect: 60, headers: 60, body: 60 },
  ])('keep %j, which a person chose', (timeouts) => {
    write(timeouts);
    expect(open().get().network.timeouts).toEqual(timeouts);
  });
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
