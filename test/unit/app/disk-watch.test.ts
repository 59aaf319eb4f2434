import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type DiskWatch,
  ENOUGH_BYTES,
  LOW_BYTES,
  watchDisk,
} from '../../../electron/app/disk-watch.ts';

describe('the disk of the data folder', () => {
  let free: number | Error;
  let told: (string | null)[];
  let watch: DiskWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    watch = watchDisk(
      async () => {
        if (free instanceof Error) throw free;
        return free;
      },
      (megabytes) => told.push(megabytes),
    );
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  it('is told once it is nearly full, with what is left, and again when that changes', async () => {
    free = LOW_BYTES;
    await watch.look();
    expect(told).toEqual([]);
    free = LOW_BYTES - 1;
    await watch.look();
    await watch.look();
    free = 12.9e6;
    await watch.look();
    expect(told).toEqual(['499', '12']);
  });

  it('is well again only with some room to spare', async () => {
    free = 0;
    await watch.look();
    free = ENOUGH_BYTES - 1e6;
    await watch.look();
    free = ENOUGH_BYTES;
    await watch.look();
    expect(told).toEqual(['0', '599', null]);
  });

  it('is told nothing of where the system does not say', async () => {
    free = new Error('ENOSYS');
    await watch.look();
    expect(told).toEqual([]);
  });

  it('is looked at each minute', async () => {
    free = 1e6;
    await vi.advanceTimersByTimeAsync(59_000);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual(['1']);
    watch.stop();
    free = LOW_BYTES * 2;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(told).toEqual(['1']);
  });
});
