import type { HistoryDetail, HistoryStatus } from '#contract/model/history.ts';
import type { HistoryRunCall, HistoryRunSummary } from '#contract/model/history-run.ts';
import type { Call } from '#contract/model/outcome.ts';
import { isWell, shownOf, shownStatus, verifiedAt } from '#contract/model/run.ts';
import { addCounts, rollUp } from './roll-up.ts';

/** The line of a run in the history, from all that is kept of its calls; null where that is nothing. */
export function summarizeRun(details: readonly HistoryDetail[]): HistoryRunSummary | null {
  const [first] = details;
  if (!first) return null;
  const calls = details.map(({ call }) => call);
  const { presetName, accountName, practice, source, via, continues, createdAt } = first;
  const counts = addCounts(calls.flatMap(({ outcome }) => outcome?.counts ?? []));
  const short = calls.map(summarizeCall);
  const sum = (of: (call: HistoryRunCall) => number) =>
    short.reduce((total, one) => total + of(one), 0);
  return {
    ...{ runId: first.call.runId, createdAt, presetName, accountName, practice, source },
    ...(via !== undefined && { via }),
    ...(continues !== undefined && { continues }),
    action: first.call.action,
    status: shownStatus({ status: rollUp(counts), calls }) as HistoryStatus,
    verifiedAt: verifiedAt(calls),
    streams: {
      well: sum(({ streams }) => streams.well),
      total: sum(({ streams }) => streams.total),
    },
    outcomes: calls.reduce((total, { outcome }) => total + (outcome?.streams.length ?? 0), 0),
    calls: short,
  };
}

function summarizeCall(call: Call): HistoryRunCall {
  const { id, vendor, outcome, verdicts, endTime } = call;
  const rows = outcome?.streams ?? [];
  return {
    callId: id,
    vendor,
    status: shownOf(outcome?.status ?? 'unknown', rows, verdicts) as HistoryStatus,
    streams: tallyOf(call),
    endTime,
    verifiedAt: verifiedAt([call]),
  };
}

/** A stream of which one file format was refused (Ws answers each format apart) did not come out well. */
function tallyOf({ outcome, verdicts }: Call): HistoryRunCall['streams'] {
  const wells = new Map<string, boolean>();
  for (const row of outcome?.streams ?? []) {
    const well = isWell(shownOf(row.status, [row], verdicts));
    wells.set(row.streamId, well && (wells.get(row.streamId) ?? true));
  }
  return { well: [...wells.values()].filter(Boolean).length, total: wells.size };
}
