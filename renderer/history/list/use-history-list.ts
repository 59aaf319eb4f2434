import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import {
  type HistoryCount,
  type HistoryFilter,
  type HistoryRow,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';
import { ask } from '../../shared/bridge/ask.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { isSameFilter } from '../../shared/filter/is-same-filter.ts';
import { FoundList, type ListView } from '../../shared/list/found-list.ts';
import { type OpenList, useOpenList } from '../../shared/list/use-open-list.ts';
import type { ListKind } from './list-kind.ts';
import { opensByItself } from './opens-by-itself.ts';
import { RunLines } from './run-lines.ts';

/** Runs of one page: each may bring a dozen outcomes. */
const RUNS_AT_ONCE = 50;

/** The list on the screen: one line for each run, or one for each outcome. */
export type ShownList =
  | { readonly kind: 'runs'; readonly list: RunLines['list']; readonly runs: RunLines }
  | { readonly kind: 'rows'; readonly list: FoundList<HistoryRow> };

/** What was on the screen last, for when the section is opened again. */
let kept: { readonly key: string; readonly shown: ShownList } | null = null;

// Also while another section is on the screen.
bridge.on('history.changed', ({ removed, renewed }) => {
  if (!kept || !(removed || renewed)) return;
  if (kept.shown.kind === 'runs') kept.shown.runs.forgetOutcomes();
  if (removed) void kept.shown.list.renew();
  else kept.shown.list.refresh();
});

const page = (filter: HistoryFilter, before: number | null, limit: number) =>
  ask('history.page', { filter, before, limit });

async function runsPage(filter: HistoryFilter, before: number | null, limit: number) {
  const wanted = { filter, before, limit: Math.min(limit, RUNS_AT_ONCE) };
  const { runs, next, searchedTo } = await ask('history.runs', wanted);
  return { rows: runs, next, searchedTo };
}

function listOf(kind: ListKind, filter: HistoryFilter): ShownList {
  const isEverything = isSameFilter(filter, NO_HISTORY_FILTER);
  const source = <T>(
    pageOf: (filter: HistoryFilter, before: number | null, limit: number) => T,
  ) => ({
    page: (before: number | null, limit: number) => pageOf(filter, before, limit),
  });
  if (kind === 'rows') {
    const newest = async () => (await page(NO_HISTORY_FILTER, null, 1)).rows[0]?.id ?? 0;
    const rows = { ...source(page), newest: isEverything ? null : newest };
    return { kind, list: new FoundList<HistoryRow>(rows) };
  }
  const newest = async () => (await runsPage(NO_HISTORY_FILTER, null, 1)).rows[0]?.id ?? 0;
  const runs = new RunLines(
    {
      ...source(runsPage),
      newest: isEverything ? null : newest,
      outcomes: async (run) => (await ask('history.outcomes', { run })).rows,
    },
    (run) => opensByItself(run, filter),
  );
  return { kind, list: runs.list, runs };
}

function listFor(kind: ListKind, filterKey: string): ShownList {
  const key = `${kind} ${filterKey}`;
  if (kept?.key === key) return kept.shown;
  kept = { key, shown: listOf(kind, JSON.parse(filterKey)) };
  return kept.shown;
}

/** What meets a filter. What settles while it is looked at comes on top. */
export function useHistoryList(kind: ListKind, filter: HistoryFilter): OpenList<ShownList> {
  const key = JSON.stringify(filter);
  const shown = useMemo(() => listFor(kind, key), [kind, key]);
  return useOpenList(shown, 'history.changed');
}

/**
 * How many outcomes and runs meet the filter. Asked once the first of them are on the screen; a whole list
 * counts its own rows.
 */
export function useCount(
  kind: ListKind,
  filter: HistoryFilter,
  view: ListView,
): HistoryCount | null {
  const isCounted = view.begun && view.complete;
  const { data } = useQuery({
    queryKey: ['history-count', filter, view.added, view.renewals, isCounted],
    queryFn: () => ask('history.count', { filter }),
    enabled: view.begun && !(isCounted && kind === 'rows'),
    // The same filter with a few rows more: its number before is nearer than none. Another filter's is not.
    placeholderData: (count, query) => (query?.queryKey[1] === filter ? count : undefined),
    gcTime: 0,
  });
  if (!isCounted) return data ?? null;
  const counted = { count: view.count, exact: true };
  if (kind === 'rows') return { ...counted, runs: data?.runs ?? counted };
  return data ? { ...data, runs: counted } : null;
}
