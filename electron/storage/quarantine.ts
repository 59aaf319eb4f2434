import { existsSync, renameSync } from 'node:fs';

/** Files that belong to a database in WAL mode. */
export const DATABASE_SUFFIXES = ['', '-wal', '-shm'] as const;

/**
 * Renames a damaged database with the files that belong to it, and returns its new name; null when even
 * that is refused. Nothing of it is overwritten.
 */
export function quarantine(path: string, now: Date): string | null {
  const base = `${path}.unreadable-${now.toISOString().replaceAll(':', '-')}`;
  try {
    const aside = freeName(base);
    for (const suffix of DATABASE_SUFFIXES) {
      if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
    }
    return aside;
  } catch {
    return null;
  }
}

function freeName(base: string): string {
  const isTaken = (name: string) => DATABASE_SUFFIXES.some((suffix) => existsSync(name + suffix));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!isTaken(name)) return name;
  }
}
