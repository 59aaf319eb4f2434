import { type HistoryFilter, type HistoryRow, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import type { Call } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';

/** A row as it is expected, without the number that the database gives it. */
export type ExpectedRow = Omit<HistoryRow, 'id'>;

interface OracleRow {
  readonly row: ExpectedRow;
  readonly appId: number;
  readonly ids: readonly string[];
}

const plain = (text: string) => text.replaceAll('\0', '\u{fffd}').normalize('NFKC').toLowerCase();

/** What a history that holds these runs, added in this order, must find: by looking at every row. */
export function expectedRows(runs: readonly Run[], filter: HistoryFilter): ExpectedRow[] {
  return runs
    .flatMap(rowsOfRun)
    .filter((known) => meets(known, filter))
    .map(({ row }) => row)
    .reverse();
}

/** A line of the list of runs, as far as it does not follow from its rows. */
export interface ExpectedRun {
  readonly runId: string;
  readonly presetName: string;
  readonly outcomes: number;
  readonly matched: number;
  readonly matches: readonly ExpectedRow[];
}

/** The runs with a row that meets the filter, newest first; `most`: rows that come with each. */
export function expectedRuns(
  runs: readonly Run[],
  filter: HistoryFilter,
  most: number,
): ExpectedRun[] {
  // Blanks alone ask for nothing.
  const asked = { ...filter, text: filter.text.trim() };
  const asks = JSON.stringify(asked) !== JSON.stringify(NO_HISTORY_FILTER);
  return runs
    .flatMap((run) => {
      const all = rowsOfRun(run);
      const met = all.filter((known) => meets(known, filter)).map(({ row }) => row);
      const rows = asks ? met : [];
      return met.length === 0
        ? []
        : [
            {
              ...{ runId: run.id, presetName: run.presetName, outcomes: all.length },
              ...{ matched: rows.length, matches: rows.slice(0, most) },
            },
          ];
    })
    .reverse();
}

function rowsOfRun(run: Run): OracleRow[] {
  return run.calls.flatMap((call) =>
    (call.outcome?.streams ?? []).map((stream) => ({
      appId: run.appId,
      ids: [
        call.id,
        call.outcome?.requestId,
        stream.taskId,
        stream.vendorRequestId,
        stream.persistentId,
        stream.traceId,
      ].filter((id): id is string => typeof id === 'string'),
      row: {
        callId: call.id,
        startedAt: call.startedAt ?? run.createdAt,
        presetName: run.presetName,
        accountName: run.accountName,
        practice: run.practice,
        action: call.action,
        vendor: call.vendor,
        streamId: stream.streamId,
        task: stream.task ?? null,
        status: stream.status,
        reason: stream.reason ?? null,
        ...verdictOn(call, stream.streamId),
        endTime: call.endTime,
        vendorCode: text(stream.vendorCode),
        code: text(call.outcome?.code),
        message: text(stream.vendorMessage) ?? text(call.outcome?.message),
      },
    })),
  );
}

const verdictOn = ({ verdicts }: Call, stream: string) => {
  const newest = verdicts.filter(({ streamId }) => streamId === stream).at(-1);
  return { verdict: newest?.verdict ?? null, verifiedAt: newest?.at ?? null };
};

/** A zero character cannot be kept; what stands for it can. */
const text = (value: string | number | null | undefined): string | null =>
  value === undefined || value === null || value === ''
    ? null
    : String(value).replaceAll('\0', '\u{fffd}');

function meets({ row, appId, ids }: OracleRow, filter: HistoryFilter): boolean {
  const { from, to, appIds, presets, vendors, statuses, codes } = filter;
  if (from !== null && new Date(row.startedAt) < new Date(from)) return false;
  if (to !== null && new Date(row.startedAt) >= new Date(to)) return false;
  if (appIds.length > 0 && !appIds.includes(appId)) return false;
  if (presets.length > 0 && !presets.includes(row.presetName)) return false;
  if (vendors.length > 0 && !vendors.includes(row.vendor)) return false;
  if (statuses.length > 0 && !statuses.includes(row.status)) return false;
  if (codes.length > 0 && ![row.code, row.vendorCode].some((code) => codes.includes(code ?? '\0')))
    return false;
  const wanted = plain(filter.text).trim();
  if (wanted === '') return true;
  const words = [row.presetName, row.accountName, row.streamId, row.message ?? ''];
  if (words.some((word) => plain(word).includes(wanted))) return true;
  return wanted.length >= 6 && ids.some((id) => plain(id).startsWith(wanted));
}
