import { defineConfig } from 'vitest/config';

/**
 * About one start in a hundred of Electron 33 on Linux dies by SIGSEGV in Chromium's Bluetooth thread
 * (`getenv` beside a `setenv` of Electron's own start), before any code of ours matters. To be removed
 * with the support of that runtime; a second failure is a failure.
 */
const RETRIES_OF_A_CRASHED_START = 1;

/**
 * Three kinds of test, one runner: `unit` (plain Node, seconds), `integration` (sockets, files,
 * SQLite), `e2e` (Electron, tray over D-Bus, keyring) and the slow companions of each (`*.long.test.ts`).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/electron-in-node.ts'],
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: ['**/*.long.test.ts'],
          // Generated inputs and key derivations, on a machine that does something else besides.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          setupFiles: ['test/support/electron-in-node.ts'],
          include: ['test/integration/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          retry: RETRIES_OF_A_CRASHED_START,
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'long',
          retry: RETRIES_OF_A_CRASHED_START,
          globalSetup: ['test/support/package/folder.ts'],
          include: ['test/**/*.long.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
