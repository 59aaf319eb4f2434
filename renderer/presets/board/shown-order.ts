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

/** What the states of the presets have to do with what is shown, and in which order. */
export interface ByState {
  /** Whether a preset counts as what is looked for. */
  readonly passes: (presetId: string) => boolean;
  /** Presets that come first, in this order; none where trouble does not come first. */
  readonly first: readonly string[];
}

const WHATEVER_STATE: ByState = { passes: () => true, first: [] };

export function shownOf(
  presets: readonly Preset[],
  accounts: AppState['accounts'],
  filters: Filters,
  { passes, first }: ByState = WHATEVER_STATE,
): Shown {
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const found = matching(presets, filters, (id) => names.get(id) ?? '').filter(({ id }) =>
    passes(id),
  );
  const groups = withFirst(groupsOf(found.filter(({ archived }) => !archived)), first);
  return {
    groups,
    presets: groups.flatMap((group) => group.presets),
    archived: found.filter(({ archived }) => archived),
  };
}

/** Puts some presets first: under a heading of their own where the others have headings. */
function withFirst(groups: readonly PresetGroup[], ids: readonly string[]): PresetGroup[] {
  const all = groups.flatMap((group) => group.presets);
  const first = ids.flatMap((id) => all.find((preset) => preset.id === id) ?? []);
  if (first.length === 0) return [...groups];
  const rest = groups
    .map((group) => ({ ...group, presets: group.presets.filter((one) => !first.includes(one)) }))
    .filter((group) => group.presets.length > 0);
  if (groups.some(({ name }) => name !== null))
    return [{ name: null, presets: first, first: true }, ...rest];
  const presets = [...first, ...rest.flatMap((group) => group.presets)];
  return [{ name: null, presets, first: true }];
}

export interface PresetGroup {
  /** Null for the presets that stand under no heading. */
  readonly name: string | null;
  readonly presets: readonly Preset[];
  /** Ordered by state, not by the operator. */
  readonly first?: true;
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
