import type { Preset } from '#contract/model/preset.ts';

/**
 * Presets as they come from main, each the very object of last time unless something of it has changed:
 * they cross a process boundary whole, and a card is drawn again for another object.
 */
export function keepUnchanged(): (presets: readonly Preset[]) => readonly Preset[] {
  let known = new Map<string, { readonly preset: Preset; readonly text: string }>();
  let last: { readonly given: readonly Preset[]; readonly kept: readonly Preset[] } | null = null;
  return (presets) => {
    if (last?.given === presets) return last.kept;
    const next = presets.map((preset) => {
      const text = JSON.stringify(preset);
      const before = known.get(preset.id);
      return before?.text === text ? before : { preset, text };
    });
    known = new Map(next.map((one) => [one.preset.id, one]));
    last = { given: presets, kept: next.map(({ preset }) => preset) };
    return last.kept;
  };
}
