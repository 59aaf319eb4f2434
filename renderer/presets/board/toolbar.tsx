import { Button, SegmentedControl } from '@mantine/core';
import { IconCheckbox, IconLayoutGrid, IconList } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Settings } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useSaveSettings } from '../../shared/state/use-save-settings.ts';
import { FilterMenu } from './filter-menu.tsx';
import { isFiltering, NO_FILTERS } from './filters.ts';
import { GroupSigns } from './group-signs.tsx';
import { heldFilters, useHeld } from './held.ts';
import { SearchBox } from './search-box.tsx';
import styles from './toolbar.module.css';

interface ToolbarProps {
  /** All there are, and those on the board that are shown. */
  readonly presets: readonly Preset[];
  readonly shown: readonly Preset[];
  readonly selecting: boolean;
  readonly onSelecting: (selecting: boolean) => void;
}

/** Above the board: what is looked for, how much of it there is, and how it is shown. */
export function Toolbar({ presets, shown, selecting, onSelecting }: ToolbarProps) {
  const t = useT();
  return (
    <search className={styles.toolbar} aria-label={t('board.toolbar')}>
      <SearchBox />
      <FilterMenu presets={presets} />
      <Count all={presets} shown={shown} />
      <Button
        variant="default"
        leftSection={<IconCheckbox size={16} />}
        aria-pressed={selecting}
        onClick={() => onSelecting(!selecting)}
      >
        {t('board.select')}
      </Button>
      <LookSwitch />
    </search>
  );
}

interface CountProps {
  readonly all: readonly Preset[];
  readonly shown: readonly Preset[];
}

/** How many a filter leaves; of those that it hides, what is the matter with them. */
function Count({ all, shown }: CountProps) {
  const t = useT();
  const filters = useHeld(heldFilters);
  const hidden = useMemo(() => {
    const ids = new Set(shown.map(({ id }) => id));
    return all.filter(({ id, archived }) => !archived && !ids.has(id));
  }, [all, shown]);
  if (!isFiltering(filters)) {
    return (
      <div className={styles.count}>
        <output aria-live="polite">{t('board.count', { count: shown.length })}</output>
        <GroupSigns presets={shown} />
      </div>
    );
  }
  const count = shown.length + hidden.length;
  return (
    <div className={styles.count}>
      <output aria-live="polite">{t('board.countOf', { shown: shown.length, count })}</output>
      <GroupSigns presets={hidden} label={t('board.hidden')} />
      <Button variant="subtle" size="compact-sm" onClick={() => heldFilters.set(NO_FILTERS)}>
        {t('board.showAll')}
      </Button>
    </div>
  );
}

const LOOKS = [
  { value: 'cards', words: 'board.look.cards', Icon: IconLayoutGrid },
  { value: 'rows', words: 'board.look.rows', Icon: IconList },
] as const;

function LookSwitch() {
  const t = useT();
  const look = useAppState((state) => state.settings.board);
  const save = useSaveSettings();
  return (
    <SegmentedControl<Settings['board']>
      aria-label={t('board.look')}
      value={look}
      data={LOOKS.map(({ value, words, Icon }) => ({
        value,
        label: (
          <span className={styles.look} title={t(words)}>
            <Icon size={18} aria-hidden="true" />
            <span className="visually-hidden">{t(words)}</span>
          </span>
        ),
      }))}
      onChange={(board) => void save.run({ board })}
    />
  );
}
