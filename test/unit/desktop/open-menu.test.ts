import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  AFTER_CLOSING_MS,
  LONGEST_OPEN_MS,
  OpenMenu,
} from '../../../electron/desktop/tray/open-menu.ts';

let menu: OpenMenu;
let shown: string[];
const replace = (name: string) => menu.replace(() => shown.push(name));

beforeEach(() => {
  vi.useFakeTimers();
  menu = new OpenMenu();
  shown = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test('a closed menu is replaced at once', () => {
  replace('a');
  expect(shown).toEqual(['a']);
});

test('an open one when it has closed and its click is told, by the newest', () => {
  menu.opened();
  replace('a');
  replace('b');
  menu.closed();
  vi.advanceTimersByTime(AFTER_CLOSING_MS - 1);
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(shown).toEqual(['b']);
  replace('c');
  expect(shown).toEqual(['b', 'c']);
});

test('one that opens again before that stays as it is', () => {
  menu.opened();
  menu.closed();
  menu.opened();
  replace('a');
  vi.advanceTimersByTime(AFTER_CLOSING_MS);
  expect(shown).toEqual([]);
});

test('a desktop that never tells of the end keeps no menu old for good', () => {
  menu.opened();
  replace('a');
  vi.advanceTimersByTime(LONGEST_OPEN_MS);
  expect(shown).toEqual(['a']);
});

test('what never opened is not held by a close; what has ended is not replaced', () => {
  menu.closed();
  replace('a');
  menu.opened();
  replace('b');
  menu.end();
  vi.advanceTimersByTime(LONGEST_OPEN_MS);
  expect(shown).toEqual(['a']);
});
