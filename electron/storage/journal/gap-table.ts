import type { KnowledgeGap } from '../../recording/ports.ts';
import { type Database, prepared } from '../database.ts';

/** Keeps over a restart that it is not known what ran before, until a person says what does. */
export class GapTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  read(): KnowledgeGap | null {
    const row = this.#database.prepare('SELECT since, file FROM gap').get();
    if (!row) return null;
    const known = this.#database.prepare('SELECT id FROM known_streams').all() as { id: string }[];
    const { since, file } = row as { since: string; file: string };
    return { since, file, known: known.map(({ id }) => id) };
  }

  open({ since, file }: Pick<KnowledgeGap, 'since' | 'file'>): void {
    this.#database.prepare('INSERT OR REPLACE INTO gap VALUES (1, ?, ?)').run(since, file);
  }

  close(): void {
    this.#database.exec('DELETE FROM gap; DELETE FROM known_streams;');
  }

  /** Whether these recordings run is known from now on. */
  learn(ids: Iterable<string>): void {
    const statement = prepared(
      this.#database,
      'INSERT OR IGNORE INTO known_streams SELECT ? WHERE EXISTS (SELECT 1 FROM gap)',
    );
    for (const id of ids) statement.run(id);
  }
}
