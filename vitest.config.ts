import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/**
 * About one start in a hundred of Electron 33 on Linux dies by SIGSEGV in Chromium's Bluetooth thread
 * (`getenv` beside a `setenv` of Electron's own start), before any code of ours matters. To be removed
 * with the support of that runtime; a second failure is a failure.
 */
const RETRIES_OF_A_CRASHED_START = 1;

/** One for each core of the smallest machine. Left to itself Vitest keeps one core free, which is half of it. */
const AT_ONCE = 2;

/**
 * Of unit and integration tests, which share their workers: two thirds of its time an integration test waits for an
 * answer, or for a moment to come.
 */
const WAITING_AT_ONCE = 4;

/** Of `expect.poll`, as of `until`: its own second is short on a busy machine. In milliseconds. */
const EXPECT = { poll: { timeout: 30_000, interval: 20 } };

/** The slow tests that measure what the machine can do, install packages, or kill what is at work: one at a time. */
const ALONE = [
  'test/e2e/hostile-times.long.test.ts',
  'test/long/{burst,callbacks,kill-points,large-history,package*,random-kills,what-runs-app}.long.test.ts',
];

/**
 * Four kinds of test, one runner: `unit` (plain Node, seconds), `integration` (sockets, files, SQLite),
 * `page` (the window alone), `e2e` (Electron, tray over D-Bus, keyring) and the slow companions of each
 * (`*.long.test.ts`). Groups of the same order run side by side, the others one after the other.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    tags: [{ name: 'slow', description: 'one more case of what a quicker test beside it shows' }],
    projects: [
      {
        test: {
          name: 'unit',
          expect: EXPECT,
          setupFiles: ['test/support/electron-in-node.ts'],
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: ['**/*.long.test.ts'],
          // Generated inputs and key derivations, on a machine that does something else besides.
          testTimeout: 60_000,
          maxWorkers: WAITING_AT_ONCE,
          // Pure code: a worker loads each module once, and not anew for each file.
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          expect: EXPECT,
          globalSetup: ['test/support/built-workers.ts'],
          setupFiles: ['test/support/electron-in-node.ts'],
          include: ['test/integration/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: WAITING_AT_ONCE,
          // As for `unit`.
          isolate: false,
        },
      },
      {
        test: {
          name: 'page',
          expect: EXPECT,
          // As for `unit`: to load Playwright anew for each file takes a second and a half.
          isolate: false,
          globalSetup: ['test/support/fake-bridge/built-double.ts'],
          retry: RETRIES_OF_A_CRASHED_START,
          // Each file has a display of its own.
          include: ['test/page/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: AT_ONCE,
          // As `e2e`: neither waits with an idle core for the last file of the other.
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: 'e2e',
          expect: EXPECT,
          // As for `page`.
          isolate: false,
          retry: RETRIES_OF_A_CRASHED_START,
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each file has its own display, bus, tray and keyring.
          maxWorkers: AT_ONCE,
          sequence: { groupOrder: 4 },
        },
      },
      {
        test: {
          name: 'long',
          expect: EXPECT,
          globalSetup: [
            'test/support/fake-bridge/built-double.ts',
            'test/support/built-workers.ts',
          ],
          retry: RETRIES_OF_A_CRASHED_START,
          include: ['test/**/*.long.test.ts'],
          exclude: ALONE,
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
          maxWorkers: AT_ONCE,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'long-alone',
          expect: EXPECT,
          retry: RETRIES_OF_A_CRASHED_START,
          globalSetup: ['test/support/package/folder.ts'],
          include: ALONE,
          testTimeout: 1_800_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
