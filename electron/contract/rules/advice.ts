import type { LocaleKey } from '#contract/locales/index.ts';
import type { Call, Reason, StreamOutcome } from '#contract/model/outcome.ts';
import { ROW_KINDS } from '#contract/model/row-kind.ts';
import { type CodesOfVendors, rowKind } from './row-codes.ts';
import { codeText, isSuccess } from './text.ts';

/** Causes that leave the outcome unknown: their advice sends the operator to a vendor's console. */
const IN_DOUBT: readonly Reason[] = [
  'no-answer',
  'connection-lost',
  'answer-cut-short',
  'answer-too-large',
  'answer-too-slow',
  'answer-unreadable',
  'stream-missing',
  'vendor-call-refused',
  'interrupted',
];

type Advised = Pick<Call, 'action' | 'vendor' | 'outcome'>;

/** What an advice depends on besides the call. */
export interface AdviceContext {
  readonly practice: boolean;
  readonly vendors: CodesOfVendors;
}

/**
 * What to say of a call that is not wholly accepted: what happened, whether anything was started, what to
 * do next. A cause of the whole call comes first, then the outcome of each stream.
 */
export function adviceOf(call: Advised, context: AdviceContext): readonly LocaleKey[] {
  const { outcome, action } = call;
  if (!outcome || outcome.status === 'accepted') return [];
  if (action === 'StopCDNRecord') return adviceOfStop(call, context.vendors);
  const { reason, streams } = outcome;
  const ofCall = reason && reason !== 'return-code' ? reasonText(reason, context.practice) : [];
  // A vendor's own words come before what it left out.
  const rows = [...streams].sort((a, b) => Number(Boolean(a.reason)) - Number(Boolean(b.reason)));
  return [
    ...new Set([
      ...ofCall,
      ...codeOfRows(call),
      ...rows.flatMap((row) => adviceOfRow(call, row, context)),
    ]),
  ];
}

/** What to say of one row of a start: what it means and what to do. */
export function adviceOfRow(
  call: Advised,
  row: StreamOutcome,
  context: AdviceContext,
): LocaleKey[] {
  if (row.status === 'accepted') return [];
  const code = call.outcome?.code ?? null;
  if (row.reason === 'return-code' && code !== null) {
    const { meaning, advice } = codeText(code);
    return [meaning, advice];
  }
  if (row.reason) return reasonText(row.reason, context.practice);
  return row.status === 'rejected' ? rowText(call, row, context) : [];
}

/** What the return code means where rows decided: its advice is for a call without any. */
function codeOfRows({ outcome }: Advised): LocaleKey[] {
  const code = outcome?.code ?? null;
  const isOfCall = outcome?.streams.some(({ reason }) => reason === 'return-code') ?? false;
  const isSaid = outcome?.reason !== 'return-code' || isOfCall;
  return code === null || isSuccess(code) || isSaid ? [] : [codeText(code).meaning];
}

/** The words of a start would promise that nothing was started, where something goes on. */
function adviceOfStop(call: Advised, vendors: CodesOfVendors): LocaleKey[] {
  const { outcome } = call;
  if (!outcome) return [];
  const { status, reason, code, streams } = outcome;
  const causes: LocaleKey[] = [
    ...(reason && reason !== 'return-code' ? [`cause.${reason}` as const] : []),
    ...(code !== null && !isSuccess(code) ? [codeText(code).meaning] : []),
    ...streams.flatMap((row) => causeOfRow(call, row, vendors)),
  ];
  return [...new Set(causes), `stop.${status === 'accepted' ? 'partial' : status}`];
}

/** What happened to one row of a stop, without what to do. */
export function causeOfRow(
  call: Advised,
  row: StreamOutcome,
  vendors: CodesOfVendors,
): LocaleKey[] {
  const code = call.outcome?.code ?? null;
  if (row.status === 'accepted') return [];
  if (row.reason === 'return-code') return code === null ? [] : [codeText(code).meaning];
  if (row.reason) return [`cause.${row.reason}`];
  return row.status === 'rejected' ? [rowText(call, row, { practice: false, vendors })[0]] : [];
}

/** What a vendor's row code means, and what to do; one that no document lists has words of its own. */
export function rowText(
  { vendor }: Pick<Call, 'vendor'>,
  row: StreamOutcome,
  { practice, vendors }: AdviceContext,
): [meaning: LocaleKey, advice: LocaleKey] {
  const kind = rowKind(vendors[vendor], row.vendorCode);
  const name = kind ?? 'other';
  const inDoubt = kind === null || ROW_KINDS[kind].started === 'uncertain';
  return [`row.${name}.meaning`, practice && inDoubt ? 'practice.inDoubt' : `row.${name}.advice`];
}

/** Practice has no console to look into: the advice names the step for a real recording. */
export const reasonText = (reason: Reason, practice: boolean): LocaleKey[] =>
  practice && IN_DOUBT.includes(reason)
    ? [`cause.${reason}`, 'practice.inDoubt']
    : [`reason.${reason}`];
