import type { AppState } from '../../contract/app-state.ts';
import type { RunStatus, RunView } from '../../contract/run.ts';

/** What the icon can say. Shape and sign differ, not colour alone. */
export const TRAY_ICONS = [
  'idle',
  'busy',
  'accepted',
  'trouble',
  'unknown',
  'partial',
  'practice',
] as const;
export type TrayIcon = (typeof TRAY_ICONS)[number];

export type TrayItem =
  | {
      readonly kind: 'start';
      readonly presetId: string;
      readonly label: string;
      readonly enabled: boolean;
    }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'open'; readonly label: string }
  | { readonly kind: 'quit'; readonly label: string };

/** Icon, tooltip and menu together, so that they cannot tell different stories. Plain data. */
export interface TrayView {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

const ICON_OF: Readonly<Record<RunStatus, TrayIcon>> = {
  queued: 'busy',
  sending: 'busy',
  accepted: 'accepted',
  partial: 'partial',
  rejected: 'trouble',
  failed: 'trouble',
  unknown: 'unknown',
};

/** Gravest first: what went wrong outshines what goes well. */
const GRAVITY: readonly TrayIcon[] = [
  'trouble',
  'unknown',
  'partial',
  'busy',
  'accepted',
  'practice',
  'idle',
];

/** What the tray shows of a state; pure. */
export function trayView(state: AppState, t: Translate): TrayView {
  const presets = new Set(state.presets.map(({ id }) => id));
  // Of a preset that was removed only what a vendor took is still of interest.
  const runs = Object.values(state.runs).filter(
    (run) => presets.has(run.presetId) || run.counts.accepted > 0,
  );
  return { icon: iconOf(runs), tooltip: tooltipOf(runs, t), items: itemsOf(state, t) };
}

/** A practice run that was accepted is never shown as a tally: it is not air. */
function iconOf(runs: readonly RunView[]): TrayIcon {
  const icons = runs.map(({ status, practice, ended }) => {
    if (ended && status === 'accepted') return 'idle';
    return practice && status === 'accepted' ? 'practice' : ICON_OF[status];
  });
  return GRAVITY.find((icon) => icons.includes(icon)) ?? 'idle';
}

function tooltipOf(runs: readonly RunView[], t: Translate): string {
  const newest = runs.reduce<RunView | null>(
    (latest, run) => (latest && latest.createdAt > run.createdAt ? latest : run),
    null,
  );
  if (!newest) return t('tray.tooltip.idle');
  const { presetName: preset, status, practice, counts } = newest;
  const total = counts.accepted + counts.rejected + counts.unknown + counts.failed;
  const words = { preset, status: t(`status.${status}`) };
  const tooltip =
    total === 0
      ? t('tray.tooltip.underWay', words)
      : t('tray.tooltip.outcome', { ...words, accepted: counts.accepted, total });
  return practice ? `${tooltip} · ${t('badge.notAir')}` : tooltip;
}

function itemsOf(state: AppState, t: Translate): TrayItem[] {
  const practice = new Set(
    state.accounts.filter((account) => account.practice).map(({ id }) => id),
  );
  const starts = state.presets.map((preset): TrayItem => {
    const status = state.runs[preset.id]?.status;
    return {
      kind: 'start',
      presetId: preset.id,
      label: t('tray.start', { preset: preset.name }),
      enabled: status !== 'queued' && status !== 'sending',
    };
  });
  const anyPractice = state.presets.some((preset) => practice.has(preset.accountId));
  return [
    ...starts,
    ...(starts.length > 0 ? [{ kind: 'separator' } as const] : []),
    ...(anyPractice ? [{ kind: 'text', label: t('tray.practiceNote') } as const] : []),
    ...(state.vault.state === 'memory'
      ? [{ kind: 'text', label: t('tray.memoryOnly') } as const]
      : []),
    { kind: 'open', label: t('tray.open') },
    { kind: 'quit', label: t('tray.quit') },
  ];
}
