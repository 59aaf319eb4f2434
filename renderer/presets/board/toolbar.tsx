import {
  ActionIcon,
  Button,
  Chip,
  Group,
  Popover,
  SegmentedControl,
  TextInput,
} from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheckbox,
  IconFilter,
  IconGridDots,
  IconLayoutGrid,
  IconList,
  IconMaximize,
  IconSearch,
} from '@tabler/icons-react';
import { type ReactNode, useId, useMemo } from 'react';
import type { BoardLayout } from '#contract/model/board-layout.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { vendorName } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState, useSaveSettings } from '../../shared/state/use-app-state.ts';
import { useWindowActions } from '../../shared/window-actions.ts';
import { useSessionValue } from '../session/session-value.ts';
import { sessionFilters, sessionTroubleFirst } from './board-session.ts';
import { choicesOf, chosenCount, isFiltering, NO_FILTERS } from './filters.ts';
import { GroupSigns } from './group-section.tsx';
import styles from './toolbar.module.css';
import { useLayout } from './use-layout.ts';

interface ToolbarProps {
  /** All there are, and those on the board that are shown. */
  readonly presets: readonly Preset[];
  readonly shown: readonly Preset[];
  /** Absent where nothing can be selected. */
  readonly selecting?: boolean;
  readonly onSelecting?: (selecting: boolean) => void;
  /** On one low line above the wall, which needs the height. */
  readonly dense?: boolean;
  readonly children?: ReactNode;
}

/** Above the board: what is looked for, how much of it there is, and how it is shown. */
export function Toolbar(props: ToolbarProps) {
  const { presets, shown, selecting = false, onSelecting, dense = false, children } = props;
  const t = useT();
  return (
    <search
      className={styles.toolbar}
      data-dense={dense || undefined}
      aria-label={t('board.toolbar')}
    >
      <SearchBox />
      <FilterMenu presets={presets} />
      <Count all={presets} shown={shown} />
      <TroubleFirst />
      {onSelecting && (
        <Button
          variant="default"
          leftSection={<IconCheckbox size={16} />}
          aria-pressed={selecting}
          onClick={() => onSelecting(!selecting)}
        >
          {t('board.select')}
        </Button>
      )}
      {children}
      <LayoutSwitch />
      {dense && <FullScreenButton />}
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
  const filters = useSessionValue(sessionFilters);
  const hidden = useMemo(() => {
    const ids = new Set(shown.map(({ id }) => id));
    return all.filter(({ id, archived }) => !archived && !ids.has(id));
  }, [all, shown]);
  if (!isFiltering(filters)) {
    return (
      <div className={styles.count}>
        <output aria-live="polite">{t('board.count', { count: shown.length })}</output>
      </div>
    );
  }
  const count = shown.length + hidden.length;
  return (
    <div className={styles.count}>
      <output aria-live="polite">{t('board.countOf', { shown: shown.length, count })}</output>
      <GroupSigns presets={hidden} label={t('board.hidden')} />
      <Button variant="subtle" size="compact-sm" onClick={() => sessionFilters.set(NO_FILTERS)}>
        {t('board.showAll')}
      </Button>
    </div>
  );
}

/** Whether presets with trouble come before the others. */
function TroubleFirst() {
  const t = useT();
  const isOn = useSessionValue(sessionTroubleFirst);
  return (
    <Button
      variant="default"
      title={t('board.troubleFirst')}
      leftSection={<IconAlertTriangle size={16} />}
      aria-pressed={isOn}
      onClick={() => sessionTroubleFirst.set(!isOn)}
    >
      {t('board.troubleFirst')}
    </Button>
  );
}

function FullScreenButton() {
  const t = useT();
  const { perform } = useWindowActions();
  return (
    <ActionIcon
      variant="default"
      size={36}
      aria-label={t('wall.fullScreen')}
      aria-keyshortcuts="F11"
      title={t('wall.fullScreen')}
      onClick={() => perform('window.fullScreen')}
    >
      <IconMaximize size={18} aria-hidden="true" />
    </ActionIcon>
  );
}

const LAYOUTS = [
  { value: 'wall', text: 'board.layout.wall', Icon: IconGridDots },
  { value: 'cards', text: 'board.layout.cards', Icon: IconLayoutGrid },
  { value: 'rows', text: 'board.layout.rows', Icon: IconList },
] as const;

function LayoutSwitch() {
  const t = useT();
  const layout = useLayout();
  const save = useSaveSettings();
  return (
    <SegmentedControl<BoardLayout>
      aria-label={t('board.layout')}
      value={layout}
      data={LAYOUTS.map(({ value, text, Icon }) => ({
        value,
        label: (
          <span className={styles.layout} title={t(text)}>
            <Icon size={18} aria-hidden="true" />
            <span className="visually-hidden">{t(text)}</span>
          </span>
        ),
      }))}
      onChange={(board) => void save.run({ board })}
    />
  );
}

/** Finds presets by what they are called and what they record. A slash leads here (`shared/shortcuts`). */
function SearchBox() {
  const t = useT();
  const filters = useSessionValue(sessionFilters);
  return (
    <TextInput
      data-search
      type="search"
      className={styles.search ?? ''}
      aria-label={t('board.search')}
      aria-keyshortcuts="/"
      placeholder={t('board.search.hint')}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={
        filters.query === '' && (
          <span className={styles.key} aria-hidden="true">
            {t('board.keys.search')}
          </span>
        )
      }
      rightSectionPointerEvents="none"
      value={filters.query}
      onChange={(event) => sessionFilters.set({ ...filters, query: event.currentTarget.value })}
    />
  );
}

/** Narrows the board down by account, vendor and tag; only what tells presets apart is offered. */
function FilterMenu({ presets }: { readonly presets: readonly Preset[] }) {
  const t = useT();
  const filters = useSessionValue(sessionFilters);
  const accounts = useAppState((state) => state.accounts);
  const choices = choicesOf(presets, filters);
  if (choices.accounts.length + choices.vendors.length + choices.tags.length === 0) return null;
  const chosen = chosenCount(filters);
  const nameOf = (accountId: string) =>
    accounts.find(({ id }) => id === accountId)?.name ?? t('board.filter.noAccount');
  return (
    <Popover position="bottom-start" width={360} trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="default" title={t('board.filter')} leftSection={<IconFilter size={16} />}>
          {chosen === 0 ? t('board.filter') : t('board.filter.chosen', { count: chosen })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.filters ?? ''} aria-label={t('board.filter')}>
        <Choice
          title={t('board.filter.accounts')}
          all={choices.accounts}
          chosen={filters.accounts}
          nameOf={nameOf}
          onChange={(next) => sessionFilters.set({ ...filters, accounts: next })}
        />
        <Choice
          title={t('board.filter.vendors')}
          all={choices.vendors}
          chosen={filters.vendors}
          nameOf={(vendor) => vendorName(vendor as Vendor, t)}
          onChange={(next) => sessionFilters.set({ ...filters, vendors: next as Vendor[] })}
        />
        <Choice
          title={t('board.filter.tags')}
          all={choices.tags}
          chosen={filters.tags}
          nameOf={(tag) => tag}
          onChange={(next) => sessionFilters.set({ ...filters, tags: next })}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onChange: (chosen: string[]) => void;
}

function Choice({ title, all, chosen, nameOf, onChange }: ChoiceProps): ReactNode {
  const id = useId();
  if (all.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot be laid out beside its fields
    <div role="group" aria-labelledby={id}>
      <p id={id} className={styles.title}>
        {title}
      </p>
      <Chip.Group multiple value={[...chosen]} onChange={onChange}>
        <Group gap={6}>
          {all.map((value) => (
            <Chip key={value} value={value} size="sm" variant="outline">
              {nameOf(value)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
