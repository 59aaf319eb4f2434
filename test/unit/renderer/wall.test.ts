import { describe, expect, test } from 'vitest';
import { boardLayout } from '#contract/model/board-layout.ts';
import { summarizePresets } from '#contract/rules/preset-summaries.ts';
import { COUNTERS, countPresets, type PresetSummary } from '#contract/rules/preset-summary.ts';
import { NO_FILTERS } from '../../../renderer/presets/board/filters.ts';
import { shownOf } from '../../../renderer/presets/board/shown-order.ts';
import { byStateNow } from '../../../renderer/presets/board/use-by-state.ts';
import {
  COUNTER_FILTERS,
  passesCounters,
} from '../../../renderer/presets/session/counter-filter.ts';
import { nextTrouble } from '../../../renderer/presets/session/next-trouble.ts';
import { fitOf, hyphenated, linesOf } from '../../../renderer/presets/wall/fit.ts';
import { keptModel, tileModel } from '../../../renderer/presets/wall/tile-model.ts';
import { layoutFor } from '../../../renderer/presets/wall/use-area.ts';
import { wallBands } from '../../../renderer/presets/wall/wall-bands.ts';
import {
  BAND_HEIGHT,
  GAP,
  pageOf,
  type WallLayout,
  wallLayout,
} from '../../../renderer/presets/wall/wall-layout.ts';
import { movedBy } from '../../../renderer/presets/wall/wall-moves.ts';
import { keptSummaries } from '../../../renderer/shared/presets/use-summaries.ts';
import { wallSeed } from '../../support/fake-bridge/wall-seeds.ts';

const DESK = { width: 1816, height: 930 };
const one = (count: number) => [{ label: null, count }];
const tilesOf = ({ pages }: WallLayout) =>
  pages.map((rows) =>
    rows.flatMap(({ segments }) =>
      segments.flatMap(({ first, count }) => Array.from({ length: count }, (_, at) => first + at)),
    ),
  );

describe('the layout', () => {
  test.each([
    [8, 4, 2],
    [24, 6, 4],
    [30, 6, 5],
    [48, 8, 6],
  ])('%d presets on a full screen: %d columns, %d rows, one page', (count, columns, rows) => {
    for (const area of [DESK, { width: 1900, height: 990 }]) {
      const layout = wallLayout(one(count), area);
      expect([layout.columns, layout.rows, layout.pages.length]).toEqual([columns, rows, 1]);
    }
  });

  test('one more than a page holds makes pages of equal tiles', () => {
    expect(wallLayout(one(49), DESK).pages).toHaveLength(2);
    const { columns, rows, pages } = wallLayout(one(120), DESK);
    expect([columns, rows, pages.length]).toEqual([8, 5, 3]);
  });

  test('a screen of four times the area holds 120', () => {
    expect(wallLayout(one(120), { width: 3720, height: 2000 }).pages).toHaveLength(1);
  });

  test.each([
    ['the usual window', { width: 1016, height: 560 }],
    ['the smallest window', { width: 616, height: 330 }],
    ['a window at twice its size', { width: 300, height: 150 }],
    ['nothing at all', { width: 0, height: 0 }],
  ])('%s: every preset stands on one page once, and no page overflows', (_, area) => {
    for (const count of [1, 2, 13, 24, 48, 120]) {
      const layout = wallLayout(one(count), area);
      expect(tilesOf(layout).flat()).toEqual(Array.from({ length: count }, (__, at) => at));
      const high = layout.rows * layout.tileHeight + (layout.rows - 1) * GAP;
      const wide = layout.columns * layout.tileWidth + (layout.columns - 1) * GAP;
      if (area.width > 150) expect([high <= area.height, wide <= area.width]).toEqual([true, true]);
    }
  });

  test('a band that fits stands in the row of the one before, and tiles pay for the labels', () => {
    const labels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const layout = wallLayout(
      labels.map((label) => ({ label, count: 3 })),
      DESK,
    );
    const [rows = []] = layout.pages;
    expect(rows.map(({ segments }) => segments.map(({ label }) => label).join(' '))).toEqual([
      'a b',
      'c d',
      'e f',
      'g h',
    ]);
    const high = 4 * layout.tileHeight + 3 * GAP + 4 * BAND_HEIGHT;
    expect([high <= DESK.height, high > DESK.height - 4]).toEqual([true, true]);
  });

  test('a band that goes on over the page says its name again', () => {
    const layout = wallLayout([{ label: 'News', count: 120 }], DESK);
    expect(layout.pages.map(([row]) => row?.segments[0]?.label)).toEqual(['News', 'News', 'News']);
    expect(pageOf(layout, 0)).toBe(0);
    expect(pageOf(layout, 119)).toBe(2);
  });

  test.each([
    ['a full screen', { width: 1436, height: 930, wholeWidth: 1816 }],
    ['the usual window', { width: 636, height: 560, wholeWidth: 1016 }],
  ])('an open side panel moves no tile to another row or page: %s', (_, beside) => {
    for (const count of [13, 24, 48, 120]) {
      const whole = layoutFor(one(count), { ...beside, width: beside.wholeWidth });
      expect(layoutFor(one(count), beside)).toEqual(whole);
    }
  });
});

describe('keys on the wall', () => {
  const layout = wallLayout(one(49), DESK);
  const { columns } = layout;

  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 0, columns],
    ['ArrowUp', columns, 0],
    ['Home', columns + 2, columns],
    ['End', 0, columns - 1],
    ['ArrowRight', 48, 48],
    ['PageDown', 0, columns * layout.rows],
    ['PageUp', 48, 48 - columns * layout.rows],
    ['x', 3, 3],
  ])('%s from %d leads to %d', (key, from, to) => {
    expect(movedBy(key, from, layout)).toBe(to);
  });
});

test.each([
  [null, 12, 'cards'],
  [undefined, 13, 'wall'],
  ['rows', 200, 'rows'],
  ['wall', 1, 'wall'],
] as const)('chosen %s with %d presets: %s', (chosen, count, layout) => {
  expect(boardLayout(chosen, count)).toBe(layout);
});

describe('counters and trouble', () => {
  const { state } = wallSeed(24);
  const all = summarizePresets(state);
  const named = (summaries: readonly PresetSummary[]) => summaries.map(({ name }) => name);

  test('three incomplete, two unknown and one that does not record', () => {
    expect(countPresets(all)).toMatchObject({ incomplete: 3, toVerify: 2, notRecording: 1 });
  });

  test.each(COUNTER_FILTERS)('%s shows as many presets as it counts', (counter) => {
    const shown = all.filter((summary) => passesCounters(summary, [counter]));
    expect(shown).toHaveLength(countPresets(all)[counter]);
    expect(shown.every(({ practice }) => practice === (counter === 'practice'))).toBe(true);
  });

  test('without a counter all are shown, with two those of either', () => {
    expect(all.every((summary) => passesCounters(summary, []))).toBe(true);
    const either = all.filter((each) => passesCounters(each, ['incomplete', 'toVerify']));
    expect(either).toHaveLength(5);
  });

  test('the next trouble is the most severe one, then the others, and round again', () => {
    const order: string[] = [];
    let last: string | null = null;
    for (let step = 0; step < 7; step += 1) {
      const next: PresetSummary | null = nextTrouble(all, last);
      last = next?.presetId ?? null;
      order.push(next?.trouble ?? 'none');
    }
    expect(order).toEqual([
      'notRecording',
      'toVerify',
      'toVerify',
      'incomplete',
      'incomplete',
      'incomplete',
      'notRecording',
    ]);
    expect(nextTrouble(all, 'at rest')?.trouble).toBe('notRecording');
    expect(nextTrouble([], null)).toBeNull();
  });

  test('practice in trouble comes only where nothing real is', () => {
    const practised = all.map((summary) => ({ ...summary, practice: true }));
    expect(nextTrouble(practised, null)?.trouble).toBe('notRecording');
    const mixed = practised.map((each) =>
      each.trouble === 'incomplete' ? { ...each, practice: false } : each,
    );
    expect(nextTrouble(mixed, null)?.trouble).toBe('incomplete');
  });

  test('what is looked for by state is what is shown, and trouble can come first', () => {
    const filters = { ...NO_FILTERS, counters: ['notRecording'] as const };
    const by = byStateNow(all, filters.counters);
    const shown = shownOf(state.presets, state.accounts, filters, by);
    expect(shown.presets.map(({ name }) => name)).toEqual(['Regional window Hangzhou']);
    const first = { passes: () => true, first: ['w7', 'w5'] };
    const ordered = shownOf(state.presets, state.accounts, NO_FILTERS, first);
    expect(ordered.presets.slice(0, 3).map(({ id }) => id)).toEqual(['w7', 'w5', 'w0']);
    expect(ordered.presets).toHaveLength(24);
  });

  test('practice and what is off the board have bands of their own, the last ones', () => {
    const archived = {
      ...state,
      presets: state.presets
        .map((preset) => (preset.id === 'w1' ? { ...preset, archived: true } : preset))
        .filter(({ id }) => id !== 'w8'),
    };
    const summaries = summarizePresets(archived);
    const practice = new Set(summaries.filter((s) => s.practice).map(({ presetId }) => presetId));
    const off = summaries.filter(({ preset }) => preset === null || preset.archived);
    const shown = shownOf(archived.presets, state.accounts, NO_FILTERS);
    const bands = wallBands(shown, practice, off, NO_FILTERS);
    expect(bands.map(({ kind }) => kind)).toEqual(['group', 'practice', 'off-board']);
    expect(named(off)).toEqual(['Morning show', '晚间新闻']);
    expect(bands.at(-1)?.presetIds).toEqual(['w1', 'w8']);
    const filters = { ...NO_FILTERS, query: '晚间' };
    const left = shownOf(archived.presets, state.accounts, filters);
    const found = wallBands(left, practice, off, filters);
    expect(found.at(-1)?.presetIds).toEqual(['w8']);
  });
});

describe('a tile', () => {
  const { state } = wallSeed(24);
  const models = summarizePresets(state).map(tileModel);
  const of = (name: string) => models.find((model) => model.name === name);

  test('names the missing stream, counts, and says which vendor is in trouble', () => {
    expect(of('Evening news')).toMatchObject({
      state: 'partial',
      missing: ['studio0_backup'],
      recording: 11,
      total: 12,
      startable: false,
    });
    expect(of('Evening news')?.chips.map(({ state: own }) => own)).toEqual([
      'rejected',
      'accepted',
      'accepted',
    ]);
  });

  test.each([
    ['Late talk', true],
    ['Weather studio', true],
    ['Morning show', false],
    ['City hall live', false],
    ['Regional window Hangzhou', false],
    ['综艺 直播间', false],
    ['Radio simulcast', false],
  ])('%s is started by Enter: %s', (name, startable) => {
    expect(of(name)?.startable).toBe(startable);
  });

  test('says when an operator settled it, and has no vendors to show at rest', () => {
    expect(of('Radio simulcast')?.verifiedAt).toMatch(/Z$/);
    expect(of('Morning show')?.verifiedAt).toBeNull();
    expect(of('Weather studio')?.chips).toEqual([]);
    expect(of('Radio simulcast')?.chips).toHaveLength(3);
  });

  test('is the same object while it shows the same', () => {
    const summaries = keptSummaries();
    const model = keptModel('w1');
    const before = model(summaries(state));
    const other = { ...state, recordings: [...state.recordings], runs: { ...state.runs } };
    expect(model(summaries(other))).toBe(before);
    const stopped = { ...state, recordings: [] };
    expect(model(summaries(stopped))).not.toBe(before);
    expect(keptModel('gone')(summaries(state))).toBeNull();
  });

  test('a long word makes a name smaller, Chinese breaks anywhere', () => {
    expect(fitOf('Documentary')).toBeLessThan(fitOf('Late talk'));
    expect(fitOf('中超联赛第二十轮客队机位与备用信号')).toBe(fitOf('晚'));
  });

  test.each([
    ['Documentary', 'Docu-men-tary'],
    ['Parliamentary session', 'Par-lia-men-tary session'],
    ['Evening news', 'Evening news'],
    ['体育直播 主信号', '体育直播 主信号'],
    ['studio1_backup_camera', 'studio1_backup_camera'],
  ])('a long word of %s breaks with a hyphen: %s', (name, shown) => {
    expect(hyphenated(name).replaceAll('\u00ad', '-')).toBe(shown);
  });
});

test('every counter has a filter', () => {
  expect(COUNTER_FILTERS).toEqual([...COUNTERS, 'practice']);
});

describe('the ID of a missing stream on its tile', () => {
  test.each([
    ['cam_1', 0, ['cam_1']],
    ['cam_1', 3, ['cam_1 +3']],
    ['studio0_backup', 0, ['studio0_', 'backup']],
    ['studio0_backup', 12, ['studio0_', 'backup +12']],
    ['news-2026-main', 0, ['news-2026-', 'main']],
    ['abcdefghijklmn', 0, ['abcdefghijk', 'lmn']],
    ['a_bcdefghijklmnopqr', 0, ['a_bcdefghij', 'klmnopqr']],
    ['evening_news_camera_12_backup', 0, ['evening_ne…', 'a_12_backup']],
    ['evening_news_camera_12_backup', 3, ['evening_ne…', '2_backup +3']],
  ])('%s with %d more: %j', (id, more, lines) => {
    expect(linesOf(id, more)).toEqual(lines);
  });

  test('no line is longer than its room, and what is not cut is whole', () => {
    for (let length = 1; length < 60; length += 1)
      for (const more of [0, 1, 99]) {
        const id = 'ab_cdef-ghij.'.repeat(5).slice(0, length);
        const lines = linesOf(id, more);
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(11);
        const tail = more > 0 ? ` +${more}` : '';
        expect(lines.join('').endsWith(tail)).toBe(true);
        if (!lines.join('').includes('…')) expect(lines.join('')).toBe(id + tail);
      }
  });
});
