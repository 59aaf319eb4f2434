import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { date } from '#contract/rules/local-time.ts';

/** Copies of one file that stay: two weeks of days on which it was changed. */
export const COPIES_KEPT = 14;

const MARK = '.kept-';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * SECURITY: keeps a file as it was before the first change of each day. A page may change and delete what is
 * in it as often as it likes, and has no way to make a day pass: the older copies stay out of its reach.
 */
export class DailyCopy {
  readonly #path: string;
  #day: string | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /** To be called before each change. A copy that cannot be made is no reason to refuse the change. */
  keep(now: Date): void {
    const day = date(now);
    if (day === this.#day) return;
    this.#day = day;
    try {
      const copy = `${this.#path}${MARK}${day}`;
      if (existsSync(copy) || !existsSync(this.#path)) return;
      // Whole or not at all: a copy that a full disk has cut short would stand in the way of a good one.
      copyFileSync(this.#path, `${copy}.part`);
      renameSync(`${copy}.part`, copy);
      this.#prune();
    } catch {
      // The change itself writes to the same disk, and reports the fault.
    }
  }

  #prune(): void {
    const folder = dirname(this.#path);
    const prefix = basename(this.#path) + MARK;
    const copies = readdirSync(folder)
      .filter((name) => name.startsWith(prefix) && DAY.test(name.slice(prefix.length)))
      .sort();
    for (const name of copies.slice(0, -COPIES_KEPT)) rmSync(join(folder, name), { force: true });
  }
}
