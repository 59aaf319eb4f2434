import type { Kysely } from 'kysely';
import type { RoomChange } from '../room-ports.ts';
import type { RoomDatabase } from './schema.ts';

/** Changes read at once. */
const PAGE = 500;

interface ReaderEvents {
  changed(changes: readonly RoomChange[]): void;
  /** A read failed: the connection may be gone. The same changes are read again at the next notice. */
  failed(): void;
}

/** After a read that failed, in milliseconds. */
const AGAIN_MS = 200;

/** Reads what has changed since the last number that it read. Notices that come meanwhile are one more look. */
export class ChangeReader {
  readonly #db: Kysely<RoomDatabase>;
  readonly #events: ReaderEvents;
  #room = '';
  #last = 0;
  #highest = 0;
  #isReading = false;
  #isResting = true;
  /** Counts the times that the desk joined or left: what was asked before does not count after. */
  #turn = 0;
  #again: NodeJS.Timeout | undefined;

  constructor(db: Kysely<RoomDatabase>, events: ReaderEvents) {
    this.#db = db;
    this.#events = events;
  }

  /**
   * Takes the number that the room has reached as the one after which changes are reported; `resume` then reports.
   * False where the reader was stopped meanwhile.
   */
  async begin(room: string): Promise<boolean> {
    this.stop();
    const turn = this.#turn;
    const row = await this.#db
      .selectFrom('change_counter')
      .select('last_seq')
      .where('room_id', '=', room)
      .executeTakeFirst();
    if (turn !== this.#turn) return false;
    this.#last = row?.last_seq ?? 0;
    this.#room = room;
    return true;
  }

  resume(): void {
    this.#isResting = false;
    void this.#read();
  }

  stop(): void {
    this.#turn += 1;
    this.#isResting = true;
    this.#highest = 0;
    clearTimeout(this.#again);
  }

  /** `table number`, as the database announces a change. */
  notice(payload: string): void {
    const seq = Number(payload.slice(payload.lastIndexOf(' ') + 1));
    this.#highest = Math.max(this.#highest, Number.isSafeInteger(seq) ? seq : 0);
    void this.#read();
  }

  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const turn = this.#turn;
    try {
      while (!this.#isResting && this.#highest > this.#last) await this.#readPage();
    } catch {
      if (turn === this.#turn) {
        this.#again = setTimeout(() => void this.#read(), AGAIN_MS).unref();
        this.#events.failed();
      }
    } finally {
      this.#isReading = false;
    }
  }

  async #readPage(): Promise<void> {
    // Notices follow their commits: a query that begins now sees all that were announced so far.
    const [turn, announced] = [this.#turn, this.#highest];
    const rows = await this.#db
      .selectFrom('change')
      .select(['table_name as table', 'row_id as id', 'seq', 'deleted'])
      .where('room_id', '=', this.#room)
      .where('seq', '>', this.#last)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    if (turn !== this.#turn) return;
    const reached = rows.at(-1)?.seq ?? this.#last;
    // A row that changed again is there with its later number only: no row may have the one that was announced.
    this.#last = rows.length < PAGE ? Math.max(announced, reached) : reached;
    if (rows.length > 0) this.#events.changed(rows);
  }
}
