import type { FileMatch } from '#contract/model/file.ts';
import type { Connection } from '../../search/connection.ts';

export interface Link {
  /** Number of a watch. */
  readonly watch: number;
  readonly match: FileMatch;
}

/** Which files belong to which recordings. To be used inside a transaction. */
export class LinkTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  of(file: number): Link[] {
    const sql = 'SELECT watch, match FROM file_links WHERE file = ? ORDER BY watch';
    return this.#connection.all<Link>(sql, file);
  }

  filesOf(watch: number): number[] {
    return this.#connection
      .all<{ file: number }>('SELECT file FROM file_links WHERE watch = ?', watch)
      .map(({ file }) => file);
  }

  /** Exactly these from now on; the watches that gained or lost the file, or know it more surely. */
  replace(file: number, links: readonly Link[]): number[] {
    const before = this.of(file);
    const isIn = (all: readonly Link[], { watch, match }: Link) =>
      all.some((one) => one.watch === watch && one.match === match);
    const gone = before.filter((link) => !isIn(links, link));
    const come = links.filter((link) => !isIn(before, link));
    for (const { watch } of gone) {
      this.#connection.run('DELETE FROM file_links WHERE file = ? AND watch = ?', file, watch);
    }
    for (const { watch, match } of come) {
      this.#connection.run(
        'INSERT OR REPLACE INTO file_links (file, watch, match) VALUES (?, ?, ?)',
        file,
        watch,
        match,
      );
    }
    return [...new Set([...gone, ...come].map(({ watch }) => watch))];
  }

  /** How many files a recording has, and how many of them no search has found; merged ones not counted. */
  count(watch: number): { readonly found: number; readonly unconfirmed: number } {
    const counted = this.#connection.get<{ found: number; unconfirmed: number | null }>(
      `SELECT COUNT(*) AS found, SUM(f.detail ->> '$.known.searchedAt' IS NULL) AS unconfirmed
         FROM file_links AS l JOIN files AS f ON f.id = l.file WHERE l.watch = ? AND f.merged = 0`,
      watch,
    );
    return { found: counted?.found ?? 0, unconfirmed: counted?.unconfirmed ?? 0 };
  }
}
