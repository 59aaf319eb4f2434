import { useMemo, useRef } from 'react';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { MENUS_ID } from '../preset-menu.tsx';
import styles from './board.module.css';
import { ActionsProvider, type BoardActions } from './board-actions.ts';
import { BoardGroups } from './board-groups.tsx';
import { RemovedLine } from './removed-line.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { useArrange } from './use-arrange.ts';
import { useDrag } from './use-drag.ts';
import { useMoveKeys } from './use-move-keys.ts';
import { useSelection } from './use-selection.ts';
import { useShown } from './use-shown.ts';

interface BoardProps {
  readonly actions: Pick<BoardActions, 'edit' | 'duplicate' | 'remove' | 'archive'>;
}

/** Every preset with its state and its Start button, in the operator's order and under their headings. */
export function Board({ actions }: BoardProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { presets, shown, waiting, filtering } = useShown();
  const look = useAppState((state) => state.settings.board);
  const { selection, select, selectAll } = useSelection();
  const { move, moveGroup, drop, said, error } = useArrange();
  useDrag(ref, drop);
  useMoveKeys(ref, move, moveGroup);
  const all = useMemo(() => ({ ...actions, move, select }), [actions, move, select]);
  return (
    <ActionsProvider value={all}>
      <div ref={ref} className={styles.board}>
        {presets.length > 1 && (
          <Toolbar
            presets={presets}
            shown={shown.presets}
            selecting={selection !== null}
            onSelecting={(selecting) => selectAll(selecting ? [] : null)}
          />
        )}
        <ErrorNote code={error} />
        <BoardGroups
          shown={shown}
          waiting={waiting}
          look={look}
          selection={selection}
          filtering={filtering}
        />
        <RemovedLine />
        <div id={MENUS_ID} />
        {selection && (
          <SelectionBar
            selected={shown.presets.filter(({ id }) => selection.has(id))}
            shown={shown.presets}
            onSelect={selectAll}
            onDone={() => selectAll(null)}
          />
        )}
      </div>
      <output className="visually-hidden" aria-live="polite">
        {said}
      </output>
    </ActionsProvider>
  );
}
