import type { AppState } from '#contract/model/app-state.ts';
import { summarizePresets } from '#contract/rules/preset-summaries.ts';
import { countPresets, type PresetSummary } from '#contract/rules/preset-summary.ts';
import type { Translate } from '../../app/language.ts';
import { alertsOf, doubtsOf } from './alerts.ts';
import { trayTooltip } from './tooltip.ts';
import { type TrayIcon, trayIcon } from './tray-icon.ts';
import type { TrayItem } from './tray-item.ts';
import { trayMenu } from './tray-menu.ts';
import { countsText, windowTitle } from './tray-text.ts';

/** Icon, tooltip, menu and window title together, so that they cannot tell different stories. Plain data. */
export interface TrayView {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
  readonly title: string;
  /** Whether the menu has times, which grow old by the minute. */
  readonly isTimed: boolean;
}

/** What the tray shows of a state at a moment; pure. */
export function trayView(
  state: AppState,
  t: Translate,
  now: Date,
  summaries: readonly PresetSummary[] = summarizePresets(state),
): TrayView {
  const counts = countPresets(summaries);
  const doubts = doubtsOf(state);
  const text = countsText(counts, t);
  const head = [
    ...alertsOf(state).map(({ tooltip, values }) => t(tooltip, values)),
    ...(text === null ? [] : [text]),
  ];
  const names = new Set(state.presets.map(({ name }) => name));
  return {
    icon: trayIcon(counts, summaries, doubts),
    tooltip: trayTooltip(state, head, t),
    items: trayMenu({ state, summaries, counts: text }, { t, now, names, vendors: state.vendors }),
    title: windowTitle(counts, doubts.isKnown),
    isTimed: summaries.some(({ is }) => is.accepted),
  };
}
