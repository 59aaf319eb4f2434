import type { HistoryFilter } from '#contract/model/history.ts';
import type { HistoryRun } from '#contract/model/history-run.ts';

const normalized = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Whether a run shows what the filter found in it without a click: where the filter asks for something of a
 * single outcome. What is asked of the run as a whole (time, preset, account) says nothing of one outcome.
 */
export function opensByItself(
  { matched, presetName, accountName }: Pick<HistoryRun, 'matched' | 'presetName' | 'accountName'>,
  { vendors, statuses, codes, text }: HistoryFilter,
): boolean {
  if (matched === 0) return false;
  if (vendors.length > 0 || statuses.length > 0 || codes.length > 0) return true;
  const wanted = normalized(text).trim();
  return (
    wanted !== '' && ![presetName, accountName].some((name) => normalized(name).includes(wanted))
  );
}
