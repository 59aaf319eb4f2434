import { vi } from 'vitest';

/**
 * Does work while the clock of this process, and of a server in it, stands still: nothing that is planned for a moment
 * soon after comes due in between, however long a busy machine takes. Timers run on.
 */
export async function whileTheClockStands<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}
