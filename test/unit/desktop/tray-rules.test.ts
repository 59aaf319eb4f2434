import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import { MAX_PINNED } from '#contract/model/preset.ts';
import { summarizePresets } from '#contract/rules/preset-summaries.ts';
import { countPresets, mayRun } from '#contract/rules/preset-summary.ts';
import { translatorFor } from '../../../electron/app/language.ts';
import { MOST_LINES } from '../../../electron/desktop/tray/start-items.ts';
import type { TrayItem } from '../../../electron/desktop/tray/tray-item.ts';
import { MOST_TOP_LINES } from '../../../electron/desktop/tray/tray-menu.ts';
import { trayView } from '../../../electron/desktop/tray/tray-view.ts';
import { MOMENT } from '../../support/runs.ts';
import { flattenItems, labelOf } from '../../support/tray-items.ts';
import { STATION_STATES, trayStation } from '../../support/tray-stations.ts';

const t = translatorFor('en');
const COUNTS = [0, 3, 8, 30, 120];
const CELLS = COUNTS.flatMap((count) => STATION_STATES.map((state) => [count, state] as const));

type Menu = Extract<TrayItem, { kind: 'menu' }>;
const isMenu = (item: TrayItem): item is Menu => item.kind === 'menu';
const lines = (items: readonly TrayItem[]) => items.filter(({ kind }) => kind !== 'separator');
/** The menu itself and every menu within it. */
const menusIn = (items: readonly TrayItem[]): (readonly TrayItem[])[] => [
  items,
  ...items.filter(isMenu).flatMap((menu) => menusIn(menu.items)),
];
const menuOf = (items: readonly TrayItem[], label: string): readonly TrayItem[] =>
  items.filter(isMenu).find((menu) => menu.label === label)?.items ?? [];
const idsOf = (items: readonly TrayItem[], kind: 'start' | 'stop') =>
  new Set(flattenItems(items).flatMap((item) => (item.kind === kind ? [item.presetId] : [])));
/** How many "n more…" lines of these menus say that the window has besides. */
const hiddenIn = (items: readonly TrayItem[]) =>
  flattenItems(items)
    .map((item) => Number(/^(\d+) more…$/.exec(labelOf(item))?.[1] ?? 0))
    .reduce((sum, count) => sum + count, 0);

function lookAt(state: AppState) {
  const summaries = summarizePresets(state);
  const real = summaries.filter(({ practice }) => !practice);
  return { ...trayView(state, t, new Date(MOMENT)), summaries, real };
}

describe.each(CELLS)('%i presets, %s', (count, situation) => {
  const state = trayStation(count, situation);
  const { items, icon, tooltip, title, summaries, real } = lookAt(state);
  const running = real.filter(mayRun);
  const starts = real.filter((one) => one.preset && !one.preset.archived && !mayRun(one));

  test('at most 20 lines at the top, and none of the menus within is endless', () => {
    expect(lines(items).length).toBeLessThanOrEqual(MOST_TOP_LINES);
    for (const menu of menusIn(items)) expect(lines(menu).length).toBeLessThanOrEqual(33);
  });

  test('separators stand between lines only', () => {
    for (const menu of menusIn(items)) {
      const kinds = ['separator', ...menu.map(({ kind }) => kind), 'separator'];
      const twice = kinds.filter((kind, at) => kind === 'separator' && kinds[at + 1] === kind);
      expect(twice).toEqual([]);
    }
  });

  test('what starts and what stops are never neighbours', () => {
    for (const menu of menusIn(items)) {
      const kinds = lines(menu).map(({ kind }) => (kind === 'retry' ? 'start' : kind));
      const pairs = kinds.map((kind, at) => `${kind} ${kinds[at + 1]}`);
      expect(pairs).not.toContain('start stop');
      expect(pairs).not.toContain('stop start');
    }
  });

  test('what starts is labelled Start, what stops Stop, with the preset', () => {
    const names = new Map(summaries.map(({ presetId, name }) => [presetId, name]));
    for (const preset of state.presets) names.set(preset.id, preset.name);
    for (const item of flattenItems(items)) {
      if (item.kind === 'start') expect(item.label).toBe(`Start ${names.get(item.presetId)}`);
      if (item.kind === 'stop')
        expect(item.label.replace(' (deleted)', '')).toBe(`Stop ${names.get(item.presetId)}`);
      if (item.kind === 'retry') expect(item.label).toBe('Retry missing');
    }
  });

  test('a running preset is in no start list; the others are, or the window is said to have them', () => {
    const offered = idsOf(items, 'start');
    expect(summaries.filter((one) => mayRun(one) && offered.has(one.presetId))).toEqual([]);
    const menu = menuOf(items, 'Start');
    const inLists = count <= MAX_PINNED ? idsOf(items, 'start') : idsOf(menu, 'start');
    const shown = starts.filter(({ presetId }) => inLists.has(presetId)).length;
    expect(shown + hiddenIn(menu)).toBe(starts.length);
    expect(idsOf(menuOf(items, 'Practice'), 'start')).toEqual(
      new Set(['Rehearsal 1', 'Rehearsal 2']),
    );
  });

  test('at the top stand at most five starts: pinned ones, or all where there are so few', () => {
    const top = items.flatMap((item) => (item.kind === 'start' ? [item.presetId] : []));
    expect(top.length).toBeLessThanOrEqual(MAX_PINNED);
    const pinned = new Set(state.presets.filter(({ pinned }) => pinned).map(({ id }) => id));
    if (count > MAX_PINNED) expect(top.filter((id) => !pinned.has(id))).toEqual([]);
    else expect(new Set(top)).toEqual(new Set(starts.map(({ presetId }) => presetId)));
  });

  test('everything that runs or may run has its Stop, or the window is said to have it', () => {
    const menu = menuOf(items, 'Recording').length > 0 ? 'Recording' : 'May be recording';
    const stops = idsOf(menuOf(items, menu), 'stop');
    const shown = running.filter(({ presetId }) => stops.has(presetId)).length;
    if (running.length <= MOST_LINES) expect(shown).toBe(running.length);
    else expect(shown + hiddenIn(menuOf(items, menu))).toBeGreaterThanOrEqual(running.length);
  });

  test('where it is not known what runs, every preset has its Stop', () => {
    if (situation !== 'unread') return;
    const all = state.presets.filter(({ accountId }) => accountId !== 'practice').length + 1;
    const menu = menuOf(items, 'Recording');
    expect(idsOf(menu, 'stop').size + hiddenIn(menu)).toBe(all);
    expect(items.map(labelOf)).toContain('Recording state unknown: see the window');
  });

  test('the first line has the counts, or that all is ready; trouble comes next, at most five of it', () => {
    const counts = countPresets(real);
    const [first] = items;
    const isQuiet = Object.values(counts).every((number) => number === 0);
    if (isQuiet && situation !== 'unread')
      expect(first).toEqual({ kind: 'text', label: 'Nothing is recording' });
    if (counts.accepted > 0)
      expect(labelOf(first as TrayItem)).toContain(`● ${counts.accepted} accepted`);
    const troubles = items.filter((item) => isMenu(item) && /^[◐?✕] /.test(item.label));
    const expected = real.filter(({ trouble }) => trouble !== null).length;
    expect(troubles.length).toBeLessThanOrEqual(5);
    expect(troubles.length + hiddenIn(lines(items).filter((item) => !isMenu(item)))).toBe(expected);
    const ranks = troubles.map((item) => '✕?◐'.indexOf(labelOf(item).charAt(0)));
    expect(ranks).toEqual([...ranks].sort());
  });

  test('no unknown outcome and no trouble hides what records: icon, tooltip and title', () => {
    const isAccepted = state.recordings.some(
      ({ practice, certainty }) => !practice && certainty !== 'uncertain',
    );
    expect(icon.startsWith('accepted')).toBe(isAccepted);
    expect(/^● \d+ accepted/m.test(tooltip)).toBe(isAccepted);
    expect(title.startsWith('● ')).toBe(isAccepted);
    expect(title).toMatch(/CDN Recorder$/);
  });
});
