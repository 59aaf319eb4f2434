import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './at-exit.ts';

/**
 * Private folders (mode 0700) that are gone afterwards, whatever the test did. Names stay short: the
 * sockets inside must fit in some 108 bytes.
 */

const alive = new Set<string>();

export interface TempFolder {
  path: string;
  remove(): void;
}

export function tempFolder(name = 't'): TempFolder {
  const path = mkdtempSync(join(tmpdir(), `cdnr-${name}-`));
  alive.add(path);
  return { path, remove: () => remove(path) };
}

function remove(path: string): void {
  alive.delete(path);
  // A daemon that is about to end may still write: rmSync tries again for a while.
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

atExit(() => {
  for (const path of alive) remove(path);
});
