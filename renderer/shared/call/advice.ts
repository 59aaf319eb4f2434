import type { LocaleKey } from '../../../electron/contract/locales/index.ts';
import type { CallOutcome } from '../../../electron/contract/outcome.ts';
import { codeWords, isSuccess } from '../format/words.ts';

/**
 * What to say of a call that is not wholly accepted: what happened, whether anything was started, what to
 * do next. A cause of ours comes first, then the return code; what is left is the vendor's own refusal.
 */
export function adviceOf(outcome: CallOutcome): readonly LocaleKey[] {
  if (outcome.status === 'accepted') return [];
  if (outcome.reason && outcome.reason !== 'return-code') return [`reason.${outcome.reason}`];
  if (outcome.code !== null && !isSuccess(outcome.code)) {
    const { meaning, advice } = codeWords(outcome.code);
    return [meaning, advice];
  }
  const reasons = new Set(outcome.streams.flatMap(({ reason }) => (reason ? [reason] : [])));
  const ours = [...reasons].map((reason): LocaleKey => `reason.${reason}`);
  const vendorRefused = outcome.streams.some((row) => row.status === 'rejected' && !row.reason);
  return vendorRefused ? ['call.vendorRefused', ...ours] : ours;
}
