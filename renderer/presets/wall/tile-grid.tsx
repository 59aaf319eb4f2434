import { Fragment } from 'react';
import { Tile } from './tile.tsx';
import styles from './wall.module.css';
import { BAND_HEIGHT, GAP, type WallLayout } from './wall-layout.ts';

interface TileGridProps {
  readonly layout: WallLayout;
  readonly page: number;
  /** All presets of the wall in their order. */
  readonly ids: readonly string[];
  readonly current: string | null;
  readonly selected: string | null;
}

/** The tiles of one page in one grid, so that they are of one size in every row. */
export function TileGrid({ layout, page, ids, current, selected }: TileGridProps) {
  const { columns, tileHeight, pages } = layout;
  const rows = pages[page] ?? [];
  const shown = new Set(
    rows.flatMap(({ segments }) =>
      segments.flatMap(({ first, count }) => ids.slice(first, first + count)),
    ),
  );
  const [top] = shown;
  const reached = current !== null && shown.has(current) ? current : top;
  let line = 0;
  return (
    <div
      role="presentation"
      className={styles.grid}
      style={{
        gap: GAP,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: rows
          .map(({ labelled }) =>
            labelled ? `${BAND_HEIGHT - GAP}px ${tileHeight}px` : `${tileHeight}px`,
          )
          .join(' '),
      }}
    >
      {rows.map(({ segments, labelled }) => {
        if (labelled) line += 1;
        line += 1;
        const own = line;
        let column = 0;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a table has no tiles
          <div key={segments[0]?.first} role="row" tabIndex={-1} className={styles.row}>
            {segments.map(({ first, count, label }) => {
              const start = column + 1;
              column += count;
              return (
                <Fragment key={first}>
                  {label !== null && (
                    // biome-ignore lint/a11y/useSemanticElements: a table has no tiles
                    <div
                      role="rowheader"
                      tabIndex={-1}
                      className={styles.label}
                      style={{ gridRow: own - 1, gridColumn: `${start} / span ${count}` }}
                    >
                      <span className={styles.labelText}>{label}</span>
                    </div>
                  )}
                  {ids.slice(first, first + count).map((presetId, at) => (
                    <Tile
                      key={presetId}
                      presetId={presetId}
                      current={presetId === reached}
                      selected={presetId === selected}
                      row={own}
                      column={start + at}
                    />
                  ))}
                </Fragment>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}
