import { type Condition, indexOf, type Posting, type Range } from './conditions.ts';
import type { Connection } from './connection.ts';

/** What is looked for, ready to be found. */
export interface Search {
  readonly conditions: readonly Condition[];
  readonly range: Range;
}

export interface Found {
  /** Newest first. */
  readonly ids: readonly number[];
  /** Every entry from this id up has been looked at. */
  readonly floor: number;
  /** Nothing older can be found. */
  readonly complete: boolean;
}

/** So few entries are gathered and sorted at once: with nothing else to check the index alone says it. */
const FEW = { alone: 16_384, checked: 4_096 } as const;
/** Entries taken from postings in one round. */
const ROUND = 1_024;
/** Entries in the first window of a scan, and in the largest. */
const WINDOW = { first: 1_024, most: 32_768 } as const;

/** Looks at entries older than `before` until `limit` are found, all are looked at, or time is up. */
export class Finder {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * How it goes depends on the rarest condition: its postings are merged, each newest first; where they are
   * too many, few entries are gathered and sorted; where neither can be, the list itself is scanned in
   * windows. No step takes long, and the clock is asked after each: `floor` reports how far the search came.
   */
  find(search: Search, before: number, limit: number, deadline: number): Found {
    const { conditions, range } = search;
    const from = Math.min(before, range.last + 1);
    if (from <= range.first || conditions.some(({ rows }) => rows === 0)) {
      return { ids: [], floor: range.first, complete: true };
    }
    const rarest = [...conditions].sort((a, b) => a.rows - b.rows);
    const [first] = rarest;
    const few = others(search, first ?? null) === '' ? FEW.alone : FEW.checked;
    if (first && first.postings === null && first.rows <= few) {
      return this.#gather(search, first, from, limit);
    }
    const merged = rarest.find(({ postings }) => postings !== null);
    const scan = !merged?.postings || range.rows <= merged.rows * 4;
    const isRanged = range.predicate !== null;
    if (merged?.postings && !(scan && isRanged)) {
      return this.#merge(search, merged, from, limit, deadline);
    }
    return this.#scan(search, from, limit, deadline);
  }

  #gather(search: Search, condition: Condition, from: number, limit: number): Found {
    const { first } = search.range;
    const residual = others(search, condition);
    const checked = residual === '' ? '' : 'CROSS JOIN entries AS e ON e.id = c.id';
    const rows = this.#connection.all<{ id: number }>(
      `SELECT c.id FROM (${condition.list}) AS c ${checked}
         WHERE c.id < ? AND c.id >= ?${residual} ORDER BY c.id DESC LIMIT ?`,
      from,
      first,
      limitOf(limit),
    );
    const ids = rows.map(({ id }) => id);
    const complete = ids.length < limit;
    return { ids, floor: complete ? first : (ids.at(-1) ?? first), complete };
  }

  #merge(
    search: Search,
    condition: Condition,
    from: number,
    limit: number,
    deadline: number,
  ): Found {
    const postings = condition.postings ?? [];
    const residual = others(search, condition);
    const wanted = residual === '' ? Math.min(ROUND, limit) : ROUND;
    const each = Math.max(16, Math.ceil(wanted / postings.length));
    const ids: number[] = [];
    let floor = from;
    do {
      const before = floor;
      const heads = postings.map((posting) => this.#head(posting, before, each));
      // Below the end of a head that was cut there may be more of it.
      const ends = heads.map((head) => (head.length === each ? (head.at(-1) ?? 0) : 0));
      floor = Math.max(search.range.first, ...ends);
      const whole = heads.flatMap((head) => head.filter((id) => id >= floor));
      ids.push(...this.#meeting(whole, residual));
    } while (ids.length < limit && floor > search.range.first && performance.now() < deadline);
    return cut(ids, floor, limit, search.range.first);
  }

  #head({ column, term }: Posting, before: number, limit: number): number[] {
    return idsIn(
      this.#connection.get(
        `SELECT json_group_array(id) AS ids FROM (SELECT id FROM entries INDEXED BY ${indexOf(column)}
           WHERE ${column} = ? AND id < ? ORDER BY id DESC LIMIT ?)`,
        term,
        before,
        limit,
      ),
    );
  }

  /** Those of the ids that meet the other conditions, newest first, each once. */
  #meeting(ids: readonly number[], residual: string): number[] {
    const sorted = [...new Set(ids)].sort((a, b) => b - a);
    if (residual === '' || sorted.length === 0) return sorted;
    return idsIn(
      this.#connection.get(
        `SELECT json_group_array(e.id) AS ids FROM json_each(?) AS c
           CROSS JOIN entries AS e ON e.id = c.value WHERE TRUE${residual}`,
        JSON.stringify(sorted),
      ),
    );
  }

  #scan(search: Search, from: number, limit: number, deadline: number): Found {
    const { first } = search.range;
    const residual = others(search, null);
    const ids: number[] = [];
    let floor = from;
    let size: number = WINDOW.first;
    do {
      const before = floor;
      const begun = performance.now();
      floor = isDense(search.range)
        ? Math.max(first, before - size)
        : this.#below(before, first, size);
      const rows = this.#connection.all<{ id: number }>(
        `SELECT e.id FROM entries AS e NOT INDEXED WHERE e.id < ? AND e.id >= ?${residual}
           ORDER BY e.id DESC LIMIT ?`,
        before,
        floor,
        limitOf(limit - ids.length),
      );
      for (const { id } of rows) ids.push(id);
      const now = performance.now();
      // As many as can be looked at in half of the time that is left.
      const affordable = (size * (deadline - now)) / 2 / Math.max(now - begun, 0.01);
      size = Math.min(size * 2, WINDOW.most, Math.max(256, Math.floor(affordable)));
    } while (ids.length < limit && floor > first && performance.now() < deadline);
    return cut(ids, floor, limit, first);
  }

  /** The lowest id of so many entries before one; `first` where there are not so many. */
  #below(before: number, first: number, count: number): number {
    const row = this.#connection.get<{ id: number }>(
      `SELECT id FROM entries NOT INDEXED WHERE id < ? AND id >= ? ORDER BY id DESC LIMIT 1 OFFSET ?`,
      before,
      first,
      count - 1,
    );
    return row?.id ?? first;
  }
}

/** Whether ids follow each other closely: a window is computed then. Else its entries are counted, which takes time. */
const isDense = ({ first, last, rows }: Range): boolean => last - first < 2 * rows;

function cut(ids: readonly number[], floor: number, limit: number, first: number): Found {
  if (ids.length < limit) return { ids, floor, complete: floor <= first };
  const kept = ids.slice(0, limit);
  return { ids: kept, floor: kept.at(-1) ?? floor, complete: false };
}

/** What an entry `e` must meet, as the end of a WHERE clause. */
export const predicateOf = (search: Search): string => others(search, null);

/** What is still to be checked of an entry that meets one condition. */
function others({ conditions, range }: Search, met: Condition | null): string {
  const predicates = conditions.filter((one) => one !== met).map(({ predicate }) => predicate);
  const all = range.predicate === null ? predicates : [...predicates, range.predicate];
  return all.map((predicate) => ` AND (${predicate})`).join('');
}

/** SQLite knows no infinite limit but a negative one. */
const limitOf = (limit: number): number => (Number.isFinite(limit) ? limit : -1);

/** Ids that came as one text: quicker than a row for each. */
const idsIn = (row: { ids: string } | undefined): number[] => JSON.parse(row?.ids ?? '[]');
