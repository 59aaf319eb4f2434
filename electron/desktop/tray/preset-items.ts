import { type PageAddress, SHOW_PRESET } from '#contract/ipc/sections.ts';
import { isUnderWay } from '#contract/model/run.ts';
import { counterSign } from '#contract/rules/counter-signs.ts';
import { mayRun, type PresetSummary } from '#contract/rules/preset-summary.ts';
import type { CodesOfVendors } from '#contract/rules/row-codes.ts';
import type { Translate } from '../../app/language.ts';
import type { TrayItem } from './tray-item.ts';
import { causeText, lineName, timeText, troubleText } from './tray-text.ts';

/** What entries for presets are made of besides the presets themselves. */
export interface ItemContext {
  readonly t: Translate;
  readonly now: Date;
  /** Names that presets have now: a deleted preset of the same name is told apart from those. */
  readonly names: ReadonlySet<string>;
  /** What the codes of each vendor mean. */
  readonly vendors: CodesOfVendors;
}

/** Longest line that says why, in characters: a menu is as wide as its longest line. */
const LONGEST_CAUSE = 110;

export const startItem = (
  { presetId, name, run }: Pick<PresetSummary, 'presetId' | 'name' | 'run'>,
  t: Translate,
): TrayItem => ({
  kind: 'start',
  presetId,
  label: t('tray.start', { preset: name }),
  enabled: !isUnderWay(run),
});

function stopItem(
  { presetId, name, preset, run }: PresetSummary,
  { names, t }: ItemContext,
): TrayItem {
  const key = preset === null && names.has(name) ? 'tray.stopDeleted' : 'tray.stop';
  return { kind: 'stop', presetId, label: t(key, { preset: name }), enabled: !isUnderWay(run) };
}

const detailsItem = ({ presetId, preset }: PresetSummary, t: Translate): TrayItem => {
  // What no card shows is listed with all that runs.
  const isOnBoard = preset !== null && !preset.archived;
  const address: PageAddress = isOnBoard ? ['presets', SHOW_PRESET, presetId] : ['on-air'];
  return { kind: 'place', label: t('tray.details'), address };
};

/** Starts what is lacking: all of it where nothing runs, else the missing streams. Nothing where a stop is open. */
function remedyItems(summary: PresetSummary, t: Translate): TrayItem[] {
  const { presetId, preset, trouble, run, notRecorded } = summary;
  if (preset === null || preset.archived || notRecorded.length === 0) return [];
  if (trouble === 'notRecording') return [startItem(summary, t)];
  if (trouble !== 'incomplete' || run?.action === 'StopCDNRecord') return [];
  return [
    { kind: 'retry', presetId, label: t('question.start.onlyMissing'), enabled: !isUnderWay(run) },
  ];
}

/** Why something of it does not record, as the tooltip says it. */
function causeItems({ run }: PresetSummary, { t, vendors }: ItemContext): TrayItem[] {
  const cause = run ? causeText(run, vendors, t) : null;
  if (cause === null) return [];
  const label = cause.length > LONGEST_CAUSE ? `${cause.slice(0, LONGEST_CAUSE)}…` : cause;
  return [{ kind: 'text', label }];
}

/** A preset with trouble: what is the matter, and in its menu what can be done. */
export function troubleItem(summary: PresetSummary, context: ItemContext): TrayItem {
  const { t } = context;
  const { trouble } = summary;
  const sign = counterSign(trouble ?? 'accepted');
  const label = t('tray.line', {
    sign,
    preset: lineName(summary, t),
    text: troubleText(summary, t),
  });
  // The details stand between what starts and what stops: neither is one line away from the other.
  const verbs = [
    ...causeItems(summary, context),
    ...remedyItems(summary, t),
    detailsItem(summary, t),
    ...(mayRun(summary) ? [stopItem(summary, context)] : []),
  ];
  return { kind: 'menu', label, items: verbs };
}

/** A preset of which something runs or may run: for how long, and in its menu its Stop. */
export function runningItem(summary: PresetSummary, context: ItemContext): TrayItem {
  const { t, now } = context;
  const { trouble, is } = summary;
  const time = is.accepted ? timeText(summary, now, t) : null;
  const state = is.sending ? underWayText(summary, t) : time;
  const text = state ?? (trouble ? troubleText(summary, t) : t('tray.mayRun'));
  const sign = counterSign(trouble ?? (is.accepted ? 'accepted' : 'toVerify'));
  return {
    kind: 'menu',
    label: t('tray.line', { sign, preset: lineName(summary, t), text }),
    items: [stopItem(summary, context), detailsItem(summary, t)],
  };
}

/** A preset that is being started, and of which nothing runs yet: there is nothing to stop. */
export const startingItem = (summary: PresetSummary, { t }: ItemContext): TrayItem => ({
  kind: 'menu',
  label: t('tray.line', {
    sign: counterSign('sending'),
    preset: lineName(summary, t),
    text: underWayText(summary, t),
  }),
  items: [detailsItem(summary, t)],
});

const underWayText = ({ run }: PresetSummary, t: Translate): string =>
  t(run?.action === 'StopCDNRecord' ? 'tray.stopping' : 'tray.starting');
