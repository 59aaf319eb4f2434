import type { PresetSummary } from '#contract/rules/preset-summary.ts';
import type { Filters } from '../board/filters.ts';
import { isSearching } from '../board/filters.ts';
import type { Shown } from '../board/shown-order.ts';
import { passesCounters } from '../session/counter-filter.ts';

/** Presets that stand together on the wall. */
export interface WallBand {
  /** `group`: under the operator's own heading, or under none; what the others are called is a text. */
  readonly kind: 'trouble' | 'group' | 'practice' | 'off-board';
  readonly name: string | null;
  readonly presetIds: readonly string[];
}

/**
 * The bands of the wall: the operator's groups, then practice, then what runs without being on the board.
 *
 * @param offBoard archived and deleted presets of which something runs or may run.
 */
export function wallBands(
  { groups, archived }: Shown,
  practice: ReadonlySet<string>,
  offBoard: readonly PresetSummary[],
  filters: Filters,
): WallBand[] {
  const own = groups.map(({ name, presets, first }): WallBand => {
    const ids = presets.map(({ id }) => id).filter((id) => !practice.has(id));
    return { kind: first ? 'trouble' : 'group', name, presetIds: ids };
  });
  const all = groups.flatMap(({ presets }) => presets.map(({ id }) => id));
  const found = new Set(archived.map(({ id }) => id));
  const left = offBoard.filter(
    (one) =>
      passesCounters(one, filters.counters) &&
      (!isSearching(filters) || found.has(one.presetId) || isNamed(one, filters)),
  );
  const bands: WallBand[] = [
    ...own,
    { kind: 'practice', name: null, presetIds: all.filter((id) => practice.has(id)) },
    { kind: 'off-board', name: null, presetIds: left.map(({ presetId }) => presetId) },
  ];
  return bands.filter(({ presetIds }) => presetIds.length > 0);
}

/** A deleted preset is found by its name alone. */
const isNamed = ({ preset, name }: PresetSummary, { query }: Filters): boolean =>
  preset === null && query.trim() !== '' && name.toLowerCase().includes(query.trim().toLowerCase());
