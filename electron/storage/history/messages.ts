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
  HistoryOutcomes,
  HistoryRunsPage,
  HistoryRunsQuery,
} from '#contract/model/history-run.ts';
import type { Run } from '#contract/model/run.ts';
import type { DatabaseFault } from '../database-fault.ts';

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
  count: { args: HistoryFilter; result: HistoryCount };
  facets: { args: null; result: HistoryFacets };
  call: { args: string; result: HistoryDetail | null };
  close: { args: null; result: null };
}

export type Role = 'writer' | 'reader';
export type HistoryRequests = Omit<WriterRequests, 'open' | 'export' | 'close'> &
  Omit<ReaderRequests, 'close'>;
export type HistoryRequestName = keyof HistoryRequests;

/** How each question of a role is answered. */
export type RoleHandlers<R extends { [N in keyof R]: { args: unknown; result: unknown } }> = {
  readonly [N in keyof R]: (args: R[N]['args']) => R[N]['result'] | Promise<R[N]['result']>;
};

export interface WorkerQuestion {
  readonly id: number;
  readonly name: string;
  readonly args: unknown;
}

export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: HistoryFailure };

/** Why the history could not do something, and what that means for its file. */
export interface HistoryFailure {
  readonly message: string;
  readonly fault: DatabaseFault;
}

/** What the worker reports unasked. */
export type WorkerNotice =
  | { readonly notice: 'export'; readonly progress: ExportProgress }
  /** The worker ends: it cannot open its database. */
  | { readonly notice: 'unopened'; readonly failure: HistoryFailure }
  /** There was no history yet: it begins now. */
  | { readonly notice: 'new' };

export interface WorkerData {
  readonly path: string;
  readonly role: Role;
}
