import type { HistoryFilter } from '#contract/model/history.ts';
import type { CallFacts, EntryFacts } from './facts.ts';
import { normalizeText, SHORTEST_ID, storable } from './normalize-text.ts';
import { SEARCHED_COLUMNS } from './schema.ts';
import { textOf } from './search.ts';

/** Whether one entry meets a filter: what the indexes answer for many, asked of one that is in none. */
export function matches(filter: HistoryFilter, call: CallFacts, entry: EntryFacts): boolean {
  const { from, to, appIds, presets, vendors, statuses, codes } = filter;
  const { terms } = entry;
  const isAmong = (wanted: readonly unknown[], ...values: unknown[]) =>
    wanted.length === 0 || values.some((value) => value !== undefined && wanted.includes(value));
  return (
    (from === null || call.at >= Date.parse(from)) &&
    (to === null || call.at < Date.parse(to)) &&
    isAmong(appIds, terms.account?.tag) &&
    isAmong(presets.map(storable), terms.preset?.text) &&
    isAmong(vendors, terms.vendor?.text) &&
    isAmong(statuses, terms.status?.text) &&
    isAmong(codes.map(storable), terms.code?.text, terms.row_code?.text) &&
    holds(textOf(filter), call, entry)
  );
}

function holds(text: string, call: CallFacts, entry: EntryFacts): boolean {
  if (text === '') return true;
  const words = SEARCHED_COLUMNS.flatMap((column) => entry.terms[column]?.text ?? []);
  if (words.some((word) => normalizeText(word).includes(text))) return true;
  if (text.length < SHORTEST_ID) return false;
  return [...call.ids, ...entry.ids, call.detail.call.id].some((id) => id.startsWith(text));
}
