import type { PresetCounts, PresetSummary } from '#contract/rules/preset-summary.ts';

/** What the icon can say. Shape and sign differ, not colour alone. */
export const TRAY_ICONS = [
  'idle',
  'locked',
  'busy',
  'accepted',
  'accepted-trouble',
  'trouble',
  'unknown',
  'practice',
  'practice-trouble',
] as const;
export type TrayIcon = (typeof TRAY_ICONS)[number];

/** What is the matter with the program itself, whatever records. */
export interface TrayDoubts {
  /** Whether it is known what runs; where it is not, grey would say that nothing does. */
  readonly isKnown: boolean;
  /** The journal takes no record, or the secrets cannot be read. */
  readonly isFaulty: boolean;
  /** The secrets are locked: nothing starts from the tray before they are unlocked. */
  readonly isLocked: boolean;
}

/**
 * The icon of a state; pure. Red as long as something real is accepted, whatever else is the matter: the
 * matter is its amber corner. Practice shows only where nothing real does, and a lock only where nothing does.
 */
export function trayIcon(
  counts: PresetCounts,
  summaries: readonly PresetSummary[],
  { isKnown, isFaulty, isLocked }: TrayDoubts,
): TrayIcon {
  const lacks = counts.notRecording + counts.incomplete > 0;
  if (counts.accepted > 0)
    return lacks || counts.toVerify > 0 || !isKnown || isFaulty ? 'accepted-trouble' : 'accepted';
  if (counts.notRecording > 0) return 'trouble';
  if (counts.toVerify > 0 || !isKnown) return 'unknown';
  if (lacks || isFaulty) return 'trouble';
  if (counts.sending > 0) return 'busy';
  const icon = practiceIcon(summaries.filter(({ practice }) => practice));
  return icon === 'idle' && isLocked ? 'locked' : icon;
}

function practiceIcon(practice: readonly PresetSummary[]): TrayIcon {
  if (practice.some(({ trouble }) => trouble !== null)) return 'practice-trouble';
  if (practice.some(({ is }) => is.accepted)) return 'practice';
  return practice.some(({ is }) => is.sending) ? 'busy' : 'idle';
}
