import type { WallLayout } from './wall-layout.ts';

interface Cell {
  readonly tile: number;
  readonly page: number;
  /** Counted over all pages. */
  readonly row: number;
  readonly column: number;
}

/** Where each tile stands, in their order. */
export function cellsOf({ pages }: WallLayout): Cell[] {
  let row = -1;
  return pages.flatMap((rows, page) =>
    rows.flatMap(({ segments }) => {
      row += 1;
      const own = row;
      let column = -1;
      return segments.flatMap(({ first, count }) =>
        Array.from({ length: count }, (_, at): Cell => {
          column += 1;
          return { tile: first + at, page, row: own, column };
        }),
      );
    }),
  );
}

const BY_KEY: Readonly<
  Record<string, (cells: readonly Cell[], own: Cell, rows: number) => number | undefined>
> = {
  ArrowLeft: (cells, { tile }) => cells[tile - 1]?.tile,
  ArrowRight: (cells, { tile }) => cells[tile + 1]?.tile,
  ArrowUp: (cells, own) => nearest(cells, own.row - 1, own.column),
  ArrowDown: (cells, own) => nearest(cells, own.row + 1, own.column),
  Home: (cells, own) => cells.find(({ row }) => row === own.row)?.tile,
  End: (cells, own) => cells.findLast(({ row }) => row === own.row)?.tile,
  PageUp: (cells, own, rows) => turned(cells, own, -rows),
  PageDown: (cells, own, rows) => turned(cells, own, rows),
};

/** The tile of a row that stands in a column, or the last one before it. */
const nearest = (cells: readonly Cell[], row: number, column: number): number | undefined =>
  cells.findLast((one) => one.row === row && one.column <= column)?.tile;

/** The same place on the page before or after, or the last one there. */
function turned(cells: readonly Cell[], own: Cell, rows: number): number | undefined {
  const page = own.page + Math.sign(rows);
  const onPage = cells.filter((one) => one.page === page);
  const last = onPage.at(-1);
  if (!last) return undefined;
  return nearest(onPage, Math.min(own.row + rows, last.row), own.column);
}

/** Whether a key moves on the wall. */
export const isMove = (key: string): boolean => key in BY_KEY;

/** The tile to which a key leads from another one; the same where it leads nowhere. Pure. */
export function movedBy(key: string, tile: number, layout: WallLayout): number {
  const cells = cellsOf(layout);
  const own = cells[tile];
  return (own && BY_KEY[key]?.(cells, own, layout.rows)) ?? tile;
}
