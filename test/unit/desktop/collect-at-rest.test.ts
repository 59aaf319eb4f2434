import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { collectAtRest, collectYoung } from '../../../electron/desktop/collect-at-rest.ts';
import { until } from '../../support/desktop/until.ts';

const LONG_MS = 60_000;

describe('young garbage is collected', () => {
  let open: boolean;
  let collected: number;
  let closeAll: () => void;
  beforeEach(() => {
    vi.useFakeTimers();
    [open, collected] = [false, 0];
    const app = new EventEmitter();
    closeAll = () => {
      open = false;
      app.emit('window-all-closed');
    };
    const isOpen = () => open;
    collectAtRest(app, isOpen, () => {
      collected += 1;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('once after a start without a window, and once after each end of the last one', () => {
    vi.advanceTimersByTime(LONG_MS);
    expect(collected).toBe(1);
    open = true;
    closeAll();
    expect(collected).toBe(1);
    vi.advanceTimersByTime(LONG_MS);
    expect(collected).toBe(2);
  });

  test('not while a window is open, be it opened again meanwhile', () => {
    open = true;
    vi.advanceTimersByTime(LONG_MS);
    closeAll();
    open = true;
    vi.advanceTimersByTime(LONG_MS);
    expect(collected).toBe(0);
  });

  test('once for two ends that follow each other', () => {
    open = true;
    closeAll();
    open = true;
    closeAll();
    vi.advanceTimersByTime(LONG_MS);
    expect(collected).toBe(1);
  });
});

test('the memory of buffers that are not in use is given back, and no other code can collect', async () => {
  const held = () => process.memoryUsage().arrayBuffers;
  const before = held();
  let buffers: ArrayBuffer[] = Array.from({ length: 16 }, () => new ArrayBuffer(1_000_000));
  expect(held() - before).toBeGreaterThan(buffers.length * 900_000);
  buffers = [];
  await until('they are gone', () => {
    collectYoung();
    return held() - before < 4_000_000;
  });
  expect('gc' in globalThis).toBe(false);
  const { runInNewContext } = await import('node:vm');
  expect(runInNewContext('typeof gc')).toBe('undefined');
});
