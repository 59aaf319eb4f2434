import type { LocaleKey } from '../../../electron/contract/locales/index.ts';
import type {
  Call,
  CallOutcome,
  Reason,
  StreamOutcome,
} from '../../../electron/contract/outcome.ts';
import { ROW_KINDS, rowKind } from '../../../electron/contract/row-codes.ts';
import { codeWords, isSuccess } from '../format/words.ts';

/** Causes after which nobody knows: the advice that goes with them sends people to a vendor's console. */
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

/**
 * What to say of a call that is not wholly accepted: what happened, whether anything was started, what to
 * do next. A cause of ours comes first, then the return code, then what the vendor's own codes mean.
 */
export function adviceOf(call: Advised, practice: boolean): readonly LocaleKey[] {
  const { outcome } = call;
  if (!outcome || outcome.status === 'accepted') return [];
  return call.action === 'StopCDNRecord'
    ? adviceOfStop(call, outcome)
    : [...new Set(adviceOfStart(call, outcome, practice))];
}

function adviceOfStart(call: Advised, outcome: CallOutcome, practice: boolean): LocaleKey[] {
  if (outcome.reason && outcome.reason !== 'return-code')
    return reasonWords(outcome.reason, practice);
  if (outcome.code !== null && !isSuccess(outcome.code)) {
    const { meaning, advice } = codeWords(outcome.code);
    return [meaning, advice];
  }
  const reasons = new Set(outcome.streams.flatMap(({ reason }) => (reason ? [reason] : [])));
  return [
    ...refusedRows(outcome).flatMap((row) => rowWords(call, row, practice)),
    ...[...reasons].flatMap((reason) => reasonWords(reason, practice)),
  ];
}

/** The words of a start would promise that nothing was started, where something goes on. */
function adviceOfStop(call: Advised, outcome: CallOutcome): LocaleKey[] {
  const { status, reason, code } = outcome;
  const causes: LocaleKey[] = [
    ...(reason && reason !== 'return-code' ? [`cause.${reason}` as const] : []),
    ...(code !== null && !isSuccess(code) ? [codeWords(code).meaning] : []),
    ...refusedRows(outcome).map((row) => rowWords(call, row, false)[0]),
  ];
  return [...new Set(causes), `stop.${status === 'accepted' ? 'partial' : status}`];
}

const refusedRows = ({ streams }: CallOutcome): StreamOutcome[] =>
  streams.filter((row) => row.status === 'rejected' && !row.reason);

/** What a vendor's row code means, and what to do; one that no document lists has words of its own. */
export function rowWords(
  { vendor }: Pick<Call, 'vendor'>,
  row: StreamOutcome,
  practice: boolean,
): [meaning: LocaleKey, advice: LocaleKey] {
  const kind = rowKind(vendor, row.vendorCode);
  const name = kind ?? 'other';
  const inDoubt = kind === null || ROW_KINDS[kind].started === 'perhaps';
  return [`row.${name}.meaning`, practice && inDoubt ? 'practice.inDoubt' : `row.${name}.advice`];
}

/** Practice has no console to look into: it is said what one would do on air. */
export const reasonWords = (reason: Reason, practice: boolean): LocaleKey[] =>
  practice && IN_DOUBT.includes(reason)
    ? [`cause.${reason}`, 'practice.inDoubt']
    : [`reason.${reason}`];
