import type { AppState } from '#contract/model/app-state.ts';
import {
  type ExportProgress,
  type HistoryDetail,
  type HistoryFacets,
  type HistoryFilter,
  type HistoryRow,
  NO_HISTORY_FILTER,
} from '#contract/model/history.ts';
import type { Handlers } from './fake-bridge.ts';
import { groupByRun, lineOf, type RunRows } from './fake-history-runs.ts';

type HistoryChannel = Extract<keyof Handlers, `history.${string}`>;

/** Rows looked at for one page: few enough that a search over many takes several pages. */
const LOOKED_AT = 20_000;

export interface HistoryHost {
  readonly exports: () => AppState['exports'];
  readonly showExports: (exports: AppState['exports']) => void;
  readonly detailOf: (callId: string) => HistoryDetail | null;
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** Main's history as the page sees it: rows that are given, and below them as many as are wanted, made when asked for. */
export class FakeHistory {
  rows: HistoryRow[];
  /** So many rows exist beneath the given ones; their ids are 1 to this. */
  made = 0;
  /** Counts are estimates. */
  estimates = false;
  /** What the dialog for a file's place ends with. */
  exportFile: string | null = 'cdn-recorder-history-2026-11-22.csv';
  readonly #host: HistoryHost;
  #exports = 0;

  constructor(rows: readonly HistoryRow[], made: number, host: HistoryHost) {
    this.rows = [...rows];
    this.made = made;
    this.#host = host;
  }

  /** Says how an export goes, as main does. */
  readonly tellExport = (
    progress: Partial<ExportProgress> & Pick<ExportProgress, 'state'>,
  ): void => {
    const told: ExportProgress = {
      id: `export-${this.#exports}`,
      file: this.exportFile ?? '',
      done: 0,
      total: null,
      calls: null,
      fault: null,
      ...progress,
    };
    const known = this.#host.exports();
    const isKnown = known.some(({ id }) => id === told.id);
    this.#host.showExports(
      isKnown ? known.map((one) => (one.id === told.id ? told : one)) : [...known, told],
    );
  };

  #meets(row: HistoryRow, filter: HistoryFilter): boolean {
    const among = (wanted: readonly unknown[], ...values: unknown[]) =>
      wanted.length === 0 || values.some((value) => wanted.includes(value));
    const text = plain(filter.text);
    const words = [row.streamId, row.presetName, row.accountName, row.message ?? ''];
    return (
      (filter.from === null || row.startedAt >= filter.from) &&
      (filter.to === null || row.startedAt < filter.to) &&
      among(filter.appIds, this.#host.detailOf(row.callId)?.appId) &&
      among(filter.presets, row.presetName) &&
      among(filter.vendors, row.vendor) &&
      among(filter.statuses, row.status) &&
      among(filter.codes, row.code, row.vendorCode) &&
      (text === '' || words.some((word) => plain(word).includes(text)))
    );
  }

  #all(): HistoryRow[] {
    return [
      ...this.rows,
      ...Array.from({ length: Math.min(this.made, 1000) }, (_, i) => madeRow(this.made - i)),
    ];
  }

  /** Runs whose oldest row has a lower id, newest first. */
  *#runsBelow(before: number): Generator<RunRows> {
    for (const rows of groupByRun(this.rows, this.#host.detailOf)) {
      if ((rows.at(-1)?.id ?? 0) < before) yield rows;
    }
    const newest = Math.min(this.made, before - 1);
    for (let top = newest; top > 0; ) {
      const first = runOfMade(top);
      const last = Math.min(this.made, first + MADE_IN_A_RUN - 1);
      yield Array.from({ length: last - first + 1 }, (_, at) => madeRow(last - at));
      top = first - 1;
    }
  }

  readonly handlers: Pick<Handlers, HistoryChannel> = {
    'history.page': ({ filter, before, limit }) => {
      const rows: HistoryRow[] = [];
      const given = this.rows.filter(({ id }) => before === null || id < before);
      let looked = 0;
      const page = (next: HistoryRow | null) => ({
        rows,
        next: next?.id ?? null,
        searchedTo: next?.startedAt ?? null,
      });
      for (const [at, row] of given.entries()) {
        if (this.#meets(row, filter)) rows.push(row);
        if (rows.length === limit) return page(at < given.length - 1 || this.made > 0 ? row : null);
      }
      for (let id = Math.min(this.made, (before ?? this.made + 1) - 1); id > 0; id -= 1) {
        const row = madeRow(id);
        if (this.#meets(row, filter)) rows.push(row);
        looked += 1;
        if (rows.length === limit || looked === LOOKED_AT) return page(id > 1 ? row : null);
      }
      return page(null);
    },
    'history.runs': ({ filter, before, limit }) => {
      const asks = JSON.stringify(filter) !== JSON.stringify(NO_HISTORY_FILTER);
      const runs = [];
      let looked = 0;
      for (const rows of this.#runsBelow(before ?? Number.POSITIVE_INFINITY)) {
        const met = rows.filter((row) => this.#meets(row, filter));
        const run = lineOf(rows, asks ? met : [], this.#host.detailOf);
        if (met.length > 0) runs.push(run);
        looked += rows.length;
        if (runs.length === limit || looked >= LOOKED_AT)
          return { runs, next: run.id, searchedTo: run.createdAt };
      }
      return { runs, next: null, searchedTo: null };
    },
    'history.outcomes': ({ run }) => {
      const found = this.#runsBelow(run + 1).next().value;
      return { rows: found?.at(-1)?.id === run ? [...found].reverse() : [] };
    },
    'history.run': ({ runId }) => {
      for (const rows of this.#runsBelow(Number.POSITIVE_INFINITY)) {
        const {
          id: _id,
          matched: _matched,
          matches: _matches,
          ...run
        } = lineOf(rows, [], this.#host.detailOf);
        if (run.runId === runId) return { ...run, continuedBy: [] };
      }
      return null;
    },
    'history.call': ({ callId }) => this.#host.detailOf(callId),
    'history.count': ({ filter }) => {
      const all = this.#all();
      const count = all.filter((row) => this.#meets(row, filter)).length;
      const share = (this.rows.length + this.made) / Math.max(1, all.length);
      const exact = share === 1 && !this.estimates;
      const runs = groupByRun(all, this.#host.detailOf).filter((rows) =>
        rows.some((row) => this.#meets(row, filter)),
      ).length;
      return {
        ...{ count: Math.round(count * share), exact },
        runs: { count: Math.round(runs * share), exact },
      };
    },
    'history.facets': () => facetsOf(this.#all(), this.#host.detailOf),
    'history.export': () => {
      if (this.exportFile === null) return null;
      this.#exports += 1;
      return { id: `export-${this.#exports}` };
    },
    'history.exportCancel': () => {
      this.tellExport({ state: 'cancelled' });
      return null;
    },
    'history.exportDismiss': ({ id: seen }) => {
      this.#host.showExports(this.#host.exports().filter(({ id }) => id !== seen));
      return null;
    },
  };
}

const VENDORS = ['Tencent', 'Ws', 'Huawei', 'Aliyun'] as const;
const NEWEST = Date.parse('2026-11-22T10:00:00.000Z');

/** Rows of a run that is made, of one call. */
export const MADE_IN_A_RUN = 4;

/** The run of a row that is made, by the id of its oldest row. */
export const runOfMade = (id: number): number => id - ((id - 1) % MADE_IN_A_RUN);

/** The same row for the same id; one in fifty thousand holds the word that nothing else does. */
export function madeRow(id: number): HistoryRow {
  const kind = id % 50;
  const status = kind === 0 ? 'unknown' : kind === 1 ? 'rejected' : 'accepted';
  return {
    id,
    callId: `made-${runOfMade(id)}`,
    startedAt: new Date(NEWEST - (1_000_000 - id) * 90_000).toISOString(),
    presetName: id % 50_000 === 0 ? '春节晚会 主信号' : `Programme ${id % 40}`,
    accountName: 'Main channel',
    practice: false,
    action: 'StartCDNRecord',
    vendor: VENDORS[id % 4] ?? 'Tencent',
    streamId: `stream-${id}`,
    task: null,
    status,
    reason: status === 'unknown' ? 'no-answer' : status === 'rejected' ? 'return-code' : null,
    verdict: null,
    verifiedAt: null,
    endTime: null,
    vendorCode: null,
    code: status === 'accepted' ? '0' : status === 'rejected' ? '5' : null,
    message: status === 'accepted' ? 'success' : status === 'rejected' ? 'config error' : null,
  };
}

function facetsOf(
  rows: readonly HistoryRow[],
  detailOf: (callId: string) => HistoryDetail | null,
): HistoryFacets {
  const used = new Map<string, number>();
  const count = (key: readonly unknown[]) => {
    const text = JSON.stringify(key);
    used.set(text, (used.get(text) ?? 0) + 1);
  };
  for (const row of rows) {
    count(['preset', row.presetName]);
    count(['account', row.accountName, detailOf(row.callId)?.appId ?? 1_234_567_890]);
    if (row.code !== null) count(['code', null, row.code]);
    if (row.vendorCode !== null) count(['code', row.vendor, row.vendorCode]);
  }
  const most = [...used].sort(([, a], [, b]) => b - a).map(([key, n]) => [...JSON.parse(key), n]);
  const of = (kind: string) => most.filter(([first]) => first === kind);
  return {
    accounts: of('account').map(([, name, appId, n]) => ({ name, appId, rows: n })),
    presets: of('preset').map(([, name, n]) => ({ name, rows: n })),
    codes: of('code').map(([, vendor, code, n]) => ({ vendor, code, rows: n })),
    oldest: rows.at(-1)?.startedAt ?? null,
  };
}
