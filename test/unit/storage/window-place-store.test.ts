import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WindowPlaceStore } from '../../../electron/storage/window-place-store.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const PLACE = {
  bounds: { x: -1200, y: 40, width: 900, height: 700 },
  maximized: true,
  display: { id: 2, x: -1920, y: 0 },
};

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('place');
});
afterEach(() => folder.remove());

const open = () => new WindowPlaceStore(folder.path, NOW);

test('there is none before a window was ever seen; then the last one is there, for its owner only', () => {
  expect(open().get()).toBeNull();
  open().save(PLACE);
  expect(open().get()).toEqual(PLACE);
  expect(statSync(join(folder.path, 'window.json')).mode & 0o777).toBe(0o600);
});

test('what is no place is not written', () => {
  const store = open();
  store.save(PLACE);
  const bounds = { ...PLACE.bounds, width: 0 };
  expect(() => store.save({ ...PLACE, bounds })).toThrow();
  expect(open().get()).toEqual(PLACE);
});

test.each([
  ['cut short', '{"version":1,"data":{"bounds"'],
  ['of another shape', '{"version":1,"data":{"bounds":{"x":1e9}}}'],
  ['of a later version', '{"version":99,"data":null}'],
])('a file that is %s is quarantined, not overwritten', (_, text) => {
  writeFileSync(join(folder.path, 'window.json'), text);
  const store = open();
  expect(store.get()).toBeNull();
  store.save(PLACE);
  const aside = readdirSync(folder.path).find((name) => name.includes('unreadable'));
  expect(readFileSync(join(folder.path, aside ?? ''), 'utf8')).toBe(text);
});
