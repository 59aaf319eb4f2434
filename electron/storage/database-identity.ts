import { type Stats, statSync, truncateSync } from 'node:fs';

/** The file under an open database is not the one that was opened, or not whole: nothing may be written to it. */
export class DatabaseReplaced extends Error {
  override readonly name = 'DatabaseReplaced';
}

const FILES = ['', '-wal', '-shm'] as const;
type Suffix = (typeof FILES)[number];
type Seen = Pick<Stats, 'dev' | 'ino' | 'size'>;

/**
 * Notices that the files of an open database in WAL mode were removed, replaced or cut: SQLite itself would
 * write on into a file that no later process finds. In WAL mode none of them ever shrinks while it is open.
 */
export class DatabaseIdentity {
  readonly #path: string;
  readonly #seen = new Map<Suffix, Seen>();

  readonly #mayShrink: boolean;

  /**
   * `path`: of a database that is open, and has been read. `mayShrink`: it gives room back to the disk, and only
   * one that is empty was cut.
   */
  constructor(path: string, mayShrink = false) {
    this.#path = path;
    this.#mayShrink = mayShrink;
    for (const suffix of FILES) {
      const stats = this.#stat(suffix);
      if (stats) this.#seen.set(suffix, stats);
    }
  }

  /**
   * Some microseconds.
   *
   * @throws DatabaseReplaced
   */
  check(): void {
    for (const suffix of FILES) {
      const before = this.#seen.get(suffix);
      const now = this.#stat(suffix);
      if (before) this.#compare(suffix, before, now);
      if (now) this.#seen.set(suffix, now);
    }
  }

  /**
   * SQLite has the -shm mapped: reading beyond its end would end the process by a signal (SIGBUS). To be called
   * before a replaced database is closed.
   */
  makeSafeToClose(): void {
    const before = this.#seen.get('-shm');
    const now = this.#stat('-shm');
    if (!before || !now || now.ino !== before.ino || now.size >= before.size) return;
    try {
      truncateSync(`${this.#path}-shm`, before.size);
    } catch {
      // No room for zeros; closing reads nothing of it as long as the file has been renamed.
    }
  }

  #stat(suffix: Suffix): Stats | undefined {
    return statSync(this.#path + suffix, { throwIfNoEntry: false });
  }

  #compare(suffix: Suffix, before: Seen, now: Seen | undefined): void {
    const name = suffix === '' ? 'the file' : `its ${suffix}`;
    if (!now) throw new DatabaseReplaced(`${name} is gone`);
    if (now.dev !== before.dev || now.ino !== before.ino) {
      throw new DatabaseReplaced(`${name} is another one`);
    }
    const least = suffix === '' && this.#mayShrink ? Math.min(before.size, 1) : before.size;
    if (now.size < least) throw new DatabaseReplaced(`${name} was cut`);
  }
}
