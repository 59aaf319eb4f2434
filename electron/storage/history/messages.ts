import type { HistoryDetail, HistoryPage, HistoryQuery } from '../../contract/history.ts';
import type { Run } from '../../contract/run.ts';

/** What main asks of the history worker, by name: arguments and result. */
export interface HistoryRequests {
  add: { args: readonly Run[]; result: null };
  page: { args: HistoryQuery; result: HistoryPage };
  call: { args: string; result: HistoryDetail | null };
  close: { args: null; result: null };
}

export type HistoryRequestName = keyof HistoryRequests;

export interface WorkerQuestion {
  readonly id: number;
  readonly name: HistoryRequestName;
  readonly args: unknown;
}

export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
