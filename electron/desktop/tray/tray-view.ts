import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import {
  isUnderWay,
  type RunView,
  type ShownStatus,
  shownStatus,
  streamCounts,
} from '#contract/model/run.ts';
import { hasStoppable } from '#contract/rules/classify-targets.ts';
import { shownRun } from '#contract/rules/in-doubt.ts';
import { outcomeLines, statusKey } from '#contract/rules/outcome-text.ts';
import { isKnownWhatRuns } from '#contract/rules/what-runs.ts';
import type { Translate } from '../../app/language.ts';
import type { TrayItem } from './tray-item.ts';
import { vaultItems } from './vault-items.ts';

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

/** Icon, tooltip and menu together, so that they cannot tell different stories. Plain data. */
export interface TrayView {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** What the newest run of a preset adds. That something was accepted shows as long as it runs: see below. */
const ICON_OF: Readonly<Record<ShownStatus, TrayIcon>> = {
  queued: 'busy',
  sending: 'busy',
  accepted: 'idle',
  'already-recording': 'idle',
  // `recordings` includes what the operator saw running.
  'verified-recording': 'idle',
  'verified-not-recording': 'idle',
  partial: 'partial',
  rejected: 'trouble',
  failed: 'trouble',
  unknown: 'unknown',
};

/** Gravest first: what went wrong outshines what goes well. */
const BY_SEVERITY: readonly TrayIcon[] = [
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
  const presets = new Set(state.presets.filter(isOnBoard).map(({ id }) => id));
  // Of a preset that was removed or archived only what a vendor took, or what may still run, is of interest.
  const isOfInterest = ({ presetId, counts }: RunView) =>
    presets.has(presetId) ||
    counts.accepted > 0 ||
    state.recordings.some((recording) => recording.presetId === presetId);
  const uncertain = state.recordings.filter(({ certainty }) => certainty === 'uncertain');
  const known = Object.values(state.runs).filter(isOfInterest);
  const runs = known.filter((run) => shownRun(run, uncertain, state.dismissedRuns));
  const none = t(known.length > 0 ? 'tray.tooltip.seen' : 'tray.tooltip.idle');
  const isKnown = isKnownWhatRuns(state.problems);
  const tooltip = isKnown ? (tooltipOf(runs, state.vendors, t) ?? none) : t('tray.tooltip.unread');
  return { icon: iconOf(state, runs), tooltip, items: itemsOf(state, t) };
}

const isOnBoard = ({ archived }: Preset): boolean => !archived;

/** The tally follows what is known to run, not the last click; a practice recording is never one. */
function iconOf(state: AppState, runs: readonly RunView[]): TrayIcon {
  const icons: TrayIcon[] = [
    // Grey would say that nothing runs.
    ...(isKnownWhatRuns(state.problems) ? [] : (['unknown'] as const)),
    // An operator's verdict settles an unknown outcome: `recordings` includes what the operator saw running.
    ...runs.map((run) =>
      run.status === 'unknown' && !run.needsVerdict ? 'idle' : ICON_OF[shownStatus(run)],
    ),
    ...state.recordings.map(({ certainty, practice }): TrayIcon => {
      if (certainty === 'uncertain') return 'unknown';
      return practice ? 'practice' : 'accepted';
    }),
  ];
  return BY_SEVERITY.find((icon) => icons.includes(icon)) ?? 'idle';
}

function tooltipOf(
  runs: readonly RunView[],
  vendors: AppState['vendors'],
  t: Translate,
): string | null {
  const newest = runs.reduce<RunView | null>(
    (latest, run) => (latest && latest.seq > run.seq ? latest : run),
    null,
  );
  if (!newest) return null;
  const { presetName: preset, status, practice, action } = newest;
  const values = { preset, status: t(statusKey(shownStatus(newest), action)) };
  const tooltip = isUnderWay(newest)
    ? t('tray.tooltip.underWay', values)
    : t('tray.tooltip.outcome', { ...values, ...streamCounts(newest) });
  const line = practice ? `${tooltip} · ${t('badge.practice')}` : tooltip;
  // The first line says what wants a person most; of what is wholly accepted there is no more to say.
  const [first] =
    isUnderWay(newest) || status === 'accepted' ? [] : outcomeLines(newest, vendors, t);
  return first ? `${line}\n${first}` : line;
}

function itemsOf(state: AppState, t: Translate): TrayItem[] {
  const accounts = new Map(state.accounts.map((account) => [account.id, account]));
  const entries = [...presetEntries(state, accounts), ...deletedEntries(state)];
  const shown = shownOf(entries);
  const hidden = entries.length - shown.length;
  const itemsOfThose = (practice: boolean) =>
    shown.filter((entry) => entry.practice === practice).flatMap((entry) => entryItems(entry, t));
  const items = itemsOfThose(true);
  return [
    ...itemsOfThose(false),
    ...(hidden > 0 ? [{ kind: 'open', label: t('tray.more', { count: hidden }) } as const] : []),
    ...(items.length > 0 ? [{ kind: 'menu', label: t('tray.practice'), items } as const] : []),
    ...(shown.length > 0 ? [{ kind: 'separator' } as const] : []),
    ...onAirItem(state.recordings.length, t),
    ...journalItems(state.problems, t),
    ...vaultItems(state.vault, t),
    { kind: 'open', label: t('tray.open') },
    { kind: 'quit', label: t('tray.quit') },
  ];
}

/** What the menu may offer for one preset. Without words: of two thousand entries only forty are shown. */
interface Entry {
  readonly presetId: string;
  readonly preset: string;
  /** Stands in the menu of practice, apart from what can go on air. */
  readonly practice: boolean;
  readonly enabled: boolean;
  readonly start: boolean;
  readonly stop: 'tray.stop' | 'tray.stopDeleted' | null;
}

function presetEntries(
  { presets, runs, recordings, problems }: AppState,
  accounts: ReadonlyMap<string, AppState['accounts'][number]>,
): Entry[] {
  const isKnown = isKnownWhatRuns(problems);
  return presets.flatMap((preset): Entry[] => {
    const account = accounts.get(preset.accountId);
    const start = isOnBoard(preset);
    // What an archived preset has started goes on, and must be within reach; so must what may run unknown to us.
    const mayRun =
      hasStoppable(preset, account, recordings) || (!isKnown && account?.protection !== 'practice');
    if (!start && !mayRun) return [];
    const { id: presetId, name } = preset;
    const enabled = !isUnderWay(runs[presetId]);
    const practice = account?.practice ?? false;
    const stop = mayRun ? 'tray.stop' : null;
    return [{ presetId, preset: name, practice, enabled, start, stop }];
  });
}

/** What a preset started goes on when it is deleted, and is stopped under the name that it had. */
function deletedEntries({ presets, recordings, runs }: AppState): Entry[] {
  const known = new Set(presets.map(({ id }) => id));
  const names = new Set(presets.map(({ name }) => name));
  const deleted = new Map(
    recordings
      .filter(({ presetId }) => !known.has(presetId))
      .map((recording) => [recording.presetId, recording]),
  );
  return [...deleted].map(([presetId, { presetName: preset, practice }]): Entry => {
    // Another preset has the name by now.
    const stop = names.has(preset) ? 'tray.stopDeleted' : 'tray.stop';
    const enabled = !isUnderWay(runs[presetId]);
    return { presetId, preset, practice, enabled, start: false, stop };
  });
}

const entryItems = (
  { presetId, preset, enabled, start, stop }: Entry,
  t: Translate,
): TrayItem[] => [
  ...(start
    ? [{ kind: 'start', presetId, label: t('tray.start', { preset }), enabled } as const]
    : []),
  ...(stop ? [{ kind: 'stop', presetId, label: t(stop, { preset }), enabled } as const] : []),
];

/** Of two thousand presets the menu takes more than a second to build, and no person finds one among them. */
const MOST_PRESETS = 40;

/** What can be stopped first, then the first on the board; in the board's order. */
function shownOf(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= MOST_PRESETS) return entries;
  const toStop = entries.filter(({ stop }) => stop);
  const others = entries.filter(({ stop }) => !stop);
  const shown = new Set([...toStop, ...others].slice(0, MOST_PRESETS));
  return entries.filter((entry) => shown.has(entry));
}

/** What the window says at its top, in few words. */
const journalItems = (problems: AppState['problems'], t: Translate): TrayItem[] => [
  ...(isKnownWhatRuns(problems) ? [] : [{ kind: 'text', label: t('tray.unread') } as const]),
  ...(problems.some(({ code }) => code === 'journal-unavailable')
    ? [{ kind: 'text', label: t('tray.unrecorded') } as const]
    : []),
];

const onAirItem = (count: number, t: Translate): TrayItem[] =>
  count === 0 ? [] : [{ kind: 'on-air', label: t('tray.onAir', { count }) }];
