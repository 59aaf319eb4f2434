import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Hotkey,
  type HotkeyAction,
  type HotkeysView,
  NO_HOTKEYS,
} from '#contract/model/hotkey.ts';
import { HOLD_MS } from '../../../../electron/app/hotkeys/hold-guard.ts';
import { CAPTURE_MS, Hotkeys } from '../../../../electron/app/hotkeys/hotkeys.ts';
import { openSettings } from '../../../../electron/storage/settings.ts';
import { tempFolder } from '../../../support/desktop/temp.ts';
import { HotkeySystem } from '../../../support/hotkey-system.ts';

const START: HotkeyAction = { kind: 'preset', presetId: 'news', command: 'start' };
const STOP: HotkeyAction = { kind: 'preset', presetId: 'news', command: 'stop' };
const STOP_ALL: HotkeyAction = { kind: 'stop-all' };

let folder: ReturnType<typeof tempFolder>;
let time: number;
beforeEach(() => {
  folder = tempFolder('hotkeys');
  time = 10_000;
});
afterEach(() => {
  vi.useRealTimers();
  folder.remove();
});

function world(hotkeys: Hotkey[] = [], system = new HotkeySystem()) {
  const settings = openSettings(folder.path, new Date());
  settings.save({ hotkeys });
  const performed: HotkeyAction[] = [];
  let view: HotkeysView = NO_HOTKEYS;
  const service = new Hotkeys({
    settings,
    port: system,
    system: { isLinux: true },
    perform: (action) => performed.push(action),
    show: (shown) => {
      view = shown;
    },
    now: () => time,
  });
  return {
    settings,
    system,
    performed,
    service,
    view: () => view,
    /** Long after whatever was pressed before. */
    pressLater(accelerator: string) {
      time += HOLD_MS + 1;
      return system.press(accelerator);
    },
  };
}

const of = (action: HotkeyAction, accelerator: string): Hotkey => ({ action, accelerator });

test('nothing is asked of the system before the program shows', () => {
  const { service, system, view } = world([of(START, 'Control+Alt+K')]);
  expect(system.held).toEqual([]);
  service.begin();
  service.begin();
  expect(system.held).toEqual(['Control+Alt+K']);
  expect(view().states).toEqual({ 'Control+Alt+K': 'ready' });
});

test('a press does what it stands for, and confirms the hotkey', () => {
  const { service, pressLater, performed, view } = world([
    of(START, 'Alt+A'),
    of(STOP_ALL, 'Alt+B'),
  ]);
  service.begin();
  pressLater('Alt+B');
  pressLater('Alt+A');
  expect(performed).toEqual([STOP_ALL, START]);
  expect(view().states).toEqual({ 'Alt+A': 'confirmed', 'Alt+B': 'confirmed' });
});

test('a held key fires once, however long it repeats', () => {
  const { service, system, performed } = world([of(START, 'Alt+A')]);
  service.begin();
  system.press('Alt+A');
  for (const pause of [1_000, ...Array(200).fill(33)]) {
    time += pause;
    system.press('Alt+A');
  }
  expect(performed).toEqual([START]);
  time += HOLD_MS + 1;
  system.press('Alt+A');
  expect(performed).toEqual([START, START]);
});

describe('set', () => {
  test('saves, registers, and gives the one before back', () => {
    const { service, settings, system } = world([of(START, 'Alt+A')]);
    service.begin();
    service.set(START, 'Alt+B');
    expect(system.held).toEqual(['Alt+B']);
    expect(settings.get().hotkeys).toEqual([of(START, 'Alt+B')]);
    service.set(START, null);
    expect(system.held).toEqual([]);
    expect(settings.get().hotkeys).toEqual([]);
  });

  test('keeps the last good one where the system refuses the new one', () => {
    const { service, settings, system, pressLater, performed, view } = world([of(START, 'Alt+A')]);
    system.others.add('Alt+B');
    service.begin();
    expect(() => service.set(START, 'Alt+B')).toThrow(
      expect.objectContaining({ code: 'hotkey-taken' }),
    );
    expect(settings.get().hotkeys).toEqual([of(START, 'Alt+A')]);
    expect(system.held).toEqual(['Alt+A']);
    expect(view().states).toEqual({ 'Alt+A': 'ready' });
    pressLater('Alt+A');
    expect(performed).toEqual([START]);
  });

  test('keeps the last good one where it cannot be saved', () => {
    const { service, settings, system } = world([of(START, 'Alt+A')]);
    service.begin();
    vi.spyOn(settings, 'save').mockImplementation(() => {
      throw new Error('disk full');
    });
    expect(() => service.set(START, 'Alt+B')).toThrow('disk full');
    expect(system.held).toEqual(['Alt+A']);
  });

  test('refuses what another action has, and what cannot be a hotkey', () => {
    const { service, system } = world([of(START, 'Alt+A')]);
    service.begin();
    const code = (code: string) => expect.objectContaining({ code });
    expect(() => service.set(STOP, 'Alt+A')).toThrow(code('hotkey-in-use'));
    expect(() => service.set(STOP, 'Control+C')).toThrow(code('hotkey-unusable'));
    expect(system.held).toEqual(['Alt+A']);
  });

  test('does not take the repeats of the keys that were just recorded for a press', () => {
    const { service, system, performed, pressLater } = world([of(STOP, 'Alt+S')]);
    service.begin();
    service.mode('capture');
    service.set(START, 'Alt+A');
    time += 660;
    system.press('Alt+A');
    expect(performed).toEqual([]);
    // The same for one that another action has, which is refused.
    service.mode('capture');
    expect(() => service.set(START, 'Alt+S')).toThrow();
    time += 660;
    system.press('Alt+S');
    expect(performed).toEqual([]);
    pressLater('Alt+A');
    expect(performed).toEqual([START]);
  });

  test('asks the system again for one that it has refused', () => {
    const { service, system, view } = world([of(START, 'Alt+A')]);
    system.others.add('Alt+A');
    service.begin();
    expect(view().states).toEqual({ 'Alt+A': 'refused' });
    system.others.clear();
    service.set(START, 'Alt+A');
    expect(view().states).toEqual({ 'Alt+A': 'ready' });
  });
});

describe.each(['plain', 'suspending'] as const)('held back, %s system', (kind) => {
  test('while one is recorded; that ends by itself', () => {
    vi.useFakeTimers();
    const { service, system } = world([of(START, 'Alt+A')], new HotkeySystem(kind));
    service.begin();
    service.mode('capture');
    expect(system.press('Alt+A')).toBe(false);
    vi.advanceTimersByTime(CAPTURE_MS);
    expect(system.held).toEqual(['Alt+A']);
  });

  test('by the pause, until it is ended; a new one is taken meanwhile and waits', () => {
    const { service, system, performed, pressLater, view } = world(
      [of(START, 'Alt+A')],
      new HotkeySystem(kind),
    );
    service.begin();
    service.pause(true);
    expect(view().paused).toBe(true);
    service.set(STOP, 'Alt+S');
    expect(pressLater('Alt+A')).toBe(false);
    expect(pressLater('Alt+S')).toBe(false);
    service.set(START, null);
    service.pause(false);
    expect(system.held).toEqual(['Alt+S']);
    pressLater('Alt+S');
    expect(performed).toEqual([STOP]);
  });

  test('not while they are tried, which does nothing but confirm', () => {
    const { service, pressLater, performed, view } = world(
      [of(START, 'Alt+A')],
      new HotkeySystem(kind),
    );
    service.begin();
    service.pause(true);
    service.mode('test');
    expect(pressLater('Alt+A')).toBe(true);
    expect(performed).toEqual([]);
    expect(view()).toMatchObject({ mode: 'test', states: { 'Alt+A': 'confirmed' } });
    service.mode('normal');
    expect(pressLater('Alt+A')).toBe(false);
  });

  test('given back at the end', () => {
    const system = new HotkeySystem(kind);
    const { service } = world([of(START, 'Alt+A')], system);
    service.begin();
    service.pause(true);
    service.end();
    system.setSuspended?.(false);
    expect(system.held).toEqual([]);
  });
});

test('a key that keyboards here may lack is never registered, wherever the settings come from', () => {
  const { service, system, view } = world([of(START, 'F13')]);
  service.begin();
  expect(system.held).toEqual([]);
  expect(view().states).toEqual({ F13: 'refused' });
});

test('what another program took during a pause is refused afterwards', () => {
  const { service, system, view } = world([of(START, 'Alt+A')]);
  service.begin();
  service.pause(true);
  system.others.add('Alt+A');
  service.pause(false);
  expect(view().states).toEqual({ 'Alt+A': 'refused' });
});

test('where the system does not tell, a hotkey is not confirmed until a press arrived', () => {
  const { service, pressLater, view } = world([of(START, 'Alt+A')], new HotkeySystem('suspending'));
  service.begin();
  expect(view().states).toEqual({ 'Alt+A': 'unconfirmed' });
  pressLater('Alt+A');
  expect(view().states).toEqual({ 'Alt+A': 'confirmed' });
});
