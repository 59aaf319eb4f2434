import type { Preset } from '#contract/model/preset.ts';
import type { PresetGroup } from './shown-order.ts';

export type Side = 'before' | 'after';

/** The ids with one of them put beside another; as they were where there is nothing to do. */
export function placedBeside(
  ids: readonly string[],
  id: string,
  beside: string,
  side: Side,
): string[] {
  if (id === beside || !ids.includes(id)) return [...ids];
  const others = ids.filter((other) => other !== id);
  const at = others.indexOf(beside);
  if (at === -1) return [...ids];
  return others.toSpliced(side === 'before' ? at : at + 1, 0, id);
}

/** Where a step up or down leads among those that are shown; null at either end. */
export function stepFrom(
  shown: readonly Pick<Preset, 'id'>[],
  id: string,
  by: -1 | 1,
): { readonly beside: string; readonly side: Side; readonly place: number } | null {
  const at = shown.findIndex((preset) => preset.id === id);
  const beside = shown[at + by];
  if (at === -1 || !beside) return null;
  return { beside: beside.id, side: by === -1 ? 'before' : 'after', place: at + by + 1 };
}

/** All ids with a whole group one heading further up or down; null where it cannot go there. */
export function groupMoved(
  presets: readonly Preset[],
  groups: readonly PresetGroup[],
  name: string,
  by: -1 | 1,
): string[] | null {
  // Those under no heading stand last whatever their order.
  const named = groups.filter((group) => group.name !== null);
  const at = named.findIndex((group) => group.name === name);
  const [own, other] = [named[at], named[at + by]];
  if (!own || !other) return null;
  const order = named.toSpliced(at, 1).toSpliced(at + by, 0, own);
  const moved = order.flatMap((group) => group.presets.map(({ id }) => id));
  return [...moved, ...presets.map(({ id }) => id).filter((id) => !moved.includes(id))];
}
