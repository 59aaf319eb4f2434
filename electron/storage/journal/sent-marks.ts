import {
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';

/** One record is one sector: a disk writes it whole or not at all. */
const SECTOR = 512;
const SLOTS = 64;
const BYTES = SLOTS * SECTOR;
const ID_BYTES = 64;
/** Windows knows neither pipes among files nor this. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;
/** Instead of a run's id, in the last slot: more runs than there are slots. */
const EVERY_RUN = '*';

/** An earlier process's note: the runs with calls that may have been sent though none is written as sent. */
export interface SentMarksRead {
  has(runId: string): boolean;
  /** Whether a run is marked that is none of these: calls of it left, and nothing else is known of it. */
  hasOther(isKnown: (runId: string) => boolean): boolean;
}

export const NO_MARKS: SentMarksRead = { has: () => false, hasOther: () => false };
const ANY_RUN: SentMarksRead = { has: () => true, hasOther: () => true };

/**
 * The right to say "sent" when the journal cannot be written: a file whose blocks are written at start and
 * overwritten in place later, so that it needs no new space. A mark stands for a run: its calls that the
 * journal calls queued, or does not have at all, may have been sent. It is on disk before the first such request leaves, and cleared
 * only when the journal has caught up.
 */
export class SentMarks {
  readonly #path: string;
  readonly #marked = new Set<string>();
  #file: number | null = null;
  /** Slots that marks of an earlier process take: they stay until all are cleared. */
  #oldSlots = 0;
  #isHeld = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** What is marked. A record that cannot be read counts for every run: the doubt is the safe side. */
  read(): SentMarksRead {
    if (!existsSync(this.#path)) return NO_MARKS;
    try {
      const records = this.#readRecords();
      const ids = new Set(records.filter((id) => id !== ''));
      this.#oldSlots = records.findLastIndex((id) => id !== '') + 1;
      if (ids.has(EVERY_RUN)) return ANY_RUN;
      return {
        has: (runId) => ids.has(runId),
        hasOther: (isKnown) => [...ids].some((id) => !isKnown(id)),
      };
    } catch {
      this.#oldSlots = SLOTS - 1;
      return ANY_RUN;
    }
  }

  /** Writes the file's blocks where they are not there yet; false where that fails. Erases no mark. */
  prepare(): boolean {
    if (this.#file !== null) return true;
    let file: number | null = null;
    try {
      file = openSync(this.#path, constants.O_RDWR | constants.O_CREAT | NO_WAIT, 0o600);
      const status = fstatSync(file);
      if (!status.isFile()) throw new Error('not a regular file');
      const { size } = status;
      if (size < BYTES) {
        writeSync(file, Buffer.alloc(BYTES - size), 0, BYTES - size, size);
        fdatasyncSync(file);
      }
      this.#file = file;
      return true;
    } catch {
      if (file !== null) closeSync(file);
      return false;
    }
  }

  /** True when it is on disk that calls of this run may have been sent. */
  mark(runId: string): boolean {
    if (this.#marked.has(runId) || this.#marked.has(EVERY_RUN)) return true;
    if (!this.prepare()) return false;
    const slot = Math.min(this.#oldSlots + this.#marked.size, SLOTS - 1);
    const id = slot < SLOTS - 1 ? runId : EVERY_RUN;
    try {
      this.#write(slot, recordOf(id));
      this.#marked.add(id);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Whether the disk still takes writes. On a file system that went read-only after an error, fsync reports
   * success for what was written just before and is lost (ext4 does, as of Linux 6); a write does not.
   *
   * @throws Error (EROFS) when it takes none.
   */
  checkDisk(): void {
    if (this.prepare()) writeSync(this.#file as number, Buffer.alloc(1), 0, 1, BYTES - 1);
  }

  /**
   * Marks every run, in a file that is there: the journal's own was lost, and until a new one has what is known
   * the next process must know that it does not know all.
   */
  markEvery(): void {
    this.renew();
    if (!this.prepare()) return;
    try {
      this.#write(SLOTS - 1, recordOf(EVERY_RUN));
      this.#marked.add(EVERY_RUN);
    } catch {
      // The disk takes nothing: this does not show that its part of the journal is lost.
    }
  }

  /** What the marks say is nowhere else on disk: they stay for the next process, whatever this one clears. */
  hold(): void {
    this.#isHeld = true;
  }

  /** To be called when the journal itself says of every call how far it came. */
  clear(): void {
    if (this.#isHeld) return;
    const wasNeeded = this.#marked.size > 0 || this.#oldSlots > 0;
    this.#marked.clear();
    if (!wasNeeded || !this.prepare()) return;
    try {
      const file = this.#file as number;
      writeSync(file, Buffer.alloc(BYTES), 0, BYTES, 0);
      fdatasyncSync(file);
      this.#oldSlots = 0;
    } catch {
      // A mark that stays makes a call unknown that is known: not a lie, and cleared the next time.
    }
  }

  /** Begins again with a new file where the former one is gone or another one stands in its place. */
  renew(): void {
    this.close();
    this.#marked.clear();
    this.#oldSlots = 0;
    // Where it is the former one still, what is marked in it must be cleared one day.
    this.read();
    this.prepare();
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #write(slot: number, record: Buffer): void {
    const file = this.#file as number;
    writeSync(file, record, 0, SECTOR, slot * SECTOR);
    fdatasyncSync(file);
  }

  /** @throws Error when the file cannot be read. */
  #readRecords(): string[] {
    // A pipe in its place would let the start wait for ever.
    const file = openSync(this.#path, constants.O_RDONLY | NO_WAIT);
    try {
      if (!fstatSync(file).isFile()) throw new Error('not a regular file');
      const bytes = Buffer.alloc(BYTES);
      readSync(file, bytes, 0, BYTES, 0);
      return Array.from({ length: SLOTS }, (_, slot) =>
        idOf(bytes.subarray(slot * SECTOR, (slot + 1) * SECTOR)),
      );
    } finally {
      closeSync(file);
    }
  }
}

function recordOf(id: string): Buffer {
  const record = Buffer.alloc(SECTOR);
  record.write(id, 0, ID_BYTES, 'latin1');
  record.writeUInt32LE(crc32(record.subarray(0, ID_BYTES)), ID_BYTES);
  return record;
}

/** The id of a record; none for an empty one, every run for a torn one. */
function idOf(record: Buffer): string {
  if (record.every((byte) => byte === 0)) return '';
  const id = record.subarray(0, ID_BYTES);
  if (record.readUInt32LE(ID_BYTES) !== crc32(id)) return EVERY_RUN;
  return id.toString('latin1').replace(/\0+$/, '');
}
