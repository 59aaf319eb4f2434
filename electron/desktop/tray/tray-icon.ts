import type { PresetCounts, PresetSummary } from '#contract/rules/preset-summary.ts';

/** What the icon can say. Shape and sign differ, not colour alone. */
export const TRAY_ICONS = [
  'idle',
  'busy',
  'accepted',
  'accepted-trouble',
  'trouble',
  'unknown',
  'practice',
  'practice-trouble',
] as const;
export type TrayIcon = (typeof TRAY_ICONS)[number];

/**
 * The icon of a state; pure. Red as long as something real is accepted, whatever else is the matter: the
 * matter is its amber corner. Practice shows only where nothing real does.
 *
 * @param isKnown whether it is known what runs; where it is not, grey would say that nothing does.
 */
export function trayIcon(
  counts: PresetCounts,
  summaries: readonly PresetSummary[],
  isKnown: boolean,
): TrayIcon {
  const lacks = counts.notRecording + counts.incomplete > 0;
  if (counts.accepted > 0)
    return lacks || counts.toVerify > 0 || !isKnown ? 'accepted-trouble' : 'accepted';
  if (counts.notRecording > 0) return 'trouble';
  if (counts.toVerify > 0 || !isKnown) return 'unknown';
  if (lacks) return 'trouble';
  if (counts.sending > 0) return 'busy';
  return practiceIcon(summaries.filter(({ practice }) => practice));
}

function practiceIcon(practice: readonly PresetSummary[]): TrayIcon {
  if (practice.some(({ trouble }) => trouble !== null)) return 'practice-trouble';
  if (practice.some(({ is }) => is.accepted)) return 'practice';
  return practice.some(({ is }) => is.sending) ? 'busy' : 'idle';
}
