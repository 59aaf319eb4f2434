/** Sizes in CSS pixels. */
export const GAP = 8;
/** The thin line above a row in which a band begins, with the gap beneath it. */
export const BAND_HEIGHT = 30;
/** A smaller tile holds neither a name nor a time that can be read. */
const MIN_WIDTH = 148;
const MIN_HEIGHT = 96;
/** As many as a page of 1920×1080 holds, so that each can be read from the chair. */
const USUAL_LIMIT = 48;
/** Of a larger screen so much is left to each tile, in square pixels. */
const AREA_OF_TILE = 40_000;
/** Width to height of a tile that is used best: two lines of name, one of time and one of counts. */
const BEST_RATIO = 1.4;

/** Tiles that stand together, under their heading where they have one. */
export interface Band {
  readonly label: string | null;
  readonly count: number;
}

/** Tiles of one band in one row. */
export interface Segment {
  readonly band: number;
  /** Shown above it; null where the band has none, or where it began above. */
  readonly label: string | null;
  /** Of the tiles of all bands, in order: from this one on, so many. */
  readonly first: number;
  readonly count: number;
}

export interface WallRow {
  readonly segments: readonly Segment[];
  readonly labelled: boolean;
}

export interface WallLayout {
  readonly columns: number;
  /** Rows of a full page: tiles are of the same size on every page. */
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly pages: readonly (readonly WallRow[])[];
}

interface Area {
  readonly width: number;
  readonly height: number;
}

/**
 * Places the tiles of a wall: as large as they can be, all of the same size, on one page where each can still be
 * read, else on as few as can be. A band begins in the row of the one before it where all of it fits there.
 */
export function wallLayout(bands: readonly Band[], area: Area): WallLayout {
  const count = bands.reduce((sum, band) => sum + band.count, 0);
  const most = Math.max(1, Math.floor((area.width + GAP) / (MIN_WIDTH + GAP)));
  const limit = Math.max(USUAL_LIMIT, Math.floor((area.width * area.height) / AREA_OF_TILE));
  const columns = Array.from({ length: Math.min(most, Math.max(count, 1)) }, (_, at) => at + 1);
  for (let pages = 1; pages <= count; pages += 1) {
    const layouts = columns
      .map((one) => placed(bands, one, pages, area))
      .filter((one) => one.tileHeight >= MIN_HEIGHT && largestPage(one) <= limit);
    if (layouts.length > 0) return best(layouts);
  }
  // Not even one row of the smallest tiles fits: the window is larger inside than it is.
  return placed(bands, columns.length, Number.POSITIVE_INFINITY, area);
}

const largestPage = ({ pages }: WallLayout): number =>
  Math.max(...pages.map((rows) => rows.flatMap(({ segments }) => segments).reduce(countUp, 0)));

const countUp = (sum: number, { count }: Segment): number => sum + count;

function best(layouts: readonly WallLayout[]): WallLayout {
  const score = ({ tileWidth, tileHeight }: WallLayout) =>
    Math.min(tileWidth, tileHeight * BEST_RATIO);
  return layouts.reduce((known, one) => (score(one) > score(known) ? one : known));
}

function placed(bands: readonly Band[], columns: number, pages: number, area: Area): WallLayout {
  const all = rowsOf(bands, columns);
  const perPage = Math.max(1, Math.ceil(all.length / pages));
  const paged = Array.from({ length: Math.max(1, Math.ceil(all.length / perPage)) }, (_, at) =>
    continued(all.slice(at * perPage, (at + 1) * perPage), bands),
  );
  const labels = Math.max(...paged.map((rows) => rows.filter(({ labelled }) => labelled).length));
  const rows = Math.min(perPage, Math.max(all.length, 1));
  return {
    columns,
    rows,
    tileWidth: Math.floor((area.width - (columns - 1) * GAP) / columns),
    tileHeight: Math.floor((area.height - (rows - 1) * GAP - labels * BAND_HEIGHT) / rows),
    pages: paged,
  };
}

/** The rows of all bands, one after the other. */
function rowsOf(bands: readonly Band[], columns: number): WallRow[] {
  const rows: Segment[][] = [];
  let used = columns;
  let first = 0;
  bands.forEach(({ label, count }, band) => {
    for (let done = 0; done < count; ) {
      const isStart = done === 0;
      const fits = isStart ? count <= columns - used : false;
      if (!fits) {
        rows.push([]);
        used = 0;
      }
      const taken = Math.min(count - done, columns - used);
      rows.at(-1)?.push({ band, label: isStart ? label : null, first, count: taken });
      used += taken;
      done += taken;
      first += taken;
    }
  });
  return rows.map(row);
}

const row = (segments: readonly Segment[]): WallRow => ({
  segments,
  labelled: segments.some(({ label }) => label !== null),
});

/** A page begins with the heading of its first band, also where that began on the page before. */
function continued(rows: readonly WallRow[], bands: readonly Band[]): WallRow[] {
  const [top, ...rest] = rows;
  const [start, ...others] = top?.segments ?? [];
  if (!start) return [...rows];
  const label = bands[start.band]?.label ?? null;
  return [row([{ ...start, label }, ...others]), ...rest];
}

/** On which page a tile stands, counted from 0. */
export const pageOf = ({ pages }: WallLayout, tile: number): number =>
  Math.max(
    0,
    pages.findIndex((rows) =>
      rows.some(({ segments }) =>
        segments.some(({ first, count }) => tile >= first && tile < first + count),
      ),
    ),
  );
