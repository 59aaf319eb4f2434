import type { Recording } from '#contract/model/start.ts';
import { clock } from './local-time.ts';
import { shownName } from './shown-name.ts';
import { list, type Translate, vendorName } from './text.ts';

/** What goes on after the end at which the program was to stop it. */
export const overdueStops = (recordings: readonly Recording[]): Recording[] =>
  recordings.filter(({ plannedStop }) => plannedStop?.trouble !== undefined);

/** What the program is to stop, and no vendor ends by itself; practice ends with the program. */
export const plannedStops = (recordings: readonly Recording[]): Recording[] =>
  recordings.filter(
    ({ plannedStop, practice }) =>
      plannedStop && (!plannedStop.trouble || plannedStop.trouble === 'unsent') && !practice,
  );

/** For each preset and time: at which vendors the program is to stop it; `planned` is not empty. */
export const plannedLines = (planned: readonly Recording[], t: Translate): string[] =>
  shortened(
    grouped(planned).map((some) => t('quit.plannedLine', valuesOf(some, t))),
    t,
  );

/** So many lines are read at a glance; On air has them all. */
const MOST_LINES = 4;

export interface OverdueText {
  readonly title: string;
  /** For each preset and cause: at which vendors, for when it was planned, and why it was not stopped. */
  readonly lines: readonly string[];
}

/** Which recordings were not stopped at their end, and why; `overdue` is not empty. */
export function overdueText(overdue: readonly Recording[], t: Translate): OverdueText {
  const lines = grouped(overdue).map((some) => lineOf(some, t));
  const presets = new Set(overdue.map(({ presetId }) => presetId));
  const preset = shownName(overdue[0]?.presetName ?? '', t);
  return {
    title:
      presets.size === 1
        ? t('overdue.title.one', { preset })
        : t('overdue.title', { count: presets.size }),
    lines: shortened(lines, t),
  };
}

const lineOf = (some: readonly Recording[], t: Translate): string =>
  t('overdue.line', {
    ...valuesOf(some, t),
    why: t(`overdue.why.${some[0]?.plannedStop?.trouble ?? 'failed'}`),
  });

/** Those of one preset, one time and one cause together, the earliest first. */
function grouped(recordings: readonly Recording[]): Recording[][] {
  const groups = new Map<string, Recording[]>();
  for (const one of recordings) {
    const key = JSON.stringify([one.presetId, one.plannedStop]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const at = ([first]: readonly Recording[]) => first?.plannedStop?.at ?? 0;
  return [...groups.values()].sort((a, b) => at(a) - at(b));
}

/** No more lines than are read at a glance; the last one says how many others there are. */
export function shortened(lines: readonly string[], t: Translate): string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), t('native.more', { count: more })] : [...lines];
}

const valuesOf = (some: readonly Recording[], t: Translate) => ({
  preset: shownName(some[0]?.presetName ?? '', t),
  vendors: list([...new Set(some.map(({ vendor }) => vendorName(vendor, t)))], t),
  time: clock(new Date((some[0]?.plannedStop?.at ?? 0) * 1000)),
});
