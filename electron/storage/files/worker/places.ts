import type { Connection } from '../../search/connection.ts';

/** Files of one millisecond that have places of their own; those beyond have the next free ones. */
const PLACES_OF_MS = 1_024;

/** In the year 2245: places stay whole numbers that JavaScript knows exactly. */
const LATEST_MS = 8_700_000_000_000;

/** Where files stand in the list: of two the one that began later has the higher place. To be used inside a transaction. */
export class Places {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A free place for what began at this moment, in milliseconds since the epoch: after all that began then. */
  at(ms: number): number {
    let first = Math.min(Math.max(ms, 1), LATEST_MS) * PLACES_OF_MS;
    for (;;) {
      const { last } = this.#connection.get<{ last: number | null }>(
        'SELECT MAX(id) AS last FROM entries WHERE id >= ? AND id < ?',
        first,
        first + PLACES_OF_MS,
      ) ?? { last: null };
      if (last === null) return first;
      if (last + 1 < first + PLACES_OF_MS) return last + 1;
      first += PLACES_OF_MS;
    }
  }

  /** The number of a file that was not known before: none is used twice. */
  nextFile(): number {
    this.#connection.run('UPDATE arrangement SET last_file = last_file + 1');
    return (
      this.#connection.get<{ last_file: number }>('SELECT last_file FROM arrangement')?.last_file ??
      0
    );
  }
}
