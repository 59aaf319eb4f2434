import type { Preset } from '#contract/model/preset.ts';

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
