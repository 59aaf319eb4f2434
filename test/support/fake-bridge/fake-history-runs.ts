import type { HistoryDetail, HistoryRow } from '#contract/model/history.ts';
import {
  type HistoryRun,
  type HistoryRunSummary,
  MAX_RUN_MATCHES,
} from '#contract/model/history-run.ts';
import { summarizeRun } from '#contract/rules/run-summary.ts';

/** Rows of one run, newest first. */
export type RunRows = readonly HistoryRow[];

type DetailOf = (callId: string) => HistoryDetail | null;

/** Rows of a call without a detail are a run of their own. */
const runIdOf = ({ callId }: HistoryRow, detailOf: DetailOf): string =>
  detailOf(callId)?.call.runId ?? callId;

/** Neighbouring rows of one run. */
export function groupByRun(rows: readonly HistoryRow[], detailOf: DetailOf): HistoryRow[][] {
  const groups: HistoryRow[][] = [];
  let last: string | null = null;
  for (const row of rows) {
    const runId = runIdOf(row, detailOf);
    if (runId === last) groups.at(-1)?.push(row);
    else groups.push([row]);
    last = runId;
  }
  return groups;
}

/** The line of a run, and its rows that are asked for; none where nothing is asked. */
export function lineOf(rows: RunRows, met: RunRows, detailOf: DetailOf): HistoryRun {
  const oldest = rows.at(-1);
  if (!oldest) throw new Error('a run has rows');
  const details = [...new Set(rows.map(({ callId }) => callId))].flatMap(
    (id) => detailOf(id) ?? [],
  );
  const summary = summarizeRun(details) ?? summaryOfRows(rows, oldest);
  const inOrder = met.toReversed();
  return {
    ...summary,
    createdAt: oldest.startedAt,
    outcomes: rows.length,
    id: oldest.id,
    matched: met.length,
    matches: inOrder.slice(0, MAX_RUN_MATCHES),
  };
}

function summaryOfRows(rows: RunRows, row: HistoryRow): HistoryRunSummary {
  const { callId, vendor, presetName, accountName, practice, action, status, endTime } = row;
  const well = rows.filter((one) => one.status === 'accepted').length;
  const streams = { well, total: rows.length };
  const rolled = well === rows.length ? status : well > 0 ? 'partial' : status;
  return {
    ...{ runId: callId, createdAt: row.startedAt, presetName, accountName, practice, action },
    ...{ source: 'window', status: rolled, verifiedAt: null, streams, outcomes: rows.length },
    calls: [{ callId, vendor, status: rolled, streams, endTime, verifiedAt: null }],
  };
}
