import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceleratorSchema } from '#contract/model/hotkey.ts';
import {
  acceleratorProblem,
  MODIFIERS,
  type PressedKeys,
  partsOf,
  recordAccelerator,
} from '#contract/rules/accelerator.ts';

const press = (change: Partial<PressedKeys>): PressedKeys => ({
  key: 'k',
  code: 'KeyK',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...change,
});
const LINUX = { isLinux: true };
const WINDOWS = { isLinux: false };
const CTRL_ALT = { ctrlKey: true, altKey: true };

describe('a press', () => {
  test.each<[string, Partial<PressedKeys>, string]>([
    ['a letter', { key: 'k', ...CTRL_ALT }, 'Control+Alt+K'],
    [
      'a letter of another layout, by what it writes',
      { key: 'q', code: 'KeyA', ...CTRL_ALT },
      'Control+Alt+Q',
    ],
    ['a Cyrillic letter, by its place', { key: 'ф', code: 'KeyA', ...CTRL_ALT }, 'Control+Alt+A'],
    [
      'a digit that Shift turns into a sign',
      { key: '!', code: 'Digit1', ctrlKey: true, altKey: true, shiftKey: true },
      'Control+Alt+Shift+1',
    ],
    ['a key of the number pad', { key: '7', code: 'Numpad7', altKey: true }, 'Alt+num7'],
    ['a function key', { key: 'F9', code: 'F9', ctrlKey: true }, 'Control+F9'],
    ['a function key of a control pad, alone', { key: 'F13', code: 'F13' }, 'F13'],
    [
      'all modifiers, in one order',
      { key: 'F9', code: 'F9', ctrlKey: true, altKey: true, shiftKey: true, metaKey: true },
      'Control+Alt+Shift+Super+F9',
    ],
  ])('%s', (_name, keys, accelerator) => {
    expect(recordAccelerator(press(keys), WINDOWS)).toEqual({ kind: 'accelerator', accelerator });
  });

  test('modifiers alone are incomplete', () => {
    expect(recordAccelerator(press({ key: 'Alt', code: 'AltLeft', altKey: true }), LINUX)).toEqual({
      kind: 'incomplete',
      modifiers: ['Alt'],
    });
  });

  test('a key without a name is a problem', () => {
    const pressed = press({ key: 'MediaPlayPause', code: 'MediaPlayPause', ctrlKey: true });
    expect(recordAccelerator(pressed, LINUX)).toMatchObject({ kind: 'problem', problem: 'key' });
  });
});

describe('refused', () => {
  test.each([
    ['K', 'modifier'],
    ['Shift+K', 'modifier'],
    ['F5', 'modifier'],
    ['Shift+F12', 'modifier'],
    ['Space', 'modifier'],
    ['Control+C', 'usual'],
    ['Super+V', 'usual'],
    ['Control+Tab', 'usual'],
    ['Control+Shift+Z', 'usual'],
    ['Alt+Left', 'usual'],
    ['Alt+F4', 'system'],
    ['Alt+Tab', 'system'],
    ['Control+Alt+Delete', 'system'],
    ['Control+Alt+F3', 'system'],
    ['Super+L', 'system'],
    ['Control+Shift+Escape', 'system'],
    ['Alt+Control+K', 'key'],
    ['Control+Control+K', 'key'],
    ['Control+F25', 'key'],
    ['Control+', 'key'],
    ['', 'key'],
  ])('%s: %s', (accelerator, problem) => {
    expect(acceleratorProblem(accelerator, WINDOWS)).toBe(problem);
  });

  test.each([
    'Control+Alt+K',
    'Alt+K',
    'Control+Shift+F9',
    'Control+Alt+Left',
    'F24',
    'Alt+Shift+num0',
  ])('not %s', (accelerator) => {
    expect(acceleratorProblem(accelerator, WINDOWS)).toBeNull();
  });
});

test('on Linux what its keyboards may lack is refused: it would swallow every key', () => {
  expect(acceleratorProblem('F13', LINUX)).toBe('absent');
  expect(acceleratorProblem('Control+Alt+F24', LINUX)).toBe('absent');
  expect(acceleratorProblem('Control+F12', LINUX)).toBeNull();
  const cyrillic = press({ key: 'ф', code: 'KeyA', ...CTRL_ALT });
  expect(recordAccelerator(cyrillic, LINUX)).toMatchObject({ kind: 'problem', problem: 'layout' });
});

test('whatever is recorded is canonical, fits the schema, and has no problem', () => {
  const keys = fc.record({
    key: fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom('a', 'Z', '!', 'é', 'F4', 'Tab', ' ', 'Dead'),
    ),
    code: fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constantFrom(
        'KeyA',
        'Digit0',
        'F12',
        'F24',
        'Numpad3',
        'NumpadAdd',
        'Space',
        'Escape',
        'ArrowUp',
      ),
    ),
    ctrlKey: fc.boolean(),
    altKey: fc.boolean(),
    shiftKey: fc.boolean(),
    metaKey: fc.boolean(),
  });
  let recorded = 0;
  fc.assert(
    fc.property(keys, fc.constantFrom(LINUX, WINDOWS), (pressed, on) => {
      const result = recordAccelerator(pressed, on);
      if (result.kind !== 'accelerator') return;
      recorded += 1;
      expect(acceleratorSchema.parse(result.accelerator)).toBe(result.accelerator);
      expect(acceleratorProblem(result.accelerator, on)).toBeNull();
      const held = [pressed.ctrlKey, pressed.altKey, pressed.shiftKey, pressed.metaKey];
      expect(partsOf(result.accelerator)?.modifiers).toEqual(MODIFIERS.filter((_, at) => held[at]));
    }),
    { numRuns: 2_000 },
  );
  expect(recorded).toBeGreaterThan(100);
});
