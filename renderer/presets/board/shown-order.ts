import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { type Filters, matching } from './filters.ts';

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

export interface PresetGroup {
  /** Null for the presets that stand under no heading. */
  readonly name: string | null;
  readonly presets: readonly Preset[];
}

/** Presets under their headings, each heading where its first preset stands; those without one come last. */
export function groupsOf(presets: readonly Preset[]): PresetGroup[] {
  const groups = new Map<string, Preset[]>();
  const others: Preset[] = [];
  for (const preset of presets) {
    if (preset.group === undefined) {
      others.push(preset);
      continue;
    }
    const group = groups.get(preset.group);
    if (group) group.push(preset);
    else groups.set(preset.group, [preset]);
  }
  const named = [...groups].map(([name, own]) => ({ name, presets: own }));
  return others.length > 0 ? [...named, { name: null, presets: others }] : named;
}
