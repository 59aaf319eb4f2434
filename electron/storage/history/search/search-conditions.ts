import type { HistoryFilter } from '#contract/model/history.ts';
import { type Condition, type Group, termsCondition, termsOf } from '../../search/conditions.ts';
import type { Connection } from '../../search/connection.ts';
import { type Column, KINDS } from './schema.ts';

/** The parts of a filter that name words: all but time and text. */
export function termConditions(
  connection: Connection,
  { appIds, presets, vendors, statuses, codes }: HistoryFilter,
): Condition[] {
  const find = (
    column: Column,
    texts: readonly (string | number)[],
    by: 'text' | 'tag' = 'text',
  ): Group => ({ column, terms: termsOf(connection, KINDS[column], texts, by) });
  const parts: [readonly unknown[], () => Group[]][] = [
    [appIds, () => [find('account', appIds, 'tag')]],
    [presets, () => [find('preset', presets)]],
    [vendors, () => [find('vendor', vendors)]],
    [statuses, () => [find('status', statuses)]],
    [codes, () => [find('code', codes), find('row_code', codes)]],
  ];
  return parts
    .filter(([wanted]) => wanted.length > 0)
    .map(([, groups]) => termsCondition(groups()));
}
