import { useEffect, useMemo, useRef, useState } from 'react';
import type { RecordedFile } from '#contract/model/file.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Page } from '../shared/components/page.tsx';
import { useExpiryDays } from '../shared/files/expiring-files.ts';
import { useToday } from '../shared/filter/use-today.ts';
import { useT } from '../shared/i18n/use-t.ts';
import type { ListView } from '../shared/list/found-list.ts';
import { SearchedTo } from '../shared/list/searched-to.tsx';
import { MENUS } from '../shared/table/lazy-menu.tsx';
import tableStyles from '../shared/table/table.module.css';
import { FileSheet } from './detail/file-sheet.tsx';
import { ExpiringNote } from './expiring.tsx';
import { NoFiles, NothingMatches, Unavailable } from './files-states.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { FilterChips } from './filter/filter-chips.tsx';
import { useFilter } from './filter/use-filter.ts';
import { isEmpty, NO_FILTER, queryOf, textOf, type ViewFilter } from './filter/view-filter.ts';
import { linkOf } from './list/file-groups.ts';
import { useFilesList } from './list/use-files-list.ts';
import { MissingNote } from './missing-note.tsx';
import type { RowActions } from './rows/file-menu.tsx';
import { FileTable } from './rows/file-table.tsx';
import { type FileActions, useFileActions } from './rows/use-file-actions.ts';
import { RunFilesSheet } from './run/run-files-sheet.tsx';

/** The files of recordings, by day and run. */
export default function FilesView() {
  const t = useT();
  const { filter, change, clear } = useFilter();
  const days = useExpiryDays();
  const today = useToday();
  // biome-ignore lint/correctness/useExhaustiveDependencies: "today" is another moment on another day
  const query = useMemo(() => queryOf(filter, new Date(), days), [filter, today, days]);
  const { shown, view, stale } = useFilesList(query);
  const { error, ...fileActions } = useFileActions();
  const opening = useOpening();
  const actions = useRowActions(filter, change, { ...fileActions, ...opening.opens });
  const filtered = !isEmpty(filter);
  const isNothing = view.begun && view.complete && view.total === 0;
  const failed = view.error !== null;
  return (
    <Page title={t('nav.files')} fixed>
      <MissingNote />
      {!filter.soon && <ExpiringNote onShow={() => change({ ...NO_FILTER, soon: true })} />}
      <FilterBar filter={filter} onChange={change} />
      <FilterChips filter={filter} onChange={change} onClear={clear} />
      <ErrorNote code={error} />
      <Searching view={view} stale={stale} filtered={filtered} />
      {failed && <Unavailable onRetry={() => shown.list.retry()} beside={view.total > 0} />}
      {isNothing && !stale && (filtered ? <NothingMatches onClear={clear} /> : <NoFiles />)}
      {view.total > 0 && (
        <FileTable
          key={keyOf(shown.list)}
          list={shown.list}
          view={view}
          text={textOf(filter)}
          actions={actions}
          end={view.complete && t('files.end')}
        />
      )}
      <div {...{ [MENUS]: '' }} />
      {opening.sheets}
    </Page>
  );
}

interface SearchingProps {
  readonly view: ListView;
  readonly stale: boolean;
  readonly filtered: boolean;
}

/** How far back has been looked, while a filter is looked for. */
function Searching({ view, stale, filtered }: SearchingProps) {
  if (!filtered || view.error !== null || view.complete) return null;
  return (
    <div className={tableStyles.found}>
      <SearchedTo at={view.searchedTo} searching={stale || view.searching || !view.begun} />
    </div>
  );
}

/** The sheets that a row opens: all of a file, and the files of its run. */
function useOpening() {
  const [file, setFile] = useState<RecordedFile | null>(null);
  const [run, setRun] = useState<{ runId: string; presetName: string } | null>(null);
  const opens = useMemo(
    () => ({
      onDetails: setFile,
      onRun: (one: RecordedFile) => setRun(linkOf(one) ?? null),
    }),
    [],
  );
  const sheets = (
    <>
      {file && <FileSheet file={file} onClosed={() => setFile(null)} />}
      {run && <RunFilesSheet {...run} onClosed={() => setRun(null)} />}
    </>
  );
  return { opens, sheets };
}

type Given = FileActions & Pick<RowActions, 'onDetails' | 'onRun'>;

/** What the menu of a row does: opens it, or filters by it. */
function useRowActions(
  filter: ViewFilter,
  change: (filter: ViewFilter) => void,
  { onPlay, onOpenInBrowser, onCopyLink, onDetails, onRun }: Given,
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
      ...{ onPlay, onOpenInBrowser, onCopyLink, onDetails, onRun },
      onOnly: (name, value) => filterBy({ [name]: [value] }),
      onText: (text) => filterBy({ text }),
    };
  }, [filter, change, onPlay, onOpenInBrowser, onCopyLink, onDetails, onRun]);
}

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** Another filter is another table: it begins at its top. */
function keyOf(list: object): number {
  const key = keys.get(list) ?? ++lastKey;
  keys.set(list, key);
  return key;
}
