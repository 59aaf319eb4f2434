import type { HistoryDetail } from '#contract/model/history.ts';
import type { Call, OperatorVerdict, StreamOutcome } from '#contract/model/outcome.ts';
import type { Run } from '#contract/model/run.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { idValues, storable } from '../../search/normalize-text.ts';
import type { Term } from '../../search/term-dictionary.ts';
import type { Column } from './schema.ts';

/** One stream at one vendor, as it is indexed. */
export interface EntryFacts {
  readonly nth: number;
  readonly terms: { readonly [C in Column]: Term | null };
  readonly task: string | null;
  readonly reason: string | null;
  /** The newest one of the stream. */
  readonly verdict: OperatorVerdict | null;
  readonly ids: readonly string[];
}

/** A call and all that is indexed of it. */
export interface CallFacts {
  readonly detail: HistoryDetail;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly ids: readonly string[];
  readonly entries: readonly EntryFacts[];
}

/** What the history keeps of a settled call; null for one that has no outcome yet. */
export function detailOf(run: Omit<Run, 'calls'>, call: Call): HistoryDetail | null {
  if (!call.outcome) return null;
  const { presetName, accountName, appId, practice, source, via, continues, createdAt } = run;
  return {
    ...{ call, presetName, accountName, appId, practice, source, createdAt },
    ...(via !== undefined && { via }),
    ...(continues !== undefined && { continues }),
  };
}

const filled = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

const term = (text: string, tag = 0): Term => ({ text: storable(text), tag });

/** All that is indexed comes from what is kept: so it can be indexed anew, and taken out of the index. */
export function factsOf(detail: HistoryDetail): CallFacts {
  const { call } = detail;
  const streams = call.outcome?.streams ?? [];
  return {
    detail,
    at: Date.parse(call.startedAt ?? detail.createdAt),
    ids: idValues([call.outcome?.requestId]),
    entries: streams.map((stream, nth) => entryOf(detail, stream, nth)),
  };
}

function entryOf(detail: HistoryDetail, stream: StreamOutcome, nth: number): EntryFacts {
  const { call } = detail;
  const code = filled(call.outcome?.code);
  const rowCode = filled(stream.vendorCode);
  const message = filled(stream.vendorMessage) ?? filled(call.outcome?.message);
  return {
    nth,
    terms: {
      preset: term(detail.presetName),
      account: term(detail.accountName, detail.appId),
      vendor: term(call.vendor),
      status: term(stream.status),
      stream: term(stream.streamId),
      code: code === null ? null : term(code),
      row_code: rowCode === null ? null : term(rowCode, VENDORS.indexOf(call.vendor)),
      message: message === null ? null : term(message),
    },
    task: stream.task === undefined ? null : storable(stream.task),
    reason: stream.reason ?? null,
    verdict: call.verdicts.findLast(({ streamId }) => streamId === stream.streamId) ?? null,
    ids: idValues([stream.taskId, stream.vendorRequestId, stream.persistentId, stream.traceId]),
  };
}
