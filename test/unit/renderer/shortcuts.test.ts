import { describe, expect, test } from 'vitest';
import { isPressed, keyNames, type Press } from '../../../renderer/shared/shortcuts/keys.ts';
import {
  ACTIONS,
  actionOf,
  SHORTCUTS,
  shortcutsOn,
} from '../../../renderer/shared/shortcuts/shortcuts.ts';
import { nextZoom, ZOOMS, ZoomSteps } from '../../../renderer/shared/zoom/zoom.ts';

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});
const ctrl = (key: string, change: Partial<Press> = {}) => press(key, { ctrlKey: true, ...change });
const FREE = { mac: false, typing: false, inDialog: false };

describe('keys', () => {
  test.each<[string, Press, boolean]>([
    ['mod+k', ctrl('k'), true],
    ['mod+k', ctrl('K'), true],
    ['mod+k', press('k'), false],
    ['mod+k', ctrl('k', { altKey: true }), false],
    ['mod+k', ctrl('K', { shiftKey: true }), false],
    ['mod+k', ctrl('k', { metaKey: true }), false],
    // A Cyrillic keyboard: the letter's place counts.
    ['mod+k', ctrl('л', { code: 'KeyK' }), true],
    // Dvorak: the letter counts, not its place.
    ['mod+k', ctrl('t', { code: 'KeyK' }), false],
    // A French keyboard writes digits with Shift.
    ['mod+1', ctrl('&', { code: 'Digit1' }), true],
    ['mod+1', ctrl('1', { code: 'Numpad1' }), true],
    ['mod++', ctrl('+', { shiftKey: true }), true],
    ['mod+=', ctrl('='), true],
    ['?', press('?', { shiftKey: true }), true],
    ['/', press('/', { shiftKey: true }), true],
    ['/', ctrl('/'), false],
  ])('%s is pressed by %o: %s', (keys, pressed, expected) => {
    expect(isPressed(keys, pressed, false)).toBe(expected);
  });

  test('on a Mac it is Cmd, and Ctrl is somebody else’s', () => {
    expect(isPressed('mod+k', press('k', { metaKey: true }), true)).toBe(true);
    expect(isPressed('mod+k', ctrl('k'), true)).toBe(false);
    expect(keyNames('mod+k', true)).toEqual(['⌘', 'K']);
    expect(keyNames('mod++', false)).toEqual(['Ctrl', '+']);
    expect(keyNames('?', false)).toEqual(['?']);
  });
});

describe('the table', () => {
  test('no key does two things', () => {
    for (const mac of [false, true]) {
      const keys = shortcutsOn(mac).flatMap(({ place, keys: own }) =>
        own.map((one) => (place === 'wall' ? `${place} ${one}` : one)),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('every action has a key, and every key with an action is found by it', () => {
    expect([...new Set(SHORTCUTS.flatMap(({ action }) => action ?? []))].sort()).toEqual(
      [...ACTIONS].sort(),
    );
    for (const { keys, action } of SHORTCUTS) {
      if (action === null) continue;
      for (const one of keys) {
        const key = one.replace('mod+', '');
        const pressed = press(key, { ctrlKey: one.startsWith('mod+') });
        expect([one, actionOf(pressed, FREE)]).toEqual([one, action]);
      }
    }
  });

  test('no key starts or stops a recording', () => {
    expect(ACTIONS.filter((action) => /start|stop|run|record/.test(action))).toEqual([]);
  });

  test('what is typed in a field is text, unless a modifier is held', () => {
    const typing = { ...FREE, typing: true };
    expect(actionOf(press('/'), typing)).toBeNull();
    expect(actionOf(press('?'), typing)).toBeNull();
    expect(actionOf(ctrl('k'), typing)).toBe('palette');
  });

  test('over a dialog nothing changes but the size', () => {
    const inDialog = { ...FREE, inDialog: true };
    for (const { keys, action, inDialog: also } of SHORTCUTS) {
      const [one = ''] = keys;
      if (action === null) continue;
      const pressed = press(one.replace('mod+', ''), { ctrlKey: one.startsWith('mod+') });
      expect([one, actionOf(pressed, inDialog)]).toEqual([one, also ? action : null]);
    }
    expect(actionOf(ctrl('+'), inDialog)).toBe('zoom.in');
  });
});

describe('zoom', () => {
  test('goes through every step and stays at either end', () => {
    const up = ZOOMS.map((zoom) => nextZoom(zoom, 'in'));
    expect(up).toEqual([...ZOOMS.slice(1), 200]);
    expect(ZOOMS.map((zoom) => nextZoom(zoom, 'out'))).toEqual([80, ...ZOOMS.slice(0, -1)]);
  });

  test('keys that come faster than main saves count from the size that was asked for last', async () => {
    const saved: number[] = [];
    const answers: (() => void)[] = [];
    const save = (zoom: number) => {
      saved.push(zoom);
      return new Promise<{ ok: boolean }>((resolve) => answers.push(() => resolve({ ok: true })));
    };
    const steps = new ZoomSteps(() => 100, save);
    const up = (zoom: number) => nextZoom(zoom, 'in');
    const pressed = [steps.step(up), steps.step(up), steps.step(up)];
    expect(saved).toEqual([110, 125, 150]);
    for (const answer of answers) answer();
    await Promise.all(pressed);
  });

  test('a size that was refused is not counted from', async () => {
    const saved: number[] = [];
    const steps = new ZoomSteps(
      () => 100,
      async (zoom) => ({ ok: saved.push(zoom) > 1 }),
    );
    await steps.step((zoom) => nextZoom(zoom, 'in'));
    await steps.step((zoom) => nextZoom(zoom, 'in'));
    expect(saved).toEqual([110, 110]);
  });

  test('finds the next step from what lies between', () => {
    expect([nextZoom(101, 'in'), nextZoom(101, 'out')]).toEqual([110, 100]);
  });
});
