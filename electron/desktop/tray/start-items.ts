import type { PageAddress } from '#contract/ipc/sections.ts';
import { MAX_PINNED } from '#contract/model/preset.ts';
import { mayRun, type PresetSummary } from '#contract/rules/preset-summary.ts';
import type { Translate } from '../../app/language.ts';
import { startItem } from './preset-items.ts';
import type { TrayItem } from './tray-item.ts';

/** So many lines of a menu can be read; the window has the rest. */
export const MOST_LINES = 30;
/** So many starts the menus of all groups have together: a menu of thousands takes a second to build. */
const MOST_STARTS = 150;

/** Presets on the board that can be started: what runs leaves the lists, and is started again in the window only. */
export const startable = (summaries: readonly PresetSummary[]): PresetSummary[] =>
  summaries.filter((one) => one.preset && !one.preset.archived && !mayRun(one));

/**
 * The starts at the top of the menu: with at most five presets in all every one, else the first five pinned
 * ones of the board. No other takes the place of one that runs: each stands where it stood.
 */
export function topStarts(real: readonly PresetSummary[], t: Translate): TrayItem[] {
  const onBoard = real.filter(({ preset }) => preset && !preset.archived);
  const isSmall = onBoard.length <= MAX_PINNED;
  const top = isSmall ? onBoard : onBoard.filter(({ preset }) => preset?.pinned);
  return startable(top.slice(0, MAX_PINNED)).map((one) => startItem(one, t));
}

/** All starts by group, where the top of the menu does not hold them all. */
export function startMenu(real: readonly PresetSummary[], t: Translate): TrayItem[] {
  const onBoard = real.filter(({ preset }) => preset && !preset.archived);
  const starts = startable(onBoard);
  if (onBoard.length <= MAX_PINNED || starts.length === 0) return [];
  const { groups, others } = grouped(onBoard, starts);
  const items: TrayItem[] = [];
  let shown = 0;
  for (const [label, presets] of groups.slice(0, MOST_LINES)) {
    if (shown >= MOST_STARTS) break;
    const some = presets.slice(0, Math.min(MOST_LINES, MOST_STARTS - shown));
    shown += some.length;
    items.push({ kind: 'menu', label, items: bounded(some, presets.length, t) });
  }
  const room = Math.max(0, Math.min(MOST_LINES - items.length, MOST_STARTS - shown));
  const direct = others.slice(0, room).map((one) => startItem(one, t));
  const inMenus = groups.slice(0, items.length).reduce((sum, [, { length }]) => sum + length, 0);
  const hidden = starts.length - inMenus - direct.length;
  return [
    {
      kind: 'menu',
      label: t('tray.starts'),
      items: [...items, ...direct, ...moreItem(hidden, ['presets'], t)],
    },
  ];
}

function bounded(shown: readonly PresetSummary[], total: number, t: Translate): TrayItem[] {
  return [
    ...shown.map((one) => startItem(one, t)),
    ...moreItem(total - shown.length, ['presets'], t),
  ];
}

/** Leads to the window for what a menu has no room for. */
export const moreItem = (count: number, address: PageAddress, t: Translate): TrayItem[] =>
  count > 0 ? [{ kind: 'place', label: t('tray.more', { count }), address }] : [];

/**
 * What can be started under its headings. A heading stands where its first preset of the board does, running or
 * not: no heading changes its place when something starts.
 */
function grouped(onBoard: readonly PresetSummary[], starts: readonly PresetSummary[]) {
  const groups = new Map<string, PresetSummary[]>(
    onBoard.flatMap(({ preset }) => (preset?.group === undefined ? [] : [[preset.group, []]])),
  );
  const others: PresetSummary[] = [];
  for (const one of starts) {
    const { group } = one.preset ?? {};
    (group === undefined ? others : groups.get(group))?.push(one);
  }
  return { groups: [...groups].filter(([, { length }]) => length > 0), others };
}
