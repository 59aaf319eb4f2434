import { isSpoilt, mayLackRoom } from '../database-fault.ts';
import type { Ballast } from './ballast.ts';
import type { SqliteJournal } from './journal.ts';
import type { OpenedJournal } from './open-journal.ts';

export interface JournalDiskParts {
  readonly opened: OpenedJournal;
  /** Opens it again, without waiting for anything. */
  readonly reopen: () => OpenedJournal;
  /** Renames what stands in its place; see `quarantine`. */
  readonly quarantine: () => string | null;
  readonly ballast: Ballast | null;
}

/** The file of the journal, which may be out of reach, full, or not the one that it was. */
export class JournalDisk {
  readonly #parts: JournalDiskParts;
  #journal: SqliteJournal | null;
  /** What is on disk is not what was written: nothing may be added to it, and nothing read. */
  #isSpoilt = false;

  constructor(parts: JournalDiskParts) {
    this.#parts = parts;
    this.#journal = parts.opened.disk;
  }

  get isOpen(): boolean {
    return this.#journal !== null;
  }

  get isSpoilt(): boolean {
    return this.#isSpoilt;
  }

  /** @throws Error when the disk does not take it. */
  commit(step: (journal: SqliteJournal) => void): void {
    this.#look((journal) => {
      try {
        step(journal);
      } catch (error) {
        if (!mayLackRoom(error) || !this.#parts.ballast?.release()) throw error;
        step(journal);
      }
    });
  }

  /** @throws Error when it cannot be read. */
  read<T>(look: (journal: SqliteJournal) => T): T {
    return this.#look(look);
  }

  /**
   * Opens it where it is not open; null where it is.
   *
   * @throws Error when it cannot be opened now.
   */
  reopen(): OpenedJournal | null {
    if (this.#journal) return null;
    const opened = this.#parts.reopen();
    if (!opened.disk) throw new Error(opened.problem?.detail ?? 'the journal cannot be opened');
    this.#journal = opened.disk;
    this.waitForLocks(0);
    return opened;
  }

  /**
   * Keeps aside what stands in its place, and returns where; empty where nothing is left. The old file is closed
   * after it was renamed: SQLite would else write to it, or delete the -wal of the next one.
   *
   * @throws Error when it cannot be renamed.
   */
  quarantine(): string {
    this.#journal?.makeSafeToClose();
    const file = this.#parts.quarantine();
    if (file === null) throw new Error('what stands in place of the journal cannot be renamed');
    this.close();
    this.#isSpoilt = false;
    return file;
  }

  /** How long a commit waits for another program's lock, from now on, in milliseconds. */
  waitForLocks(ms?: number): void {
    try {
      this.#journal?.waitForLocks(ms);
    } catch {
      // It is in trouble already.
    }
  }

  makeRoom(): void {
    void this.#parts.ballast?.prepare();
  }

  close(): void {
    try {
      this.#journal?.close();
    } catch {
      // The journal is no longer needed.
    }
    this.#journal = null;
  }

  /** A file that was cut must not even be read: SQLite has it mapped, and a signal would end the process. */
  #look<T>(look: (journal: SqliteJournal) => T): T {
    if (!this.#journal || this.#isSpoilt) throw new Error('the journal is not open');
    try {
      this.#journal.checkIdentity();
      return look(this.#journal);
    } catch (error) {
      this.#isSpoilt = isSpoilt(error);
      throw error;
    }
  }
}
