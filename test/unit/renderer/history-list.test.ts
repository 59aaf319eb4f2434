import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryPage, HistoryRow } from '#contract/model/history.ts';
import { FoundList } from '../../../renderer/shared/list/found-list.ts';
import { RowPages } from '../../../renderer/shared/list/row-pages.ts';
import type { RowSource } from '../../../renderer/shared/list/row-source.ts';
import { MOST_ROWS, windowBase } from '../../../renderer/shared/list/row-window.ts';
import { historyRow } from '../../support/history-rows.ts';

const descending = (top: number, count: number) =>
  Array.from({ length: count }, (_, i) => historyRow(top - i));

const turn = () => new Promise((resume) => setImmediate(resume));

/** Ids that meet a filter, among all ids up to `newest`; few are looked at for one page. */
class Shelf implements RowSource<HistoryRow> {
  asked: (number | null)[] = [];
  broken = false;
  top: number;
  readonly #meets: (id: number) => boolean;
  readonly #lookedAt: number;
  readonly newest: (() => Promise<number>) | null;

  constructor(top: number, meets: (id: number) => boolean = () => true, lookedAt = 500) {
    this.top = top;
    this.#meets = meets;
    this.#lookedAt = lookedAt;
    this.newest = async () => this.top;
  }

  async page(before: number | null, limit: number): Promise<HistoryPage> {
    this.asked.push(before);
    await turn();
    if (this.broken) throw new Error('broken');
    const rows = [];
    const from = Math.min(this.top, (before ?? this.top + 1) - 1);
    let id = from;
    for (; id > 0 && rows.length < limit && from - id < this.#lookedAt; id -= 1) {
      if (this.#meets(id)) rows.push(historyRow(id));
    }
    const next = id > 0 ? id + 1 : null;
    return { rows, next, searchedTo: next === null ? null : new Date(next * 1000).toISOString() };
  }
}

/** Waits until nothing more is asked of a shelf. */
async function settled(shelf: Shelf): Promise<void> {
  for (let asked = -1; asked !== shelf.asked.length; ) {
    asked = shelf.asked.length;
    for (let turns = 0; turns < 4; turns += 1) await turn();
  }
}

async function opened(shelf: Shelf, last = 20): Promise<FoundList<HistoryRow>> {
  const list = new FoundList<HistoryRow>(shelf);
  list.see(0, last);
  list.open();
  await settled(shelf);
  return list;
}

const idsOf = (list: FoundList<HistoryRow>, from: number, count: number) =>
  Array.from({ length: count }, (_, i) => list.rowAt(from + i)?.id);

describe('a list that is searched', () => {
  test('asks until the view is full, and no further', async () => {
    const shelf = new Shelf(100_000, (id) => id % 100 === 0);
    const list = await opened(shelf);
    const { total, complete, searching, searchedTo } = list.view();
    expect(total).toBeGreaterThanOrEqual(50);
    expect(total).toBeLessThan(60);
    expect({ complete, searching }).toEqual({ complete: false, searching: false });
    expect(searchedTo).not.toBeNull();
    const asked = shelf.asked.length;
    await settled(shelf);
    expect(shelf.asked).toHaveLength(asked);
    list.see(40, total - 1);
    await settled(shelf);
    expect(list.view().total).toBeGreaterThan(total);
  });

  test('goes to the end where little is found, and knows it', async () => {
    const list = await opened(new Shelf(5_000, (id) => id === 7));
    expect(list.view()).toMatchObject({ total: 1, complete: true, searching: false });
    expect(list.rowAt(0)?.id).toBe(7);
  });

  test('asks nothing while nobody looks', async () => {
    const shelf = new Shelf(100_000, () => false, 100);
    const list = new FoundList<HistoryRow>(shelf);
    list.open();
    await turn();
    list.pause();
    await settled(shelf);
    const asked = shelf.asked.length;
    expect(asked).toBeLessThan(10);
    list.open();
    await settled(shelf);
    expect(shelf.asked).toHaveLength(1_000);
    expect(list.view().complete).toBe(true);
  });

  test('stops at an error with what it has, and goes on when told to', async () => {
    const shelf = new Shelf(1_000);
    const list = await opened(shelf);
    shelf.broken = true;
    list.see(60, 99);
    await settled(shelf);
    expect(list.view()).toMatchObject({ total: 100, searching: false });
    expect(list.view().error).toBeInstanceOf(Error);
    shelf.broken = false;
    list.retry();
    await settled(shelf);
    expect(list.view()).toMatchObject({ total: 200, error: null });
  });
});

describe('what settles while the list is shown', () => {
  test('comes on top, in order, each row once', async () => {
    const shelf = new Shelf(1_000, (id) => id % 2 === 0);
    const list = await opened(shelf);
    const before = list.view().total;
    shelf.top = 1_007;
    await list.catchUp();
    expect(list.view().added).toBe(3);
    expect(list.view().total).toBe(before + 3);
    expect(idsOf(list, 0, 5)).toEqual([1_006, 1_004, 1_002, 1_000, 998]);
    await list.catchUp();
    expect(list.view().added).toBe(3);
  });

  test('of a rare filter it does not search what was searched before', async () => {
    const shelf = new Shelf(50_000, (id) => id === 50_003);
    const list = await opened(shelf);
    expect(list.view()).toMatchObject({ total: 0, complete: true });
    const asked = shelf.asked.length;
    shelf.top = 50_001;
    await list.catchUp();
    shelf.top = 50_003;
    await list.catchUp();
    expect(shelf.asked.length).toBe(asked + 2);
    expect(idsOf(list, 0, 2)).toEqual([50_003, undefined]);
  });

  test('where far more has come than is shown, the list starts again', async () => {
    const shelf = new Shelf(1_000);
    const list = await opened(shelf);
    shelf.top = 9_000;
    await list.catchUp();
    await settled(shelf);
    expect(idsOf(list, 0, 2)).toEqual([9_000, 8_999]);
    expect(list.view().total).toBe(100);
  });

  test('what comes while it is being asked for is not missed', async () => {
    const shelf = new Shelf(1_000);
    const list = await opened(shelf);
    shelf.top = 1_001;
    const first = list.catchUp();
    shelf.top = 1_002;
    void list.catchUp();
    await first;
    await settled(shelf);
    expect(idsOf(list, 0, 3)).toEqual([1_002, 1_001, 1_000]);
  });
});

describe('what comes among the rows that are there', () => {
  const late = new Set<number>();
  const everyTenth = (id: number) => id % 10 === 0 || late.has(id);
  const shown = (list: FoundList<HistoryRow>) => idsOf(list, 0, list.view().total);
  const wanted = (meets: (id: number) => boolean, top: number, bottom = 1) =>
    Array.from({ length: top - bottom + 1 }, (_, i) => top - i).filter(meets);
  beforeEach(() => late.clear());

  test('stands in its place: within a page, between two, above the first and below the last', async () => {
    const shelf = new Shelf(4_000, everyTenth, 5_000);
    const list = await opened(shelf);
    for (const last of [80, 180, 280, 380, 399]) {
      list.see(Math.max(0, last - 40), last);
      await settled(shelf);
    }
    expect(list.view()).toMatchObject({ total: 400, complete: true });
    shelf.top = 4_009;
    await list.catchUp();
    // Places: in the middle of a page, at both sides of a border, under the newest of all, and at the very end.
    for (const id of [3_555, 3_009, 3_011, 2_001, 1_999, 4_008, 4, 5]) late.add(id);
    list.refresh();
    for (const last of [40, 120, 200, 280, 360, list.view().total]) {
      list.see(Math.max(0, last - 90), last);
      await settled(shelf);
    }
    expect(shown(list)).toEqual(wanted(everyTenth, 4_009));
  });

  test('though nothing was there, or all of it goes', async () => {
    const shelf = new Shelf(100, (id) => late.has(id));
    const list = await opened(shelf);
    expect(list.view()).toMatchObject({ total: 0, complete: true });
    late.add(50);
    list.refresh();
    await settled(shelf);
    expect(shown(list)).toEqual([50]);
    late.clear();
    late.add(20);
    list.refresh();
    await settled(shelf);
    list.refresh();
    await settled(shelf);
    expect(shown(list)).toEqual([20]);
  });

  test('while the same page is being asked for', async () => {
    const shelf = new Shelf(1_000, everyTenth, 2_000);
    const list = await opened(shelf);
    late.add(955);
    list.refresh();
    await turn();
    late.add(945);
    list.refresh();
    await settled(shelf);
    expect(idsOf(list, 0, 9)).toEqual([1_000, 990, 980, 970, 960, 955, 950, 945, 940]);
  });

  test('where much has come it is asked for by pages', async () => {
    const shelf = new Shelf(10_000, (id) => id % 5_000 === 0 || late.has(id), 20_000);
    const list = await opened(shelf);
    for (let id = 6_000; id < 6_500; id += 1) late.add(id);
    const before = shelf.asked.length;
    list.refresh();
    await settled(shelf);
    expect(list.view().total).toBe(502);
    expect(shelf.asked.length - before).toBeLessThan(10);
  });
});

describe('rows that are deleted while the list is shown', () => {
  test('are gone from it at once, and it stays where it is looked at', async () => {
    const gone = new Set<number>();
    const shelf = new Shelf(350, (id) => !gone.has(id));
    const list = await opened(shelf);
    list.see(180, 220);
    await settled(shelf);
    for (let id = 1; id <= 60; id += 1) gone.add(id);
    gone.add(349);
    shelf.top = 351;
    await list.renew();
    await settled(shelf);
    expect(list.view()).toMatchObject({ begun: true, renewals: 1, added: 1 });
    expect(idsOf(list, 0, 3)).toEqual([351, 350, 348]);
    expect(list.view().total).toBeGreaterThan(220);
    list.see(260, 300);
    await settled(shelf);
    expect(list.view()).toMatchObject({ complete: true, total: 290 });
  });

  test('all of them: nothing is left on the screen', async () => {
    let all = false;
    const shelf = new Shelf(50, () => !all);
    const list = await opened(shelf);
    all = true;
    await list.renew();
    await settled(shelf);
    expect(list.view()).toMatchObject({ total: 0, complete: true });
  });

  test('it starts again where nobody looks, where it is too long, and after an error', async () => {
    const shelf = new Shelf(100_000);
    const list = await opened(shelf);
    list.pause();
    const asked = shelf.asked.length;
    await list.renew();
    await settled(shelf);
    expect(list.view()).toMatchObject({ total: 0, begun: false, renewals: 1 });
    expect(shelf.asked).toHaveLength(asked);
    list.open();
    for (let last = 90; last < 2_000; last += 90) {
      list.see(last - 40, last);
      await settled(shelf);
    }
    const { total } = list.view();
    list.see(1_900, 1_940);
    const renewed = list.renew();
    list.see(0, 20);
    await renewed;
    await settled(shelf);
    expect(list.view().total).toBeLessThan(total);
    expect(idsOf(list, 0, 2)).toEqual([100_000, 99_999]);
    shelf.broken = true;
    await list.renew();
    await settled(shelf);
    expect(list.view().error).toBeInstanceOf(Error);
    shelf.broken = false;
    list.retry();
    await settled(shelf);
    expect(list.view()).toMatchObject({ total: 100, error: null });
  });
});

describe('a million rows', () => {
  test('pass by with few in memory, and come back when one scrolls back', async () => {
    const shelf = new Shelf(1_000_000);
    const list = await opened(shelf);
    let most = 0;
    for (let last = 100; last < 30_000; last += 90) {
      list.see(last - 40, last);
      await settled(shelf);
      most = Math.max(most, list.loaded);
    }
    await settled(shelf);
    expect(list.view().total).toBeGreaterThan(29_000);
    expect(most).toBeLessThan(8_500);
    expect(list.rowAt(10)).toBeUndefined();
    list.see(0, 40);
    await settled(shelf);
    expect(idsOf(list, 0, 41)).toEqual(descending(1_000_000, 41).map(({ id }) => id));
    expect(list.loaded).toBeLessThan(8_500);
  });

  test('rows that were deleted since make the list shorter, in place', async () => {
    const gone = new Set<number>();
    const shelf = new Shelf(100_000, (id) => !gone.has(id));
    const list = await opened(shelf);
    for (let last = 100; last < 9_000; last += 60) {
      list.see(last - 40, last);
      await settled(shelf);
    }
    await settled(shelf);
    const { total } = list.view();
    gone.add(99_999);
    list.see(0, 40);
    await settled(shelf);
    expect(list.view().total).toBe(total - 1);
    expect(idsOf(list, 0, 2)).toEqual([100_000, 99_998]);
    list.see(total - 60, total - 40);
    await settled(shelf);
    expect(list.rowAt(total - 50)?.id).toBe(100_000 - total + 49);
  });
});

describe('pages of rows', () => {
  test('whatever is put where, each place holds its row', () => {
    const steps = fc.array(
      fc.record({ onTop: fc.boolean(), count: fc.integer({ min: 0, max: 150 }) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, fc.nat(), (list, near) => {
        const pages = new RowPages<HistoryRow>();
        let [top, bottom] = [100_000, 100_001];
        for (const { onTop, count } of list) {
          if (onTop) {
            top += count;
            pages.prepend(descending(top, count));
          } else {
            pages.append(descending(bottom - 1, count));
            bottom -= count;
          }
        }
        expect(pages.total).toBe(top - bottom + 1);
        const ids = Array.from({ length: pages.total }, (_, i) => pages.rowAt(i)?.id);
        expect(ids).toEqual(Array.from({ length: pages.total }, (_, i) => top - i));
        const place = pages.total === 0 ? 0 : near % pages.total;
        pages.keepNear(place, 3);
        for (let missing = pages.missing(0, pages.total - 1); missing; ) {
          pages.refill(missing, descending(missing.top, missing.count));
          missing = pages.missing(0, pages.total - 1);
        }
        expect(Array.from({ length: pages.total }, (_, i) => pages.rowAt(i)?.id)).toEqual(ids);
      }),
    );
  });

  test('what is let go is far from what is seen', () => {
    const pages = new RowPages<HistoryRow>();
    for (let top = 5_000; top > 0; top -= 100) pages.append(descending(top, 100));
    pages.keepNear(2_500, 4);
    expect(pages.loaded).toBeLessThanOrEqual(800);
    expect(pages.rowAt(2_500)?.id).toBe(2_500);
    expect(pages.rowAt(0)).toBeUndefined();
    expect(pages.missing(2_450, 2_550)).toBeNull();
    expect(pages.missing(0, 10)?.top).toBe(5_000);
  });
});

describe('the height of the table', () => {
  const inSight = 40;

  test('stands for all of a short list', () => {
    expect(windowBase(0, 500, 0, inSight)).toBe(0);
    expect(windowBase(0, MOST_ROWS, MOST_ROWS - inSight, MOST_ROWS)).toBe(0);
  });

  test('moves on with what is seen, seldom, and what is seen is always well inside', () => {
    let base = 0;
    const moves = { down: 0, up: 0 };
    const total = 1_000_000;
    const look = (first: number) => {
      const before = base;
      base = windowBase(base, total, first, first + inSight);
      if (base > before) moves.down += 1;
      if (base < before) moves.up += 1;
      expect(windowBase(base, total, first, first + inSight)).toBe(base);
      expect(first).toBeGreaterThanOrEqual(base);
      expect(first + inSight).toBeLessThan(base + Math.min(MOST_ROWS, total - base));
    };
    for (let first = 0; first < total - inSight; first += 500) look(first);
    for (let first = total - inSight - 1; first >= 0; first -= 500) look(first);
    look(0);
    expect(base).toBe(0);
    expect(moves).toEqual({ down: 18, up: 18 });
  });

  test('goes on where the list grows only as it is seen', () => {
    let base = 0;
    for (let total = 100; total < 400_000; total += 100) {
      const first = total - inSight - 1;
      const before = base;
      base = windowBase(base, total, first, first + inSight);
      expect([0, MOST_ROWS / 2]).toContain(base - before);
      expect(first).toBeGreaterThanOrEqual(base);
    }
    expect(base).toBeGreaterThanOrEqual(300_000);
  });

  test('a list that starts again is seen from its top', () => {
    expect(windowBase(200_000, 100, 200_000, 200_040)).toBe(0);
  });
});
