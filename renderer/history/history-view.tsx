import { useEffect, useMemo, useRef, useState } from 'react';
import type { ExportFormat, HistoryRow } from '#contract/model/history.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Page } from '../shared/components/page.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import { Again } from './again/again.tsx';
import { ExportBars, ExportMenu } from './export/export.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { FilterChips } from './filter/filter-chips.tsx';
import { useFilter, useToday } from './filter/use-filter.ts';
import {
  isEmpty,
  type ListName,
  type ListValue,
  queryOf,
  type ViewFilter,
} from './filter/view-filter.ts';
import { HistoryDetailSheet } from './history-detail.tsx';
import {
  NoMoreRows,
  NothingMatches,
  NothingYet,
  SearchedTo,
  Unavailable,
} from './history-states.tsx';
import styles from './history-table.module.css';
import { HistoryTable } from './history-table.tsx';
import { outcomeCountText } from './list/number-and-day.ts';
import { useCount, useHistoryList } from './list/use-history-list.ts';
import { MENUS, type RowActions } from './row-menu.tsx';

/** What happened, one line for each stream at each vendor. */
export default function HistoryView() {
  const t = useT();
  const language = useAppState((state) => state.language);
  const { filter, change, clear } = useFilter();
  const today = useToday();
  // biome-ignore lint/correctness/useExhaustiveDependencies: "today" is another moment on another day
  const query = useMemo(() => queryOf(filter, new Date()), [filter, today]);
  const { list, view, stale } = useHistoryList(query);
  const count = useCount(query, view);
  const [shown, setShown] = useState<HistoryRow | null>(null);
  const [again, setAgain] = useState<HistoryRow | null>(null);
  const start = useAction((format: ExportFormat) =>
    bridge.ask('history.export', { filter: query, format }),
  );
  const actions = useRowActions(filter, change, { onOpen: setShown, onAgain: setAgain });
  const filtered = !isEmpty(filter);
  const isNothing = view.begun && view.complete && view.total === 0;
  const failed = view.error !== null;
  return (
    <Page
      title={t('nav.history')}
      fixed
      actions={
        <ExportMenu
          filtered={filtered}
          disabled={isNothing || failed || start.busy}
          onExport={(format) => void start.run(format)}
        />
      }
    >
      <FilterBar filter={filter} onChange={change} />
      <FilterChips filter={filter} onChange={change} onClear={clear} />
      <ErrorNote code={start.error} />
      <ExportBars />
      <div className={styles.found}>
        <span role={filtered ? 'status' : undefined}>
          {count && !stale && !isNothing && outcomeCountText(count, language, t)}
        </span>
        {filtered && !failed && !view.complete && !(count?.exact && !view.searching) && (
          <SearchedTo at={view.searchedTo} searching={stale || view.searching || !view.begun} />
        )}
      </div>
      {failed && view.total > 0 && <NoMoreRows onRetry={() => list.retry()} />}
      {failed && view.total === 0 && <Unavailable onRetry={() => list.retry()} />}
      {isNothing && !stale && (filtered ? <NothingMatches onClear={clear} /> : <NothingYet />)}
      {view.total > 0 && (
        <HistoryTable
          key={keyOf(list)}
          list={list}
          view={view}
          actions={actions}
          end={view.complete && t('history.end')}
        />
      )}
      <div {...{ [MENUS]: '' }} />
      {shown && (
        <HistoryDetailSheet
          row={shown}
          onClosed={() => setShown(null)}
          onAgain={() => setAgain(shown)}
        />
      )}
      {again && <Again row={again} onClosed={() => setAgain(null)} />}
    </Page>
  );
}

/** What the menu of a row does: opens it, starts it again, or filters by it. */
function useRowActions(
  filter: ViewFilter,
  change: (filter: ViewFilter) => void,
  { onOpen, onAgain }: Pick<RowActions, 'onOpen' | 'onAgain'>,
): RowActions {
  // The row whose menu was used may be gone with the next filter: the focus goes to the filter then.
  const leavesRow = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the filter is another one
  useEffect(() => {
    if (leavesRow.current) document.querySelector<HTMLElement>('[data-search]')?.focus();
    leavesRow.current = false;
  }, [filter]);
  return useMemo<RowActions>(() => {
    const filterBy = (changes: Partial<ViewFilter>) => {
      leavesRow.current = true;
      change({ ...filter, ...changes });
    };
    return {
      onOpen,
      onAgain,
      onOnly: <L extends ListName>(name: L, value: ListValue<L>) => filterBy({ [name]: [value] }),
      onText: (text) => filterBy({ text }),
    };
  }, [filter, change, onOpen, onAgain]);
}

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** Another filter is another table: it begins at its top. */
function keyOf(list: object): number {
  const key = keys.get(list) ?? ++lastKey;
  keys.set(list, key);
  return key;
}
