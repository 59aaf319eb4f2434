import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { type Filters, matching } from './filters.ts';
import { groupsOf, type PresetGroup } from './groups.ts';

/** What the board shows of what there is. */
export interface Shown {
  readonly groups: readonly PresetGroup[];
  /** Those of the groups, in their order. */
  readonly presets: readonly Preset[];
  readonly archived: readonly Preset[];
}

export function shownOf(
  presets: readonly Preset[],
  accounts: AppState['accounts'],
  filters: Filters,
): Shown {
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const found = matching(presets, filters, (id) => names.get(id) ?? '');
  const groups = groupsOf(found.filter(({ archived }) => !archived));
  return {
    groups,
    presets: groups.flatMap((group) => group.presets),
    archived: found.filter(({ archived }) => archived),
  };
}
