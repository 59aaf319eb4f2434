import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AutoLock } from '../../../../electron/app/credentials/auto-lock.ts';

const OFF = { onScreenLock: false, afterIdleMinutes: null };
const MINUTE = 60_000;

/** A desk at which somebody works, goes away and comes back. */
class Desk {
  locks = 0;
  asked = 0;
  /** When somebody last used keyboard or mouse. */
  lastUse = Date.now();
  listeners = new Set<() => void>();
  readonly autoLock = new AutoLock({
    lock: () => {
      this.locks += 1;
    },
    onScreenLock: (listener) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
    idleSeconds: () => {
      this.asked += 1;
      return Math.floor((Date.now() - this.lastUse) / 1000);
    },
  });

  lockScreen(): void {
    for (const listener of this.listeners) listener();
  }

  /** Somebody works for that long, at most ten seconds between two keys. */
  async work(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 10_000) {
      this.lastUse = Date.now();
      await vi.advanceTimersByTimeAsync(10_000);
    }
    this.lastUse = Date.now();
  }

  leave(milliseconds: number): Promise<unknown> {
    return vi.advanceTimersByTimeAsync(milliseconds);
  }
}

let desk: Desk;
beforeEach(() => {
  vi.useFakeTimers();
  desk = new Desk();
});
afterEach(() => {
  vi.useRealTimers();
});

test('off unless somebody turns it on: no timer, no listener', async () => {
  desk.autoLock.configure(OFF);
  expect(vi.getTimerCount()).toBe(0);
  expect(desk.listeners.size).toBe(0);
  await desk.leave(1440 * MINUTE);
  expect([desk.locks, desk.asked]).toEqual([0, 0]);
});

describe('when the screen is locked', () => {
  test('locks each time, and not when it is turned off again', () => {
    desk.autoLock.configure({ ...OFF, onScreenLock: true });
    desk.lockScreen();
    desk.lockScreen();
    expect(desk.locks).toBe(2);
    desk.autoLock.configure(OFF);
    expect(desk.listeners.size).toBe(0);
  });

  test('the same settings again make no second listener', () => {
    desk.autoLock.configure({ ...OFF, onScreenLock: true });
    desk.autoLock.configure({ ...OFF, onScreenLock: true });
    expect(desk.listeners.size).toBe(1);
    desk.autoLock.configure({ onScreenLock: true, afterIdleMinutes: 5 });
    expect(desk.listeners.size).toBe(1);
  });
});

describe('after minutes without anybody', () => {
  beforeEach(() => desk.autoLock.configure({ ...OFF, afterIdleMinutes: 5 }));

  test('locks when they have passed, not before', async () => {
    await desk.leave(5 * MINUTE - 1_000);
    expect(desk.locks).toBe(0);
    await desk.leave(1_000);
    expect(desk.locks).toBe(1);
  });

  test('while somebody works it never locks, and asks seldom', async () => {
    await desk.work(60 * MINUTE);
    expect(desk.locks).toBe(0);
    // Each time it sleeps until the limit could be reached: not a question every second.
    expect(desk.asked).toBeLessThan(20);
  });

  test('the minutes count from the last key, wherever the timer stood', async () => {
    await desk.work(3 * MINUTE);
    await desk.leave(5 * MINUTE - 1_000);
    expect(desk.locks).toBe(0);
    await desk.leave(1_000);
    expect(desk.locks).toBe(1);
  });

  test('somebody who came back and left again is locked out again', async () => {
    await desk.leave(5 * MINUTE);
    await desk.work(MINUTE);
    await desk.leave(5 * MINUTE);
    expect(desk.locks).toBe(2);
  });

  test('nobody for hours: what is locked already is not locked every second', async () => {
    await desk.leave(60 * MINUTE);
    expect(desk.locks).toBe(12);
  });

  test('other minutes count at once', async () => {
    await desk.leave(3 * MINUTE);
    desk.autoLock.configure({ ...OFF, afterIdleMinutes: 4 });
    await desk.leave(MINUTE);
    expect(desk.locks).toBe(1);
    expect(vi.getTimerCount()).toBe(1);
  });

  test('turned off, or stopped, it is off', async () => {
    desk.autoLock.configure(OFF);
    await desk.leave(60 * MINUTE);
    await desk.work(MINUTE);
    desk.autoLock.configure({ onScreenLock: true, afterIdleMinutes: 1 });
    desk.autoLock.stop();
    desk.lockScreen();
    await desk.leave(60 * MINUTE);
    expect(desk.locks).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
