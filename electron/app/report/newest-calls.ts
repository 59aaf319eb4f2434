import type { AppState } from '#contract/model/app-state.ts';
import {
  type HistoryDetail,
  type HistoryPage,
  type HistoryQuery,
  MAX_HISTORY_PAGE,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';

/** Enough for a run to all vendors and what led to it. */
const CALLS = 20;

export interface NewestCalls {
  readonly calls: readonly HistoryDetail[];
  /** The error of a history that does not answer; what is in memory is there all the same. */
  readonly fault: unknown;
}

/** The history, as far as a report reads it. */
export interface ReportHistory {
  ask(name: 'page', query: HistoryQuery): Promise<HistoryPage>;
  ask(name: 'call', id: string): Promise<HistoryDetail | null>;
}

/** The newest calls, newest first: those that are shown, with the history's where it answers. */
export async function newestCalls(
  history: ReportHistory,
  runs: AppState['runs'],
): Promise<NewestCalls> {
  const known = new Map(shownCalls(runs).map((detail) => [detail.call.id, detail]));
  let fault: unknown = null;
  try {
    const { rows } = await history.ask('page', {
      filter: NO_HISTORY_FILTER,
      before: null,
      limit: MAX_HISTORY_PAGE,
    });
    const ids = [...new Set(rows.map(({ callId }) => callId))].slice(0, CALLS);
    for (const id of ids) {
      const detail = known.get(id) ?? (await history.ask('call', id));
      if (detail) known.set(id, detail);
    }
  } catch (error) {
    fault = error;
  }
  const calls = [...known.values()].sort((a, b) => momentOf(b).localeCompare(momentOf(a)));
  return { calls: calls.slice(0, CALLS), fault };
}

const momentOf = ({ call, createdAt }: HistoryDetail): string => call.startedAt ?? createdAt;

const shownCalls = (runs: AppState['runs']): HistoryDetail[] =>
  Object.values(runs).flatMap(
    ({ calls, presetName, accountName, appId, practice, source, createdAt }) =>
      calls.map((call) => ({
        call,
        presetName,
        accountName,
        appId,
        practice,
        source,
        createdAt,
      })),
  );
