import type { AppState } from '#contract/model/app-state.ts';
import type {
  ExportFormat,
  ExportProgress,
  HistoryCount,
  HistoryDetail,
  HistoryFacets,
  HistoryFilter,
  HistoryPage,
  HistoryQuery,
} from '#contract/model/history.ts';
import type {
  HistoryFoundRun,
  HistoryOutcomes,
  HistoryRunsPage,
  HistoryRunsQuery,
} from '#contract/model/history-run.ts';
import type { Run } from '#contract/model/run.ts';
import type { BegunNew } from '../workers/messages.ts';

export interface ExportOrder {
  readonly id: string;
  readonly filter: HistoryFilter;
  readonly format: ExportFormat;
  /** In which a table for people has its headings. */
  readonly language: AppState['language'];
  /** Where a person wants the file. */
  readonly path: string;
}

/** What main asks of the worker that writes, by name: arguments and result. */
export interface WriterRequests {
  /** Resolves when the database is there and of this version. */
  open: { args: null; result: null };
  add: { args: readonly Run[]; result: null };
  /** Deletes what began before then (milliseconds since the epoch); resolves when it is gone, with how many calls. */
  prune: { args: number; result: number };
  /** Resolves when it has begun; notices report its progress. */
  export: { args: ExportOrder; result: null };
  exportCancel: { args: string; result: null };
  close: { args: null; result: null };
}

/** What main asks of the worker that answers. */
export interface ReaderRequests {
  page: { args: HistoryQuery; result: HistoryPage };
  runs: { args: HistoryRunsQuery; result: HistoryRunsPage };
  /** Of one run, by its id. */
  outcomes: { args: number; result: HistoryOutcomes };
  /** One run, by the id that the journal gave it. */
  run: { args: string; result: HistoryFoundRun | null };
  count: { args: HistoryFilter; result: HistoryCount };
  facets: { args: null; result: HistoryFacets };
  call: { args: string; result: HistoryDetail | null };
  close: { args: null; result: null };
}

export type HistoryRequests = Omit<WriterRequests, 'open' | 'export' | 'close'> &
  Omit<ReaderRequests, 'close'>;
export type HistoryRequestName = keyof HistoryRequests;

/** What the worker reports unasked. */
export type WorkerNotice =
  | { readonly notice: 'export'; readonly progress: ExportProgress }
  | BegunNew;
