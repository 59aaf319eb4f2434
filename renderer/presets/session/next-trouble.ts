import { type PresetSummary, troubleFirst } from '#contract/rules/preset-summary.ts';

/**
 * The preset with trouble that comes after this one, most severe first, and round again; null where there is
 * none. Practice takes part only where nothing real is in trouble.
 */
export function nextTrouble(
  summaries: readonly PresetSummary[],
  presetId: string | null,
): PresetSummary | null {
  const troubled = troubleFirst(summaries).filter(({ trouble }) => trouble !== null);
  const real = troubled.filter(({ practice }) => !practice);
  const all = real.length > 0 ? real : troubled;
  const at = all.findIndex((one) => one.presetId === presetId);
  return all[(at + 1) % all.length] ?? null;
}
