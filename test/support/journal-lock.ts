import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/**
 * Holds the write lock of another process's database, so that its next commit waits (for two seconds, then
 * it fails): the way to stop an app exactly before a step that it writes down.
 */
export function lockDatabase(path: string): { release(): void } {
  const database = new DatabaseSync(path);
  // Often and without pause: between two commits of the other side there is a millisecond at most.
  database.exec('PRAGMA busy_timeout=0');
  const deadline = performance.now() + 5_000;
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return {
        release() {
          database.exec('ROLLBACK');
          database.close();
        },
      };
    } catch (error) {
      if (performance.now() < deadline) continue;
      database.close();
      throw error;
    }
  }
}

/** Rows of a database that another process has open, or left behind. */
export function readRows<T>(path: string, sql: string): T[] {
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA busy_timeout=5000');
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
}

const HOLDER = join(import.meta.dirname, 'hold-database.ts');

/** Another process holds the database: `write` keeps writers out, `everything` readers too. */
export async function holdDatabase(
  path: string,
  kind: 'write' | 'everything',
  forMs = 0,
): Promise<{ release(): Promise<void> }> {
  const child = spawn(process.execPath, [HOLDER, path, kind, String(forMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('the database cannot be held'))),
  ]);
  return {
    async release() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
