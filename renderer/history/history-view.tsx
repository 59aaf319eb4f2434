import { SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ExportFormat, HistoryFilter, HistoryRow } from '#contract/model/history.ts';
import type { HistoryRun } from '#contract/model/history-run.ts';
import { RunFilesSheet } from '../files/index.ts';
import { ask } from '../shared/bridge/ask.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Page } from '../shared/components/page.tsx';
import { useToday } from '../shared/filter/use-today.ts';
import { useT } from '../shared/i18n/use-t.ts';
import type { ListView } from '../shared/list/found-list.ts';
import { SearchedTo } from '../shared/list/searched-to.tsx';
import { useAppState } from '../shared/state/use-app-state.ts';
import { MENUS } from '../shared/table/lazy-menu.tsx';
import styles from '../shared/table/table.module.css';
import { Again, type AgainFrom } from './again/again.tsx';
import { ExportBars, ExportMenu } from './export/export.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { FilterChips } from './filter/filter-chips.tsx';
import { useFilter } from './filter/use-filter.ts';
import {
  isEmpty,
  type ListName,
  type ListValue,
  queryOf,
  textOf,
  type ViewFilter,
} from './filter/view-filter.ts';
import { HistoryDetailSheet } from './history-detail.tsx';
import { NoMoreRows, NothingMatches, NothingYet, Unavailable } from './history-states.tsx';
import { outcomeCountText, runCountText } from './list/count-text.ts';
import { type ListKind, useListKind } from './list/list-kind.ts';
import { type ShownList, useCount, useHistoryList } from './list/use-history-list.ts';
import { HistoryTable } from './rows/history-table.tsx';
import type { RowActions } from './rows/row-menu.tsx';
import { LostRun, useRunByLink } from './run-by-link.tsx';
import type { RunActions } from './runs/run-menu.tsx';
import { RunTable } from './runs/run-table.tsx';

/** What happened: the runs with their outcomes, or one line for each outcome. */
export default function HistoryView() {
  const t = useT();
  const { filter, change, clear } = useFilter();
  const [kind, setKind] = useListKind();
  const today = useToday();
  // biome-ignore lint/correctness/useExhaustiveDependencies: "today" is another moment on another day
  const query = useMemo(() => queryOf(filter, new Date()), [filter, today]);
  const { shown, view, stale } = useHistoryList(kind, query);
  const start = useAction((format: ExportFormat) =>
    bridge.ask('history.export', { filter: query, format }),
  );
  const opening = useOpening();
  const rowActions = useRowActions(filter, change, opening.ofRow);
  const runActions = useMemo(
    () => ({ ...opening.ofRun, onOnly: rowActions.onOnly }),
    [opening.ofRun, rowActions],
  );
  const { isLost } = useRunByLink(opening.openFirst);
  const filtered = !isEmpty(filter);
  const isNothing = view.begun && view.complete && view.total === 0;
  const failed = view.error !== null;
  const retry = () => shown.list.retry();
  return (
    <Page
      title={t('nav.history')}
      fixed
      actions={
        <>
          <KindSwitch kind={kind} onKind={setKind} />
          <ExportMenu
            filtered={filtered}
            disabled={isNothing || failed || start.busy}
            onExport={(format) => void start.run(format)}
          />
        </>
      }
    >
      <FilterBar filter={filter} onChange={change} />
      <FilterChips filter={filter} onChange={change} onClear={clear} />
      <ErrorNote code={start.error} />
      {isLost && <LostRun />}
      <ExportBars />
      <Found {...{ kind, query, view, stale, filtered, isNothing }} />
      {failed && view.total > 0 && <NoMoreRows onRetry={retry} />}
      {failed && view.total === 0 && <Unavailable onRetry={retry} />}
      {isNothing && !stale && (filtered ? <NothingMatches onClear={clear} /> : <NothingYet />)}
      {view.total > 0 && (
        <Listing {...{ shown, view, rowActions, runActions }} text={textOf(filter)} />
      )}
      <div {...{ [MENUS]: '' }} />
      {opening.sheets}
    </Page>
  );
}

interface FoundProps {
  readonly kind: ListKind;
  readonly query: HistoryFilter;
  readonly view: ListView;
  readonly stale: boolean;
  readonly filtered: boolean;
  readonly isNothing: boolean;
}

/** How much was found, and how far back has been looked. */
function Found({ kind, query, view, stale, filtered, isNothing }: FoundProps) {
  const t = useT();
  const language = useAppState((state) => state.language);
  const count = useCount(kind, query, view);
  const outcomes = count && outcomeCountText(count, language, t);
  const runs = count && kind === 'runs' && runCountText(count.runs, language, t);
  const text = runs && outcomes ? t('history.counts', { runs, outcomes }) : runs || outcomes;
  const isKnown = count?.exact && !view.searching;
  return (
    <div className={styles.found}>
      <span role={filtered ? 'status' : undefined}>{!stale && !isNothing && text}</span>
      {filtered && view.error === null && !view.complete && !isKnown && (
        <SearchedTo at={view.searchedTo} searching={stale || view.searching || !view.begun} />
      )}
    </div>
  );
}

function KindSwitch({
  kind,
  onKind,
}: {
  readonly kind: ListKind;
  readonly onKind: (kind: ListKind) => void;
}) {
  const t = useT();
  return (
    <SegmentedControl<ListKind>
      className={styles.kind ?? ''}
      aria-label={t('history.list')}
      size="xs"
      value={kind}
      data={[
        { value: 'runs', label: t('history.list.runs') },
        { value: 'rows', label: t('history.list.rows') },
      ]}
      onChange={onKind}
    />
  );
}

interface ListingProps {
  readonly shown: ShownList;
  readonly view: ListView;
  readonly text: string;
  readonly rowActions: RowActions;
  readonly runActions: Omit<RunActions, 'onToggle'>;
}

function Listing({ shown, view, text, rowActions, runActions }: ListingProps) {
  const t = useT();
  const key = keyOf(shown.list);
  return shown.kind === 'runs' ? (
    <RunTable
      key={key}
      runs={shown.runs}
      end={view.complete && t('history.run.end')}
      {...{ view, text, rowActions, runActions }}
    />
  ) : (
    <HistoryTable
      key={key}
      list={shown.list}
      view={view}
      actions={rowActions}
      end={view.complete && t('history.end')}
    />
  );
}

/** The sheets that a row or a run opens: the details of a call, and the start again. */
function useOpening() {
  const [call, setCall] = useState<{ callId: string; stream: string | null; from: AgainFrom }>();
  const [again, setAgain] = useState<AgainFrom>();
  const [files, setFiles] = useState<RunOfFiles>();
  const opens = useMemo(
    () => ({
      ofRow: {
        onOpen: (row: HistoryRow) =>
          setCall({ callId: row.callId, stream: row.streamId, from: fromRow(row) }),
        onAgain: (row: HistoryRow) => setAgain(fromRow(row)),
        onFiles: async (row: HistoryRow) => setFiles(await runOfRow(row)),
      },
      ofRun: {
        onOpenCall: (run: HistoryRun, callId: string) =>
          setCall({ callId, stream: null, from: fromRun(run) }),
        onAgain: (run: HistoryRun) => setAgain(fromRun(run)),
        onFiles: ({ runId, presetName }: HistoryRun) => setFiles({ runId, presetName }),
      },
    }),
    [],
  );
  const sheets = (
    <>
      {call && (
        <HistoryDetailSheet
          callId={call.callId}
          streamId={call.stream}
          onClosed={() => setCall(undefined)}
          onAgain={() => setAgain(call.from)}
        />
      )}
      {files && <RunFilesSheet {...files} onClosed={() => setFiles(undefined)} />}
      {again && <Again from={again} onClosed={() => setAgain(undefined)} />}
    </>
  );
  /** The first call of a run: the others are beside it in the list. */
  const openFirst = (run: Pick<HistoryRun, 'presetName' | 'accountName' | 'calls'>) => {
    const [first] = run.calls;
    if (first) setCall({ callId: first.callId, stream: null, from: fromRun(run) });
  };
  return { ...opens, openFirst, sheets };
}

interface RunOfFiles {
  readonly runId: string;
  readonly presetName: string;
}

/** The run of a row, whose files are looked at together; none where the row has gone meanwhile. */
async function runOfRow({ callId, presetName }: HistoryRow): Promise<RunOfFiles | undefined> {
  const detail = await ask('history.call', { callId }).catch(() => null);
  return detail ? { runId: detail.call.runId, presetName } : undefined;
}

const fromRow = (row: HistoryRow): AgainFrom => {
  const { presetName, accountName, vendor, streamId } = row;
  return { presetName, accountName, callIds: [row.callId], stream: { vendor, streamId } };
};

const fromRun = ({
  presetName,
  accountName,
  calls,
}: Pick<HistoryRun, 'presetName' | 'accountName' | 'calls'>): AgainFrom => ({
  ...{ presetName, accountName, stream: null },
  callIds: calls.map(({ callId }) => callId),
});

/** What the menu of a row does: opens it, starts it again, or filters by it. */
function useRowActions(
  filter: ViewFilter,
  change: (filter: ViewFilter) => void,
  { onOpen, onAgain, onFiles }: Pick<RowActions, 'onOpen' | 'onAgain' | 'onFiles'>,
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
      onFiles,
      onOnly: <L extends ListName>(name: L, value: ListValue<L>) => filterBy({ [name]: [value] }),
      onText: (text) => filterBy({ text }),
    };
  }, [filter, change, onOpen, onAgain, onFiles]);
}

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** Another filter is another table: it begins at its top. */
function keyOf(list: object): number {
  const key = keys.get(list) ?? ++lastKey;
  keys.set(list, key);
  return key;
}
