import { expect, test } from 'vitest';
import { WantedPlace } from '../../../electron/desktop/windows/wanted-place.ts';

test('a place is kept until the page asks, the last one of several, and given once', () => {
  const wanted = new WantedPlace();
  expect(wanted.request(['history'])).toBe(false);
  expect(wanted.request(['presets', 'show', 'a'])).toBe(false);
  expect(wanted.take()).toEqual(['presets', 'show', 'a']);
  expect(wanted.take()).toBeNull();
});

test('a page that listens is told, and nothing is kept for the next one', () => {
  const wanted = new WantedPlace();
  expect(wanted.take()).toBeNull();
  expect(wanted.request(['history'])).toBe(true);
  wanted.loads();
  expect(wanted.take()).toBeNull();
});

test('a page that loads anew asks again, and gets what came meanwhile or was never taken', () => {
  const wanted = new WantedPlace();
  wanted.take();
  wanted.loads();
  expect(wanted.request(['history'])).toBe(false);
  wanted.loads();
  expect(wanted.take()).toEqual(['history']);
});

test('another window forgets what the former one was to show', () => {
  const wanted = new WantedPlace();
  wanted.request(['history']);
  wanted.forget();
  expect(wanted.take()).toBeNull();
});
