import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import type { BoardLayout } from '#contract/model/board-layout.ts';
import type { Preset } from '#contract/model/preset.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { Empty } from '../../shared/components/empty.tsx';
import { ErrorNote } from '../../shared/components/note.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { ActionsProvider, type BoardActions } from '../card/board-actions.ts';
import { PresetCard } from '../card/preset-card.tsx';
import { MENUS_ID } from '../card/preset-menu.tsx';
import { PresetRow } from '../card/preset-row.tsx';
import styles from './board.module.css';
import { ARCHIVE, FIRST, groupKey } from './board-session.ts';
import { GroupSection } from './group-section.tsx';
import { NoMatch } from './no-match.tsx';
import { SelectionBar, useSelection } from './selection-bar.tsx';
import type { Shown } from './shown-order.ts';
import { Toolbar } from './toolbar.tsx';
import { useArrange } from './use-arrange.ts';
import { useLayout } from './use-layout.ts';
import { useDrag, useMoveKeys } from './use-move-gestures.ts';
import { useShown } from './use-shown.ts';

interface BoardProps {
  readonly actions: Pick<BoardActions, 'edit' | 'duplicate' | 'remove' | 'archive'>;
}

/** Every preset with its state and its Start button, in the operator's order and under their headings. */
export function Board({ actions }: BoardProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { presets, shown, waiting, filtering } = useShown();
  const layout = useLayout();
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
          layout={layout}
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

interface BoardGroupsProps {
  readonly shown: Shown;
  readonly waiting: ReadonlySet<string>;
  readonly layout: BoardLayout;
  readonly selection: ReadonlySet<string> | null;
  readonly filtering: boolean;
}

/** The presets under their headings, where there are any; then the archive. */
function BoardGroups({ shown, waiting, layout, selection, filtering }: BoardGroupsProps) {
  const t = useT();
  const { groups, presets, archived } = shown;
  const isGrouped = groups.some(({ name }) => name !== null);
  const isBare = presets.length === 0;
  // What is looked for is in the archive and nowhere else.
  const found = filtering && isBare;
  const list = { layout, selection, waiting };
  return (
    <>
      {isBare && filtering && archived.length === 0 && <NoMatch />}
      {isBare && !filtering && archived.length > 0 && (
        <Empty title={t('board.allArchived.title')}>{t('board.allArchived.text')}</Empty>
      )}
      {!isGrouped && !isBare && <PresetList {...list} presets={presets} grouped={false} />}
      {isGrouped &&
        groups.map((group) => (
          <GroupSection
            key={group.first ? FIRST : groupKey(group.name)}
            id={group.first ? FIRST : groupKey(group.name)}
            title={group.name ?? t(group.first ? 'board.trouble' : 'board.noGroup')}
            group={group.name ?? undefined}
            presets={group.presets}
          >
            <PresetList {...list} presets={group.presets} grouped />
          </GroupSection>
        ))}
      {archived.length > 0 && (
        <GroupSection
          id={found ? `${ARCHIVE} found` : ARCHIVE}
          title={t('board.archived')}
          presets={archived}
          closedAtFirst={!found}
        >
          <PresetList {...list} layout="rows" selection={null} presets={archived} grouped />
        </GroupSection>
      )}
    </>
  );
}

interface PresetListProps {
  readonly presets: readonly Preset[];
  /** Those to be drawn later. */
  readonly waiting: ReadonlySet<string>;
  readonly layout: BoardLayout;
  /** Null while nothing is being selected. */
  readonly selection: ReadonlySet<string> | null;
  readonly grouped: boolean;
}

/** Presets in their order, as cards or as rows. */
function PresetList({ presets, waiting, layout, selection, grouped }: PresetListProps) {
  const One = layout === 'rows' ? PresetRow : PresetCard;
  return (
    <div className={styles.list} data-layout={layout}>
      {presets
        .filter(({ id }) => !waiting.has(id))
        .map((preset) => (
          <One
            key={preset.id}
            preset={preset}
            selected={selection ? selection.has(preset.id) : null}
            grouped={grouped}
          />
        ))}
    </div>
  );
}

/** Where the last deletion can still be taken back when its toast is gone. */
function RemovedLine() {
  const t = useT();
  const removed = useAppState((state) => state.removedPreset);
  const restore = useAction((id: string) => bridge.ask('presets.restore', { id }));
  if (!removed) return null;
  return (
    <div className={styles.removed}>
      <div className={styles.removedText}>
        <span className={styles.removedName}>{t('board.removed', { preset: removed.name })}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={16} />}
          loading={restore.busy}
          aria-label={t('board.undo.label', { preset: removed.name })}
          onClick={() => void restore.run(removed.id)}
        >
          {t('board.undo')}
        </Button>
      </div>
      <ErrorNote code={restore.error} />
    </div>
  );
}
