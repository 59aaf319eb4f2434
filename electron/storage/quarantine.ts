import { existsSync, renameSync } from 'node:fs';

/** Files that belong to a database in WAL mode. */
export const DATABASE_SUFFIXES = ['', '-wal', '-shm'] as const;

/**
 * Renames a damaged database with the files that belong to it, and returns its new name; empty where there is
 * nothing to rename, null where that is refused. Nothing of it is overwritten.
 */
export function quarantine(path: string, now: Date): string | null {
  const base = `${path}.unreadable-${now.toISOString().replaceAll(':', '-')}`;
  try {
    const there = DATABASE_SUFFIXES.filter((suffix) => existsSync(path + suffix));
    if (there.length === 0) return '';
    const aside = freeName(base);
    for (const suffix of there) renameSync(path + suffix, aside + suffix);
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
