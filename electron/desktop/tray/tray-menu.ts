import { SHOW_TROUBLE, STOP_ALL } from '#contract/ipc/sections.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import {
  mayRun,
  type PresetSummary,
  summarizePreset,
  troubleFirst,
} from '#contract/rules/preset-summary.ts';
import { momentText, nextOf } from '#contract/rules/schedule-text.ts';
import { takesCommands } from '#contract/rules/takes-commands.ts';
import { isKnownWhatRuns } from '#contract/rules/what-runs.ts';
import { alertsOf } from './alerts.ts';
import {
  type ItemContext,
  runningItem,
  startItem,
  startingItem,
  troubleItem,
} from './preset-items.ts';
import { MOST_LINES, moreItem, startable, startMenu, topStarts } from './start-items.ts';
import { separated, type TrayItem } from './tray-item.ts';
import { vaultItems } from './vault-items.ts';

/** Lines at the top of the menu, separators not counted: what fits beside a panel, with any number of presets. */
export const MOST_TOP_LINES = 20;
/** So many presets with trouble stand at the top; the window has them all. */
const MOST_TROUBLES = 5;

export interface MenuFacts {
  readonly state: AppState;
  readonly summaries: readonly PresetSummary[];
  /** Text of the counts; null where nothing counts. */
  readonly counts: string | null;
}

/**
 * The tray's menu; pure. What starts and what stops never stand on neighbouring lines: every Stop is in the menu
 * of its preset.
 */
export function trayMenu(facts: MenuFacts, context: ItemContext): TrayItem[] {
  const { t } = context;
  const { state, summaries } = facts;
  const real = summaries.filter(({ practice }) => !practice);
  const practice = summaries.filter((one) => one.practice);
  const unknown = unknownIn(state, summaries);
  const head = [
    ...countsItems(facts, context),
    ...alertItems(state, context),
    ...nextStartItems(state, context),
  ];
  const onAir = onAirItems(state, context);
  const recording = recordingMenu(real, unknown.real, { onAir, state }, context);
  const starts = [
    ...topStarts(real, t),
    ...startMenu(real, t),
    ...practiceMenu(
      practice,
      unknown.practice,
      { onAir: recording.length > 0 ? [] : onAir, state },
      context,
    ),
  ];
  const foot: TrayItem[] = [
    ...vaultItems(state.vault, t),
    ...hotkeyItems(state, t),
    ...remoteItems(state, t),
    { kind: 'place', label: t('nav.help'), address: ['help'] },
    { kind: 'open', label: t('tray.open') },
    { kind: 'quit', label: t('tray.quit') },
  ];
  const room = MOST_TOP_LINES - [head, recording, starts, foot].flat().length;
  return separated(head, troubleItems(real, room, context), recording, starts, foot);
}

/** The pause of the hotkeys, where there are any. */
function hotkeyItems({ settings, hotkeys }: AppState, t: ItemContext['t']): TrayItem[] {
  if ((settings.hotkeys ?? []).length === 0) return [];
  return hotkeys.paused
    ? [{ kind: 'resume-hotkeys', label: t('tray.resumeHotkeys') }]
    : [{ kind: 'pause-hotkeys', label: t('tray.pauseHotkeys') }];
}

/** The pause of remote control, where anything takes commands from outside, or would. */
function remoteItems({ control }: AppState, t: ItemContext['t']): TrayItem[] {
  if (control.paused) return [{ kind: 'resume-remote', label: t('tray.resumeRemote') }];
  return takesCommands(control) ? [{ kind: 'pause-remote', label: t('tray.pauseRemote') }] : [];
}

/** How the presets are; leads to those with trouble, where there are any. */
function countsItems({ counts, state, summaries }: MenuFacts, { t }: ItemContext): TrayItem[] {
  if (counts === null)
    return isKnownWhatRuns(state.problems) ? [{ kind: 'text', label: t('tray.ready') }] : [];
  const hasTrouble = summaries.some(({ practice, trouble }) => !practice && trouble !== null);
  const address = hasTrouble ? (['presets', SHOW_TROUBLE] as const) : (['presets'] as const);
  return [{ kind: 'place', label: counts, address }];
}

/** What is the matter with the program itself. */
const alertItems = (state: AppState, { t }: ItemContext): TrayItem[] =>
  alertsOf(state).map(({ line, values, address }) =>
    address
      ? { kind: 'place', label: t(line, values), address }
      : { kind: 'text', label: t(line, values) },
  );

/** The next planned start of all; leads to the agenda. */
function nextStartItems({ schedules }: AppState, { t, now }: ItemContext): TrayItem[] {
  const next = nextOf(schedules);
  if (!next) return [];
  const label = t('tray.nextStart', { name: next.name, time: momentText(next.at, now) });
  return [{ kind: 'place', label, address: ['agenda'] }];
}

function troubleItems(
  real: readonly PresetSummary[],
  room: number,
  context: ItemContext,
): TrayItem[] {
  const { t } = context;
  const troubles = troubleFirst(real.filter(({ trouble }) => trouble !== null));
  const isAll = troubles.length <= Math.min(MOST_TROUBLES, room);
  const shown = isAll ? troubles : troubles.slice(0, Math.min(MOST_TROUBLES, room - 1));
  const more = troubles.length - shown.length;
  return [
    ...shown.map((one) => troubleItem(one, context)),
    ...moreItem(more, ['presets', SHOW_TROUBLE], t),
  ];
}

/** What lists everything that runs, and what stops it after a question; both in the window. */
function onAirItems({ recordings }: AppState, { t }: ItemContext): TrayItem[] {
  const count = recordings.length;
  if (count === 0) return [];
  return [
    { kind: 'place', label: t('tray.onAir', { count }), address: ['on-air'] },
    { kind: 'place', label: t('onAir.stopAll'), address: ['on-air', STOP_ALL] },
  ];
}

/**
 * Where it is not known what runs, each preset may run unknown to us, and has its Stop; not those of the practice
 * server, which ends with the program.
 */
function unknownIn(
  { problems, accounts, presets }: AppState,
  summaries: readonly PresetSummary[],
): { real: Preset[]; practice: Preset[] } {
  if (isKnownWhatRuns(problems)) return { real: [], practice: [] };
  const running = new Set(summaries.filter(mayRun).map(({ presetId }) => presetId));
  const ofServer = new Set(
    accounts.filter(({ protection }) => protection === 'practice').map(({ id }) => id),
  );
  const atPractice = new Set(accounts.filter((one) => one.practice).map(({ id }) => id));
  const unknown = presets.filter(
    ({ id, accountId }) => !running.has(id) && !ofServer.has(accountId),
  );
  return {
    real: unknown.filter(({ accountId }) => !atPractice.has(accountId)),
    practice: unknown.filter(({ accountId }) => atPractice.has(accountId)),
  };
}

interface ListContext {
  /** What the list ends with. */
  readonly onAir: readonly TrayItem[];
  readonly state: AppState;
}

/**
 * Everything real that runs or may run, with its Stop: what a vendor accepted first, then what is to be
 * verified, then, where it is not known what runs, every preset; last, what is being started.
 */
function recordingMenu(
  real: readonly PresetSummary[],
  unknown: readonly Preset[],
  { onAir, state }: ListContext,
  context: ItemContext,
): TrayItem[] {
  const { t } = context;
  const running = real.filter(mayRun);
  const accepted = running.filter(({ is }) => is.accepted);
  const starting = startingIn(real, unknown);
  const total = running.length + unknown.length + starting.length;
  if (total === 0) return [];
  const first = accepted.slice(0, MOST_LINES);
  const second = [...running.filter(({ is }) => !is.accepted), ...summarized(unknown, state)].slice(
    0,
    MOST_LINES - first.length,
  );
  const third = starting.slice(0, MOST_LINES - first.length - second.length);
  const shown = first.length + second.length + third.length;
  const items = separated(
    first.map((one) => runningItem(one, context)),
    second.map((one) => runningItem(one, context)),
    third.map((one) => startingItem(one, context)),
    [...moreItem(total - shown, [onAir.length === 0 ? 'presets' : 'on-air'], t), ...onAir],
  );
  const mayRecord = running.length + unknown.length > 0 ? 'tray.mayRecord' : 'status.sending';
  return [{ kind: 'menu', label: t(accepted.length > 0 ? 'tray.recording' : mayRecord), items }];
}

/** Presets that are being started, and of which nothing runs yet. */
function startingIn(
  presets: readonly PresetSummary[],
  unknown: readonly Preset[],
): PresetSummary[] {
  const listed = new Set(unknown.map(({ id }) => id));
  return presets.filter(
    (one) => one.is.sending && !mayRun(one) && one.trouble === null && !listed.has(one.presetId),
  );
}

/** So many as a menu may show: of thousands the rest needs no summary. */
const summarized = (presets: readonly Preset[], state: AppState): PresetSummary[] =>
  presets.slice(0, MOST_LINES).map((preset) => summarizePreset(preset, state));

/** Practice, apart from what can go on air: what runs there, then what can be started. */
function practiceMenu(
  practice: readonly PresetSummary[],
  unknown: readonly Preset[],
  { onAir, state }: ListContext,
  context: ItemContext,
): TrayItem[] {
  if (practice.length === 0) return [];
  const { t } = context;
  const active = practice.filter((one) => mayRun(one) || one.trouble !== null);
  const starts = startable(practice);
  const lines = [
    ...[...active, ...summarized(unknown, state)].map((one) =>
      one.trouble ? troubleItem(one, context) : runningItem(one, context),
    ),
    ...startingIn(practice, unknown).map((one) => startingItem(one, context)),
  ];
  const shown = lines.slice(0, MOST_LINES);
  const room = MOST_LINES - shown.length;
  const unlisted = unknown.length - Math.min(unknown.length, MOST_LINES);
  const hidden = lines.length - shown.length + unlisted + Math.max(0, starts.length - room);
  const items = separated(
    shown,
    starts.slice(0, room).map((one) => startItem(one, t)),
    [...moreItem(hidden, ['presets'], t), ...onAir],
  );
  return [{ kind: 'menu', label: t('tray.practice'), items }];
}
