import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef } from 'react';
import { useT } from '../../shared/i18n/use-t.ts';
import { NoMatch } from '../board/no-match.tsx';
import { Toolbar } from '../board/toolbar.tsx';
import { useShown } from '../board/use-shown.ts';
import { Pages } from './pages.tsx';
import { TileGrid } from './tile-grid.tsx';
import { useBands } from './use-bands.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useTileActions } from './use-tile-actions.ts';
import { useTiles } from './use-tiles.ts';
import { useWheel } from './use-wheel.ts';
import styles from './wall.module.css';
import type { WallBand } from './wall-bands.ts';
import { isMove } from './wall-moves.ts';

/** Every preset as a tile of the same size, on one screen: what is read from the chair. */
export function Wall({ children }: { readonly children?: ReactNode }) {
  const { presets, shown, filtering } = useShown();
  const bands = useBands(shown);
  const fullScreen = useFullScreen();
  return (
    <div className={styles.wall}>
      <div className={styles.tools} data-full-screen={(fullScreen && !filtering) || undefined}>
        <Toolbar presets={presets} shown={shown.presets} dense>
          {children}
        </Toolbar>
      </div>
      {bands.length === 0 && filtering ? <NoMatch /> : <Tiles bands={bands} />}
    </div>
  );
}

/** The tiles in their pages, and the way among them. */
function Tiles({ bands }: { readonly bands: readonly WallBand[] }) {
  const t = useT();
  const area = useRef<HTMLDivElement>(null);
  const wall = useTiles(area, bands);
  const { layout, ids, page, current, selected } = wall;
  const actions = useTileActions();
  useWheel(area, (by) => wall.turn(page + by));
  const onKeyDown = (event: KeyboardEvent) => {
    const presetId = presetAt(event.target);
    if (!presetId || hasModifier(event)) return;
    if (isMove(event.key)) wall.move(presetId, event.key);
    else if (event.key === 'Enter' && !event.repeat) actions.enter(presetId);
    else if (event.key === ' ' && !event.repeat) actions.click(presetId);
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
  };
  const onTile = (act: (presetId: string) => void) => (event: SyntheticEvent) => {
    const presetId = presetAt(event.target);
    if (!presetId) return;
    wall.reach(presetId);
    act(presetId);
  };
  return (
    <div ref={area} className={styles.stage}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table has no tiles */}
      <div
        className={styles.area}
        role="grid"
        aria-label={t('wall.label')}
        tabIndex={-1}
        onClick={onTile(actions.click)}
        onDoubleClick={onTile(actions.doubleClick)}
        onKeyDown={onKeyDown}
        onFocus={onTile(() => undefined)}
      >
        {layout && (
          <TileGrid layout={layout} page={page} ids={ids} current={current} selected={selected} />
        )}
      </div>
      {layout && layout.pages.length > 1 && (
        <Pages layout={layout} ids={ids} page={page} onTurn={wall.turn} />
      )}
    </div>
  );
}

const presetAt = (target: EventTarget): string | undefined =>
  target instanceof Element
    ? target.closest<HTMLElement>('[data-preset]')?.dataset.preset
    : undefined;

const hasModifier = (event: KeyboardEvent): boolean =>
  event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
